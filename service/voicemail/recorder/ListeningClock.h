// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EndReason.h"
#include "Samples.h"

#include <optional>

namespace wakeline {

/// How long a call may listen, and how long without a word from its phone. Pure: its time is the number of ticks.
class ListeningClock
{
public:
    /// Something came from the phone.
    void hear() { m_sinceMedia = {}; }

    /// Phones send nothing while they hold, so nothing is expected then, nor at once when they are back.
    void hold(bool onHold)
    {
        m_onHold = onHold;
        m_sinceMedia = {};
    }
    bool isOnHold() const { return m_onHold; }

    /// A frame's time has passed. \return why the call is over, if it is
    std::optional<EndReason> tick()
    {
        m_length += frameTime;
        if (!m_onHold)
            m_sinceMedia += frameTime;
        if (m_sinceMedia >= mediaPatience)
            return EndReason::NoRtp;
        return m_length >= longestCall ? std::optional(EndReason::MaxLength) : std::nullopt;
    }

    /// Phones may send nothing while nobody speaks, so this is longer than a recording's.
    static constexpr std::chrono::milliseconds mediaPatience = std::chrono::minutes(1);
    static constexpr std::chrono::milliseconds longestCall = std::chrono::hours(2);

private:
    bool m_onHold = false;
    std::chrono::milliseconds m_sinceMedia{0};
    std::chrono::milliseconds m_length{0};
};

} // namespace wakeline
