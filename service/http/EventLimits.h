// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace wakeline {

/// What one client of the live feed may cost.
struct EventLimits
{
    int sessions = 1000;                         ///< over it 503
    qint64 unsent = 1024 * 1024;                 ///< bytes; over it 4008
    quint64 incoming = 64 * 1024;                ///< bytes of a message from the client; over it 1009
    int messagesPerPing = 100;                   ///< from the client between two pings; over it 4004
    std::chrono::milliseconds helloTime{5'000};  ///< then 4001
    std::chrono::milliseconds pingEvery{20'000}; ///< two unanswered: the peer is dead
    std::chrono::milliseconds closeTime{2'000};  ///< for the client to fetch the close code, then cut off
};

} // namespace wakeline
