// SPDX-License-Identifier: GPL-3.0-or-later
#include "Tone.h"

#include <QFile>
#include <QtEndian>

#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace wakeline {

namespace {

constexpr std::size_t window = 400;
constexpr double silence = 100.0 * 100.0; ///< mean square

/// ITU-T G.711, by the definition of its segments; decoding is the definition, encoding searches it.
qint16 muLawValue(int code)
{
    const int bits = ~code & 0xff;
    const int magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
    return qint16(bits & 0x80 ? -magnitude : magnitude);
}

qint16 aLawValue(int code)
{
    const int bits = code ^ 0x55;
    const int segment = (bits >> 4) & 7;
    int magnitude = ((bits & 0x0f) << 4) + 8;
    if (segment > 0)
        magnitude = (magnitude + 0x100) << (segment - 1);
    return qint16(bits & 0x80 ? magnitude : -magnitude);
}

int nearestCode(int sample, bool alaw)
{
    static const auto table = [](bool alaw) {
        std::vector<quint8> codes(65536);
        for (int value = -32768; value < 32768; ++value) {
            int best = 0;
            int distance = 1 << 20;
            for (int code = 0; code < 256; ++code) {
                const int off = std::abs((alaw ? aLawValue(code) : muLawValue(code)) - value);
                if (off < distance) {
                    distance = off;
                    best = code;
                }
            }
            codes[std::size_t(value + 32768)] = quint8(best);
        }
        return codes;
    };
    static const std::vector<quint8> a = table(true);
    static const std::vector<quint8> mu = table(false);
    return (alaw ? a : mu)[std::size_t(sample + 32768)];
}

double energyOf(std::span<const qint16> samples)
{
    double energy = 0;
    for (const qint16 sample : samples)
        energy += double(sample) * sample;
    return energy;
}

double energyAt(std::span<const qint16> samples, double hertz)
{
    const double factor = 2 * std::cos(2 * std::numbers::pi * hertz / 8000);
    double before = 0;
    double beforeThat = 0;
    for (const qint16 sample : samples) {
        const double now = sample + factor * before - beforeThat;
        beforeThat = before;
        before = now;
    }
    const double power = before * before + beforeThat * beforeThat - factor * before * beforeThat;
    return power * 2 / double(samples.size());
}

} // namespace

QByteArray toneFrame(double hertz, qint64 firstSample, bool alaw, double loudness)
{
    QByteArray frame(160, '\0');
    for (int i = 0; i < 160; ++i) {
        const double angle = 2 * std::numbers::pi * hertz * double(firstSample + i) / 8000;
        frame[i] = char(nearestCode(int(loudness * std::sin(angle)), alaw));
    }
    return frame;
}

std::optional<Sound16> readWavStrictly(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const auto u32 = [&](int at) { return qFromLittleEndian<quint32>(bytes.constData() + at); };
    const auto u16 = [&](int at) { return qFromLittleEndian<quint16>(bytes.constData() + at); };
    if (bytes.size() < 44 || !bytes.startsWith("RIFF") || bytes.mid(8, 8) != "WAVEfmt " || bytes.mid(36, 4) != "data" ||
        u32(16) != 16 || u16(20) != 1 || u32(4) != u32(40) + 36)
        return std::nullopt;
    // While it is written, there may be samples that the header does not count yet; never the other way round.
    if (qsizetype(u32(40)) + 44 > bytes.size() || (!path.endsWith(u".part") && qsizetype(u32(40)) + 44 != bytes.size()))
        return std::nullopt;
    Sound16 sound{int(u32(24)), u16(22), u16(34), {}};
    sound.samples.resize(u32(40) / 2);
    if (!sound.samples.empty())
        memcpy(sound.samples.data(), bytes.constData() + 44, sound.samples.size() * 2);
    return sound;
}

double shareOfTone(const std::vector<qint16> &samples, double hertz)
{
    int heard = 0;
    int clean = 0;
    for (std::size_t at = 0; at + window <= samples.size(); at += window) {
        const auto piece = std::span(samples).subspan(at, window);
        const double energy = energyOf(piece);
        if (energy / window < silence)
            continue;
        ++heard;
        clean += energyAt(piece, hertz) / energy > 0.95 ? 1 : 0;
    }
    return heard == 0 ? 0 : double(clean) / heard;
}

double secondsOfTone(const std::vector<qint16> &samples, double hertz)
{
    return shareOfTone(samples, hertz) * secondsOfSound(samples);
}

double secondsOfSound(const std::vector<qint16> &samples)
{
    int heard = 0;
    for (std::size_t at = 0; at + window <= samples.size(); at += window)
        heard += energyOf(std::span(samples).subspan(at, window)) / window >= silence ? 1 : 0;
    return heard * double(window) / 8000;
}

std::vector<qint16> decoded(const QByteArray &payload, bool alaw)
{
    std::vector<qint16> samples;
    for (const char code : payload)
        samples.push_back(alaw ? aLawValue(quint8(code)) : muLawValue(quint8(code)));
    return samples;
}

} // namespace wakeline
