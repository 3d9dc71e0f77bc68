// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"
#include "Database.h"
#include "Slice.h"

namespace wakeline {

/// What to list; what is empty does not filter.
struct AuditFilter
{
    QString operatorName;
    QString action;     ///< `extension.changed`
    QString targetType; ///< `extension`
    QString target;     ///< the name or the id of one
    std::optional<bool> succeeded = {};
    std::optional<QDateTime> from = {};  ///< not before
    std::optional<QDateTime> to = {};    ///< before
    std::optional<qint64> beforeId = {}; ///< only entries older than this one
};

/// What operators did. Entries are written once, completed once, and never changed after that.
class AuditTable
{
public:
    explicit AuditTable(Database &database) : m_database(database) {}

    /// On disk when it answers. \return the entry's id
    QCoro::Task<Result<qint64>> add(AuditEntry entry);
    /// Says of an entry that was added what it was done to and what came of it. Only one without an outcome takes it.
    QCoro::Task<Result<void>> complete(AuditEntry entry);

    /// Newest first; `total` counts what the filter leaves, without regard to `beforeId`, and no further than
    /// countLimit.
    QCoro::Task<Result<Slice<AuditEntry>>> list(AuditFilter filter, int limit, int offset);
    /// The same without counting.
    QCoro::Task<Result<QList<AuditEntry>>> newest(AuditFilter filter, int limit, int offset = 0);

    /// The oldest first. \return how many of at most `limit` were removed
    QCoro::Task<Result<int>> removeOlderThan(QDateTime moment, int limit);

    static constexpr qint64 countLimit = 100'000;
    static const QString unknownOutcome; ///< until it is completed

private:
    Database &m_database;
};

} // namespace wakeline
