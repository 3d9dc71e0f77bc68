// SPDX-License-Identifier: GPL-3.0-or-later
#include "DashboardPage.h"

#include "AttentionList.h"
#include "Buttons.h"
#include "ChartCard.h"
#include "ChipRow.h"
#include "StatePill.h"

#include <QGridLayout>
#include <QPointer>
#include <QScrollArea>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr int margin = 20;
constexpr int gap = 12;
constexpr int narrowBelow = 1100; // of the window, where the sidebar folds too
constexpr int columns = 16;       // 4 tiles of 4; charts of 5, 6 and 5

} // namespace

DashboardPage::DashboardPage(const Appearance &look, LiveModels &models, ApiClient &client, QWidget *parent)
    : WindowPage(look, Ground::Window, tr("Dashboard"), parent), m_models(models), m_client(client)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(this));
    addHeader();
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false); // the page's ground shows through
    m_scroll->setAccessibleName(tr("Dashboard"));
    m_scroll->setWidget(makeContent(m_scroll));
    m_scroll->widget()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);

    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { ask(); });
    connect(&m_second, &QTimer::timeout, this, &DashboardPage::everySecond);
    connect(&models.pushLog, &QAbstractItemModel::rowsInserted, this, &DashboardPage::noteChange);
    connect(&models.pushLog, &QAbstractItemModel::dataChanged, this, &DashboardPage::noteChange);
    connect(&models.voicemailBoxes, &LiveTable::countsChanged, this, &DashboardPage::noteChange);
    connect(&models.system, &SystemStatusModel::changed, this, [this] {
        noteChange();
        if (isVisible())
            showLive();
    });
    showSubtitle();
    showLive();
    showCharts();
}

void DashboardPage::addHeader()
{
    auto *period = new ChipRow(look(), this);
    period->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    period->layout()->setContentsMargins(inReadingOrder({0, 0, 8, 0}));
    QButtonGroup *group = period->addGroup(tr("Period"));
    period->addChip(group, static_cast<int>(StatsPeriod::Hour), tr("Hour"));
    period->addChip(group, static_cast<int>(StatsPeriod::Day), tr("Day"));
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { choosePeriod(static_cast<StatsPeriod>(id)); });
    addToHeader(period);
    m_pill = new StatePill(look(), this);
    m_pill->show({Icon::Online, Tone::Good, tr("Live"), true});
    addToHeader(m_pill);
    auto *refresh = new IconButton(look(), Icon::Refresh, tr("Load everything anew (F5)"), this);
    connect(refresh, &QToolButton::clicked, this, [this] {
        askSoon(0ms);
        Q_EMIT reloadWanted();
    });
    addToHeader(refresh);
}

QWidget *DashboardPage::makeContent(QWidget *parent)
{
    auto *content = new QWidget(parent);
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(margin, 0, margin, margin);
    m_grid->setSpacing(gap);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles.at(i) = new DashboardTile(look(), content);
        connect(m_tiles.at(i), &QAbstractButton::clicked, this, [this, i] { Q_EMIT tileOpened(static_cast<Tile>(i)); });
    }
    m_registrations = new ChartCard(look(), content);
    m_calls = new ChartCard(look(), content);
    m_latency = new ChartCard(look(), content);
    auto *attention = new AttentionList(look(), m_attention, content);
    connect(attention, &AttentionList::followed, this, &DashboardPage::rowFollowed);
    m_attentionList = attention;
    m_outcomes = new OutcomeBars(look(), content);
    arrange();
    return content;
}

/// Four tiles side by side and charts 5:6:5; two and two where the window is narrow.
void DashboardPage::arrange()
{
    const bool narrow = window()->width() < look().scaled(narrowBelow);
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    const int tileColumns = narrow ? 2 : 4;
    const int tileSpan = columns / tileColumns;
    int row = 0;
    for (int i = 0; i < tileCount; ++i)
        m_grid->addWidget(m_tiles.at(static_cast<std::size_t>(i)), row + i / tileColumns, i % tileColumns * tileSpan, 1,
                          tileSpan);
    row += tileCount / tileColumns;
    for (int i = 0; i < 12; ++i)
        m_grid->setRowStretch(i, 0);
    if (narrow) {
        m_grid->addWidget(m_calls, row, 0, 1, columns);
        m_grid->addWidget(m_registrations, row + 1, 0, 1, 8);
        m_grid->addWidget(m_latency, row + 1, 8, 1, 8);
        m_grid->addWidget(m_attentionList, row + 2, 0, 1, columns);
        m_grid->addWidget(m_outcomes, row + 3, 0, 1, columns);
        m_grid->setRowStretch(row, 1);
        m_grid->setRowStretch(row + 1, 1);
    } else {
        m_grid->addWidget(m_registrations, row, 0, 1, 5);
        m_grid->addWidget(m_calls, row, 5, 1, 6);
        m_grid->addWidget(m_latency, row, 11, 1, 5);
        m_grid->addWidget(m_attentionList, row + 1, 0, 1, 11);
        m_grid->addWidget(m_outcomes, row + 1, 11, 1, 5);
        m_grid->setRowStretch(row, 1);
    }
    for (int i = 0; i < columns; ++i) {
        m_grid->setColumnStretch(i, 1);
        m_grid->setColumnMinimumWidth(i, 0);
    }
}

void DashboardPage::focusContent()
{
    tile(Tile::Registered).setFocus(Qt::ShortcutFocusReason);
}

QString DashboardPage::liveSubtitle() const
{
    if (!m_problem.isEmpty())
        return tr("Charts could not be loaded: %1").arg(m_problem);
    return m_period == StatsPeriod::Hour ? tr("Last hour") : tr("Last 24 hours");
}

