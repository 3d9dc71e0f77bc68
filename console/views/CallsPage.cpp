// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallsPage.h"

#include "Buttons.h"
#include "CallStateDelegate.h"
#include "CallTimeline.h"
#include "ChipRow.h"
#include "Dock.h"
#include "HoldRing.h"
#include "KeyValueList.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateLooks.h"
#include "TwoLineDelegate.h"

#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;
using Column = CallModel::Column;

constexpr auto pushesAreShownAfter = 250ms; ///< all that came meanwhile at once: the whole log is looked through

PageWords words()
{
    PageWords words;
    words.title = CallsPage::tr("Calls");
    words.rows = CallsPage::tr("Calls in progress");
    words.details = CallsPage::tr("Call details");
    words.searchHint = CallsPage::tr("Number or name");
    words.searchWidth = 176;
    words.emptyIcon = Icon::Handset;
    words.emptyTitle = CallsPage::tr("No calls right now");
    words.emptyHelp = CallsPage::tr("Calls show up here as they come in, held ones first.");
    words.loading = CallsPage::tr("Loading calls…");
    words.loadFailed = CallsPage::tr("Could not load the calls");
    words.noMatch = CallsPage::tr("No call matches “%1”");
    words.noMatchHelp = CallsPage::tr("Search looks at numbers, names and Call-ID.");
    return words;
}

bool isHeld(const QModelIndex &index)
{
    return static_cast<CallState>(index.data(StateRole).toInt()) == CallState::Held;
}

QString afterHoldSentence(const Call &call)
{
    if (call.afterHold == QLatin1String("redirect"))
        return CallsPage::tr("The call is forwarded when time runs out");
    if (call.afterHold == QLatin1String("voicemail"))
        return CallsPage::tr("Voicemail answers when time runs out");
    return CallsPage::tr("The caller hears “unavailable” when time runs out");
}

QString heading(const Call &call)
{
    const QString callee = call.calleeName.isEmpty() ? call.callee : call.calleeName;
    switch (call.state) {
    case CallState::Held:
        return CallsPage::tr("Held for %1").arg(callee);
    case CallState::Ringing:
        return CallsPage::tr("Ringing %1").arg(callee);
    case CallState::Answered:
        return CallsPage::tr("Call with %1").arg(callee);
    case CallState::Ended:
        return CallsPage::tr("Call to %1").arg(callee);
    }
    return callee;
}

QString transferText(const Call &call)
{
    if (!call.transferTo)
        return dash();
    switch (call.transferState.value_or(TransferState::Trying)) {
    case TransferState::Trying:
        return CallsPage::tr("To %1, which is being called").arg(*call.transferTo);
    case TransferState::Answered:
        return CallsPage::tr("To %1, which answered").arg(*call.transferTo);
    case TransferState::Failed:
        break;
    }
    return call.transferCode ? CallsPage::tr("To %1 failed, SIP %2").arg(*call.transferTo).arg(*call.transferCode)
                             : CallsPage::tr("To %1 failed").arg(*call.transferTo);
}

QString millisecondsText(const std::optional<qint64> &value)
{
    return value ? secondsText(std::chrono::milliseconds(*value)) : dash();
}

} // namespace

CallsPage::CallsPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<CallFilterProxy>(), words(), parent), m_models(models), m_client(client)
{
    proxy().setSourceModel(&models.calls);
    addToHeader(&searchField());
    addActions();
    addColumns();
    addFilters();
    addDock();
    connect(&models.calls, &LiveTable::countsChanged, this, &CallsPage::showCounts);
    // What a push came to belongs to the timeline of its call.
    m_pushesChanged.setSingleShot(true);
    connect(&m_pushesChanged, &QTimer::timeout, this, [this] {
        if (isVisible() && isDockOpen() && table().current().isValid())
            showCurrent(table().current());
    });
    const auto later = [this] {
        if (!m_pushesChanged.isActive())
            m_pushesChanged.start(pushesAreShownAfter);
    };
    connect(&models.pushLog, &QAbstractItemModel::rowsInserted, this, later);
    connect(&models.pushLog, &QAbstractItemModel::dataChanged, this, later);
    connect(&models.pushLog, &QAbstractItemModel::modelReset, this, later);
    showCounts();
    begin();
}

void CallsPage::addColumns()
{
    RowTable &rows = table();
    const auto twoLines = [&](Icon icon = Icon::None) {
        return new TwoLineDelegate(look(), rows.cursor(), &rows, DetailRole, icon);
    };
    rows.setRowHeight(50, 2);
    rows.setHideOrder({Column::Since, Column::Wake});
    rows.setColumn(Column::State,
                   new CallStateDelegate(look(), rows.cursor(), &rows, {DetailRole, ProgressRole, SecondsLeftRole},
                                         callLook, isHeld),
                   {tr("Expiring"), tr("Then unavailable")});
    rows.setColumn(Column::From, twoLines(Icon::Incoming), {QStringLiteral("+44 20 7946 0911")});
    rows.setColumn(Column::To, twoLines(), {});
    rows.setColumn(Column::Wake, twoLines(), {tr("2 pushes, %1 accepted").arg(2), tr("Registered after 1.38 s")});
    rows.setColumn(Column::Since, twoLines(), {QStringLiteral("1:04:12"), tr("at %1").arg(QStringLiteral("14:32:07"))});
    rows.setStretch(Column::To, 132);
}

