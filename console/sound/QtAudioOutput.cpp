// SPDX-License-Identifier: GPL-3.0-or-later
#include "QtAudioOutput.h"

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto lookEvery = 40ms;

QAudioFormat toQt(const OutputFormat &format)
{
    QAudioFormat qt;
    qt.setSampleRate(format.sampleRate);
    qt.setChannelCount(format.channels);
    qt.setSampleFormat(format.sample == OutputFormat::Sample::Int16 ? QAudioFormat::Int16 : QAudioFormat::Float);
    return qt;
}

} // namespace

QtAudioOutput::QtAudioOutput(QObject *parent) : AudioOutput(parent)
{
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &QtAudioOutput::lookForTheEnd);
}

QtAudioOutput::~QtAudioOutput()
{
    stop();
}

QMediaDevices &QtAudioOutput::system() const
{
    if (!m_system) {
        m_system = std::make_unique<QMediaDevices>();
        connect(m_system.get(), &QMediaDevices::audioOutputsChanged, this, &AudioOutput::devicesChanged);
    }
    return *m_system;
}

QAudioDevice QtAudioOutput::find(const QByteArray &device) const
{
    const auto all = system().audioOutputs();
    const auto found = std::ranges::find_if(all, [&](const QAudioDevice &one) { return one.id() == device; });
    return found == all.cend() ? system().defaultAudioOutput() : *found;
}

QList<OutputDevice> QtAudioOutput::devices() const
{
    QList<OutputDevice> list;
    for (const QAudioDevice &device : system().audioOutputs())
        list.append({device.id(), device.description()});
    return list;
}

OutputFormat QtAudioOutput::formatFor(const QByteArray &device, int sampleRate) const
{
    OutputFormat wanted;
    wanted.sampleRate = sampleRate;
    const QAudioDevice chosen = find(device);
    if (chosen.isNull() || chosen.isFormatSupported(toQt(wanted)))
        return wanted;
    const QAudioFormat own = chosen.preferredFormat();
    OutputFormat format;
    format.sampleRate = own.sampleRate();
    format.channels = own.channelCount();
    format.sample =
        own.sampleFormat() == QAudioFormat::Float ? OutputFormat::Sample::Float : OutputFormat::Sample::Int16;
    return format;
}

void QtAudioOutput::start(const QByteArray &device, const OutputFormat &format, QIODevice &source)
{
    stop();
    m_source = &source;
    m_sink = std::make_unique<QAudioSink>(find(device), toQt(format));
    m_sink->setVolume(m_volume);
    // Queued: it comes out of calls into the sink, which must not go while it is in them.
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &QtAudioOutput::onState, Qt::QueuedConnection);
    m_look.start();
    m_sink->start(&source);
}

void QtAudioOutput::pause()
{
    if (!m_sink)
        return;
    m_look.stop();
    m_sink->suspend();
}

void QtAudioOutput::resume()
{
    if (!m_sink)
        return;
    m_look.start();
    m_sink->resume();
}

void QtAudioOutput::stop()
{
    m_look.stop();
    if (!m_sink)
        return;
    m_sink->disconnect(this);
    m_sink->reset();
    m_sink.reset();
    m_source.clear();
}

void QtAudioOutput::setVolume(double volume)
{
    m_volume = QAudio::convertVolume(volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
    if (m_sink)
        m_sink->setVolume(m_volume);
}

std::chrono::microseconds QtAudioOutput::heard() const
{
    if (!m_sink)
        return 0us;
    const qint64 waiting = std::max<qint64>(0, m_sink->bufferSize() - m_sink->bytesFree());
    const qint64 inBuffer = m_sink->format().durationForBytes(static_cast<qint32>(waiting));
    return std::chrono::microseconds(std::max<qint64>(0, m_sink->processedUSecs() - inBuffer));
}

void QtAudioOutput::onState(QAudio::State state)
{
    if (!m_sink || sender() != m_sink.get())
        return;
    if (state == QAudio::StoppedState && m_sink->error() != QAudio::NoError) {
        m_look.stop();
        Q_EMIT lost();
    }
}

/// The sink says that it is idle between two pieces as well; the end is when its source has no more and it is empty.
void QtAudioOutput::lookForTheEnd()
{
    if (!m_sink || !m_source || !m_source->atEnd())
        return;
    if (m_sink->state() != QAudio::IdleState && m_sink->bytesFree() < m_sink->bufferSize())
        return;
    m_look.stop();
    Q_EMIT finished();
}

} // namespace wakeline
