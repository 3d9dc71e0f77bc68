// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "StatsWindow.h"

#include <deque>

namespace wakeline {

/// How busy the last 24 hours were, minute by minute. In memory alone: it begins where the service started, and says
/// nothing of a time in which nobody looked.
class LoadHistory
{
public:
    static constexpr std::size_t minutesKept = 24 * 60;

    void observe(const LiveCounts &counts, const QDateTime &now);

    /// The samples in the window, each of `step`, oldest first: how it ended and the most there was.
    QList<LoadSample> samples(const StatsWindow &window, std::chrono::milliseconds step) const;

private:
    std::deque<LoadSample> m_minutes; ///< oldest first
};

} // namespace wakeline
