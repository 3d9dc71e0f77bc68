// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "LoadHistory.h"
#include "StatsReader.h"

#include <QObject>

#include <array>
#include <functional>

namespace wakeline {

class LiveBoard;

/// Puts together what a dashboard shows: live counts from memory, the period's from the tables. What the tables said is
/// good for a few seconds and asked for once however many consoles look.
class GatherStats : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds goodFor{3};

    /// Where the rest comes from; each answers from memory, at once.
    struct Sources
    {
        std::function<int()> extensions;
        std::function<QList<PartStatus>()> parts;
        std::function<std::optional<LicenseState>()> license;
    };

    /// Everything given outlives this object.
    GatherStats(StatsReader &reader, const LiveBoard &board, const Clock &clock, Sources sources);

    /// Notes how busy it is now; call it every second.
    void observe();

    QCoro::Task<Result<DashboardStats>> gather(StatsPeriod period);

Q_SIGNALS:
    void wasRead();

private:
    /// What the tables said last of one period.
    struct Reading
    {
        StatsWindow window;
        QDateTime at;
        Result<PeriodCounts> counts = PeriodCounts();
        bool underWay = false;
    };

    bool isGood(const Reading &reading, const StatsWindow &window) const;
    QCoro::Task<void> read(StatsPeriod period, StatsWindow window);
    LiveCounts counts() const;
    Reading &readingOf(StatsPeriod period) { return m_readings.at(static_cast<std::size_t>(period)); }

    StatsReader &m_reader;
    const LiveBoard &m_board;
    const Clock &m_clock;
    Sources m_sources;
    LoadHistory m_history;
    std::array<Reading, 2> m_readings; ///< by StatsPeriod
};

} // namespace wakeline
