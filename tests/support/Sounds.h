// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <cmath>
#include <numbers>

namespace wakeline {

/// The head of a PCM WAV file with 16 bits a sample, before `size` bytes of samples.
inline QByteArray wavHead(int rate, int channels, qint64 size)
{
    QByteArray head = "RIFF....WAVEfmt ....................data....";
    const auto put32 = [&head](qsizetype at, qint64 value) { qToLittleEndian(quint32(value), head.data() + at); };
    const auto put16 = [&head](qsizetype at, int value) { qToLittleEndian(quint16(value), head.data() + at); };
    put32(4, 36 + size);
    put32(16, 16);
    put16(20, 1); // PCM
    put16(22, channels);
    put32(24, rate);
    put32(28, qint64(rate) * channels * 2);
    put16(32, channels * 2);
    put16(34, 16);
    put32(40, size);
    return head;
}

/// A tone of half amplitude, the same in all channels.
inline QByteArray toneWav(int milliseconds, int rate = 8000, int channels = 1, double hertz = 1000)
{
    const qsizetype frames = qsizetype(milliseconds) * rate / 1000;
    QByteArray samples(frames * channels * 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < frames * channels; ++i) {
        const double angle = 2 * std::numbers::pi * hertz * double(i / channels) / rate;
        qToLittleEndian(qint16(std::lround(16384 * std::sin(angle))), samples.data() + i * 2);
    }
    return wavHead(rate, channels, samples.size()) + samples;
}

} // namespace wakeline
