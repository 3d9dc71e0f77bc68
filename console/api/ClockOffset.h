// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>
#include <deque>
#include <optional>

namespace wakeline {

/// How far the server's clock is ahead of ours, from the times it puts into its messages.
///
/// A message is older when it arrives than when it was stamped, so that every sample says "at least this far ahead":
/// the largest of the newest ones is the nearest. Old samples are dropped, as clocks are sometimes set.
class ClockOffset
{
public:
    void sample(const QDateTime &serverTime, const QDateTime &receivedAt);
    std::optional<std::chrono::milliseconds> ahead() const;

private:
    static constexpr std::size_t samplesKept = 32;
    std::deque<std::chrono::milliseconds> m_samples;
};

} // namespace wakeline
