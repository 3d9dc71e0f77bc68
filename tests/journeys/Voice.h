// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Sipp.h"
#include "Tone.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTimer>
#include <QUdpSocket>
#include <QtEndian>

namespace wakeline {

/// Speaks a tone in A-law to where the caller's 200 says.
class Voice
{
public:
    explicit Voice(double hertz) : m_hertz(hertz)
    {
        m_clock.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_clock, &QTimer::timeout, &m_clock, [this] { speak(); });
    }

    void speakTo(quint16 port)
    {
        m_port = port;
        m_time.start();
        m_clock.start(20);
    }

private:
    void speak()
    {
        for (; m_frames < m_time.elapsed() / 20; ++m_frames) {
            QByteArray packet = QByteArray::fromHex("800800000000000000000042");
            qToBigEndian(quint16(m_frames), packet.data() + 2);
            qToBigEndian(quint32(m_frames * 160), packet.data() + 4);
            m_socket.writeDatagram(packet + toneFrame(m_hertz, m_frames * 160, true), QHostAddress::LocalHost, m_port);
        }
    }

    double m_hertz;
    QUdpSocket m_socket;
    QTimer m_clock;
    QElapsedTimer m_time;
    quint16 m_port = 0;
    qint64 m_frames = 0;
};

/// The media port that this caller was told; 0 before the answer.
inline quint16 mediaPortOf(const Sipp &caller)
{
    // The only media port in the log that is not sipp's own.
    static const QRegularExpression line(QStringLiteral("m=audio (?!40000)(\\d+)"));
    return line.match(QString::fromLatin1(caller.messages())).captured(1).toUShort();
}

} // namespace wakeline
