// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>

#include <chrono>
#include <optional>

namespace wakeline {

/// Devices that their provider throttles (APNs TooManyRequests, FCM's quota per device) are left alone for a while.
/// Given the time; bounded: when full, the entries that end first are forgotten.
class DeviceBackoff
{
public:
    explicit DeviceBackoff(qsizetype capacity = 10'000) : m_capacity(capacity) {}

    void hold(const QString &token, std::chrono::milliseconds duration, const QDateTime &now);

    /// The device took a push: it is no longer throttled.
    void release(const QString &token) { m_until.remove(token); }

    /// \return how long the device must still be left alone; no value if it may be pushed to
    std::optional<std::chrono::milliseconds> remaining(const QString &token, const QDateTime &now);

private:
    void makeRoom(const QDateTime &now);

    qsizetype m_capacity;
    QHash<QString, QDateTime> m_until;
};

} // namespace wakeline
