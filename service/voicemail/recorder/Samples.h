// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace wakeline {

/// All audio here is mono, 16 bits, 8 kHz: what G.711 carries.
constexpr int sampleRate = 8000;
constexpr std::chrono::milliseconds frameTime{20};
constexpr std::size_t frameSize = sampleRate / 50; ///< samples of one frame

using Samples = std::vector<int16_t>;
using SampleSpan = std::span<const int16_t>;

constexpr qint64 samplesIn(std::chrono::milliseconds time)
{
    return time.count() * sampleRate / 1000;
}

constexpr std::chrono::milliseconds timeOf(qint64 samples)
{
    return std::chrono::milliseconds(samples * 1000 / sampleRate);
}

} // namespace wakeline
