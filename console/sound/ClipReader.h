// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioOutput.h"
#include "SoundClip.h"

#include <QIODevice>

#include <SoundTouch.h>

namespace wakeline {

/// Reads a clip as a device wants its samples, faster or slower at the same pitch (SoundTouch).
class ClipReader : public QIODevice
{
    Q_OBJECT

public:
    static constexpr double slowest = 0.5;
    static constexpr double fastest = 3;

    /// \param from   where in the clip to begin
    /// \param speed  1: as it was recorded
    ClipReader(SharedClip clip, std::chrono::milliseconds from, double speed, const OutputFormat &format);

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_given >= m_wanted; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::size_t nextSamples(float *target, std::size_t count);
    void feed();

    SharedClip m_clip;
    OutputFormat m_format;
    std::size_t m_next;  ///< sample of the clip
    qint64 m_wanted = 0; ///< frames to give in all
    qint64 m_given = 0;
    bool m_asRecorded; ///< nothing has to be computed
    bool m_flushed = false;
    soundtouch::SoundTouch m_stretch;
    std::vector<float> m_mono;
};

} // namespace wakeline
