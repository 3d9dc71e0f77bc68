// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallHistoryPage.h"

#include "Buttons.h"
#include "CallExportDialog.h"
#include "ChipRow.h"
#include "Dock.h"
#include "FilterProxies.h"
#include "KeyValueList.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "StateLooks.h"
#include "TextDelegate.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;
using Column = CallHistoryModel::Column;

constexpr auto typingEndsAfter = 250ms;
constexpr auto tryAgainAfter = 10s;
constexpr auto layoutIsDoneAfter = 50ms;
constexpr auto dayIsLookedAtEvery = 20s; ///< not once at midnight: a computer that sleeps then would miss it

PageWords words()
{
    PageWords words;
    words.title = CallHistoryPage::tr("Call history");
    words.rows = CallHistoryPage::tr("Calls that are over, newest first");
    words.details = CallHistoryPage::tr("Call details");
    words.searchHint = CallHistoryPage::tr("Number or Call-ID");
    words.emptyIcon = Icon::Clock;
    words.emptyTitle = CallHistoryPage::tr("No calls yet");
    words.emptyHelp = CallHistoryPage::tr("A call is listed here as soon as it is over.");
    words.loading = CallHistoryPage::tr("Loading the call history…");
    words.loadFailed = CallHistoryPage::tr("Could not load the call history");
    words.noMatch = CallHistoryPage::tr("No call of “%1”");
    words.noMatchHelp = CallHistoryPage::tr("The number must be whole, as it was dialled or shown.");
    return words;
}

} // namespace

CallHistoryPage::CallHistoryPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<CallHistoryProxy>(), words(), parent),
      m_client(client),
      m_models(models),
      m_history(models.extensions)
{
    proxy().setSourceModel(&m_history);
    addToHeader(&searchField());
    m_export = new ActionButton(look, ActionButton::Kind::Plain, tr("Export"), this, Icon::Download);
    connect(m_export, &QPushButton::clicked, this, &CallHistoryPage::askForFile);
    addToHeader(m_export);
    addColumns();
    addFilters();
    addDock();
    m_typing.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&static_cast<CallHistoryProxy &>(proxy()), &CallHistoryProxy::searchChanged, this,
            [this] { m_typing.start(typingEndsAfter); });
    for (QTimer *timer : {&m_typing, &m_retry})
        connect(timer, &QTimer::timeout, this, &CallHistoryPage::load);
    connect(this, &Page::reloadWanted, this, &CallHistoryPage::load);
    connect(&m_history, &CallHistoryModel::moreWanted, this, [this] { loadOlder(m_generation); });
    connect(&m_history, &LiveTable::countsChanged, this, [this] { showSubtitle(); });
    connect(&m_day, &QTimer::timeout, this, &CallHistoryPage::followDay);
    m_day.start(dayIsLookedAtEvery);
    staleChanged();
    begin();
}

void CallHistoryPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank) { return new TextDelegate(look(), rows.cursor(), &rows, rank); };
    rows.setSortingEnabled(false); // only a part of the list is here
    rows.horizontalHeader()->setSectionsClickable(false);
    rows.horizontalHeader()->setSortIndicatorShown(false);
    rows.setRowHeight(34, 1);
    rows.setArrivalColumn(Column::Time);
    rows.setHideOrder({Column::Direction, Column::Cause});
    rows.setColumn(Column::Time, text(TextDelegate::Rank::Quiet), widestOf(recordTimeText));
    rows.setColumn(Column::From, text(TextDelegate::Rank::Strong), {QStringLiteral("Front desk, +4930555781")});
    rows.setColumn(Column::To, text(TextDelegate::Rank::Plain), {});
    rows.setColumn(Column::Result, new StateDelegate(look(), rows.cursor(), &rows, recordLook),
                   {dispositionText(Disposition::Answered), dispositionText(Disposition::NoAnswer),
                    dispositionText(Disposition::Busy), dispositionText(Disposition::Failed),
                    dispositionText(Disposition::Cancelled), dispositionText(Disposition::Voicemail)});
    rows.setColumn(Column::Length, text(TextDelegate::Rank::Plain), {QStringLiteral("1:04:12")});
    rows.setColumn(Column::Direction, text(TextDelegate::Rank::Quiet), {directionText(CallDirection::Outbound)});
    rows.setColumn(Column::Cause, text(TextDelegate::Rank::Quiet), {causeText(QStringLiteral("no_user_responding"))});
    rows.setStretch(Column::To, 132);
}

