// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Device.h"
#include "PushMessage.h"
#include "SecretBox.h"

namespace wakeline {

/// A device as the service needs it: what clients may see, and the target with its token.
struct StoredDevice
{
    Device device;
    PushTarget target;

    bool operator==(const StoredDevice &) const = default;
};

/// What remembering a device did.
struct RememberedDevice
{
    StoredDevice stored;
    QList<Device> replaced; ///< rows of the same app that it made superfluous

    bool operator==(const RememberedDevice &) const = default;
};

/// The phones that can be pushed to. Tokens are sealed at rest and looked up by a keyed hash (docs/decisions/0013).
/// What decides where a push goes is noted in the directory's change log, in the same transaction.
class DeviceTable
{
public:
    /// \param box  must live as long as the table's jobs: as long as the database
    DeviceTable(Database &database, const SecretBox &box) : m_database(database), m_box(box) {}

    /// Inserts or refreshes: a token that is known moves to the newest extension, and the same app instance with a new
    /// token replaces its old one. A registration older than the stored one changes nothing.
    /// \return `not_found` if the extension is unknown
    QCoro::Task<Result<RememberedDevice>> remember(PushTarget target);
    /// Many in one transaction; one answer for each, in order.
    QCoro::Task<Result<QList<Result<RememberedDevice>>>> rememberAll(QList<PushTarget> targets);

    QCoro::Task<Result<QList<Device>>> devicesOf(QString extension);
    /// Rows whose token the key does not open are left out, and counted in the log.
    QCoro::Task<Result<QList<StoredDevice>>> all();
    QCoro::Task<Result<StoredDevice>> find(qint64 id);

    /// \return `not_found`
    QCoro::Task<Result<Device>> remove(qint64 id);
    /// Removes it only if its token was last registered before `moment` (APNs 410 `timestamp`).
    /// \return whether it was removed
    QCoro::Task<Result<bool>> removeTokenIfOlder(qint64 id, QDateTime moment);
    QCoro::Task<Result<void>> setTokenState(qint64 id, TokenState state);
    QCoro::Task<Result<void>> rememberEnvironment(qint64 id, QString environment);

private:
    Database &m_database;
    const SecretBox &m_box;
};

} // namespace wakeline