void DashboardPage::staleChanged()
{
    m_pill->setVisible(!isStale());
    if (isStale())
        m_next.stop();
    else
        noteChange();
    showLive();
}

void DashboardPage::showEvent(QShowEvent *event)
{
    WindowPage::showEvent(event);
    m_second.start(1s);
    showLive();
    if (m_due)
        askSoon(0ms);
}

void DashboardPage::hideEvent(QHideEvent *event)
{
    WindowPage::hideEvent(event);
    m_second.stop();
}

void DashboardPage::resizeEvent(QResizeEvent *event)
{
    WindowPage::resizeEvent(event);
    arrange();
}

void DashboardPage::choosePeriod(StatsPeriod period)
{
    if (m_period == period)
        return;
    m_period = period;
    showSubtitle();
    askSoon(0ms);
}

void DashboardPage::noteChange()
{
    m_due = true;
    if (!isVisible() || isStale() || m_next.isActive() || m_asking)
        return;
    const auto since = std::chrono::milliseconds(m_asked.isValid() ? m_asked.elapsed() : 0);
    askSoon(m_asked.isValid() ? std::max<std::chrono::milliseconds>(0ms, pace - since) : 0ms);
}

void DashboardPage::askSoon(std::chrono::milliseconds delay)
{
    if (!isStale())
        m_next.start(delay);
}

QCoro::Task<void> DashboardPage::ask()
{
    if (m_asking || !m_client.isSignedIn())
        co_return; // the answer that is on its way leads to the next asking
    m_asking = true;
    m_due = false;
    m_asked.start();
    const QPointer<DashboardPage> alive(this);
    const StatsPeriod period = m_period;
    const auto answer = co_await m_client.dashboardStats(period);
    if (!alive)
        co_return;
    m_asking = false;
    if (period == m_period)
        take(answer);
    else
        askSoon(0ms); // the period was changed meanwhile
}

void DashboardPage::take(const ApiResult<DashboardStats> &answer)
{
    m_problem = answer ? QString() : answer.error().message;
    if (answer)
        m_stats = *answer; // what was shown stays where the answer is an error
    showSubtitle();
    showLive();
    showCharts();
    if (!answer)
        askSoon(retryAfter);
    else if (m_due)
        noteChange();
}

void DashboardPage::everySecond()
{
    if (!isStale() && m_stats && now() >= m_stats->to)
        noteChange(); // the next bucket has begun
    showLive();
    if (m_stats)
        showCharts(); // their last values are live
}

QDateTime DashboardPage::now() const
{
    const QDateTime &now = m_models.calls.now();
    return now.isValid() ? now : QDateTime::currentDateTimeUtc();
}

DashboardLive DashboardPage::live() const
{
    DashboardLive live;
    live.extensions = m_models.extensions.rowCount();
    live.registered = m_models.registrations.registeredCount();
    live.onCall = m_models.calls.count(CallState::Answered);
    live.ringing = m_models.calls.count(CallState::Ringing);
    live.held = m_models.calls.count(CallState::Held);
    live.parts = m_models.system.parts();
    live.stale = isStale();
    const VoicemailBoxModel &boxes = m_models.voicemailBoxes;
    if (boxes.rowCount() > 0) {
        live.newMessages = static_cast<int>(boxes.newMessages());
        for (int row = 0; row < boxes.rowCount(); ++row) {
            const QModelIndex box = boxes.index(row, 0);
            live.boxesWithNew += box.data(StateRole).toInt() == 1 &&
                                 box.data(KeyRole) != VoicemailBoxModel::keyOf(VoicemailBoxModel::allBoxes);
        }
    }
    return live;
}

void DashboardPage::showLive()
{
    AttentionFacts facts;
    for (int row = 0; row < m_models.calls.rowCount(); ++row) {
        if (const Call &call = m_models.calls.at(row); call.state == CallState::Held)
            facts.held.append(call);
    }
    DashboardLive live = this->live();
    for (const Call &call : facts.held) {
        if (call.holdUntil && (!live.nextHoldEnd || *call.holdUntil < *live.nextHoldEnd))
            live.nextHoldEnd = call.holdUntil;
    }
    const QDateTime moment = now();
    for (int i = 0; i < tileCount; ++i)
        m_tiles.at(static_cast<std::size_t>(i))->show(tileContent(static_cast<Tile>(i), live, m_stats, moment));

    facts.parts = live.parts;
    facts.alarms = m_models.system.alarms();
    facts.stale = isStale();
    if (m_stats) {
        facts.license = m_stats->license;
        facts.period = m_stats->period;
        facts.pushOutcomes = m_stats->pushOutcomes;
    }
    m_attention.show(attentionRows(facts, moment));
}

void DashboardPage::showCharts()
{
    const DashboardLive live = this->live();
    DashboardStats nothing;
    nothing.period = m_period;
    nothing.bucketS = m_period == StatsPeriod::Hour ? 60 : 1800;
    const DashboardStats &stats = m_stats ? *m_stats : nothing;
    ChartContent registrations = registrationsChart(stats, live);
    ChartContent calls = callsChart(stats);
    ChartContent latency = latencyChart(stats);
    if (!m_stats) {
        const QString word = m_problem.isEmpty() ? tr("Loading…") : tr("Could not be loaded");
        for (ChartContent *chart : {&registrations, &calls, &latency})
            chart->empty = word;
    }
    m_registrations->show(registrations);
    m_calls->show(calls);
    m_latency->show(latency);
    m_outcomes->show(tr("Pushes accepted, by provider"), outcomeRows(stats), tr("No pushes"));
}

} // namespace wakeline