void CallHistoryPage::addFilters()
{
    QButtonGroup *results = chips().addGroup(tr("Result"));
    chips().addChip(results, -1, tr("All"));
    // Words alone: with icons they would leave no room for the details beside the table.
    for (const Disposition disposition :
         {Disposition::Answered, Disposition::NoAnswer, Disposition::Busy, Disposition::Failed})
        chips().addChip(results, static_cast<int>(disposition), dispositionText(disposition));
    connect(results, &QButtonGroup::idClicked, this, [this](int id) {
        m_filter.disposition = id < 0 ? std::nullopt : std::optional(static_cast<Disposition>(id));
        load();
    });
    QButtonGroup *directions = chips().addGroup(tr("Direction"));
    for (const CallDirection direction : {CallDirection::Inbound, CallDirection::Outbound})
        chips().addChip(directions, static_cast<int>(direction), directionText(direction));
    chips().makeOptional(directions);
    connect(directions, &QButtonGroup::idClicked, this, [this, directions](int id) {
        const bool chosen = directions->button(id)->isChecked();
        m_filter.direction = chosen ? std::optional(static_cast<CallDirection>(id)) : std::nullopt;
        load();
    });
    QButtonGroup *periods = chips().addGroup(tr("Since"));
    for (const auto &[days, words] : {std::pair{0, tr("Today")}, std::pair{6, tr("7 days")}})
        chips().addChip(periods, days, words);
    chips().makeOptional(periods);
    connect(periods, &QButtonGroup::idClicked, this, [this, periods](int days) {
        m_days = periods->button(days)->isChecked() ? std::optional(days) : std::nullopt;
        load();
    });
}

void CallHistoryPage::addDock()
{
    m_pushes = new ActionButton(look(), ActionButton::Kind::Plain, tr("Pushes"), &dock(), Icon::Push);
    m_extension = new ActionButton(look(), ActionButton::Kind::Plain, tr("Extension"), &dock(), Icon::Extensions);
    m_pushes->setToolTip(tr("What was pushed for this call"));
    connect(m_pushes, &QPushButton::clicked, this, [this] {
        if (const auto record = current())
            Q_EMIT pushesWanted(record->callId);
    });
    connect(m_extension, &QPushButton::clicked, this, [this] {
        if (const auto record = current())
            Q_EMIT extensionWanted(record->callee);
    });
    for (ActionButton *button : {m_pushes, m_extension})
        dock().addAction(button);
    m_values = new KeyValueList(look(), &dock());
    dock().body()->addWidget(m_values);
    dock().body()->addStretch();
}

std::optional<CallRecord> CallHistoryPage::current() const
{
    const QModelIndex index = table().current();
    return index.isValid() ? std::optional(index.data(ValueRole).value<CallRecord>()) : std::nullopt;
}

QString CallHistoryPage::liveSubtitle() const
{
    return m_asked ? tr("%1 of %2").arg(m_history.rowCount()).arg(m_history.total()) : QString();
}

void CallHistoryPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_asked)
        load();
}

void CallHistoryPage::refresh()
{
    if (m_asked)
        load();
}

void CallHistoryPage::add(const CallRecord &record)
{
    if (m_asked && m_filter.matches(record))
        m_history.add(record);
}

void CallHistoryPage::load()
{
    m_asked = true;
    m_typing.stop();
    m_retry.stop();
    m_filter.setText(searchField().text());
    m_filter.from = m_days ? std::optional(beginOfDay(*m_days, QDateTime::currentDateTimeUtc())) : std::nullopt;
    if (m_loadedFilter != m_filter)
        m_loadedFilter.reset(); // what is told from now on belongs to another list than the rows that are here
    m_history.expectNewest();
    setLoading(true);
    loadNewest(++m_generation);
}

/// "Today" begins anew with each day.
void CallHistoryPage::followDay()
{
    if (m_asked && m_days && m_filter.from != beginOfDay(*m_days, QDateTime::currentDateTimeUtc()))
        load();
}

