// SPDX-License-Identifier: GPL-3.0-or-later
#include "SettingsTable.h"

#include "StorageLog.h"

namespace wakeline {

QCoro::Task<Result<void>> SettingsTable::setSipDomain(QString domain)
{
    return m_database.write([domain](Connection &connection) -> Result<void> {
        const auto before = connection.run(QStringLiteral("SELECT value FROM settings WHERE name = 'sip_domain'"));
        if (!before)
            return std::unexpected(before.error());
        if (!before->isEmpty() && before->first().text(0) == domain)
            return {};
        if (!before->isEmpty())
            qCWarning(lcStorage, "The SIP domain changes from %s to %s; every SIP password must be set anew.",
                      qUtf8Printable(before->first().text(0)), qUtf8Printable(domain));
        const auto set = connection.run(QStringLiteral("INSERT INTO settings (name, value) VALUES ('sip_domain', ?) "
                                                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                                        {domain});
        return set ? Result<void>() : std::unexpected(set.error());
    });
}

} // namespace wakeline
