// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DeviceTable.h"

namespace wakeline {

/// The rows of push_devices as one job sees them, on its worker: the SQL behind DeviceTable and DirectoryFeed.
/// Writers call directoryChanges::lock() first.
class DeviceRows
{
public:
    DeviceRows(Connection &connection, const SecretBox &box) : m_connection(connection), m_box(box) {}

    Result<RememberedDevice> remember(const PushTarget &target);
    /// \return `not_found`
    Result<StoredDevice> find(qint64 id);
    Result<QList<StoredDevice>> ofExtension(const QString &number);
    /// All whose token the key opens.
    Result<QList<StoredDevice>> readable();
    Result<void> remove(qint64 id);

private:
    Result<QList<StoredDevice>> select(const QString &where, const QVariantList &values);
    StoredDevice read(const Row &row) const;
    QByteArray fingerprint(const PushTarget &target) const;
    Result<RememberedDevice> insert(qint64 extensionId, const PushTarget &target);
    Result<RememberedDevice> update(const StoredDevice &row, qint64 extensionId, const PushTarget &target);

    Connection &m_connection;
    const SecretBox &m_box;
};

} // namespace wakeline
