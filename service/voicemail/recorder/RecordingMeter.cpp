// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordingMeter.h"

#include <algorithm>
#include <numeric>

namespace wakeline {

namespace {

constexpr std::chrono::milliseconds breath{300};

bool isLouderThan(int quiet, SampleSpan frame)
{
    const qint64 energy = std::transform_reduce(frame.begin(), frame.end(), qint64(0), std::plus{},
                                                [](int16_t sample) { return qint64(sample) * sample; });
    return energy > qint64(quiet) * quiet * qint64(frame.size());
}

} // namespace

std::optional<EndReason> RecordingMeter::record(SampleSpan frame)
{
    m_elapsed += frameTime;
    m_sinceRtp += frameTime;
    m_sinceVoice += frameTime;
    m_samples += qint64(frame.size());
    if (isLouderThan(m_limits.quiet, frame)) {
        m_voicedTo = m_samples;
        m_sinceVoice = {};
    }
    if (isOver(m_elapsed))
        return EndReason::MaxLength;
    if (m_sinceRtp >= m_limits.noRtp)
        return EndReason::NoRtp;
    if (m_voicedTo > 0 && m_sinceVoice >= m_limits.silence)
        return EndReason::Silence;
    if (m_voicedTo == 0 && m_sinceVoice >= m_limits.noAudio)
        return EndReason::NoAudio;
    return std::nullopt;
}

std::optional<EndReason> RecordingMeter::hold()
{
    m_elapsed += frameTime;
    return isOver(m_elapsed) ? std::optional(EndReason::MaxLength) : std::nullopt;
}

void RecordingMeter::resume()
{
    m_sinceRtp = {};
    m_sinceVoice = {};
}

qint64 RecordingMeter::worthKeeping() const
{
    return m_voicedTo == 0 ? 0 : std::min(m_samples, m_voicedTo + samplesIn(breath));
}

bool RecordingMeter::isMessage() const
{
    return m_voicedTo > 0 && timeOf(m_voicedTo) >= m_limits.shortest;
}

} // namespace wakeline
