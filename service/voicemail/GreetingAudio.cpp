// SPDX-License-Identifier: GPL-3.0-or-later
#include "GreetingAudio.h"

#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <vector>

namespace wakeline {

namespace {

constexpr int telephoneRate = 8000;
constexpr int highestRate = 192'000;
constexpr int mostChannels = 8;
constexpr sf_count_t framesAtOnce = 8192;

using Sound = std::unique_ptr<SNDFILE, decltype(&sf_close)>;

std::unexpected<Error> badAudio(const QString &why)
{
    return failure(QStringLiteral("bad_audio"), why);
}

/// Bytes in memory as libsndfile's file.
struct MemoryFile
{
    QByteArray bytes;
    sf_count_t at = 0;

    static MemoryFile &of(void *self) { return *static_cast<MemoryFile *>(self); }
    static sf_count_t size(void *self) { return of(self).bytes.size(); }
    static sf_count_t tell(void *self) { return of(self).at; }
    static sf_count_t seek(sf_count_t offset, int whence, void *self)
    {
        MemoryFile &file = of(self);
        const sf_count_t base = whence == SEEK_CUR ? file.at : whence == SEEK_END ? file.bytes.size() : 0;
        if (base + offset < 0)
            return -1;
        return file.at = base + offset;
    }
    static sf_count_t read(void *target, sf_count_t count, void *self)
    {
        MemoryFile &file = of(self);
        const sf_count_t taken = std::clamp<sf_count_t>(file.bytes.size() - file.at, 0, count);
        std::memcpy(target, file.bytes.constData() + std::min<sf_count_t>(file.at, file.bytes.size()),
                    static_cast<std::size_t>(taken));
        file.at += taken;
        return taken;
    }
    static sf_count_t write(const void *source, sf_count_t count, void *self)
    {
        MemoryFile &file = of(self);
        if (file.at + count > file.bytes.size())
            file.bytes.resize(file.at + count);
        std::memcpy(file.bytes.data() + file.at, source, static_cast<std::size_t>(count));
        file.at += count;
        return count;
    }
};

Sound openSound(MemoryFile &file, int mode, SF_INFO &info)
{
    SF_VIRTUAL_IO access{&MemoryFile::size, &MemoryFile::seek, &MemoryFile::read, &MemoryFile::write,
                         &MemoryFile::tell};
    return {sf_open_virtual(&access, mode, &info, &file), &sf_close};
}

/// The mean of the channels; what is no number is silence.
void mixDown(const std::vector<float> &frames, sf_count_t count, int channels, std::vector<float> &mono)
{
    mono.resize(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < mono.size(); ++i) {
        float sum = 0;
        for (int channel = 0; channel < channels; ++channel) {
            const float sample = frames[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(channel)];
            sum += std::isfinite(sample) ? std::clamp(sample, -1.0F, 1.0F) : 0.0F;
        }
        mono[i] = sum / static_cast<float>(channels);
    }
}

/// Brings sound of any rate to the telephone's, piece by piece.
class Resampler
{
public:
    explicit Resampler(int rate)
        : m_ratio(double(telephoneRate) / rate), m_state(src_new(SRC_SINC_FASTEST, 1, &m_error), &src_delete)
    {}

    bool isUsable() const { return m_state != nullptr; }

