// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "LampBook.h"

namespace wakeline {

/// How many messages the boxes hold that each extension listens to.
class LampTable
{
public:
    explicit LampTable(Database &database) : m_database(database) {}

    QCoro::Task<Result<QList<LinkedBox>>> all();
    /// All boxes of those extensions that listen to one of these.
    QCoro::Task<Result<QList<LinkedBox>>> beside(QList<qint64> boxes);

private:
    Database &m_database;
};

} // namespace wakeline
