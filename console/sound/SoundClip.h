// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroTask>

#include <memory>
#include <vector>

namespace wakeline {

/// A recording in memory: one channel, every sample from -1 to 1.
struct SoundClip
{
    /// What a greeting or message may hold at most; more is refused rather than filling the memory (80 MB).
    static constexpr qint64 mostFrames = 20'000'000;

    int sampleRate = 8000; ///< Hz
    std::vector<float> samples;

    std::chrono::milliseconds duration() const;
    /// The loudest sample of each of `count` equal parts, for a waveform: 0 to 1.
    std::vector<float> peaks(int count) const;
    /// As a telephone carries it: 8 kHz, 16 bits. What is heard then is what callers hear.
    Result<SoundClip> asTelephoneSound() const;
};

using SharedClip = std::shared_ptr<const SoundClip>;

/// Any sound file that libsndfile knows (WAV, AIFF, FLAC, Ogg, MP3), its channels mixed into one.
/// \return `bad_audio` with the reason
Result<SoundClip> decodeSound(const QByteArray &file);

/// The same beside the event loop: a long MP3 takes a second.
QCoro::Task<Result<SoundClip>> decodeSoundAside(QByteArray file);

/// decodeSoundAside(), as callers will hear it.
QCoro::Task<Result<SoundClip>> decodeTelephoneSoundAside(QByteArray file);

} // namespace wakeline
