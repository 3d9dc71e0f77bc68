// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogPage.h"

#include "Buttons.h"
#include "ChipRow.h"
#include "Dock.h"
#include "Label.h"
#include "LatencyDelegate.h"
#include "PushLogDock.h"
#include "PushLogSearch.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "StateLooks.h"
#include "TextDelegate.h"

#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using Column = PushLogModel::Column;

PageWords words()
{
    PageWords words;
    words.title = PushLogPage::tr("Push log");
    words.rows = PushLogPage::tr("Pushes, newest first");
    words.details = PushLogPage::tr("Push details");
    words.searchHint = PushLogPage::tr("ext:207 is:failed");
    words.searchWidth = 180;
    words.emptyIcon = Icon::Push;
    words.emptyTitle = PushLogPage::tr("No pushes yet");
    words.emptyHelp = PushLogPage::tr("Every push to a phone is listed here with what became of it.");
    words.loading = PushLogPage::tr("Loading the push log…");
    words.loadFailed = PushLogPage::tr("Could not load the push log");
    words.noMatch = PushLogPage::tr("No push matches “%1”");
    words.noMatchHelp = PushLogPage::tr(
        "Try ext:207, is:failed, provider:apns, call:<Call-ID>, reason:Unregistered, after:14:30 or after:2h.");
    return words;
}

/// How far the log was looked through; empty: it is not searched.
QString searchText(const PushLogSearch &search)
{
    switch (search.state()) {
    case PushLogSearch::State::Idle:
        return {};
    case PushLogSearch::State::OnlyNewest:
        return PushLogPage::tr("Among the latest only. With ext:, provider:, call:, event:, after: or before: the "
                               "whole log is searched.");
    case PushLogSearch::State::Searching:
        return PushLogPage::tr("Searching older pushes…");
    case PushLogSearch::State::Done:
        return search.isCut() ? PushLogPage::tr("Of the older pushes only the newest %1 were searched. Narrow it down "
                                                "with after: and before:.")
                                    .arg(PushLogSearch::most)
                              : PushLogPage::tr("The whole log was searched.");
    case PushLogSearch::State::Failed:
        return PushLogPage::tr("Older pushes could not be searched. %1").arg(search.problem());
    }
    return {};
}

std::optional<Tone> wakeTone(const QModelIndex &index)
{
    const auto result = static_cast<PushResult>(index.data(StateRole).toInt());
    return result == PushResult::Slow ? std::optional(Tone::Alert) : std::nullopt;
}

} // namespace

PushLogPage::PushLogPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<PushLogFilterProxy>(), words(), parent), m_models(models), m_client(client)
{
    proxy().setSourceModel(&models.pushLog);
    addFollow();
    addToHeader(&searchField());
    addColumns();
    addFilters();
    addHistogram();
    addDock();
    connect(&models.pushLog, &LiveTable::countsChanged, this, &PushLogPage::showCounts);
    connect(&proxy(), &LiveFilterProxy::filterChanged, this, &PushLogPage::onQuery);
    onTableKey(QKeySequence(Qt::Key_L), [this] { m_follow->toggle(); });
    onTableKey(QKeySequence(Qt::Key_T), [this] { m_dockParts->test(); });
    showCounts();
    begin();
    setFollowing(true);
}

PushLogFilterProxy &PushLogPage::log() const
{
    return static_cast<PushLogFilterProxy &>(proxy());
}

void PushLogPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank, TextDelegate::MarkOf mark = {}) {
        return new TextDelegate(look(), rows.cursor(), &rows, rank, std::move(mark));
    };
    rows.setRowHeight(30, 1);
    rows.setArrivalColumn(Column::Time);
    rows.setHideOrder({Column::Latency, Column::Device, Column::Provider});
    rows.setColumn(Column::Time, text(TextDelegate::Rank::Mono),
                   QStringList{QStringLiteral("14:31:56.353")} + otherDaySamples());
    rows.setColumn(Column::Extension, text(TextDelegate::Rank::Strong), {QStringLiteral("1000")});
    rows.setColumn(Column::Device,
                   text(TextDelegate::Rank::Plain,
                        [](const QModelIndex &) {
                            return TextDelegate::Mark{Icon::Mobile, {}, false};
                        }),
                   {QStringLiteral("Wakeline iPhone 15")});
    rows.setColumn(Column::Provider, text(TextDelegate::Rank::Quiet), {providerText(PushProviderName::Apns)});
    rows.setColumn(Column::Result, new StateDelegate(look(), rows.cursor(), &rows, pushLook),
                   {stateText(PushResult::Waiting), stateText(PushResult::Woke), stateText(PushResult::Slow),
                    stateText(PushResult::NotWoken), stateText(PushResult::Sent), stateText(PushResult::Failed)});
    rows.setColumn(Column::WakeTime, new LatencyDelegate(look(), rows.cursor(), &rows, ProgressRole, wakeTone),
                   {QStringLiteral("12.38 s")});
    rows.setColumn(Column::Latency, text(TextDelegate::Rank::Plain), {QStringLiteral("0.38 s")});
    rows.setColumn(Column::Reason, text(TextDelegate::Rank::Quiet), {});
    rows.setStretch(Column::Reason, 132);
}

