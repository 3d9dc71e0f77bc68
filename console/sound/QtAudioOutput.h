// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioOutput.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace wakeline {

/// The computer's own outputs, by Qt Multimedia.
class QtAudioOutput : public AudioOutput
{
    Q_OBJECT

public:
    explicit QtAudioOutput(QObject *parent = nullptr);
    ~QtAudioOutput() override;

    QList<OutputDevice> devices() const override;
    OutputFormat formatFor(const QByteArray &device, int sampleRate) const override;
    void start(const QByteArray &device, const OutputFormat &format, QIODevice &source) override;
    void pause() override;
    void resume() override;
    void stop() override;
    void setVolume(double volume) override;
    std::chrono::microseconds heard() const override;

private:
    QMediaDevices &system() const;
    QAudioDevice find(const QByteArray &device) const;
    void onState(QAudio::State state);
    void lookForTheEnd();

    mutable std::unique_ptr<QMediaDevices> m_system; ///< made when first asked: it talks to the sound server
    std::unique_ptr<QAudioSink> m_sink;
    QPointer<QIODevice> m_source;
    double m_volume = 1;
    QTimer m_look;
};

} // namespace wakeline
