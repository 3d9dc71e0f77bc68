// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "EndsWithUs.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace wakeline {

/// A sound server of the test's own (PulseAudio), with one loudspeaker that nobody hears.
class QuietSoundServer
{
public:
    ~QuietSoundServer()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }

    /// From then on this process plays there. \return an empty text, or why there is none
    QString start()
    {
        const QString socket = m_folder.filePath(QStringLiteral("native"));
        // Also where there is none: what the computer may have is not for a test.
        qputenv("PULSE_SERVER", "unix:" + socket.toLocal8Bit());
        qputenv("PULSE_RUNTIME_PATH", m_folder.path().toLocal8Bit());
        const QString program = QStandardPaths::findExecutable(QStringLiteral("pulseaudio"));
        if (program.isEmpty())
            return QStringLiteral("pulseaudio is not installed");
        endsWithUs(m_process);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        m_process.setProcessEnvironment(environment);
        m_process.start(program,
                        {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                         QStringLiteral("--use-pid-file=no"), QStringLiteral("-L"),
                         QStringLiteral("module-null-sink sink_name=quiet"), QStringLiteral("-L"),
                         QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket)});
        const auto isThere = [&] { return QFile::exists(socket) || m_process.state() == QProcess::NotRunning; };
        if (!QTest::qWaitFor(isThere, 30'000) || !QFile::exists(socket))
            return QString::fromLocal8Bit(m_process.readAll());
        return {};
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace wakeline
