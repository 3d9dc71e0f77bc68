// SPDX-License-Identifier: GPL-3.0-or-later
#include "ClipReader.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wakeline {

namespace {

constexpr std::size_t samplesAtOnce = 2048;

// What SoundTouch's own documentation gives for speech (README, "Tuning the algorithm parameters"), in milliseconds.
constexpr int speechSequence = 40;
constexpr int speechSeekWindow = 15;
constexpr int speechOverlap = 8;

} // namespace

ClipReader::ClipReader(SharedClip clip, std::chrono::milliseconds from, double speed, const OutputFormat &format)
    : m_clip(std::move(clip)),
      m_format(format),
      m_next(std::min(static_cast<std::size_t>(std::max<qint64>(from.count(), 0)) *
                          static_cast<std::size_t>(m_clip->sampleRate) / 1000,
                      m_clip->samples.size())),
      m_asRecorded(qFuzzyCompare(speed, 1.0) && format.sampleRate == m_clip->sampleRate)
{
    const double pace = std::clamp(speed, slowest, fastest);
    const double rate = static_cast<double>(m_clip->sampleRate) / format.sampleRate;
    const auto left = static_cast<double>(m_clip->samples.size() - m_next);
    m_wanted = std::llround(left / pace / rate);
    m_stretch.setChannels(1);
    m_stretch.setSampleRate(static_cast<uint>(m_clip->sampleRate));
    m_stretch.setTempo(pace);
    m_stretch.setRate(rate);
    m_stretch.setSetting(SETTING_SEQUENCE_MS, speechSequence);
    m_stretch.setSetting(SETTING_SEEKWINDOW_MS, speechSeekWindow);
    m_stretch.setSetting(SETTING_OVERLAP_MS, speechOverlap);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 ClipReader::bytesAvailable() const
{
    return (m_wanted - m_given) * m_format.bytesPerFrame() + QIODevice::bytesAvailable();
}

void ClipReader::feed()
{
    const std::size_t count = std::min(samplesAtOnce, m_clip->samples.size() - m_next);
    if (count > 0)
        m_stretch.putSamples(m_clip->samples.data() + m_next, static_cast<uint>(count));
    else
        m_stretch.flush();
    m_flushed = count == 0;
    m_next += count;
}

std::size_t ClipReader::nextSamples(float *target, std::size_t count)
{
    if (m_asRecorded) {
        const std::size_t taken = std::min(count, m_clip->samples.size() - m_next);
        std::copy_n(m_clip->samples.data() + m_next, taken, target);
        m_next += taken;
        return taken;
    }
    while (m_stretch.numSamples() < count && !m_flushed)
        feed();
    return m_stretch.receiveSamples(target, static_cast<uint>(count));
}

qint64 ClipReader::readData(char *data, qint64 maxSize)
{
    const int frameSize = m_format.bytesPerFrame();
    const qint64 frames = std::min(maxSize / frameSize, m_wanted - m_given);
    if (frames <= 0)
        return 0;
    m_mono.assign(static_cast<std::size_t>(frames), 0.0F); // what the stretching is short of at its end is silence
    nextSamples(m_mono.data(), m_mono.size());
    for (qint64 frame = 0; frame < frames; ++frame) {
        const float sample = std::clamp(m_mono[static_cast<std::size_t>(frame)], -1.0F, 1.0F);
        const auto rounded = static_cast<qint16>(std::lround(sample * 32767.0F));
        for (int channel = 0; channel < m_format.channels; ++channel) {
            if (m_format.sample == OutputFormat::Sample::Int16) {
                std::memcpy(data, &rounded, sizeof rounded);
                data += sizeof rounded;
            } else {
                std::memcpy(data, &sample, sizeof sample);
                data += sizeof sample;
            }
        }
    }
    m_given += frames;
    return frames * frameSize;
}

} // namespace wakeline
