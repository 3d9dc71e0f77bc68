// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

#include <chrono>

class QIODevice;

namespace wakeline {

/// A loudspeaker or headset of this computer.
struct OutputDevice
{
    QByteArray id; ///< the same in every run
    QString name;

    bool operator==(const OutputDevice &) const = default;
};

/// How a device wants its samples.
struct OutputFormat
{
    enum class Sample { Int16, Float };

    int sampleRate = 8000;
    int channels = 1;
    Sample sample = Sample::Int16;

    int bytesPerFrame() const { return channels * (sample == Sample::Int16 ? 2 : 4); }
    bool operator==(const OutputFormat &) const = default;
};

/// Where sound is heard: the computer's devices, or what a test puts in their place.
class AudioOutput : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty: this computer has none.
    virtual QList<OutputDevice> devices() const = 0;
    /// \param device  an id; empty: the system's default
    /// \return what comes nearest to one channel of 16 bits at `sampleRate` among what the device takes
    virtual OutputFormat formatFor(const QByteArray &device, int sampleRate) const = 0;

    /// Plays what `source` gives until its end; another sound that is being played ends. `source` outlives that.
    virtual void start(const QByteArray &device, const OutputFormat &format, QIODevice &source) = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void stop() = 0;
    /// \param volume  0 to 1, as it is heard: half of it sounds half as loud
    virtual void setVolume(double volume) = 0;
    /// How much has been heard since start(), pauses left out.
    virtual std::chrono::microseconds heard() const = 0;

Q_SIGNALS:
    void devicesChanged();
    /// The source is at its end, and all of it has been heard.
    void finished();
    /// The device is gone or refuses to play. Nothing is played any more.
    void lost();
};

} // namespace wakeline
