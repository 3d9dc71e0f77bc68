// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AudioOutput.h"
#include "ClipReader.h"
#include "SoundClip.h"

#include <QTimer>

namespace wakeline {

/// Plays one clip: where it is, how fast, how loud and on which device. It does not know how sound comes out.
class SoundPlayer : public QObject
{
    Q_OBJECT

public:
    /// \param output  outlives this object
    explicit SoundPlayer(AudioOutput &output, QObject *parent = nullptr);
    ~SoundPlayer() override;

    /// Another clip, from its beginning and not playing; null: none.
    void load(SharedClip clip);
    bool isLoaded() const { return m_clip != nullptr; }

    void play();
    void pause();
    /// As pause(), and gives the output free for somebody else to play on.
    void letGo();
    void toggle() { m_playing ? pause() : play(); }
    bool isPlaying() const { return m_playing; }

    void seek(std::chrono::milliseconds position);
    void skip(std::chrono::milliseconds by) { seek(position() + by); }
    std::chrono::milliseconds position() const;
    std::chrono::milliseconds duration() const;

    /// From ClipReader::slowest to fastest; the pitch stays.
    void setSpeed(double speed);
    double speed() const { return m_speed; }
    /// \param volume  0 to 1
    void setVolume(double volume);
    double volume() const { return m_volume; }
    /// \param id  empty: the system's default
    void setDevice(const QByteArray &id);
    const QByteArray &device() const { return m_device; }
    QList<OutputDevice> devices() const { return m_output.devices(); }

Q_SIGNALS:
    /// Something was loaded, began or stopped.
    void stateChanged();
    void positionChanged(std::chrono::milliseconds position);
    void devicesChanged();
    /// It cannot be heard; one sentence says why.
    void failed(const QString &reason);

private:
    void begin();
    void halt(std::chrono::milliseconds at);
    void restartAt(std::chrono::milliseconds position);
    void onFinished();
    void onLost();
    void onDevicesChanged();

    AudioOutput &m_output;
    SharedClip m_clip;
    std::unique_ptr<ClipReader> m_reader;
    std::chrono::milliseconds m_from{0}; ///< where the output began, or where it will
    bool m_playing = false;
    bool m_suspended = false; ///< the output holds the rest of what it began
    double m_speed = 1;
    double m_volume = 1;
    QByteArray m_device;
    QTimer m_step;
};

} // namespace wakeline
