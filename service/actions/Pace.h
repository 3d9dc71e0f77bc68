// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <deque>
#include <functional>

namespace wakeline {

/// Does things in their order and not too many at once: at once while there are few, and as many as viewers can follow
/// when an import changes thousands. If more come than may wait, the oldest are done at once: nothing is lost, and a
/// viewer that cannot follow then loads anew.
class Pace
{
public:
    struct Options
    {
        int atOnce = 200; ///< before anything waits
        int perTick = 25; ///< with the tick below 500 a second
        std::chrono::milliseconds tick{50};
        std::size_t most = 20'000; ///< that wait; about as many as an import of the largest size changes
    };

    explicit Pace(Options options);
    Pace() : Pace(Options{}) {}

    void run(std::function<void()> what);
    std::size_t waiting() const { return m_waiting.size(); }

private:
    void onTick();
    void doOldest();

    Options m_options;
    int m_recent = 0; ///< done lately; falls by `perTick`
    std::deque<std::function<void()>> m_waiting;
    QTimer m_timer;
};

} // namespace wakeline
