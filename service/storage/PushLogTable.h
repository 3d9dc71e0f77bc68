// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "PushLogEntry.h"
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
    qint64 milliseconds = 0; ///< push → REGISTER
};

/// Every push and what became of it.
class PushLogTable
{
public:
    explicit PushLogTable(Database &database) : m_database(database) {}

    /// One transaction. \return the new ids, in order
    QCoro::Task<Result<QList<qint64>>> insert(QList<PushLogEntry> entries);
    /// Notes in the call's pushes to these devices when they woke.
    QCoro::Task<Result<void>> recordWakes(QList<PushWake> wakes);
    QCoro::Task<Result<void>> recordWake(qint64 deviceId, QString callId, qint64 milliseconds);
    /// Newest first; `total` counts what the filter leaves, without regard to `beforeId`.
    QCoro::Task<Result<Slice<PushLogEntry>>> list(PushLogFilter filter, int limit, int offset);
    /// \return how many were removed
    QCoro::Task<Result<int>> removeOlderThan(QDateTime moment);

private:
    Database &m_database;
};

} // namespace wakeline
