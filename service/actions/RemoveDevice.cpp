// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoveDevice.h"

#include <algorithm>

namespace wakeline {

QCoro::Task<Result<void>> RemoveDevice::remove(qint64 extensionId, qint64 deviceId)
{
    const auto extension = co_await m_extensions.find(extensionId);
    if (!extension)
        co_return std::unexpected(extension.error());
    const auto devices = m_directory.registeredTargetsOf(extension->number);
    const auto device = std::ranges::find(devices, deviceId, &PushTarget::deviceId);
    // Id 0 is a device whose row is not written yet.
    if (deviceId == 0 || device == devices.end())
        co_return failure(QStringLiteral("not_found"),
                          QStringLiteral("extension %1 has no device %2").arg(extension->number).arg(deviceId));
    if (device->sessionId != 0) {
        if (const auto ended = co_await m_directory.endAppSession(device->sessionId); !ended)
            co_return ended;
        // The device went with its session, unless that had run out before.
        const auto left = m_directory.registeredTargetsOf(extension->number);
        if (std::ranges::find(left, deviceId, &PushTarget::deviceId) == left.end())
            co_return Result<void>();
    }
    const auto removed = co_await m_directory.removeDevice(deviceId, QStringLiteral("operator"));
    const bool wentAlready = device->sessionId != 0 && !removed && removed.error().code == u"not_found";
    if (!removed && !wentAlready)
        co_return std::unexpected(removed.error());
    co_return Result<void>();
}

QCoro::Task<Result<void>> RemoveDevice::signOut(qint64 extensionId, qint64 sessionId)
{
    const auto sessions = co_await m_directory.appSessionsOf(extensionId);
    if (!sessions)
        co_return std::unexpected(sessions.error());
    if (std::ranges::find(*sessions, sessionId, &AppDeviceSession::id) == sessions->end())
        co_return failure(QStringLiteral("not_found"),
                          QStringLiteral("the extension has no app session %1").arg(sessionId));
    co_return co_await m_directory.endAppSession(sessionId);
}

} // namespace wakeline
