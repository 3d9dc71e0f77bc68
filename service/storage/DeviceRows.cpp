// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeviceRows.h"

#include "DirectoryChanges.h"
#include "PushParameters.h"
#include "SameApp.h"
#include "StorageLog.h"

#include <algorithm>

namespace wakeline {

using directoryChanges::Kind;

Result<RememberedDevice> DeviceRows::remember(const PushTarget &target)
{
    const auto extension =
        m_connection.run(QStringLiteral("SELECT id FROM extensions WHERE number = ?"), {target.extension});
    if (!extension)
        return std::unexpected(extension.error());
    if (extension->isEmpty())
        return failure(QStringLiteral("not_found"), QStringLiteral("There is no extension %1.").arg(target.extension));
    const qint64 extensionId = extension->first().integer(0);
    if (target.sessionId != 0) {
        // A registration that was still on its way here when its session ended must not outlive it.
        const auto session =
            m_connection.run(QStringLiteral("SELECT 1 FROM app_sessions WHERE id = ?"), {target.sessionId});
        if (!session)
            return std::unexpected(session.error());
        if (session->isEmpty())
            return failure(QStringLiteral("not_found"), QStringLiteral("The app has signed out."));
    }

    const QByteArray hash = fingerprint(target);
    const auto sameToken =
        select(QStringLiteral("d.provider = ? AND d.token_hash = ?"), {enumName(target.provider), hash});
    if (!sameToken)
        return std::unexpected(sameToken.error());
    QList<StoredDevice> sameApp;
    if (!target.instance.isEmpty() || !target.appDeviceId.isEmpty()) {
        const auto found = select(QStringLiteral("d.extension_id = ? AND d.voip = ? AND d.token_hash <> ?"),
                                  {extensionId, target.voip, hash});
        if (!found)
            return std::unexpected(found.error());
        std::ranges::copy_if(*found, std::back_inserter(sameApp),
                             [&](const StoredDevice &row) { return isSameApp(row.target, target); });
    }

    // A registration that was held up, by an outage or in another instance, must not undo a newer one.
    for (const StoredDevice &row : *sameToken + sameApp) {
        if (row.target.registeredAt > target.registeredAt)
            return RememberedDevice{row, {}};
    }

    // The row of the token lives on, else the row of the app: ids stay stable in the push log.
    const bool known = !sameToken->isEmpty();
    if (!known && sameApp.isEmpty())
        return insert(extensionId, target);
    const StoredDevice kept = known ? sameToken->first() : sameApp.takeFirst();
    QList<Device> replaced;
    for (const StoredDevice &row : sameApp) {
        if (const auto removed = remove(row.device.id); !removed)
            return std::unexpected(removed.error());
        replaced.append(row.device);
    }
    auto answer = update(kept, extensionId, mergedTarget(kept.target, target));
    if (answer)
        answer->replaced = replaced;
    return answer;
}

Result<RememberedDevice> DeviceRows::insert(qint64 extensionId, const PushTarget &target)
{
    const auto inserted = m_connection.run(
        QStringLiteral(
            "INSERT INTO push_devices (extension_id, provider, token_hash, token_sealed, token_masked, token_state, "
            "voip, environment, app_id, instance, user_agent, registered_at, session_id, app_device_id, payload) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
        {extensionId, enumName(target.provider), fingerprint(target), m_box.seal(target.token.toUtf8()),
         maskToken(target.token), enumName(TokenState::Active), target.voip, target.environment, target.appId,
         target.instance, target.userAgent, stored(target.registeredAt), target.sessionId, target.appDeviceId,
         enumName(target.payload)});
    if (!inserted)
        return std::unexpected(inserted.error());
    const qint64 id = inserted->first().integer(0);
    if (const auto noted = directoryChanges::note(m_connection, Kind::Device, id); !noted)
        return std::unexpected(noted.error());
    const auto row = find(id);
    if (!row)
        return std::unexpected(row.error());
    return RememberedDevice{*row, {}};
}

Result<RememberedDevice> DeviceRows::update(const StoredDevice &row, qint64 extensionId, const PushTarget &target)
{
    // The environment that worked belongs to the token.
    const bool sameToken = row.target.token == target.token;
    const QString environment = target.environment.isEmpty() && sameToken ? row.target.environment : target.environment;
    const auto updated = m_connection.run(
        QStringLiteral(
            "UPDATE push_devices SET extension_id = ?, provider = ?, token_hash = ?, token_sealed = ?, "
            "token_masked = ?, token_state = ?, voip = ?, environment = ?, app_id = ?, instance = ?, "
            "user_agent = ?, registered_at = ?, session_id = ?, app_device_id = ?, payload = ? WHERE id = ?"),
        {extensionId, enumName(target.provider), fingerprint(target), m_box.seal(target.token.toUtf8()),
         maskToken(target.token), enumName(TokenState::Active), target.voip, environment, target.appId, target.instance,
         target.userAgent, stored(target.registeredAt), target.sessionId, target.appDeviceId, enumName(target.payload),
         row.device.id});
    if (!updated)
        return std::unexpected(updated.error());
    const auto changed = find(row.device.id);
    if (!changed)
        return std::unexpected(changed.error());

    // Every refresh of a registration comes by here: what changed nothing but its time is no news for other instances.
    StoredDevice before = row;
    before.device.registeredAt = changed->device.registeredAt;
    before.target.registeredAt = changed->target.registeredAt;
    if (before != *changed) {
        if (const auto noted = directoryChanges::note(m_connection, Kind::Device, row.device.id); !noted)
            return std::unexpected(noted.error());
    }
    return RememberedDevice{*changed, {}};
}

Result<void> DeviceRows::remove(qint64 id)
{
    const auto removed = m_connection.run(QStringLiteral("DELETE FROM push_devices WHERE id = ?"), {id});
    if (!removed)
        return std::unexpected(removed.error());
    return directoryChanges::note(m_connection, Kind::Device, id);
}

Result<StoredDevice> DeviceRows::find(qint64 id)
{
    const auto found = select(QStringLiteral("d.id = ?"), {id});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(QStringLiteral("not_found"), QStringLiteral("There is no such device."));
    return found->first();
}

Result<QList<StoredDevice>> DeviceRows::ofExtension(const QString &number)
{
    return select(QStringLiteral("e.number = ?"), {number});
}

Result<QList<StoredDevice>> DeviceRows::readable()
{
    auto found = select(QStringLiteral("1 = 1"), {});
    if (!found)
        return found;
    const auto sealed = found->removeIf([](const StoredDevice &device) { return device.target.token.isEmpty(); });
    if (sealed > 0)
        qCWarning(lcStorage,
                  "The push tokens of %lld devices were sealed with another key; they come back when the apps "
                  "register again.",
                  static_cast<long long>(sealed));
    return found;
}

Result<QList<StoredDevice>> DeviceRows::select(const QString &where, const QVariantList &values)
{
    const auto rows = m_connection.run(
        QStringLiteral(
            "SELECT d.id, e.number, d.provider, d.environment, d.app_id, d.token_masked, d.token_state, "
            "d.instance, d.user_agent, d.registered_at, d.last_push_at, d.last_wake_ms, d.token_sealed, d.voip, "
            "d.session_id, d.app_device_id, d.payload "
            "FROM push_devices d JOIN extensions e ON e.id = d.extension_id WHERE ") +
            where + QStringLiteral(" ORDER BY d.id"),
        values);
    if (!rows)
        return std::unexpected(rows.error());
    QList<StoredDevice> devices;
    for (const Row &row : *rows)
        devices.append(read(row));
    return devices;
}

StoredDevice DeviceRows::read(const Row &row) const
{
    const Device device{.id = row.integer(0),
                        .extension = row.text(1),
                        .provider = enumFromName<PushProviderName>(row.text(2)).value_or(PushProviderName::Fcm),
                        .environment = row.text(3),
                        .appId = row.text(4),
                        .tokenMasked = row.text(5),
                        .tokenState = enumFromName<TokenState>(row.text(6)).value_or(TokenState::Disabled),
                        .instance = row.text(7),
                        .userAgent = row.text(8),
                        .registeredAt = row.time(9),
                        .lastPushAt = row.optionalTime(10),
                        .lastWakeMs = row.optionalInteger(11)};
    const PushTarget target{.deviceId = device.id,
                            .extension = device.extension,
                            .provider = device.provider,
                            .environment = device.environment,
                            .appId = device.appId,
                            .token = QString::fromUtf8(m_box.open(row.bytes(12)).value_or(QByteArray())),
                            .voip = row.boolean(13),
                            .instance = device.instance,
                            .userAgent = device.userAgent,
                            .registeredAt = device.registeredAt,
                            .payload = enumFromName<PushPayload>(row.text(16)).value_or(PushPayload::Native),
                            .appDeviceId = row.text(15),
                            .sessionId = row.integer(14)};
    return {device, target};
}

QByteArray DeviceRows::fingerprint(const PushTarget &target) const
{
    return m_box.fingerprint(target.token.toUtf8());
}

} // namespace wakeline
