// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoveDevice.h"

#include <algorithm>

namespace wakeline {

QCoro::Task<Result<void>> RemoveDevice::remove(qint64 extensionId, qint64 deviceId)
{
    const auto extension = co_await m_extensions.find(extensionId);
    if (!extension)
        co_return std::unexpected(extension.error());
    const auto devices = m_directory.devicesOf(extension->number);
    // Id 0 is a device whose row is not written yet.
    if (deviceId == 0 || std::ranges::find(devices, deviceId, &Device::id) == devices.end())
        co_return failure(QStringLiteral("not_found"),
                          QStringLiteral("extension %1 has no device %2").arg(extension->number).arg(deviceId));
    const auto removed = co_await m_directory.removeDevice(deviceId, QStringLiteral("operator"));
    if (!removed)
        co_return std::unexpected(removed.error());
    co_return Result<void>();
}

} // namespace wakeline
