// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundQueue.h"

namespace wakeline {

void SoundQueue::skipToLast()
{
    if (m_current + 1 >= m_sounds.size())
        return;
    m_current = m_sounds.size() - 1;
    m_played = 0;
}

void SoundQueue::read(std::span<int16_t, frameSize> frame)
{
    for (int16_t &sample : frame) {
        while (!isOver() && m_played >= m_sounds[m_current]->size()) {
            ++m_current;
            m_played = 0;
        }
        sample = isOver() ? int16_t(0) : (*m_sounds[m_current])[m_played++];
    }
    while (!isOver() && m_played >= m_sounds[m_current]->size()) { // over with its last sample, not one frame later
        ++m_current;
        m_played = 0;
    }
}

} // namespace wakeline
