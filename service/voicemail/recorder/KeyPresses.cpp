// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeyPresses.h"

#include <algorithm>

namespace wakeline {

namespace {

/// Nobody presses more keys than this before the network has delivered, or lost, what belongs to the first.
constexpr std::size_t mostRecent = 16;

/// A key that is held for longer than an event can say (65535, eight seconds) is told as a row of events, each of which
/// begins where the one before ended (RFC 4733 §2.5.1.3). Senders count in packets, so the last one is not quite full.
constexpr uint32_t longestEvent = 0xffff;
constexpr uint32_t almostLongest = 0xf000;

} // namespace

bool KeyPresses::isNew(const Packet &packet)
{
    const auto known = std::ranges::find_if(m_recent, [&](const Packet &other) {
        return other.source == packet.source && other.timestamp == packet.timestamp && other.event == packet.event;
    });
    if (known != m_recent.end()) {
        known->end = known->end || packet.end;
        return false;
    }
    const bool continues = continuesOne(packet);
    m_recent.push_back(packet);
    if (m_recent.size() > mostRecent)
        m_recent.pop_front();
    return !continues;
}

bool KeyPresses::continuesOne(const Packet &packet) const
{
    return std::ranges::any_of(m_recent, [&](const Packet &other) {
        const uint32_t later = packet.timestamp - other.timestamp; // it may wrap
        return other.source == packet.source && other.event == packet.event && !other.end && later >= almostLongest &&
               later <= longestEvent;
    });
}

} // namespace wakeline
