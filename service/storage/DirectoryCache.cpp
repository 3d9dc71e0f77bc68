// SPDX-License-Identifier: GPL-3.0-or-later
#include "DirectoryCache.h"

#include "SameApp.h"

#include <algorithm>
#include <utility>

namespace wakeline {

namespace {

/// Far more than can end while an answer of the database is on its way.
constexpr qsizetype endedSessions = 10'000;

} // namespace

std::optional<Extension> DirectoryCache::extension(const QString &number) const
{
    const auto found = m_extensions.find(number);
    return found == m_extensions.end() ? std::nullopt : std::optional(*found);
}

bool DirectoryCache::put(const Extension &extension)
{
    const auto held = m_extensions.find(extension.number);
    if (held != m_extensions.end() && held->id == extension.id && held->version >= extension.version)
        return false;
    if (held != m_extensions.end())
        m_numbers.remove(held->id);
    m_extensions.insert(extension.number, extension);
    m_numbers.insert(extension.id, extension.number);
    return true;
}

std::optional<Extension> DirectoryCache::removeExtension(qint64 id)
{
    const auto number = m_numbers.find(id);
    if (number == m_numbers.end())
        return std::nullopt;
    const Extension removed = m_extensions.take(*number);
    m_numbers.erase(number);
    return removed;
}

std::optional<StoredDevice> DirectoryCache::device(const TokenKey &key) const
{
    const auto found = m_devices.find(key);
    return found == m_devices.end() ? std::nullopt : std::optional(*found);
}

std::optional<StoredDevice> DirectoryCache::device(qint64 id) const
{
    const auto key = m_keysById.find(id);
    return key == m_keysById.end() ? std::nullopt : device(*key);
}

QList<StoredDevice> DirectoryCache::devicesOf(const QString &number) const
{
    QList<StoredDevice> devices;
    for (const TokenKey &key : m_keysByNumber.values(number))
        devices.append(m_devices.value(key));
    std::sort(devices.begin(), devices.end(), [](const StoredDevice &a, const StoredDevice &b) {
        return a.target.registeredAt < b.target.registeredAt;
    });
    return devices;
}

bool DirectoryCache::put(const StoredDevice &device)
{
    const TokenKey key = keyOf(device.target);
    const auto held = removeDevice(key);
    if (device.device.id != 0) {
        if (const auto sameRow = m_keysById.find(device.device.id); sameRow != m_keysById.end())
            removeDevice(TokenKey(*sameRow));
        m_keysById.insert(device.device.id, key);
    }
    m_devices.insert(key, device);
    m_keysByNumber.insert(device.device.extension, key);

    if (!held)
        return true;
    StoredDevice before = *held;
    before.device.registeredAt = device.device.registeredAt;
    before.target.registeredAt = device.target.registeredAt;
    return before != device;
}

std::optional<StoredDevice> DirectoryCache::removeDevice(const TokenKey &key)
{
    const auto held = m_devices.find(key);
    if (held == m_devices.end())
        return std::nullopt;
    const StoredDevice removed = *held;
    m_devices.erase(held);
    m_keysById.remove(removed.device.id);
    m_keysByNumber.remove(removed.device.extension, key);
    return removed;
}

std::optional<AppSession> DirectoryCache::session(qint64 id) const
{
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? std::nullopt : std::optional(*found);
}

void DirectoryCache::put(const AppSession &session)
{
    if (m_endedSessions.contains(session.id) || m_endedBefore.contains(session.id))
        return;
    m_sessions.insert(session.id, session);
    if (!session.account.isEmpty())
        m_sessionsByAccount.insert(session.account, session.id);
}

std::optional<AppSession> DirectoryCache::removeSession(qint64 id)
{
    const auto held = m_sessions.find(id);
    if (held == m_sessions.end())
        return std::nullopt;
    const AppSession removed = *held;
    m_sessions.erase(held);
    m_sessionsByAccount.remove(removed.account);
    return removed;
}

void DirectoryCache::endSession(qint64 id)
{
    if (m_endedSessions.size() >= endedSessions)
        m_endedBefore = std::exchange(m_endedSessions, {});
    m_endedSessions.insert(id);
    removeSession(id);
}

StoredDevice DirectoryCache::foreseen(const PushTarget &registered) const
{
    StoredDevice row;
    PushTarget target = registered;
    if (const auto sameToken = device(keyOf(target))) {
        row = *sameToken;
        target = mergedTarget(row.target, target);
    } else {
        for (const StoredDevice &other : devicesOf(target.extension)) {
            if (!isSameApp(other.target, target) || other.target.voip != target.voip)
                continue;
            row.device.id = other.device.id;
            target = mergedTarget(other.target, target);
        }
    }
    const QString environment = target.environment.isEmpty() ? row.device.environment : target.environment;
    const qint64 id = row.device.id;
    row.target = target;
    row.target.deviceId = id;
    row.target.environment = environment;
    row.device.extension = target.extension;
    row.device.provider = target.provider;
    row.device.environment = environment;
    row.device.appId = target.appId;
    row.device.tokenMasked = maskToken(target.token);
    row.device.tokenState = TokenState::Active;
    row.device.instance = target.instance;
    row.device.userAgent = target.userAgent;
    row.device.registeredAt = target.registeredAt;
    return row;
}

} // namespace wakeline
