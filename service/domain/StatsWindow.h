// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DashboardStats.h"

#include <chrono>

namespace wakeline {

/// The time that statistics are about, cut into buckets that begin at whole minutes (half hours) of UTC, so that a
/// bucket once shown stays what it was.
struct StatsWindow
{
    QDateTime from;
    QDateTime to; ///< end of the bucket that `now` falls into
    std::chrono::milliseconds bucket{};

    bool operator==(const StatsWindow &) const = default;

    qsizetype buckets() const { return static_cast<qsizetype>(from.msecsTo(to) / bucket.count()); }
    QDateTime startOf(qsizetype index) const { return from.addMSecs(index * bucket.count()); }

    static StatsWindow of(StatsPeriod period, const QDateTime &now)
    {
        using namespace std::chrono_literals;
        const bool isHour = period == StatsPeriod::Hour;
        const std::chrono::milliseconds bucket = isHour ? 1min : 30min;
        const qint64 buckets = isHour ? 60 : 48;
        const qint64 end = (now.toMSecsSinceEpoch() / bucket.count() + 1) * bucket.count();
        return {QDateTime::fromMSecsSinceEpoch(end - buckets * bucket.count(), Qt::UTC),
                QDateTime::fromMSecsSinceEpoch(end, Qt::UTC), bucket};
    }
};

} // namespace wakeline
