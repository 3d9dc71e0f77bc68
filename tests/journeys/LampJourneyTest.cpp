// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampWords.h"
#include "PlainHttp.h"
#include "RecorderProcess.h"
#include "SmtpPeer.h"
#include "Town.h"
#include "Voice.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000;

} // namespace

/// A message from the caller's voice to the lamp on the callee's phone, the notice in its app and its owner's mail;
/// with real servers all the way.
class LampJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void theLampFollowsTheMessage();
    void aServiceThatStartsAnewTellsOnlyWhatIsNew();
    void aKamailioThatStartsAnewHearsAllOfIt();

private:
    PlainAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    void leaveAMessage();
    qint64 newestMessage();
    QStringList words() const { return lampWords(m_phone); }

    RecorderProcess m_recorder;
    SmtpPeer m_mailServer;
    std::unique_ptr<Town> m_town;
    Sipp m_phone;
    Sipp m_watcher;
};

void LampJourneyTest::initTestCase()
{
    QVERIFY2(m_recorder.start(), m_recorder.log());
    m_town = std::make_unique<Town>(Town::DatabaseKind::WAKELINE_JOURNEY_DATABASE, 3000, 600);
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_TARGET"), QStringLiteral("sip:127.0.0.1:%1").arg(m_recorder.port()));
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_SOCKET"), m_recorder.socketPath());
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_SPOOL"), m_recorder.spool());
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_GREETINGS"), m_recorder.greetings());
    QVERIFY(m_mailServer.start());
    m_town->set(QStringLiteral("WAKELINE_MAIL_URL"), QStringLiteral("smtp://127.0.0.1:%1").arg(m_mailServer.port()));
    m_town->set(QStringLiteral("WAKELINE_MAIL_FROM"), QStringLiteral("Voicemail <voicemail@pbx.test>"));
    m_town->set(QStringLiteral("WAKELINE_MAIL_STARTTLS"), QStringLiteral("false"));
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QJsonObject found = m_town->get(QStringLiteral("/api/v1/extensions?q=105")).toObject();
    const qint64 id = found.value(QLatin1String("items"))[0][QLatin1String("id")].toInteger();
    const QJsonObject rules{{QStringLiteral("dnd_action"), QStringLiteral("voicemail")}};
    const PlainAnswer changed = ask("PATCH", QStringLiteral("/api/v1/extensions/%1").arg(id),
                                    {{QStringLiteral("dnd"), true}, {QStringLiteral("call_rules"), rules}});
    QVERIFY2(changed.status == 200, changed.body);

    // The phone is there before its box is, and has another one beside it that subscribes.
    QVERIFY(m_phone.start(QStringLiteral("lamp_phone.xml"), m_town->sipPort(), {{"USER", "105"}, {"CALLS", "100"}}));
    QVERIFY(Town::registerPhone(m_town->sipPort(), "105", Town::contactOf("105", m_phone.port(), "token-of-105"), 600));
    const PlainAnswer made = ask("POST", QStringLiteral("/api/v1/voicemail-boxes"),
                                 {{QStringLiteral("number"), QStringLiteral("7105")},
                                  {QStringLiteral("name"), QStringLiteral("Box of 105")},
                                  {QStringLiteral("email"), QStringLiteral("ida@example.org")},
                                  {QStringLiteral("email_notify"), QStringLiteral("audio")},
                                  {QStringLiteral("extensions"), QJsonArray{QStringLiteral("105")}}});
    QVERIFY2(made.status == 201, made.body);
    QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList({"0/0"}), patience);
    Sipp::Keys keys = m_town->caller("105", "105");
    keys.insert("EXPIRES", "600");
    QVERIFY(m_watcher.start(QStringLiteral("lamp_watcher.xml"), m_town->sipPort(), keys));
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(m_watcher), QStringList({"0/0"}), patience);
    QTest::qWait(2500); // which box takes a call is looked up once a second
}

void LampJourneyTest::cleanupTestCase()
{
    m_town.reset();
}

void LampJourneyTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_town->logs().right(4000) << m_town->kamailio().log().right(3000);
}

PlainAnswer LampJourneyTest::ask(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    return plainHttp(m_town->httpPort(), method, path, text, bearer(m_town->accessToken()));
}

void LampJourneyTest::leaveAMessage()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_town->readiness().isEmpty(), patience);
    Sipp caller;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("TALK_MS", "6000");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QTRY_VERIFY_WITH_TIMEOUT(mediaPortOf(caller) > 0, patience);
    Voice voice(900);
    voice.speakTo(mediaPortOf(caller));
    QVERIFY2(caller.finish(), caller.output());
}

qint64 LampJourneyTest::newestMessage()
{
    const QJsonObject list = m_town->get(QStringLiteral("/api/v1/voicemail-boxes/1/messages")).toObject();
    return list.value(QLatin1String("items"))[0][QLatin1String("id")].toInteger();
}

void LampJourneyTest::theLampFollowsTheMessage()
{
    leaveAMessage();
    QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList({"0/0", "1/0"}), patience);
    const QString message = QStringLiteral("/api/v1/voicemail-boxes/1/messages/%1").arg(newestMessage());
    QTRY_COMPARE_WITH_TIMEOUT(m_mailServer.mails.size(), 1, patience);
    QVERIFY(m_mailServer.mails.first().text.contains("Content-Type: audio/wav"));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf("token-of-105").size(), 1, patience);
    QVERIFY(QJsonDocument(m_town->pushesOf("token-of-105").first()).toJson().contains("\"voicemail\""));
    QCOMPARE(ask("PUT", message + QStringLiteral("/read")).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList({"0/0", "1/0", "0/1"}), patience);
    QCOMPARE(ask("DELETE", message).status, 204);
    QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList({"0/0", "1/0", "0/1", "0/0"}), patience);
    QCOMPARE(ask("POST", message + QStringLiteral("/restore")).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList({"0/0", "1/0", "0/1", "0/0", "0/1"}), patience);
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(m_watcher), words(), patience);
}

void LampJourneyTest::aServiceThatStartsAnewTellsOnlyWhatIsNew()
{
    const QStringList before = words();
    m_town->killWakelined();
    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    leaveAMessage();
    QTRY_COMPARE_WITH_TIMEOUT(words(), before + QStringList("1/1"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastLampWord(m_watcher), QStringLiteral("1/1"), patience);
}

void LampJourneyTest::aKamailioThatStartsAnewHearsAllOfIt()
{
    const QStringList before = words();
    m_watcher.stop();
    m_town->kamailio().stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_town->readiness().value(QLatin1String("status")) != QLatin1String("ok"), patience);
    QVERIFY(m_town->kamailio().start());
    QTRY_COMPARE_WITH_TIMEOUT(words(), before + QStringList("1/1"), patience);
    Sipp::Keys keys = m_town->caller("105", "105");
    keys.insert("EXPIRES", "600");
    Sipp watcher;
    QVERIFY(watcher.start(QStringLiteral("lamp_watcher.xml"), m_town->sipPort(), keys));
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(watcher).value(0), QStringLiteral("1/1"), patience);
}

QTEST_GUILESS_MAIN(LampJourneyTest)
#include "LampJourneyTest.moc"
