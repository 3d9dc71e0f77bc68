// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlainHttp.h"
#include "RecorderProcess.h"
#include "Tone.h"
#include "Town.h"
#include "Voice.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000;

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

void VoicemailJourneyTest::doNotDisturbLeavesAMessageWithItsSound()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_town->readiness().isEmpty(), patience);
    Sipp caller;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("FROMNAME", "\"Ada\" ");
    keys.insert("TALK_MS", "6000");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QTRY_VERIFY_WITH_TIMEOUT(mediaPortOf(caller) > 0, patience);
    Voice voice(900);
    voice.speakTo(mediaPortOf(caller));
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
    QTRY_VERIFY_WITH_TIMEOUT(mediaPortOf(caller) > 0, patience);
    Voice voice(900);
    voice.speakTo(mediaPortOf(caller));
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
