// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <chrono>

namespace wakeline {

/// No caller listens longer.
constexpr std::chrono::seconds longestGreeting{300};

/// Makes a greeting out of any sound file that libsndfile reads (WAV, AIFF, FLAC, Ogg, MP3 …): mono, 16 bit, 8 kHz,
/// WAV. Takes its time: not for an event loop. \return `bad_audio` with the reason and the field `greeting`
Result<QByteArray> greetingFrom(const QByteArray &upload);

constexpr std::chrono::seconds longestMessage{1800};

/// The same for a message that another system has recorded, also out of GSM 06.10 without a head (`.gsm`).
/// \return `bad_audio` with the reason
Result<QByteArray> messageSoundFrom(const QByteArray &bytes, bool isBareGsm);

} // namespace wakeline
