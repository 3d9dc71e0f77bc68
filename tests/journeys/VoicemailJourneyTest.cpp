// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlainHttp.h"
#include "RecorderProcess.h"
#include "Tone.h"
#include "Town.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>
#include <QUdpSocket>
#include <QtEndian>

using namespace wakeline;

namespace {

constexpr int patience = 30'000;

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

} // namespace

/// A call that nobody takes, through the real Kamailio to the real recorder, and its message as the service serves it.
class VoicemailJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void doNotDisturbLeavesAMessageWithItsSound();
    void aServiceThatDiesWhileItIsSpokenHasItLater();

private:
    PlainAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QJsonArray messages();
    /// The media port that the caller was told; 0 before the answer.
    static quint16 mediaPort(const Sipp &caller);

    RecorderProcess m_recorder;
    std::unique_ptr<Town> m_town;
};

void VoicemailJourneyTest::initTestCase()
{
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
                                  {QStringLiteral("extensions"), QJsonArray{QStringLiteral("105")}}});
    QVERIFY2(made.status == 201, made.body);
    const QJsonObject found = m_town->get(QStringLiteral("/api/v1/extensions?q=105")).toObject();
    const qint64 id = found.value(QLatin1String("items"))[0][QLatin1String("id")].toInteger();
    const QJsonObject rules{{QStringLiteral("dnd_action"), QStringLiteral("voicemail")}};
    const PlainAnswer changed = ask("PATCH", QStringLiteral("/api/v1/extensions/%1").arg(id),
                                    {{QStringLiteral("dnd"), true}, {QStringLiteral("call_rules"), rules}});
    QVERIFY2(changed.status == 200, changed.body);
    QTest::qWait(2500); // boxes are looked up once a second
}

void VoicemailJourneyTest::cleanupTestCase()
{
    m_town.reset();
}

void VoicemailJourneyTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_town->logs().right(4000) << m_recorder.log().right(3000);
}

PlainAnswer VoicemailJourneyTest::ask(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    return plainHttp(static_cast<quint16>(m_town->httpUrl().port()), method, path, text, bearer(m_town->accessToken()));
}

QJsonArray VoicemailJourneyTest::messages()
{
    const QJsonObject list = m_town->get(QStringLiteral("/api/v1/voicemail-boxes/1/messages")).toObject();
    return list.value(QLatin1String("items")).toArray();
}

quint16 VoicemailJourneyTest::mediaPort(const Sipp &caller)
{
    // The only media port in the log that is not sipp's own.
    static const QRegularExpression line(QStringLiteral("m=audio (?!40000)(\\d+)"));
    return line.match(QString::fromLatin1(caller.messages())).captured(1).toUShort();
}

void VoicemailJourneyTest::doNotDisturbLeavesAMessageWithItsSound()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_town->readiness().isEmpty(), patience);
    Sipp caller;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("FROMNAME", "\"Ada\" ");
    keys.insert("TALK_MS", "6000");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QTRY_VERIFY_WITH_TIMEOUT(mediaPort(caller) > 0, patience);
    Voice voice(900);
    voice.speakTo(mediaPort(caller));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_COMPARE_WITH_TIMEOUT(messages().size(), 1, patience);
    const QJsonObject message = messages().first().toObject();
    QCOMPARE(message.value(QLatin1String("caller_id_name")).toString(), QStringLiteral("Ada"));
    QCOMPARE(message.value(QLatin1String("caller_id_num")).toString(), QStringLiteral("101"));
    QVERIFY(message.value(QLatin1String("duration")).toInt() >= 2);

    const int id = message.value(QLatin1String("id")).toInt();
    const PlainAnswer audio = ask("GET", QStringLiteral("/api/v1/voicemail-boxes/1/messages/%1/audio").arg(id));
    QCOMPARE(audio.status, 200);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.wav")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(audio.body);
    file.close();
    const auto sound = readWavStrictly(file.fileName());
    QVERIFY(sound);
    QVERIFY(shareOfTone(sound->samples, 900) > 0.9);
    QTRY_COMPARE_WITH_TIMEOUT(m_recorder.filesInSpool(), QStringList(), patience);
}

void VoicemailJourneyTest::aServiceThatDiesWhileItIsSpokenHasItLater()
{
    const auto before = messages().size();
    Sipp caller;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("TALK_MS", "6000");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QTRY_VERIFY_WITH_TIMEOUT(mediaPort(caller) > 0, patience);
    Voice voice(900);
    voice.speakTo(mediaPort(caller));
    m_town->killWakelined();
    QVERIFY2(caller.finish(), caller.output());
    QTRY_COMPARE_WITH_TIMEOUT(m_recorder.pairs().size(), 1, patience);
    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QTRY_COMPARE_WITH_TIMEOUT(messages().size(), before + 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_recorder.filesInSpool(), QStringList(), patience);
}

QTEST_GUILESS_MAIN(VoicemailJourneyTest)
#include "VoicemailJourneyTest.moc"
