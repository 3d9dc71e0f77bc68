// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

/// Tones made and found again: how the tests hear. Written apart from the recorder's own audio code.
namespace wakeline {

/// 20 ms of a sine in G.711 µ-law or A-law, starting at that sample of the tone.
QByteArray toneFrame(double hertz, qint64 firstSample, bool alaw, double loudness = 10'000);

struct Sound16
{
    int rate = 0;
    int channels = 0;
    int bits = 0;
    std::vector<qint16> samples;

    double seconds() const { return double(samples.size()) / 8000; }
};

/// Reads a WAV file strictly: both lengths must agree with the file's own.
std::optional<Sound16> readWavStrictly(const QString &path);

/// The share of 50 ms windows with any sound in which this tone holds nearly all of the energy (Goertzel); 0 if all is
/// silent.
double shareOfTone(const std::vector<qint16> &samples, double hertz);

/// How long it was heard.
double secondsOfTone(const std::vector<qint16> &samples, double hertz);

/// Seconds of windows that are not silent.
double secondsOfSound(const std::vector<qint16> &samples);

std::vector<qint16> decoded(const QByteArray &payload, bool alaw);

} // namespace wakeline
