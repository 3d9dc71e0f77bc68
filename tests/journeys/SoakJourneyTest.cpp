// SPDX-License-Identifier: GPL-3.0-or-later
#include "JsonRpcSocket.h"
#include "PlainHttp.h"
#include "RecorderProcess.h"
#include "Town.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// What a process, and Kamailio's shared memory, hold at one moment.
struct Held
{
    qint64 serviceKb = 0;
    qint64 recorderKb = 0;
    qint64 serviceFiles = 0;
    qint64 recorderFiles = 0;
    qint64 kamailioSharedKb = 0;

    QString text() const
    {
        return QStringLiteral("wakelined %1 KiB, %2 files; recorder %3 KiB, %4 files; Kamailio %5 KiB shared")
            .arg(serviceKb)
            .arg(serviceFiles)
            .arg(recorderKb)
            .arg(recorderFiles)
            .arg(kamailioSharedKb);
    }
};

qint64 residentKb(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).trimmed().split(' ').first().toLongLong();
}

qint64 openFiles(qint64 pid)
{
    return QDir(QStringLiteral("/proc/%1/fd").arg(pid))
        .entryList(QDir::NoDotAndDotDot | QDir::System | QDir::Files)
        .size();
}

/// A tone in A-law, as the phone plays it into every call.
QByteArray toneFile()
{
    QByteArray sound;
    for (int frame = 0; frame < 200; ++frame)
        sound += toneFrame(1000, frame * 160, true);
    return sound;
}

} // namespace

/// A thousand calls through Kamailio, the service and the recorder, each to its message, leave nothing behind.
class SoakJourneyTest : public QObject
{
    Q_OBJECT

    RecorderProcess m_recorder;
    std::unique_ptr<Town> m_town;
    QTemporaryDir m_folder;

    PlainAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body)
    {
        return plainHttp(m_town->httpPort(), method, path, QJsonDocument(body).toJson(), bearer(m_town->accessToken()));
    }
    qint64 total(const QString &path)
    {
        return m_town->get(path).toObject().value(QLatin1String("total")).toInteger(-1);
    }
    void doNotDisturb(const QString &extension, const QString &action);
    /// wakelined keeps the last 20,000 events for consoles that come back; calls that are refused fill that up.
    void fillTheEventsKept();
    /// Makes calls, and waits until each is a message.
    void call(int count);
    Held measure();

private Q_SLOTS:
    void initTestCase();
    void aThousandCallsLeaveNothingBehind();
};

