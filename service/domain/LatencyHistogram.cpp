// SPDX-License-Identifier: GPL-3.0-or-later
#include "LatencyHistogram.h"

#include <cmath>

namespace wakeline {

void LatencyHistogram::add(qint64 step, qint64 count)
{
    m_steps[step] += count;
    m_count += count;
}

void LatencyHistogram::add(const LatencyHistogram &other)
{
    for (auto step = other.m_steps.cbegin(); step != other.m_steps.cend(); ++step)
        add(step.key(), step.value());
}

std::optional<qint64> LatencyHistogram::percentile(double share) const
{
    if (m_count == 0)
        return std::nullopt;
    const auto rank = std::max<qint64>(1, static_cast<qint64>(std::ceil(share * static_cast<double>(m_count))));
    qint64 passed = 0;
    for (auto step = m_steps.cbegin(); step != m_steps.cend(); ++step) {
        passed += step.value();
        if (passed >= rank)
            return step.key() * stepMs;
    }
    return m_steps.lastKey() * stepMs;
}

} // namespace wakeline
