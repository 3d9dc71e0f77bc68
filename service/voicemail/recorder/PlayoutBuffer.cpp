// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlayoutBuffer.h"

namespace wakeline {

void PlayoutBuffer::write(uint32_t source, uint32_t timestamp, SampleSpan samples)
{
    // The difference is signed: timestamps wrap, and packets overtake one another.
    qint64 position = m_position + int32_t(timestamp - m_timestamp);
    if (!m_following || source != m_source || !fits(position, samples.size())) {
        if (!isNowFollowed(source, timestamp))
            return;
        position = m_next + delay;
    }
    m_following = true;
    m_stray = {};
    m_source = source;
    m_timestamp = timestamp;
    m_position = position;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (position + qint64(i) >= m_next)
            m_ring[std::size_t(position + qint64(i)) % capacity] = samples[i];
    }
}

void PlayoutBuffer::read(std::span<int16_t, frameSize> frame)
{
    for (int16_t &sample : frame)
        sample = std::exchange(m_ring[std::size_t(m_next++) % capacity], int16_t(0));
}

bool PlayoutBuffer::fits(qint64 position, std::size_t size) const
{
    return position + qint64(size) > m_next && position + qint64(size) <= m_next + capacity;
}

/// A jump of the timestamps, another synchronisation source, a clock that drifted out of the window: believed when a
/// few packets in a row tell the same, so that a stray one costs nothing.
bool PlayoutBuffer::isNowFollowed(uint32_t source, uint32_t timestamp)
{
    if (!m_following)
        return true;
    const auto step = int32_t(timestamp - m_stray.timestamp);
    const bool continues = m_stray.count > 0 && m_stray.source == source && step > 0 && step <= sampleRate;
    m_stray = {source, timestamp, continues ? m_stray.count + 1 : 1};
    return m_stray.count >= agreement;
}

} // namespace wakeline