QCoro::Task<void> CallHistoryPage::loadNewest(quint64 generation)
{
    const QPointer<CallHistoryPage> alive(this);
    const auto page = co_await m_client.callRecords(m_filter, std::nullopt, partLength);
    if (!alive || generation != m_generation)
        co_return;
    setLoading(false);
    if (page) {
        const bool more = page->items.size() + page->unreadable >= partLength;
        if (std::exchange(m_loadedFilter, m_filter))
            m_history.refresh(page->items, more, page->total);
        else
            m_history.reset(page->items, more, page->total);
        setLoaded();
        fetchAtTheEnd();
        co_return;
    }
    if (page.error().kind == ApiError::Kind::Cancelled)
        co_return;
    setLoadError(page.error(), QDateTime::currentDateTimeUtc().addSecs(tryAgainAfter / 1s));
    m_retry.start(tryAgainAfter);
}

QCoro::Task<void> CallHistoryPage::loadOlder(quint64 generation)
{
    const QPointer<CallHistoryPage> alive(this);
    const auto page = co_await m_client.callRecords(m_filter, m_history.oldestId(), partLength);
    if (!alive || generation != m_generation)
        co_return;
    if (page) {
        m_history.append(page->items, page->items.size() + page->unreadable >= partLength);
        fetchAtTheEnd();
        co_return;
    }
    m_history.stopFetching();
    if (page.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("Older calls could not be loaded. %1 F5 tries again.").arg(page.error().message));
}

/// The view asks for more when it is scrolled, but not when the list grew or shrank under its end.
void CallHistoryPage::fetchAtTheEnd()
{
    QTimer::singleShot(layoutIsDoneAfter, this, [this] {
        const QScrollBar &bar = *table().verticalScrollBar();
        if (isVisible() && bar.value() == bar.maximum())
            m_history.fetchMore({});
    });
}

void CallHistoryPage::showCurrent(const QModelIndex &index)
{
    const auto record = index.data(ValueRole).value<CallRecord>();
    const auto cell = [&](int column) { return index.siblingAtColumn(column).data().toString(); };
    const auto when = [](const std::optional<QDateTime> &time) {
        return time ? absoluteText(*time, QDateTime::currentDateTimeUtc()) : dash();
    };
    dock().setHeading(cell(Column::From), tr("to %1").arg(cell(Column::To)));
    dock().setState(recordLook(index));
    m_pushes->setEnabled(!record.callId.isEmpty());
    m_extension->setEnabled(m_models.extensions.find(record.callee));
    m_extension->setToolTip(m_extension->isEnabled() ? tr("The extension that was called")
                                                     : tr("What was called is no extension here"));
    m_values->show({{tr("Direction"), cell(Column::Direction)},
                    {tr("Started"), when(record.startTime)},
                    {tr("Answered"), when(record.answerTime)},
                    {tr("Ended"), when(record.endTime)},
                    {tr("Rang"), lengthText(record.duration - record.billableDur)},
                    {tr("Talked"), cell(Column::Length)},
                    {tr("Ended by"), cell(Column::Cause)},
                    {tr("Cause"), record.hangupCause.isEmpty() ? dash() : record.hangupCause, TextStyle::Mono},
                    {tr("Call-ID"), record.callId, TextStyle::Mono, Qt::ElideMiddle}});
}

void CallHistoryPage::staleChanged()
{
    if (isStale())
        m_history.expectGap();
    m_export->setEnabled(!isStale());
    m_export->setToolTip(isStale() ? tr("Not while the connection is lost")
                                   : tr("Write all calls that the filter leaves into a CSV file"));
}

void CallHistoryPage::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Export calls"), QString(), tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("calls.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &CallHistoryPage::exportTo);
    dialog->open();
}

void CallHistoryPage::search(const QString &number)
{
    clearFilters();
    searchField().setText(number);
}

void CallHistoryPage::exportTo(const QString &path)
{
    auto *dialog = new CallExportDialog(look(), m_client, m_filter, m_history.total(), path, this);
    connect(dialog, &CallExportDialog::written, this, [this, path](qint64 rows) {
        Q_EMIT said(tr("%n call(s) written to %1", nullptr, static_cast<int>(rows)).arg(QFileInfo(path).fileName()));
    });
    dialog->open();
}

} // namespace wakeline
