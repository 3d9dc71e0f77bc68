// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioOutput.h"

#include <QIODevice>

namespace wakeline {

/// A sound output whose time passes when the test says so.
class ScriptedOutput : public AudioOutput
{
public:
    QList<OutputDevice> devices() const override { return m_devices; }
    OutputFormat formatFor(const QByteArray &, int sampleRate) const override
    {
        OutputFormat format;
        format.sampleRate = sampleRate;
        return format;
    }
    void start(const QByteArray &device, const OutputFormat &format, QIODevice &source) override
    {
        usedDevice = device;
        m_format = format;
        m_source = &source;
        m_heard = {};
        isRunning = true;
        ++starts;
    }
    void pause() override { isRunning = false; }
    void resume() override { isRunning = true; }
    void stop() override
    {
        isRunning = false;
        m_source = nullptr;
    }
    void setVolume(double volume) override { usedVolume = volume; }
    std::chrono::microseconds heard() const override { return m_heard; }

    /// So much time passes: the source is read, and all of it is heard.
    void pass(std::chrono::milliseconds time)
    {
        if (!isRunning)
            return;
        const qint64 frames = time.count() * m_format.sampleRate / 1000;
        const QByteArray taken = m_source->read(frames * m_format.bytesPerFrame());
        played += taken;
        m_heard += std::chrono::microseconds(taken.size() / m_format.bytesPerFrame() * 1'000'000 / m_format.sampleRate);
        if (m_source->atEnd())
            Q_EMIT finished();
    }
    void lose()
    {
        stop();
        Q_EMIT lost();
    }
    void setDevices(const QList<OutputDevice> &devices)
    {
        m_devices = devices;
        Q_EMIT devicesChanged();
    }

    QByteArray played;
    QByteArray usedDevice;
    double usedVolume = 0;
    int starts = 0;
    bool isRunning = false;

private:
    QList<OutputDevice> m_devices{{"desk", QStringLiteral("Desk loudspeaker")}, {"head", QStringLiteral("Headset")}};
    OutputFormat m_format;
    QIODevice *m_source = nullptr;
    std::chrono::microseconds m_heard{0};
};

} // namespace wakeline
