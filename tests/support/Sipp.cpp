// SPDX-License-Identifier: GPL-3.0-or-later
#include "Sipp.h"

#include "EndsWithUs.h"
#include "FreePort.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

namespace wakeline {

Sipp::Sipp()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    endsWithUs(m_process);
}

Sipp::~Sipp()
{
    stop();
}

bool Sipp::start(const QString &scenario, quint16 serverPort, Keys keys, quint16 port, const QString &transport)
{
    m_port = port == 0 ? freePort() : port;
    const auto fallback = [&keys](const char *key, const QByteArray &value) {
        if (!keys.contains(key))
            keys.insert(key, value);
    };
    fallback("FROM", keys.value("USER"));
    fallback("AUTHUSER", keys.value("USER"));
    fallback("PASSWORD", "pw" + keys.value("AUTHUSER"));
    fallback("CONTACT", "<sip:" + keys.value("USER") + "@127.0.0.1:" + QByteArray::number(m_port) + ">");
    fallback("DOMAIN", "pbx.test");
    fallback("EXPIRES", "60");
    fallback("CODE", "200");
    fallback("FROMNAME", "");
    fallback("AGENT", "sipp");
    fallback("TALK_MS", "200");
    fallback("STAY_MS", "0");
    fallback("CALLID", "");
    fallback("CALLEE", "");
    fallback("EXTRA", "");
    fallback("CALLS", "1");
    fallback("OUTCOME", "200 OK");
    fallback("SOUND", "");
    fallback("RATE", "10");
    fallback("PATIENCE", "60");

    QFile source(QStringLiteral(WAKELINE_SOURCE_DIR "/tests/data/sipp/") + scenario);
    QFile instance(m_folder.filePath(scenario));
    if (!source.open(QFile::ReadOnly) || !instance.open(QFile::WriteOnly | QFile::Truncate))
        return false;
    QByteArray text = source.readAll();
    for (auto key = keys.constBegin(); key != keys.constEnd(); ++key)
        text.replace("@" + key.key() + "@", key.value());
    instance.write(text);
    instance.close();

    m_process.setWorkingDirectory(m_folder.path());
    m_process.start(QStringLiteral("sipp"), {QStringLiteral("127.0.0.1:%1").arg(serverPort),
                                             QStringLiteral("-sf"),
                                             instance.fileName(),
                                             QStringLiteral("-i"),
                                             QStringLiteral("127.0.0.1"),
                                             QStringLiteral("-p"),
                                             QString::number(m_port),
                                             QStringLiteral("-t"),
                                             transport,
                                             QStringLiteral("-m"),
                                             QString::fromUtf8(keys.value("CALLS")),
                                             QStringLiteral("-r"),
                                             QString::fromUtf8(keys.value("RATE")),
                                             QStringLiteral("-timeout"),
                                             QString::fromUtf8(keys.value("PATIENCE")),
                                             QStringLiteral("-timeout_error"),
                                             QStringLiteral("-nd"),
                                             QStringLiteral("-nostdin"),
                                             QStringLiteral("-skip_rlimit"),
                                             QStringLiteral("-trace_msg"),
                                             QStringLiteral("-message_file"),
                                             QStringLiteral("messages"),
                                             QStringLiteral("-trace_err"),
                                             QStringLiteral("-error_file"),
                                             QStringLiteral("errors")});
    return m_process.waitForStarted(5'000);
}

bool Sipp::finish(int milliseconds)
{
    // Not waitForFinished(): the test's own event loop must turn meanwhile.
    for (QDeadlineTimer patience(milliseconds); isRunning() && !patience.hasExpired(); QThread::msleep(2))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return !isRunning() && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void Sipp::stop()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(5'000);
}

QByteArray Sipp::messages() const
{
    QFile file(m_folder.filePath(QStringLiteral("messages")));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray Sipp::output()
{
    QFile errors(m_folder.filePath(QStringLiteral("errors")));
    return m_process.readAll() + (errors.open(QFile::ReadOnly) ? errors.readAll() : QByteArray());
}

} // namespace wakeline
