// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditPage.h"

#include "AuditText.h"
#include "ChipRow.h"
#include "Dock.h"
#include "FilterProxies.h"
#include "KeyValueList.h"
#include "RelativeTime.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StateDelegate.h"
#include "TextDelegate.h"

#include <QHeaderView>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;
using Column = AuditModel::Column;

constexpr auto typingEndsAfter = 250ms;
constexpr auto tryAgainAfter = 10s;
constexpr auto layoutIsDoneAfter = 50ms;
constexpr auto dayIsLookedAtEvery = 20s; ///< not once at midnight: a computer that sleeps then would miss it

PageWords words()
{
    PageWords words;
    words.title = AuditPage::tr("Audit log");
    words.rows = AuditPage::tr("What operators did, newest first");
    words.details = AuditPage::tr("Details of the entry");
    words.searchHint = AuditPage::tr("101, by:name or action:…");
    words.searchWidth = 220;
    words.emptyIcon = Icon::List;
    words.emptyTitle = AuditPage::tr("Nothing was done yet");
    words.emptyHelp = AuditPage::tr("Every change by an operator, and every sign-in, is listed here.");
    words.loading = AuditPage::tr("Loading the audit log…");
    words.loadFailed = AuditPage::tr("Could not load the audit log");
    words.noMatch = AuditPage::tr("No entry for “%1”");
    words.noMatchHelp = AuditPage::tr("Search for what was changed, such as 101, or by:name, or action:call.hung_up.");
    return words;
}

StateLook lookOf(const QModelIndex &index)
{
    const QString outcome = index.data(ValueRole).value<AuditEntry>().outcome;
    if (index.data(StateRole).toInt() == 1)
        return {Icon::Check, Tone::Quiet, outcomeText(outcome), false};
    if (outcome == u"unknown")
        return {Icon::Clock, Tone::Alert, outcomeText(outcome), true};
    return {Icon::Warning, Tone::Bad, outcomeText(outcome), true};
}

} // namespace

AuditPage::AuditPage(const Appearance &look, ApiClient &client, QWidget *parent)
    : Page(look, std::make_unique<CallHistoryProxy>(), words(), parent), m_client(client)
{
    proxy().setSourceModel(&m_log); // newest first, as the calls: the time is the first column of both
    addToHeader(&searchField());
    addColumns();
    addFilters();
    addDock();
    m_typing.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&static_cast<CallHistoryProxy &>(proxy()), &CallHistoryProxy::searchChanged, this,
            [this] { m_typing.start(typingEndsAfter); });
    for (QTimer *timer : {&m_typing, &m_retry})
        connect(timer, &QTimer::timeout, this, &AuditPage::load);
    connect(this, &Page::reloadWanted, this, &AuditPage::load);
    connect(&m_log, &AuditModel::moreWanted, this, [this] { loadOlder(m_generation); });
    connect(&m_log, &LiveTable::countsChanged, this, [this] { showSubtitle(); });
    connect(&m_day, &QTimer::timeout, this, &AuditPage::followDay);
    m_day.start(dayIsLookedAtEvery);
    begin();
}

void AuditPage::addColumns()
{
    RowTable &rows = table();
    const auto text = [&](TextDelegate::Rank rank) { return new TextDelegate(look(), rows.cursor(), &rows, rank); };
    rows.setSortingEnabled(false); // only a part of the list is here
    rows.horizontalHeader()->setSectionsClickable(false);
    rows.horizontalHeader()->setSortIndicatorShown(false);
    rows.setRowHeight(34, 1);
    rows.setArrivalColumn(Column::Time);
    rows.setHideOrder({Column::Address, Column::Changes, Column::Outcome});
    rows.setColumn(Column::Time, text(TextDelegate::Rank::Quiet), widestOf(recordTimeText));
    rows.setColumn(Column::Who, text(TextDelegate::Rank::Strong), {QStringLiteral("administrator")});
    rows.setColumn(Column::Action, text(TextDelegate::Rank::Plain),
                   {actionText(QStringLiteral("voicemail_box.message_deleted"))});
    rows.setColumn(Column::Target, text(TextDelegate::Rank::Plain), {});
    rows.setColumn(Column::Outcome, new StateDelegate(look(), rows.cursor(), &rows, lookOf),
                   {outcomeText(QStringLiteral("stale"))});
    rows.setColumn(Column::Changes, text(TextDelegate::Rank::Quiet), {QStringLiteral("dnd: false → true, name: –")});
    rows.setColumn(Column::Address, text(TextDelegate::Rank::Quiet), {QStringLiteral("192.168.100.100")});
    rows.setStretch(Column::Target, 132);
}

void AuditPage::addFilters()
{
    QButtonGroup *outcomes = chips().addGroup(tr("Outcome"));
    chips().addChip(outcomes, -1, tr("All"));
    chips().addChip(outcomes, 1, tr("Done"));
    chips().addChip(outcomes, 0, tr("Refused"));
    connect(outcomes, &QButtonGroup::idClicked, this, [this](int id) {
        m_filter.succeeded = id < 0 ? std::nullopt : std::optional(id == 1);
        load();
    });
    QButtonGroup *types = chips().addGroup(tr("What"));
    const QStringList kinds{QStringLiteral("extension"), QStringLiteral("call"), QStringLiteral("voicemail_box"),
                            QStringLiteral("operator")};
    const QStringList names{tr("Extensions"), tr("Calls"), tr("Voicemail"), tr("Operators")};
    for (int i = 0; i < static_cast<int>(kinds.size()); ++i)
        chips().addChip(types, i, names.at(i));
    chips().makeOptional(types);
    connect(types, &QButtonGroup::idClicked, this, [this, types, kinds](int id) {
        m_filter.targetType = types->button(id)->isChecked() ? kinds.at(id) : QString();
        load();
    });
    QButtonGroup *periods = chips().addGroup(tr("Since"));
    for (const auto &[days, name] : {std::pair{0, tr("Today")}, std::pair{6, tr("7 days")}})
        chips().addChip(periods, days, name);
    chips().makeOptional(periods);
    connect(periods, &QButtonGroup::idClicked, this, [this, periods](int days) {
        m_days = periods->button(days)->isChecked() ? std::optional(days) : std::nullopt;
        load();
    });
}