void SoakJourneyTest::initTestCase()
{
    m_recorder.set(QStringLiteral("max_calls_per_caller"), QStringLiteral("200"));
    QVERIFY2(m_recorder.start(), m_recorder.log());
    m_town = std::make_unique<Town>(Town::DatabaseKind::Sqlite, 3000, 600);
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_TARGET"), QStringLiteral("sip:127.0.0.1:%1").arg(m_recorder.port()));
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_SOCKET"), m_recorder.socketPath());
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_SPOOL"), m_recorder.spool());
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_GREETINGS"), m_recorder.greetings());
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const PlainAnswer made = ask("POST", QStringLiteral("/api/v1/voicemail-boxes"),
                                 {{QStringLiteral("number"), QStringLiteral("7105")},
                                  {QStringLiteral("name"), QStringLiteral("Box of 105")},
                                  {QStringLiteral("max_messages"), 10'000},
                                  {QStringLiteral("extensions"), QJsonArray{QStringLiteral("105")}}});
    QVERIFY2(made.status == 201, made.body);
    doNotDisturb(QStringLiteral("104"), QStringLiteral("reject"));
    doNotDisturb(QStringLiteral("105"), QStringLiteral("voicemail"));
    QTest::qWait(2500); // boxes are looked up once a second
    QFile sound(m_folder.filePath(QStringLiteral("tone.al")));
    QVERIFY(sound.open(QIODevice::WriteOnly) && sound.write(toneFile()) > 0);
    sound.close();
    // Caches and pools fill once; transactions live 32 s beyond their end, so that as many live at once as ever will.
    // Here, because Qt Test gives one function five minutes.
    fillTheEventsKept();
    call(300);
}

void SoakJourneyTest::doNotDisturb(const QString &extension, const QString &action)
{
    const QJsonObject found = m_town->get(QStringLiteral("/api/v1/extensions?q=") + extension).toObject();
    const qint64 id = found.value(QLatin1String("items"))[0][QLatin1String("id")].toInteger();
    const QJsonObject rules{{QStringLiteral("dnd_action"), action}};
    const PlainAnswer changed = ask("PATCH", QStringLiteral("/api/v1/extensions/%1").arg(id),
                                    {{QStringLiteral("dnd"), true}, {QStringLiteral("call_rules"), rules}});
    QVERIFY2(changed.status == 200, changed.body);
}

void SoakJourneyTest::fillTheEventsKept()
{
    Sipp caller;
    Sipp::Keys keys = m_town->caller("104");
    keys.insert("CODE", "486");
    keys.insert("CALLS", "24000");
    keys.insert("RATE", "300");
    keys.insert("PATIENCE", "900");
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(900'000), caller.output().right(3000));
}

void SoakJourneyTest::call(int count)
{
    const qint64 before = std::max<qint64>(0, total(QStringLiteral("/api/v1/voicemail-boxes/1/messages")));
    Sipp caller;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("CALLS", QByteArray::number(count));
    keys.insert("RATE", "8");
    keys.insert("TALK_MS", "6000");
    keys.insert("PATIENCE", "900");
    keys.insert("SOUND", m_folder.filePath(QStringLiteral("tone.al")).toUtf8());
    QVERIFY(caller.start(QStringLiteral("call_speaks.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(900'000),
             caller.output().right(3000) + m_town->logs().right(2000) + m_recorder.log().right(2000));
    QTRY_COMPARE_WITH_TIMEOUT(total(QStringLiteral("/api/v1/voicemail-boxes/1/messages")), before + count, 120'000);
    QTRY_COMPARE_WITH_TIMEOUT(total(QStringLiteral("/api/v1/calls/active")), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_recorder.filesInSpool(), QStringList(), 60'000);
}

Held SoakJourneyTest::measure()
{
    // Kamailio's transactions live 5 s beyond their end, libre's 32 s.
    QTest::qWait(40'000);
    Held held{residentKb(m_town->wakelinedPid()), residentKb(m_recorder.pid()), openFiles(m_town->wakelinedPid()),
              openFiles(m_recorder.pid()), 0};
    JsonRpcSocket rpc(m_town->kamailio().rpcSocket());
    const auto memory = QCoro::waitFor(rpc.call(QStringLiteral("core.shmmem"), {}, 5s));
    if (memory)
        held.kamailioSharedKb = memory->toObject().value(QLatin1String("used")).toInteger() / 1024;
    return held;
}

void SoakJourneyTest::aThousandCallsLeaveNothingBehind()
{
    const Held before = measure();
    QElapsedTimer clock;
    clock.start();
    call(1000);
    if (QTest::currentTestFailed())
        return;
    const qint64 seconds = clock.elapsed() / 1000;
    const Held after = measure();
    qInfo().noquote() << "before:" << before.text();
    qInfo().noquote() << "after 1,000 calls in" << seconds << "s:" << after.text();
    QVERIFY2(after.serviceFiles - before.serviceFiles <= 2, "wakelined keeps files open");
    QVERIFY2(after.recorderFiles - before.recorderFiles <= 2, "the recorder keeps files open");
    QVERIFY2(before.kamailioSharedKb > 0, "Kamailio does not tell its memory");
    // A leak of 2 KiB a call would be 2 MiB.
    QVERIFY2(after.serviceKb - before.serviceKb < 2048, "wakelined has grown");
    QVERIFY2(after.recorderKb - before.recorderKb < 2048, "the recorder has grown");
    QVERIFY2(after.kamailioSharedKb - before.kamailioSharedKb < 1024, "Kamailio's shared memory has grown");
}

QTEST_GUILESS_MAIN(SoakJourneyTest)
#include "SoakJourneyTest.moc"
