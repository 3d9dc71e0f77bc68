// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Samples.h"

#include <array>

namespace wakeline {

/// Puts a stream's packets in order by their RTP timestamps and hands the samples out 120 ms later, a frame at a time;
/// what did not come in time reads as silence. Its clock is the reader's.
class PlayoutBuffer
{
public:
    static constexpr qint64 delay = samplesIn(std::chrono::milliseconds(120));

    void write(uint32_t source, uint32_t timestamp, SampleSpan samples);
    void read(std::span<int16_t, frameSize> frame);

private:
    static constexpr qint64 capacity = 8192; ///< about a second: what is later or earlier is another stream
    static constexpr int agreement = 3;      ///< packets in a row that make another stream the one we follow

    struct Stray
    {
        uint32_t source = 0;
        uint32_t timestamp = 0;
        int count = 0;
    };

    bool fits(qint64 position, std::size_t size) const;
    bool isNowFollowed(uint32_t source, uint32_t timestamp);

    std::array<int16_t, capacity> m_ring{};
    qint64 m_next = 0; ///< position of the next sample to be read
    bool m_following = false;
    uint32_t m_source = 0;
    uint32_t m_timestamp = 0; ///< of the last packet that was placed …
    qint64 m_position = 0;    ///< … and where
    Stray m_stray;
};

} // namespace wakeline
