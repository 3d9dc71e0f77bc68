// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"

namespace wakeline {

/// What came out of another system's spool, also after its message here is gone.
class VoicemailImportTable
{
public:
    explicit VoicemailImportTable(Database &database) : m_database(database) {}

    QCoro::Task<Result<bool>> isKnown(QString uid);
    QCoro::Task<Result<void>> remember(QString uid, QDateTime now);

private:
    Database &m_database;
};

} // namespace wakeline
