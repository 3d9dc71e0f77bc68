// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeviceBackoff.h"

#include <algorithm>

namespace wakeline {

void DeviceBackoff::hold(const QString &token, std::chrono::milliseconds duration, const QDateTime &now)
{
    if (m_until.size() >= m_capacity && !m_until.contains(token))
        makeRoom(now);
    m_until.insert(token, now.addMSecs(duration.count()));
}

std::optional<std::chrono::milliseconds> DeviceBackoff::remaining(const QString &token, const QDateTime &now)
{
    const auto found = m_until.constFind(token);
    if (found == m_until.constEnd())
        return {};
    const auto left = std::chrono::milliseconds(now.msecsTo(*found));
    if (left.count() > 0)
        return left;
    m_until.erase(found);
    return {};
}

void DeviceBackoff::makeRoom(const QDateTime &now)
{
    m_until.removeIf([&](auto entry) { return entry.value() <= now; });
    if (m_until.size() < m_capacity)
        return;
    const auto soonest = std::min_element(m_until.cbegin(), m_until.cend());
    m_until.erase(soonest);
}

} // namespace wakeline
