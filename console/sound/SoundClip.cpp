// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundClip.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QtConcurrent>

#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wakeline {

namespace {

constexpr int telephoneRate = 8000;
constexpr int mostChannels = 8;
constexpr int slowestRate = 1000; ///< Hz; beyond these the resampler takes no ratio, or memory without end
constexpr int fastestRate = 768'000;
constexpr sf_count_t framesAtOnce = 8192;

std::unexpected<Error> badAudio(const QString &message)
{
    return failure(QStringLiteral("bad_audio"), message);
}

QString words(const char *text)
{
    return QCoreApplication::translate("wakeline::SoundClip", text);
}

/// Bytes in memory as a file that libsndfile can read.
struct FileInMemory
{
    const QByteArray &bytes;
    sf_count_t at = 0;

    static FileInMemory &of(void *self) { return *static_cast<FileInMemory *>(self); }
    static sf_count_t size(void *self) { return of(self).bytes.size(); }
    static sf_count_t tell(void *self) { return of(self).at; }
    static sf_count_t seek(sf_count_t offset, int whence, void *self)
    {
        FileInMemory &file = of(self);
        const sf_count_t base = whence == SEEK_CUR ? file.at : whence == SEEK_END ? file.bytes.size() : 0;
        if (base + offset < 0)
            return -1;
        return file.at = base + offset;
    }
    static sf_count_t read(void *target, sf_count_t count, void *self)
    {
        FileInMemory &file = of(self);
        const sf_count_t from = std::min<sf_count_t>(file.at, file.bytes.size());
        const sf_count_t taken = std::min<sf_count_t>(count, file.bytes.size() - from);
        std::memcpy(target, file.bytes.constData() + from, static_cast<std::size_t>(taken));
        file.at += taken;
        return taken;
    }
    static sf_count_t write(const void *, sf_count_t, void *) { return 0; }
};

void mixInto(std::vector<float> &mono, const std::vector<float> &frames, sf_count_t count, int channels)
{
    for (sf_count_t frame = 0; frame < count; ++frame) {
        float sum = 0;
        for (int channel = 0; channel < channels; ++channel) {
            const float sample = frames[static_cast<std::size_t>(frame * channels + channel)];
            sum += std::isfinite(sample) ? std::clamp(sample, -1.0F, 1.0F) : 0.0F;
        }
        mono.push_back(sum / static_cast<float>(channels));
    }
}

Result<SoundClip> decodeTelephoneSound(const QByteArray &file)
{
    const auto clip = decodeSound(file);
    return clip ? clip->asTelephoneSound() : std::unexpected(clip.error());
}

} // namespace

std::chrono::milliseconds SoundClip::duration() const
{
    const auto frames = static_cast<qint64>(samples.size());
    return std::chrono::milliseconds(sampleRate > 0 ? (frames * 1000 + sampleRate / 2) / sampleRate : 0);
}

std::vector<float> SoundClip::peaks(int count) const
{
    std::vector<float> loudest(static_cast<std::size_t>(std::max(count, 0)), 0.0F);
    for (std::size_t part = 0; part < loudest.size(); ++part) {
        const std::size_t from = part * samples.size() / loudest.size();
        const std::size_t to = (part + 1) * samples.size() / loudest.size();
        for (std::size_t i = from; i < to; ++i)
            loudest[part] = std::max(loudest[part], std::abs(samples[i]));
    }
    return loudest;
}

Result<SoundClip> SoundClip::asTelephoneSound() const
{
    SoundClip narrow;
    narrow.sampleRate = telephoneRate;
    if (sampleRate == telephoneRate) {
        narrow.samples = samples;
    } else {
        SRC_DATA job{};
        job.data_in = samples.data();
        job.input_frames = static_cast<long>(samples.size());
        job.src_ratio = static_cast<double>(telephoneRate) / sampleRate;
        narrow.samples.resize(static_cast<std::size_t>(static_cast<double>(samples.size()) * job.src_ratio) + 1);
        job.data_out = narrow.samples.data();
        job.output_frames = static_cast<long>(narrow.samples.size());
        if (const int error = src_simple(&job, SRC_SINC_FASTEST, 1); error != 0)
            return badAudio(QString::fromUtf8(src_strerror(error)));
        narrow.samples.resize(static_cast<std::size_t>(job.output_frames_gen));
    }
    for (float &sample : narrow.samples)
        sample = std::round(std::clamp(sample, -1.0F, 1.0F) * 32767.0F) / 32767.0F;
    return narrow;
}

Result<SoundClip> decodeSound(const QByteArray &bytes)
{
    FileInMemory file{bytes};
    SF_VIRTUAL_IO access{&FileInMemory::size, &FileInMemory::seek, &FileInMemory::read, &FileInMemory::write,
                         &FileInMemory::tell};
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> sound(sf_open_virtual(&access, SFM_READ, &info, &file),
                                                              &sf_close);
    if (!sound)
        return badAudio(words(QT_TRANSLATE_NOOP("wakeline::SoundClip", "This is no sound file.")));
    if (info.channels < 1 || info.channels > mostChannels || info.samplerate < slowestRate ||
        info.samplerate > fastestRate)
        return badAudio(words(QT_TRANSLATE_NOOP("wakeline::SoundClip", "This kind of sound cannot be played.")));
    SoundClip clip;
    clip.sampleRate = info.samplerate;
    std::vector<float> frames(static_cast<std::size_t>(framesAtOnce * info.channels));
    // What the head says of the length is not believed: it is counted.
    while (const sf_count_t count = sf_readf_float(sound.get(), frames.data(), framesAtOnce)) {
        if (count < 0)
            break;
        mixInto(clip.samples, frames, count, info.channels);
        if (static_cast<qint64>(clip.samples.size()) > SoundClip::mostFrames)
            return badAudio(words(QT_TRANSLATE_NOOP("wakeline::SoundClip", "This sound is too long to be played.")));
    }
    if (clip.samples.empty())
        return badAudio(words(QT_TRANSLATE_NOOP("wakeline::SoundClip", "There is no sound in this file.")));
    return clip;
}

QCoro::Task<Result<SoundClip>> decodeSoundAside(QByteArray file)
{
    auto decoding = QtConcurrent::run([file] { return decodeSound(file); });
    co_return co_await decoding;
}

QCoro::Task<Result<SoundClip>> decodeTelephoneSoundAside(QByteArray file)
{
    auto decoding = QtConcurrent::run([file] { return decodeTelephoneSound(file); });
    co_return co_await decoding;
}

} // namespace wakeline
