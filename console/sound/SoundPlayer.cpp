// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundPlayer.h"

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto step = 40ms; ///< how often the position is told: smooth enough for a line that moves

} // namespace

SoundPlayer::SoundPlayer(AudioOutput &output, QObject *parent) : QObject(parent), m_output(output)
{
    m_step.setInterval(step);
    connect(&m_step, &QTimer::timeout, this, [this] { Q_EMIT positionChanged(position()); });
    connect(&m_output, &AudioOutput::finished, this, &SoundPlayer::onFinished);
    connect(&m_output, &AudioOutput::lost, this, &SoundPlayer::onLost);
    connect(&m_output, &AudioOutput::devicesChanged, this, &SoundPlayer::onDevicesChanged);
}

SoundPlayer::~SoundPlayer()
{
    m_output.disconnect(this);
    if (m_reader)
        m_output.stop(); // before the reader goes
}

void SoundPlayer::load(SharedClip clip)
{
    halt(0ms);
    m_clip = std::move(clip);
    Q_EMIT stateChanged();
    Q_EMIT positionChanged(0ms);
}

std::chrono::milliseconds SoundPlayer::duration() const
{
    return m_clip ? m_clip->duration() : 0ms;
}

std::chrono::milliseconds SoundPlayer::position() const
{
    if (!m_reader)
        return m_from;
    const double heard = static_cast<double>(m_output.heard().count()) / 1000 * m_speed;
    return std::min(m_from + std::chrono::milliseconds(static_cast<qint64>(heard)), duration());
}

void SoundPlayer::play()
{
    if (m_playing || !m_clip)
        return;
    if (m_output.devices().isEmpty()) {
        Q_EMIT failed(tr("This computer has no sound output. The message can still be saved as a file."));
        return;
    }
    m_playing = true;
    if (m_suspended) {
        m_suspended = false;
        m_output.resume();
    } else {
        if (m_from >= duration())
            m_from = 0ms; // once more from the beginning
        begin();
    }
    m_step.start();
    Q_EMIT stateChanged();
}

void SoundPlayer::begin()
{
    const OutputFormat format = m_output.formatFor(m_device, m_clip->sampleRate);
    auto next = std::make_unique<ClipReader>(m_clip, m_from, m_speed, format);
    std::swap(m_reader, next); // the one before is still being read until the output begins anew
    m_output.setVolume(m_volume);
    m_output.start(m_device, format, *m_reader);
}

void SoundPlayer::pause()
{
    if (!m_playing)
        return;
    m_playing = false;
    m_suspended = true;
    m_output.pause();
    m_step.stop();
    Q_EMIT stateChanged();
    Q_EMIT positionChanged(position());
}

void SoundPlayer::letGo()
{
    halt(position());
    Q_EMIT stateChanged();
}

/// Nothing is played any more, and it would go on at this position.
void SoundPlayer::halt(std::chrono::milliseconds at)
{
    m_playing = false;
    m_suspended = false;
    m_step.stop();
    if (m_reader)
        m_output.stop();
    m_reader.reset();
    m_from = at;
}

void SoundPlayer::restartAt(std::chrono::milliseconds position)
{
    if (m_playing) {
        m_from = position;
        begin();
    } else {
        halt(position);
    }
}

void SoundPlayer::seek(std::chrono::milliseconds position)
{
    if (!m_clip)
        return;
    restartAt(std::clamp(position, 0ms, duration()));
    Q_EMIT positionChanged(this->position());
}

void SoundPlayer::setSpeed(double speed)
{
    const double wanted = std::clamp(speed, ClipReader::slowest, ClipReader::fastest);
    if (qFuzzyCompare(wanted, m_speed))
        return;
    const auto here = position(); // by the speed so far
    m_speed = wanted;
    restartAt(here);
    Q_EMIT stateChanged();
}

void SoundPlayer::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    m_output.setVolume(m_volume);
    Q_EMIT stateChanged();
}

void SoundPlayer::setDevice(const QByteArray &id)
{
    if (id == m_device)
        return;
    const auto here = position();
    m_device = id;
    restartAt(here);
    Q_EMIT stateChanged();
}

void SoundPlayer::onFinished()
{
    if (!m_reader)
        return;
    halt(duration());
    Q_EMIT positionChanged(m_from);
    Q_EMIT stateChanged();
}

void SoundPlayer::onLost()
{
    if (!m_reader)
        return;
    halt(position());
    Q_EMIT stateChanged();
    Q_EMIT failed(m_output.devices().isEmpty()
                      ? tr("The sound output is gone. The message can still be saved as a file.")
                      : tr("The sound output has stopped. Play goes on from here."));
}

void SoundPlayer::onDevicesChanged()
{
    const auto devices = m_output.devices();
    const bool known = std::ranges::any_of(devices, [this](const OutputDevice &one) { return one.id == m_device; });
    if (!m_device.isEmpty() && !known) {
        const auto here = position();
        const bool wasPlaying = m_playing;
        halt(here);
        m_device.clear();
        Q_EMIT stateChanged();
        if (wasPlaying) // not on from a loudspeaker for all to hear when a headset is unplugged
            Q_EMIT failed(tr("The chosen sound output is gone. Play goes on with the system's own."));
    }
    Q_EMIT devicesChanged();
}

} // namespace wakeline
