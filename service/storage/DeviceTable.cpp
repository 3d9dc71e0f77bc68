// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeviceTable.h"

#include "DeviceRows.h"
#include "DirectoryChanges.h"
#include "StorageLog.h"

namespace wakeline {

namespace {

using directoryChanges::Kind;

Error noSuchDevice()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such device.")};
}

/// Runs an UPDATE of one device that other instances must hear of.
QCoro::Task<Result<void>> updateNoted(Database &database, QString sql, QVariant value, qint64 id)
{
    return database.write([=](Connection &connection) -> Result<void> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return locked;
        const auto updated = connection.run(sql, {value, id});
        if (!updated)
            return std::unexpected(updated.error());
        if (updated->changed == 0)
            return std::unexpected(noSuchDevice());
        return directoryChanges::note(connection, Kind::Device, id);
    });
}

} // namespace

QCoro::Task<Result<RememberedDevice>> DeviceTable::remember(PushTarget target)
{
    return m_database.write([target, box = &m_box](Connection &connection) -> Result<RememberedDevice> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        return DeviceRows(connection, *box).remember(target);
    });
}

QCoro::Task<Result<QList<Result<RememberedDevice>>>> DeviceTable::rememberAll(QList<PushTarget> targets)
{
    return m_database.write([targets, box = &m_box](Connection &connection) -> Result<QList<Result<RememberedDevice>>> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        QList<Result<RememberedDevice>> answers;
        for (const PushTarget &target : targets) {
            auto answer = DeviceRows(connection, *box).remember(target);
            // An unknown extension or a bad text concerns one device; anything else spoils the transaction.
            if (!answer && answer.error().code != QLatin1String("not_found") &&
                answer.error().code != QLatin1String("invalid_text"))
                return std::unexpected(answer.error());
            answers.append(std::move(answer));
        }
        return answers;
    });
}

QCoro::Task<Result<QList<Device>>> DeviceTable::devicesOf(QString extension)
{
    return m_database.read([extension, box = &m_box](Connection &connection) -> Result<QList<Device>> {
        const auto found = DeviceRows(connection, *box).ofExtension(extension);
        if (!found)
            return std::unexpected(found.error());
        QList<Device> devices;
        for (const StoredDevice &stored : *found)
            devices.append(stored.device);
        return devices;
    });
}

QCoro::Task<Result<QList<StoredDevice>>> DeviceTable::all()
{
    return m_database.read([box = &m_box](Connection &connection) { return DeviceRows(connection, *box).readable(); });
}

QCoro::Task<Result<StoredDevice>> DeviceTable::find(qint64 id)
{
    return m_database.read(
        [id, box = &m_box](Connection &connection) { return DeviceRows(connection, *box).find(id); });
}

QCoro::Task<Result<Device>> DeviceTable::remove(qint64 id)
{
    return m_database.write([id, box = &m_box](Connection &connection) -> Result<Device> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        DeviceRows rows(connection, *box);
        const auto found = rows.find(id);
        if (!found)
            return std::unexpected(found.error());
        if (const auto removed = rows.remove(id); !removed)
            return std::unexpected(removed.error());
        return found->device;
    });
}

QCoro::Task<Result<bool>> DeviceTable::removeTokenIfOlder(qint64 id, QDateTime moment)
{
    return m_database.write([id, moment](Connection &connection) -> Result<bool> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        const auto removed = connection.run(
            QStringLiteral("DELETE FROM push_devices WHERE id = ? AND registered_at < ?"), {id, stored(moment)});
        if (!removed)
            return std::unexpected(removed.error());
        if (removed->changed == 0)
            return false;
        if (const auto noted = directoryChanges::note(connection, Kind::Device, id); !noted)
            return std::unexpected(noted.error());
        return true;
    });
}

QCoro::Task<Result<void>> DeviceTable::setTokenState(qint64 id, TokenState state)
{
    return updateNoted(m_database, QStringLiteral("UPDATE push_devices SET token_state = ? WHERE id = ?"),
                       enumName(state), id);
}

QCoro::Task<Result<void>> DeviceTable::rememberEnvironment(qint64 id, QString environment)
{
    return updateNoted(m_database, QStringLiteral("UPDATE push_devices SET environment = ? WHERE id = ?"), environment,
                       id);
}

} // namespace wakeline