void CallsPage::addFilters()
{
    QButtonGroup *group = chips().addGroup(tr("State"));
    m_all = chips().addChip(group, -1, tr("All"));
    for (const CallState state : {CallState::Held, CallState::Ringing, CallState::Answered}) {
        const StateLook state_ = lookOf(state, false);
        m_stateChips.insert(static_cast<int>(state),
                            chips().addChip(group, static_cast<int>(state), state_.word, state_.icon, state_.tone));
    }
    connect(group, &QButtonGroup::idClicked, this,
            [this](int id) { proxy().setStateFilter(id < 0 ? std::nullopt : std::optional(id)); });
}

void CallsPage::addDock()
{
    auto *extension = new ActionButton(look(), ActionButton::Kind::Plain, tr("Extension"), &dock(), Icon::Extensions);
    extension->setToolTip(tr("Show the called number on the Extensions page"));
    connect(extension, &QPushButton::clicked, this, [this] {
        if (table().current().isValid())
            Q_EMIT extensionWanted(table().current().data(ValueRole).value<Call>().callee);
    });
    m_pushes = new ActionButton(look(), ActionButton::Kind::Plain, tr("Pushes"), &dock(), Icon::Push);
    m_pushes->setToolTip(tr("Show this call in the push log"));
    connect(m_pushes, &QPushButton::clicked, this, [this] { Q_EMIT pushesWanted(table().currentKey()); });
    dock().addAction(extension);
    dock().addAction(m_pushes);

    m_ringBox = new QWidget(&dock());
    auto *ring = new QVBoxLayout(m_ringBox);
    ring->setContentsMargins(0, 0, 0, 6);
    ring->setSpacing(10);
    m_ring = new HoldRing(look(), m_ringBox);
    m_afterHold = new Label(look(), TextStyle::Body, {}, m_ringBox, Ink::Secondary);
    m_afterHold->wrap(Qt::AlignHCenter);
    ring->addWidget(m_ring, 0, Qt::AlignHCenter);
    ring->addWidget(m_afterHold);

    m_timeline = new Timeline(look(), &dock());
    m_values = new KeyValueList(look(), &dock());
    QVBoxLayout *body = dock().body();
    body->addWidget(m_ringBox);
    body->addWidget(new SectionHeading(look(), tr("Timeline"), &dock()));
    body->addWidget(m_timeline);
    body->addWidget(new SectionHeading(look(), tr("Call"), &dock()));
    body->addWidget(m_values);
    body->addStretch();
}

void CallsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_pushesChanged.start(0ms); // nobody looked for pushes while it was hidden
}

QString CallsPage::liveSubtitle() const
{
    return tr("%1 active").arg(m_models.calls.activeCount());
}

void CallsPage::showCounts()
{
    m_all->setCount(m_models.calls.activeCount());
    for (auto it = m_stateChips.cbegin(); it != m_stateChips.cend(); ++it)
        it.value()->setCount(m_models.calls.count(static_cast<CallState>(it.key())));
    showSubtitle();
}

void CallsPage::showRing(const QModelIndex &index)
{
    const auto call = index.data(ValueRole).value<Call>();
    const QModelIndex cell = index.siblingAtColumn(Column::State);
    const QVariant share = cell.data(ProgressRole);
    const QVariant seconds = cell.data(SecondsLeftRole);
    m_ringBox->setVisible(call.state == CallState::Held);
    const QString of = call.holdMs ? tr("of %1 s").arg(*call.holdMs / 1000) : QString();
    m_ring->show(share.isValid() ? std::optional(share.toReal()) : std::nullopt,
                 seconds.isValid() ? std::optional(seconds.toInt()) : std::nullopt, of,
                 index.data(CallModel::ExpiringRole).toBool());
    m_afterHold->setText(afterHoldSentence(call));
}

void CallsPage::showCurrent(const QModelIndex &index)
{
    const auto call = index.data(ValueRole).value<Call>();
    const QString from = call.callerName.isEmpty() ? call.caller : tr("%1, %2").arg(call.caller, call.callerName);
    dock().setHeading(heading(call), tr("From %1").arg(from));
    dock().setState(call.state == CallState::Held ? StateLook() : callLook(index));
    showRing(index);

    QList<PushLogEntry> pushes;
    for (int row = 0; row < m_models.pushLog.rowCount(); ++row) {
        if (m_models.pushLog.at(row).callId == call.callId)
            pushes.append(m_models.pushLog.at(row));
    }
    m_pushes->setEnabled(!pushes.isEmpty());
    m_timeline->show(callTimeline(call, pushes, m_models.calls.now(), isStale()));
    QList<KeyValueList::Entry> entries{
        {tr("Call-ID"), call.callId, TextStyle::Mono, Qt::ElideMiddle},
        {tr("Called"), call.callee},
        {tr("Kind"), call.video ? tr("Video") : tr("Audio")},
        {tr("Pushes"), tr("%1 sent, %2 accepted").arg(call.pushesSent).arg(call.pushesAccepted)},
        {tr("First push"), millisecondsText(call.firstPushMs)},
        {tr("REGISTER"), millisecondsText(call.registeredMs)}};
    if (call.transferTo)
        entries.append({tr("Transfer"), transferText(call)});
    m_values->show(entries);
}

} // namespace wakeline
