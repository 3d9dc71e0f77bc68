// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"

namespace wakeline {

/// What the database itself must know of the installation.
class SettingsTable
{
public:
    explicit SettingsTable(Database &database) : m_database(database) {}

    /// The domain that Kamailio's view shows with every extension. HA1 hashes contain it: after a change every SIP
    /// password must be set anew, which is logged as a warning.
    QCoro::Task<Result<void>> setSipDomain(QString domain);

private:
    Database &m_database;
};

} // namespace wakeline
