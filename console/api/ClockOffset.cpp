// SPDX-License-Identifier: GPL-3.0-or-later
#include "ClockOffset.h"

#include <algorithm>

namespace wakeline {

void ClockOffset::sample(const QDateTime &serverTime, const QDateTime &receivedAt)
{
    if (!serverTime.isValid() || !receivedAt.isValid())
        return;
    m_samples.push_back(std::chrono::milliseconds(receivedAt.msecsTo(serverTime)));
    if (m_samples.size() > samplesKept)
        m_samples.pop_front();
}

std::optional<std::chrono::milliseconds> ClockOffset::ahead() const
{
    const auto largest = std::max_element(m_samples.cbegin(), m_samples.cend());
    return largest == m_samples.cend() ? std::nullopt : std::optional(*largest);
}

} // namespace wakeline
