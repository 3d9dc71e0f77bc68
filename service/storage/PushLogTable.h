// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "LoggedPush.h"
#include "Slice.h"

namespace wakeline {

/// What to list; what is empty does not filter.
struct PushLogFilter
{
    QString extension;
    std::optional<PushProviderName> provider;
    std::optional<PushOutcome> outcome;
    QString callId;
    std::optional<qint64> beforeId; ///< only entries older than this one
    std::optional<qint64> licenseId = {};
    QString installation = {};
    QString environment = {};
    std::optional<PushEvent> event = {};
    std::optional<QDateTime> from = {}; ///< not before
    std::optional<QDateTime> to = {};   ///< before
};

/// A woken phone: which push of which call it came from.
struct PushWake
{
    qint64 deviceId = 0;
    QString callId;
    qint64 milliseconds = 0;                 ///< push → REGISTER
    std::optional<QDateTime> notBefore = {}; ///< of the push, so that only the days since are looked through
};

/// Every push and what became of it.
class PushLogTable
{
public:
    explicit PushLogTable(Database &database) : m_database(database) {}

    /// One transaction. \return the new ids, in order
    QCoro::Task<Result<QList<qint64>>> insert(QList<PushLogEntry> entries);
    /// The same for entries that may be there already, known by their uid: each is one row, however often it is
    /// written. \return the ids of all, in order
    QCoro::Task<Result<QList<qint64>>> insertOnce(QList<LoggedPush> pushes);
    /// Notes in the call's pushes to these devices when they woke.
    QCoro::Task<Result<void>> recordWakes(QList<PushWake> wakes);
    QCoro::Task<Result<void>> recordWake(qint64 deviceId, QString callId, qint64 milliseconds);
    /// Newest first; `total` counts what the filter leaves, without regard to `beforeId`, and no further than
    /// countLimit.
    QCoro::Task<Result<Slice<PushLogEntry>>> list(PushLogFilter filter, int limit, int offset);
    /// Pushes for other PBXs, the newest `limit` of them, in no order.
    QCoro::Task<Result<QList<RecentPush>>> recentPushes(QDateTime since, int limit = 100'000);

    struct Removed
    {
        qint64 rows = 0;
        QStringList days; ///< PostgreSQL: partitions dropped whole, `20261120`

        bool operator==(const Removed &) const = default;
    };
    /// In small transactions, so that no writer waits for long. On PostgreSQL a day goes when all of it is old.
    QCoro::Task<Result<Removed>> removeOlderThan(QDateTime moment);
    /// PostgreSQL: makes the partitions of today and the next days. Rows of such a day that fell into the default
    /// partition meanwhile move. Several instances may do so at once; on SQLite there is nothing to do.
    /// \return how many were made
    QCoro::Task<Result<int>> ensurePartitions(QDateTime now);

    /// Counting a log of hundreds of millions of rows would take longer than anybody waits.
    static constexpr qint64 countLimit = 100'000;

private:
    Database &m_database;
};

} // namespace wakeline