void PushLogPage::addFilters()
{
    QButtonGroup *results = chips().addGroup(tr("Result"));
    m_all = chips().addChip(results, -1, tr("All"));
    for (const PushResult result : {PushResult::Woke, PushResult::Slow, PushResult::NotWoken, PushResult::Failed}) {
        const StateLook look = lookOf(result);
        m_resultChips.insert(static_cast<int>(result),
                             chips().addChip(results, static_cast<int>(result), look.word, look.icon, look.tone));
    }
    connect(results, &QButtonGroup::idClicked, this,
            [this](int id) { proxy().setStateFilter(id < 0 ? std::nullopt : std::optional(id)); });

    QButtonGroup *providers = chips().addGroup(tr("Provider"));
    for (const PushProviderName provider : {PushProviderName::Apns, PushProviderName::Fcm})
        m_providerChips.insert(static_cast<int>(provider),
                               chips().addChip(providers, static_cast<int>(provider), providerText(provider)));
    chips().makeOptional(providers);
    connect(providers, &QButtonGroup::idClicked, this, [this, providers](int id) {
        const bool chosen = providers->button(id)->isChecked();
        log().setProviderFilter(chosen ? std::optional(static_cast<PushProviderName>(id)) : std::nullopt);
        updateBoard();
    });

    auto *hint = new QWidget(this);
    auto *lines = new QVBoxLayout(hint);
    lines->setContentsMargins(look().scaled(20), 0, look().scaled(20), 8);
    lines->setSpacing(2);
    m_problems = new Label(look(), TextStyle::Caption, {}, hint, Ink::Alert);
    m_searched = new Label(look(), TextStyle::Caption, {}, hint, Ink::Hint);
    for (Label *line : {m_problems, m_searched}) {
        line->setElidable(true);
        lines->addWidget(line);
    }
    addBelowFilters(hint);
    m_search = new PushLogSearch(m_client, m_models.pushLog, this);
    connect(m_search, &PushLogSearch::changed, this, &PushLogPage::showSearch);
    showSearch();
}

void PushLogPage::addFollow()
{
    m_follow = new SwitchButton(look(), tr("Follow"), this);
    m_follow->setToolTip(tr("Keep the newest push in view (L)"));
    m_follow->setChecked(true);
    addToHeader(m_follow);
    m_newButton = new ActionButton(look(), ActionButton::Kind::Primary, {}, this, Icon::ArrowUp);
    m_newButton->hide();
    connect(m_newButton, &QPushButton::clicked, this, &PushLogPage::jumpToNewest);
    connect(m_follow, &QAbstractButton::toggled, this, &PushLogPage::setFollowing);
    connect(table().verticalScrollBar(), &QScrollBar::valueChanged, this, &PushLogPage::onScrolled);
    connect(&proxy(), &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        int arrived = 0;
        for (int row = first; row <= last; ++row)
            arrived += m_models.pushLog.isFound(proxy().index(row, 0).data(KeyRole).toString()) ? 0 : 1;
        if (arrived > 0)
            onArrived(arrived);
    });
}

void PushLogPage::setFollowing(bool following)
{
    m_follow->setChecked(following);
    table().setAnchored(!following);
    if (following)
        jumpToNewest();
}

void PushLogPage::onScrolled()
{
    if (m_scrollingByItself)
        return;
    if (!table().isAtTop() && m_follow->isChecked())
        setFollowing(false); // somebody reads further down
    if (table().isAtTop()) {
        m_arrived = 0;
        m_newButton->hide();
    }
}

