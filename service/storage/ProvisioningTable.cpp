// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisioningTable.h"

#include "AppSessionTable.h"
#include "DirectoryChanges.h"

namespace wakeline {

namespace {

std::unexpected<Error> invalidCode()
{
    return failure(QStringLiteral("invalid_code"), QStringLiteral("invalid or expired code"));
}

} // namespace

QCoro::Task<Result<void>> ProvisioningTable::put(QByteArray codeHash, ProvisioningRow row, int mostAccounts)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        const auto accounts = connection.run(
            QStringLiteral("SELECT COUNT(*) FROM app_sessions WHERE extension_id = ? AND account IS NOT NULL"),
            {row.extensionId});
        if (!accounts)
            return std::unexpected(accounts.error());
        if (accounts->first().integer(0) >= mostAccounts)
            return failure(
                QStringLiteral("too_many_devices"),
                QStringLiteral("the extension has %1 devices already: log one of them out first").arg(mostAccounts));
        const auto put = connection.run(
            QStringLiteral("INSERT INTO provisioning_codes (extension_id, code_hash, device_name, created_by, "
                           "expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (extension_id) DO UPDATE SET "
                           "code_hash = excluded.code_hash, device_name = excluded.device_name, "
                           "created_by = excluded.created_by, expires_at = excluded.expires_at"),
            {row.extensionId, codeHash, row.deviceName, row.createdBy, stored(row.expiresAt)});
        if (!put && put.error().code == QLatin1String("conflict"))
            return failure(QStringLiteral("not_found"), QStringLiteral("There is no such extension."));
        return put ? Result<void>() : std::unexpected(put.error());
    });
}

QCoro::Task<Result<ProvisioningRow>> ProvisioningTable::find(QByteArray codeHash, QDateTime now)
{
    return m_database.read([=](Connection &connection) -> Result<ProvisioningRow> {
        const auto found =
            connection.run(QStringLiteral("SELECT extension_id, device_name, created_by, expires_at FROM "
                                          "provisioning_codes WHERE code_hash = ? AND expires_at > ?"),
                           {codeHash, stored(now)});
        if (!found)
            return std::unexpected(found.error());
        if (found->isEmpty())
            return invalidCode();
        const Row &row = found->first();
        return ProvisioningRow{row.integer(0), row.text(1), row.text(2), row.time(3)};
    });
}

QCoro::Task<Result<AppSession>> ProvisioningTable::redeem(QByteArray codeHash, NewDeviceSession session, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<AppSession> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        // The DELETE decides which of two simultaneous uses is the first, on both databases.
        const auto taken =
            connection.run(QStringLiteral("DELETE FROM provisioning_codes WHERE code_hash = ? AND expires_at > ? "
                                          "RETURNING extension_id"),
                           {codeHash, stored(now)});
        if (!taken)
            return std::unexpected(taken.error());
        if (taken->isEmpty())
            return invalidCode();
        return insertAppSession(connection, taken->first().integer(0), session.secret, session.refresh, now,
                                session.account);
    });
}

} // namespace wakeline
