// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace wakeline {

/// Waits between attempts: they double up to the longest, and each is drawn from the upper half of its step, so that
/// many clients of one failing peer do not come back together.
class Backoff
{
public:
    using Duration = std::chrono::milliseconds;

    Backoff(Duration first, Duration longest) : m_first(first), m_longest(longest), m_step(first) {}

    Duration next()
    {
        const Duration step = m_step;
        m_step = std::min(m_step * 2, m_longest);
        return jittered(step);
    }

    void reset() { m_step = m_first; }

    static Duration jittered(Duration step)
    {
        const auto half = int(step.count() / 2);
        return Duration{step.count() - half + QRandomGenerator::global()->bounded(half + 1)};
    }

private:
    Duration m_first;
    Duration m_longest;
    Duration m_step;
};

} // namespace wakeline
