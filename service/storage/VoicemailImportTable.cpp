// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailImportTable.h"

namespace wakeline {

QCoro::Task<Result<bool>> VoicemailImportTable::isKnown(QString uid)
{
    return m_database.read([=](Connection &connection) -> Result<bool> {
        const auto found = connection.run(QStringLiteral("SELECT 1 FROM voicemail_imports WHERE uid = ?"), {uid});
        return found ? Result<bool>(!found->isEmpty()) : std::unexpected(found.error());
    });
}

QCoro::Task<Result<void>> VoicemailImportTable::remember(QString uid, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        const auto done = connection.run(
            QStringLiteral(
                "INSERT INTO voicemail_imports (uid, imported_at) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING"),
            {uid, stored(now)});
        return done ? Result<void>() : std::unexpected(done.error());
    });
}

} // namespace wakeline