void PushLogPage::onArrived(int count)
{
    if (m_follow->isChecked()) {
        m_scrollingByItself = true;
        table().verticalScrollBar()->setValue(0);
        m_scrollingByItself = false;
        return;
    }
    m_arrived += count;
    m_newButton->setText(tr("%n new", nullptr, m_arrived));
    m_newButton->setAccessibleName(tr("%n new push(es), show them", nullptr, m_arrived));
    m_newButton->show();
    placeNewButton();
}

void PushLogPage::jumpToNewest()
{
    m_arrived = 0;
    m_newButton->hide();
    m_scrollingByItself = true;
    table().verticalScrollBar()->setValue(0);
    m_scrollingByItself = false;
    m_follow->setChecked(true);
    table().setAnchored(false);
}

void PushLogPage::placeNewButton()
{
    const QPoint top = table().viewport()->mapTo(this, QPoint(table().viewport()->width() / 2, 8));
    m_newButton->adjustSize();
    m_newButton->move(top.x() - m_newButton->width() / 2, top.y());
    m_newButton->raise();
}

void PushLogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeNewButton();
}

void PushLogPage::addDock()
{
    m_dockParts = new PushLogDock(look(), dock());
    connect(m_dockParts, &PushLogDock::testWanted, this, [this](const QString &number) { testPush(number); });
    connect(m_dockParts, &PushLogDock::extensionWanted, this, &PushLogPage::extensionWanted);
    connect(m_dockParts, &PushLogDock::said, this, &Page::said);
}

QString PushLogPage::liveSubtitle() const
{
    return tr("%1 latest").arg(m_models.pushLog.newestCount());
}

int PushLogPage::failedCount() const
{
    return m_models.pushLog.count(PushResult::Failed);
}

void PushLogPage::showCounts()
{
    m_all->setCount(m_models.pushLog.newestCount());
    for (auto it = m_resultChips.cbegin(); it != m_resultChips.cend(); ++it)
        it.value()->setCount(m_models.pushLog.count(static_cast<PushResult>(it.key())));
    for (auto it = m_providerChips.cbegin(); it != m_providerChips.cend(); ++it)
        it.value()->setCount(m_models.pushLog.count(static_cast<PushProviderName>(it.key())));
    showSubtitle();
}

void PushLogPage::onQuery()
{
    m_arrived = 0; // what a filter lets in again is not new
    m_newButton->hide();
    m_search->want(log().query());
    showSearch();
}

void PushLogPage::showSearch()
{
    m_problems->setText(log().query().problems.join(QLatin1Char(' ')));
    m_searched->setText(searchText(*m_search));
    m_searched->setInk(m_search->state() == PushLogSearch::State::Failed ? Ink::Alert : Ink::Hint);
    for (Label *line : {m_problems, m_searched})
        line->setVisible(!line->text().isEmpty());
    m_problems->parentWidget()->setVisible(!m_problems->text().isEmpty() || !m_searched->text().isEmpty());
}

void PushLogPage::search(const QString &text)
{
    clearFilters();
    searchField().setText(text);
}

void PushLogPage::showCurrent(const QModelIndex &index)
{
    const auto entry = index.data(ValueRole).value<PushLogEntry>();
    const Extension *extension = m_models.extensions.find(entry.extension);
    m_dockParts->show(entry, extension ? extension->displayName : QString(), m_models.pushLog.now(), isStale());
    const bool testable = m_writable && !isStale() && extension;
    m_dockParts->setTestable(testable, isStale()     ? tr("Not while the connection is lost")
                                       : !m_writable ? m_whyNot
                                                     : tr("This extension is not known"));
}

void PushLogPage::setWritable(bool writable, const QString &why)
{
    m_writable = writable;
    m_whyNot = why;
    staleChanged();
}

void PushLogPage::staleChanged()
{
    if (isDockOpen() && table().current().isValid())
        showCurrent(table().current());
    if (!isStale() && m_search->state() == PushLogSearch::State::Failed)
        m_search->again();
}

QCoro::Task<void> PushLogPage::testPush(QString number)
{
    const Extension *extension = m_models.extensions.find(number);
    if (!extension)
        co_return;
    const QPointer<PushLogPage> alive(this);
    const auto pushed = co_await m_client.testPush(extension->id);
    if (!alive)
        co_return;
    if (pushed)
        Q_EMIT said(tr("Test push sent to %n device(s) of %1", nullptr, static_cast<int>(pushed->size())).arg(number));
    else if (pushed.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("The test push was not sent. %1").arg(pushed.error().message));
}

} // namespace wakeline
