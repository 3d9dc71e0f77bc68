// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backoff.h"

#include <chrono>

namespace wakeline {

/// Stops pushing to a provider (and environment) that does not work, so that calls learn at once and need not wait for
/// their deadline. Only failures of the provider count, never what it says of one token. Given the time.
///
/// Closed: all pass. After `threshold` failures in a row it opens: none passes until a jittered time has passed; then
/// one push tries it out, and its end closes the breaker or opens it for twice as long.
class ProviderBreaker
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::milliseconds;

    struct Options
    {
        int threshold = 5;
        Duration firstPause{2000};
        Duration longestPause{30'000};
        Duration probeTime{10'000}; ///< a trial whose end nobody told is forgotten after this
    };

    explicit ProviderBreaker(Options options) : m_options(options), m_pause(options.firstPause, options.longestPause) {}
    ProviderBreaker() : ProviderBreaker(Options{}) {}

    /// Whether a push may be sent now. Tell its end with succeeded() or failed().
    bool admits(Time now);

    void succeeded();
    void failed(Time now);

    bool isOpen() const { return m_open; }

    /// Open, and the next trial is not due yet.
    bool isPausing(Time now) const { return m_open && now < m_until; }

private:
    Options m_options;
    Backoff m_pause;
    int m_failures = 0;
    bool m_open = false;
    bool m_probing = false;
    Time m_until{}; ///< while open: the next trial; while one is under way: when it is given up
};

} // namespace wakeline
