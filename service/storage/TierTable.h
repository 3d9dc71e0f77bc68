// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "License.h"

namespace wakeline {

/// The kinds of licences: `free` 5 extensions, `standard` 25, `professional` 100 to begin with; editable.
class TierTable
{
public:
    explicit TierTable(Database &database) : m_database(database) {}

    /// By max_extensions.
    QCoro::Task<Result<QList<Tier>>> all();
    /// \return `not_found`
    QCoro::Task<Result<Tier>> find(QString name);
    /// Makes or replaces it. \return `stale` if `expectedVersion` is given and another version, or none, is stored
    QCoro::Task<Result<Tier>> put(Tier tier, std::optional<qint64> expectedVersion);

private:
    Database &m_database;
};

} // namespace wakeline
