// SPDX-License-Identifier: GPL-3.0-or-later
#include "GatherStats.h"

#include "LiveBoard.h"

#include <QCoroSignal>
#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

GatherStats::GatherStats(StatsReader &reader, const LiveBoard &board, const Clock &clock, Sources sources)
    : m_reader(reader), m_board(board), m_clock(clock), m_sources(std::move(sources))
{}

LiveCounts GatherStats::counts() const
{
    const CallBook::Counts calls = m_board.calls().counts();
    return {m_sources.extensions(), m_board.registrations().registeredCount(), calls.answered, calls.ringing,
            calls.held};
}

void GatherStats::observe()
{
    m_history.observe(counts(), m_clock.now());
}

bool GatherStats::isGood(const Reading &reading, const StatsWindow &window) const
{
    const qint64 age = reading.at.isValid() ? reading.at.msecsTo(m_clock.now()) : -1;
    return reading.window == window && reading.counts && age >= 0 && age < std::chrono::milliseconds(goodFor).count();
}

QCoro::Task<void> GatherStats::read(StatsPeriod period, StatsWindow window)
{
    const QPointer<GatherStats> alive(this);
    readingOf(period).underWay = true;
    auto counts = co_await m_reader.read(window);
    if (!alive)
        co_return;
    Reading &reading = readingOf(period);
    reading = {window, m_clock.now(), std::move(counts), false};
    Q_EMIT wasRead();
}

QCoro::Task<Result<DashboardStats>> GatherStats::gather(StatsPeriod period)
{
    const QPointer<GatherStats> alive(this);
    const StatsWindow window = StatsWindow::of(period, m_clock.now());
    if (readingOf(period).underWay) {
        while (alive && readingOf(period).underWay)
            co_await qCoro(this, &GatherStats::wasRead);
    } else if (!isGood(readingOf(period), window)) {
        co_await read(period, window);
    }
    if (!alive)
        co_return failure(QStringLiteral("unavailable"), QStringLiteral("the service stops"));
    const Reading &reading = readingOf(period);
    if (!reading.counts)
        co_return std::unexpected(reading.counts.error());
    DashboardStats stats;
    stats.period = period;
    stats.from = reading.window.from;
    stats.to = reading.window.to;
    stats.bucketS = std::chrono::duration_cast<std::chrono::seconds>(reading.window.bucket).count();
    stats.now = counts();
    stats.load = m_history.samples(reading.window, period == StatsPeriod::Hour ? 1min : 10min);
    stats.calls = reading.counts->calls;
    stats.pushes = reading.counts->pushes;
    stats.pushTotals = reading.counts->pushTotals;
    stats.pushOutcomes = reading.counts->pushOutcomes;
    stats.voicemail = reading.counts->voicemail;
    stats.license = m_sources.license();
    stats.parts = m_sources.parts();
    co_return stats;
}

} // namespace wakeline