void AuditPage::addDock()
{
    m_values = new KeyValueList(look(), &dock());
    m_changesHeading = new SectionHeading(look(), tr("What changed"), &dock());
    m_changes = new KeyValueList(look(), &dock());
    for (QWidget *part : std::initializer_list<QWidget *>{m_values, m_changesHeading, m_changes})
        dock().body()->addWidget(part);
    dock().body()->addStretch();
}

QString AuditPage::liveSubtitle() const
{
    return m_asked ? tr("%1 of %2").arg(m_log.rowCount()).arg(m_log.total()) : QString();
}

void AuditPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_asked)
        load();
}

void AuditPage::refresh()
{
    if (m_asked)
        load();
}

void AuditPage::add(const AuditEntry &entry)
{
    if (m_asked && m_filter.matches(entry))
        m_log.add(entry);
}

void AuditPage::showOperator(const QString &name)
{
    clearFilters();
    searchField().setText(QStringLiteral("by:%1").arg(name));
}

void AuditPage::load()
{
    m_asked = true;
    m_typing.stop();
    m_retry.stop();
    m_filter.setText(searchField().text());
    m_filter.from = m_days ? std::optional(beginOfDay(*m_days, QDateTime::currentDateTimeUtc())) : std::nullopt;
    if (m_loadedFilter != m_filter)
        m_loadedFilter.reset(); // what is told from now on belongs to another list than the rows that are here
    m_log.expectNewest();
    setLoading(true);
    loadNewest(++m_generation);
}

/// "Today" begins anew with each day.
void AuditPage::followDay()
{
    if (m_asked && m_days && m_filter.from != beginOfDay(*m_days, QDateTime::currentDateTimeUtc()))
        load();
}

void AuditPage::staleChanged()
{
    if (isStale())
        m_log.expectGap();
}

QCoro::Task<void> AuditPage::loadNewest(quint64 generation)
{
    const QPointer<AuditPage> alive(this);
    const auto page = co_await m_client.auditLog(m_filter, std::nullopt, partLength);
    if (!alive || generation != m_generation)
        co_return;
    setLoading(false);
    if (page) {
        const bool more = page->items.size() + page->unreadable >= partLength;
        if (std::exchange(m_loadedFilter, m_filter))
            m_log.refresh(page->items, more, page->total);
        else
            m_log.reset(page->items, more, page->total);
        setLoaded();
        fetchAtTheEnd();
        co_return;
    }
    if (page.error().kind == ApiError::Kind::Cancelled)
        co_return;
    setLoadError(page.error(), QDateTime::currentDateTimeUtc().addSecs(tryAgainAfter / 1s));
    m_retry.start(tryAgainAfter);
}

QCoro::Task<void> AuditPage::loadOlder(quint64 generation)
{
    const QPointer<AuditPage> alive(this);
    const auto page = co_await m_client.auditLog(m_filter, m_log.oldestId(), partLength);
    if (!alive || generation != m_generation)
        co_return;
    if (page) {
        m_log.append(page->items, page->items.size() + page->unreadable >= partLength);
        fetchAtTheEnd();
        co_return;
    }
    m_log.stopFetching();
    if (page.error().kind != ApiError::Kind::Cancelled)
        Q_EMIT failed(tr("Older entries could not be loaded. %1 F5 tries again.").arg(page.error().message));
}

/// The view asks for more when it is scrolled, but not when it stood at the end while the newest part was loaded.
void AuditPage::fetchAtTheEnd()
{
    QTimer::singleShot(layoutIsDoneAfter, this, [this] {
        const QScrollBar &bar = *table().verticalScrollBar();
        if (isVisible() && bar.value() == bar.maximum())
            m_log.fetchMore({});
    });
}

void AuditPage::showCurrent(const QModelIndex &index)
{
    const auto entry = index.data(ValueRole).value<AuditEntry>();
    const QString who = entry.operatorName.isEmpty() ? tr("Unknown") : entry.operatorName;
    dock().setHeading(actionText(entry.action), targetText(entry.target));
    dock().setState(lookOf(index));
    m_values->show({{tr("When"), wholeTimeText(entry.at)},
                    {tr("Operator"), who},
                    {tr("Role then"), entry.role ? roleText(*entry.role) : dash()},
                    {tr("From"), entry.address, TextStyle::Mono},
                    {tr("Action"), entry.action, TextStyle::Mono},
                    {tr("Outcome"), entry.outcome, TextStyle::Mono},
                    {tr("Id"), entry.target.id.isEmpty() ? dash() : entry.target.id, TextStyle::Mono, Qt::ElideMiddle},
                    {tr("Request"), entry.requestId, TextStyle::Mono, Qt::ElideMiddle}});
    QList<KeyValueList::Entry> changes;
    for (const AuditChange &change : entry.changes)
        changes.append({change.field, changeText(change)});
    m_changesHeading->setRemark(QString::number(changes.size()));
    m_changesHeading->setVisible(!changes.isEmpty());
    m_changes->show(changes);
}

} // namespace wakeline
