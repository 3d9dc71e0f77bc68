// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace wakeline {

/// How long a voicemail box takes no PIN by phone after too many wrong ones. Pure: attempts since the last right PIN
/// are counted elsewhere, across calls and restarts.
struct PinLockout
{
    int free = 9; ///< attempts until the first lock: three calls
    int step = 3; ///< attempts between two locks
    std::chrono::minutes first{15};
    std::chrono::minutes longest{24 * 60};

    /// The lock that this attempt causes if it is wrong; doubled with each further one.
    /// \param attempts  this one included
    std::optional<std::chrono::minutes> after(int attempts) const
    {
        if (attempts < free || (attempts - free) % step != 0)
            return std::nullopt;
        const int doublings = std::min((attempts - free) / step, 16);
        return std::min(first * (1 << doublings), longest);
    }

    bool operator==(const PinLockout &) const = default;
};

} // namespace wakeline
