// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace wakeline {

/// Tells the presses of keys apart that telephone events report (RFC 4733). Every packet of one event has the timestamp
/// at which the key went down (§2.5.1.2), so packets that come late, twice or not at all neither add a press nor hide
/// one. Pure.
class KeyPresses
{
public:
    struct Packet
    {
        uint32_t source;    ///< RTP's SSRC
        uint32_t timestamp; ///< RTP's
        uint8_t event;
        bool end; ///< the key is up again
    };

    /// Whether it is the first that is seen of a press: any of its packets may be.
    bool isNew(const Packet &packet);

private:
    bool continuesOne(const Packet &packet) const;

    std::deque<Packet> m_recent; ///< the first packet of each event; `end` if any has said so
};

} // namespace wakeline
