// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderProcess.h"

#include "FreePort.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTest>
#include <QUdpSocket>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace wakeline {

RecorderProcess::RecorderProcess() : m_port(freePort())
{
    QDir(m_folder.path()).mkpath(QStringLiteral("greetings/names"));
    QDir(m_folder.path()).mkpath(QStringLiteral("prompts/en"));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

RecorderProcess::~RecorderProcess()
{
    killHard();
}

void RecorderProcess::useClockOfItsOwn()
{
    stepTime({});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(
        QStringLiteral("LD_PRELOAD"),
        QStringLiteral("/usr/lib/%1/faketime/libfaketime.so.1").arg(QStringLiteral(WAKELINE_LIBRARY_ARCHITECTURE)));
    environment.insert(QStringLiteral("FAKETIME_TIMESTAMP_FILE"), m_folder.filePath(QStringLiteral("clock")));
    environment.insert(QStringLiteral("FAKETIME_NO_CACHE"), QStringLiteral("1"));
    environment.insert(QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1"));
    m_process.setProcessEnvironment(environment);
}

void RecorderProcess::stepTime(std::chrono::seconds offset)
{
    // Whole or not at all: libfaketime may read it at any moment.
    QSaveFile file(m_folder.filePath(QStringLiteral("clock")));
    const QByteArray text = (offset.count() < 0 ? "" : "+") + QByteArray::number(qint64(offset.count())) + "\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        qFatal("cannot set the recorder's clock");
}

bool RecorderProcess::start()
{
    QHash<QString, QString> settings{{"listen", QStringLiteral("127.0.0.1:%1").arg(m_port)},
                                     {"rtp_ports", "36000-49999"}, // many: those that are taken are passed over
                                     {"spool", spool()},
                                     {"greetings", greetings()},
                                     {"prompts", prompts()},
                                     {"socket", socketPath()},
                                     {"free_mb", "1"}};
    settings.insert(m_settings);
    const QString path = m_folder.filePath(QStringLiteral("wakelined.conf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("[voicemail]\n");
    for (auto setting = settings.constBegin(); setting != settings.constEnd(); ++setting)
        file.write((setting.key() + u'=' + setting.value() + u'\n').toUtf8());
    file.close();
    m_process.setChildProcessModifier([size = m_fileSize] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const rlimit limit{rlim_t(size), rlim_t(size)};
        if (size > 0)
            ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    m_process.start(QStringLiteral(WAKELINE_BINARY_DIR "/service/voicemail/recorder/wakeline-voicemail"),
                    {QStringLiteral("--config"), path});
    if (!m_process.waitForStarted(10'000))
        return false;
    QUdpSocket phone;
    phone.bind(QHostAddress::LocalHost);
    QElapsedTimer patience;
    for (patience.start(); patience.elapsed() < 30'000 && isRunning();) {
        const QByteArray own = QByteArray::number(phone.localPort());
        phone.writeDatagram("OPTIONS sip:vm@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + own +
                                ";branch=z9hG4bK" + QByteArray::number(patience.nsecsElapsed()) +
                                "\r\nFrom: <sip:t@t>;tag=1\r\nTo: <sip:vm@t>\r\nCall-ID: options\r\nCSeq: 1 OPTIONS\r\n"
                                "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                            QHostAddress::LocalHost, m_port);
        if (phone.waitForReadyRead(200))
            return true;
        QCoreApplication::processEvents();
    }
    return false;
}

void RecorderProcess::killHard()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(30'000);
}

bool RecorderProcess::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(30'000) && m_process.exitStatus() == QProcess::NormalExit &&
           m_process.exitCode() == 0;
}

QByteArray RecorderProcess::log()
{
    m_log += m_process.readAll();
    return m_log;
}

bool RecorderProcess::connectService()
{
    m_told.clear();
    m_unread.clear();
    m_service.abort();
    m_service.connectToServer(socketPath());
    return m_service.waitForConnected(10'000);
}

void RecorderProcess::disconnectService()
{
    m_service.abort();
}

void RecorderProcess::answer(RecorderVerdict verdict, const QString &id)
{
    m_service.write(QJsonDocument(toJson(RecorderAnswer{verdict, id})).toJson(QJsonDocument::Compact) + '\n');
    m_service.flush();
}

QList<RecorderReport> RecorderProcess::told()
{
    QTest::qWait(1);
    m_unread += m_service.readAll();
    for (qsizetype end; (end = m_unread.indexOf('\n')) >= 0;) {
        const auto object = parseObject(m_unread.left(end));
        m_unread.remove(0, end + 1);
        const auto report = object ? fromJson<RecorderReport>(*object) : std::unexpected(object.error());
        if (!report)
            qFatal("The recorder sent what is no report: %s", qPrintable(report.error().message));
        m_told.append(*report);
    }
    return m_told;
}

QList<Recording> RecorderProcess::finished()
{
    QList<Recording> recordings;
    for (const RecorderReport &report : told()) {
        if (report.event == RecorderEvent::RecordingFinished)
            recordings.append(*report.recording);
    }
    return recordings;
}

QList<Recording> RecorderProcess::pairs() const
{
    QList<Recording> recordings;
    for (const QString &name : QDir(spool()).entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(spool() + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue; // it was taken just now
        const auto object = parseObject(file.readAll());
        const auto recording = object ? fromJson<Recording>(*object) : std::unexpected(object.error());
        if (!recording || recording->id + QStringLiteral(".json") != name)
            qFatal("%s is no sidecar", qPrintable(name));
        recordings.append(*recording);
    }
    std::ranges::sort(recordings, {}, &Recording::startedAt);
    return recordings;
}

std::optional<Sound16> RecorderProcess::audioOf(const Recording &recording) const
{
    return readWavStrictly(spool() + u'/' + recording.id + QStringLiteral(".wav"));
}

QStringList RecorderProcess::filesInSpool() const
{
    return QDir(spool()).entryList(QDir::Files, QDir::Name);
}

} // namespace wakeline
