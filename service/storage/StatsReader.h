// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "StatsWindow.h"

namespace wakeline {

/// What the tables know of a period.
struct PeriodCounts
{
    QList<CallBucket> calls;
    QList<PushBucket> pushes;
    PushTotals pushTotals;
    QList<PushOutcomeCount> pushOutcomes;
    VoicemailWaiting voicemail; ///< now, whatever the period

    bool operator==(const PeriodCounts &) const = default;
};

/// Counts calls, pushes and waiting messages: one statement for each, all through an index.
class StatsReader
{
public:
    explicit StatsReader(Database &database) : m_database(database) {}

    QCoro::Task<Result<PeriodCounts>> read(StatsWindow window);

    /// With `?` for: start, bucket, start, end (milliseconds).
    static QString callsSql();
    static QString pushesSql();
    static QString voicemailSql();

private:
    Database &m_database;
};

} // namespace wakeline