    bool add(const std::vector<float> &mono, bool last, std::vector<float> &out)
    {
        SRC_DATA piece{};
        piece.src_ratio = m_ratio;
        piece.data_in = mono.data();
        piece.input_frames = static_cast<long>(mono.size());
        piece.end_of_input = last ? 1 : 0;
        do {
            piece.data_out = m_piece.data();
            piece.output_frames = static_cast<long>(m_piece.size());
            if (src_process(m_state.get(), &piece) != 0)
                return false;
            out.insert(out.end(), m_piece.begin(), m_piece.begin() + piece.output_frames_gen);
            piece.data_in += piece.input_frames_used;
            piece.input_frames -= piece.input_frames_used;
        } while (piece.input_frames > 0 || piece.output_frames_gen > 0);
        return true;
    }

private:
    double m_ratio;
    int m_error = 0;
    std::unique_ptr<SRC_STATE, decltype(&src_delete)> m_state;
    std::vector<float> m_piece = std::vector<float>(framesAtOnce);
};

Result<void> checkFormat(const SF_INFO &info)
{
    if (info.channels < 1 || info.channels > mostChannels)
        return badAudio(QStringLiteral("it has %1 channels").arg(info.channels));
    if (info.samplerate < telephoneRate || info.samplerate > highestRate)
        return badAudio(QStringLiteral("its sample rate is %1 Hz, not %2 to %3")
                            .arg(info.samplerate)
                            .arg(telephoneRate)
                            .arg(highestRate));
    return {};
}

/// Never believes what the head says of the length: it counts.
Result<std::vector<float>> readTelephoneSound(SNDFILE *sound, const SF_INFO &info, std::chrono::seconds longest)
{
    Resampler resampler(info.samplerate);
    if (!resampler.isUsable())
        return badAudio(QStringLiteral("no memory is left to convert it"));
    std::vector<float> frames(static_cast<std::size_t>(framesAtOnce * info.channels));
    std::vector<float> mono;
    std::vector<float> telephone;
    const auto most = static_cast<std::size_t>(longest.count() * telephoneRate);
    for (sf_count_t count = framesAtOnce; count > 0;) {
        count = sf_readf_float(sound, frames.data(), framesAtOnce);
        mixDown(frames, std::max<sf_count_t>(count, 0), info.channels, mono);
        if (info.samplerate == telephoneRate)
            telephone.insert(telephone.end(), mono.begin(), mono.end());
        else if (!resampler.add(mono, count <= 0, telephone))
            return badAudio(QStringLiteral("it cannot be converted to 8 kHz"));
        if (telephone.size() > most)
            return badAudio(QStringLiteral("it is longer than %1 seconds").arg(longest.count()));
    }
    if (sf_error(sound) != SF_ERR_NO_ERROR)
        return badAudio(QString::fromUtf8(sf_strerror(sound)));
    if (telephone.empty())
        return badAudio(QStringLiteral("it holds no sound"));
    return telephone;
}

/// \param from  empty, or the format of what has no head
Result<QByteArray> telephoneWav(const QByteArray &bytes, SF_INFO from, std::chrono::seconds longest)
{
    if (bytes.isEmpty())
        return badAudio(QStringLiteral("it is empty"));
    MemoryFile source{bytes};
    const Sound input = openSound(source, SFM_READ, from);
    if (!input)
        return badAudio(QString::fromUtf8(sf_strerror(nullptr)));
    if (const auto usable = checkFormat(from); !usable)
        return std::unexpected(usable.error());
    const auto telephone = readTelephoneSound(input.get(), from, longest);
    if (!telephone)
        return std::unexpected(telephone.error());

    MemoryFile target;
    SF_INFO to{};
    to.samplerate = telephoneRate;
    to.channels = 1;
    to.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    Sound output = openSound(target, SFM_WRITE, to);
    if (!output)
        return badAudio(QString::fromUtf8(sf_strerror(nullptr)));
    sf_command(output.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    const auto size = static_cast<sf_count_t>(telephone->size());
    if (sf_write_float(output.get(), telephone->data(), size) != size)
        return badAudio(QString::fromUtf8(sf_strerror(output.get())));
    output.reset(); // writes the head
    return target.bytes;
}

} // namespace

Result<QByteArray> greetingFrom(const QByteArray &upload)
{
    auto wav = telephoneWav(upload, {}, longestGreeting);
    if (!wav)
        return failure(wav.error().code, QStringLiteral("The greeting cannot be used: %1").arg(wav.error().message),
                       QStringLiteral("greeting"));
    return wav;
}

Result<QByteArray> messageSoundFrom(const QByteArray &bytes, bool isBareGsm)
{
    SF_INFO from{};
    if (isBareGsm) {
        from.samplerate = telephoneRate;
        from.channels = 1;
        from.format = SF_FORMAT_RAW | SF_FORMAT_GSM610;
    }
    return telephoneWav(bytes, from, longestMessage);
}

} // namespace wakeline
