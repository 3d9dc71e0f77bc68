// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallChange.h"
#include "Database.h"
#include "Slice.h"

namespace wakeline {

/// What to list; what is empty does not filter.
struct CallRecordFilter
{
    QString extension; ///< as caller or as callee
    std::optional<CallDirection> direction = {};
    std::optional<Disposition> disposition = {};
    QString callId = {};
    std::optional<QDateTime> from = {};  ///< started not before
    std::optional<QDateTime> to = {};    ///< started before
    std::optional<qint64> beforeId = {}; ///< only records older than this one
};

/// What remains of calls. Only calls that are over are listed.
class CallRecordTable
{
public:
    explicit CallRecordTable(Database &database) : m_database(database) {}

    /// All in one transaction, in this order. \return the records that were completed by it
    QCoro::Task<Result<QList<CallRecord>>> apply(QList<CallChange> changes);

    /// Newest first; `total` counts what the filter leaves, without regard to `beforeId`, and no further than
    /// countLimit. Records never change their place, so `beforeId` pages through them without gaps.
    QCoro::Task<Result<Slice<CallRecord>>> list(CallRecordFilter filter, int limit, int offset);
    /// The same without counting.
    QCoro::Task<Result<QList<CallRecord>>> newest(CallRecordFilter filter, int limit, int offset = 0);

    /// Calls that started before the moment, the oldest first. \return how many of at most `limit` were removed
    QCoro::Task<Result<int>> removeOlderThan(QDateTime moment, int limit);

    static constexpr qint64 countLimit = 100'000;

private:
    Database &m_database;
};

} // namespace wakeline
