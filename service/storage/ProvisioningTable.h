// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppSession.h"
#include "Database.h"

namespace wakeline {

/// A one-time code as it is stored, beside its hash.
struct ProvisioningRow
{
    qint64 extensionId = 0;
    QString deviceName; ///< as the operator said; may be empty
    QString createdBy;  ///< the operator's name
    QDateTime expiresAt;

    bool operator==(const ProvisioningRow &) const = default;
};

/// The session that a code is exchanged for.
struct NewDeviceSession
{
    QString secret;
    RefreshTokenRow refresh;
    DeviceAccount account;
};

/// The one-time codes of QR sign-ins: one live code for an extension at most. Only their SHA-256 is stored.
class ProvisioningTable
{
public:
    explicit ProvisioningTable(Database &database) : m_database(database) {}

    /// Puts the code in the place of the extension's last one.
    /// \param mostAccounts  no code for an extension that has so many device accounts
    /// \return `not_found` if there is no such extension; `too_many_devices`
    QCoro::Task<Result<void>> put(QByteArray codeHash, ProvisioningRow row, int mostAccounts);

    /// \return `invalid_code` if it is wrong, used or too old
    QCoro::Task<Result<ProvisioningRow>> find(QByteArray codeHash, QDateTime now);

    /// Takes the code and begins the session with its account, both or neither. Of simultaneous calls one succeeds.
    /// \return `invalid_code` if it is wrong, used or too old
    QCoro::Task<Result<AppSession>> redeem(QByteArray codeHash, NewDeviceSession session, QDateTime now);

private:
    Database &m_database;
};

} // namespace wakeline
