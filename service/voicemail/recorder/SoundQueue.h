// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Samples.h"

#include <memory>
#include <vector>

namespace wakeline {

using Sound = std::shared_ptr<const Samples>;
using Sounds = std::vector<Sound>;

/// Sounds that a caller hears one after the other.
class SoundQueue
{
public:
    /// Instead of what is playing.
    void play(Sounds sounds)
    {
        m_sounds = std::move(sounds);
        m_current = 0;
        m_played = 0;
    }
    /// To the beginning of the last one, unless it is playing already.
    void skipToLast();
    bool isOver() const { return m_current >= m_sounds.size(); }

    /// The next samples; silence behind the last sound.
    void read(std::span<int16_t, frameSize> frame);

private:
    Sounds m_sounds;
    std::size_t m_current = 0;
    std::size_t m_played = 0; ///< samples of the current one
};

} // namespace wakeline
