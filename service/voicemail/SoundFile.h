// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <chrono>

namespace wakeline {

/// What a WAV file holds.
struct SoundFormat
{
    int sampleRate = 0; ///< Hz
    int channels = 0;
    bool isPcm16 = false;
    qint64 frames = 0;

    std::chrono::milliseconds duration() const
    {
        return std::chrono::milliseconds(sampleRate > 0 ? frames * 1000 / sampleRate : 0);
    }
    bool operator==(const SoundFormat &) const = default;
};

/// Reads the head of a WAV file. The descriptor stays open; where it stands is not defined afterwards.
/// \return `bad_audio` with the reason, also for a WAV without a sample
Result<SoundFormat> readWavFormat(int descriptor);

} // namespace wakeline
