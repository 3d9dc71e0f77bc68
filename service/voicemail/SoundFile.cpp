// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundFile.h"

#include <sndfile.h>

#include <memory>

namespace wakeline {

Result<SoundFormat> readWavFormat(int descriptor)
{
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> sound(sf_open_fd(descriptor, SFM_READ, &info, SF_FALSE),
                                                              &sf_close);
    if (!sound)
        return failure(QStringLiteral("bad_audio"),
                       QStringLiteral("It is no sound file: %1").arg(QString::fromUtf8(sf_strerror(nullptr))));
    const int container = info.format & SF_FORMAT_TYPEMASK;
    if (container != SF_FORMAT_WAV && container != SF_FORMAT_WAVEX)
        return failure(QStringLiteral("bad_audio"), QStringLiteral("It is a sound file, but no WAV"));
    if (info.frames <= 0)
        return failure(QStringLiteral("bad_audio"), QStringLiteral("It holds no sound"));
    return SoundFormat{info.samplerate, info.channels, (info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_PCM_16,
                       info.frames};
}

} // namespace wakeline
