// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "PlainHttp.h"
#include "Town.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

using namespace wakeline;

namespace {

constexpr auto boxOwner = "105"; ///< of 7105; who registers is told of its messages

/// Takes the NOTIFY that follows a REGISTER: what sipp plays afterwards waits for an INVITE and nothing else.
bool takesLampNews(QUdpSocket &phone)
{
    if (!QTest::qWaitFor([&] { return phone.hasPendingDatagrams(); }, 15'000))
        return false;
    const QNetworkDatagram message = phone.receiveDatagram(65'535);
    QByteArray answer = "SIP/2.0 200 OK\r\n";
    for (const QByteArray &line : message.data().split('\n')) {
        for (const char *name : {"Via:", "From:", "To:", "Call-ID:", "CSeq:"}) {
            if (line.startsWith(name))
                answer += line.trimmed() + (line.startsWith("To:") ? ";tag=lamp\r\n" : "\r\n");
        }
    }
    phone.writeDatagram(message.makeReply(answer + "Content-Length: 0\r\n\r\n"));
    return message.data().startsWith("NOTIFY ");
}

} // namespace

/// Calls obey people: what an extension's rules say, said through the API and heard by real phones on the very next
/// call. Extension 101 calls 102; 103 and 104 are colleagues; a sipp each stands in for the voicemail recorder and for
/// the trunk.
class CallPolicyJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void doNotDisturbFromTheAppHoldsForTheVeryNextCall();
    void anAllowedCallerGetsThrough();
    void quietHoursRefuse();
    void doNotDisturbGoesStraightToVoicemail();
    void aCallFollowsItsCalleeAndEndsAtVoicemail();
    void allPhonesRingAtOnce();
    void aBusyPhoneLeadsToVoicemail();
    void whoDeclinesIsObeyed();
    void aPhoneThatCannotBeWokenIsFollowed();
    void aSleepingColleagueIsWokenForAFollowedCall();
    void aCircleOfExtensionsEnds();
    void aNumberThatIsNotAllowedIsNotCalled();
    void aServiceThatDiesWhileThePhoneRingsLeavesNobodyWaiting();

private:
    QByteArray registered(Sipp &phone, const QByteArray &extension, const QString &scenario, Sipp::Keys keys = {});
    bool callIsAnswered(Sipp &caller, const QByteArray &from = "101");
    bool callFails(int code);
    int change(const QString &extension, const QJsonObject &draft);
    int asApp(const QByteArray &extension, const QByteArray &method, const QString &path, const QByteArray &body);
    int changeAsApp(const QByteArray &extension, const QByteArray &body)
    {
        return asApp(extension, "PUT", QStringLiteral("/api/v1/app/me"), body);
    }
    /// Its app is known for its token and nothing else.
    bool sleeps(const QByteArray &extension, const QByteArray &token)
    {
        return asApp(extension, "POST", QStringLiteral("/api/v1/app/push-token"),
                     "{\"platform\":\"fcm\",\"token\":\"" + token + "\"}") == 200;
    }
    QJsonObject followMe(const QStringList &numbers) const;
    bool startRecorder(Sipp &recorder)
    {
        return recorder.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "vm"}}, m_recorderPort);
    }

    std::unique_ptr<Town> m_town;
    quint16 m_recorderPort = freePort();
    quint16 m_trunkPort = freePort();
};

void CallPolicyJourneyTest::initTestCase()
{
    m_town = std::make_unique<Town>(Town::DatabaseKind::WAKELINE_JOURNEY_DATABASE, 3000, 600);
    m_town->set(QStringLiteral("WAKELINE_VOICEMAIL_TARGET"), QStringLiteral("sip:127.0.0.1:%1").arg(m_recorderPort));
    m_town->set(QStringLiteral("WAKELINE_TRUNK_TARGET"), QStringLiteral("sip:127.0.0.1:%1").arg(m_trunkPort));
    m_town->set(QStringLiteral("WAKELINE_TRUNK_ALLOWED_PREFIXES"), QStringLiteral("+49"));
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QJsonObject box{{QStringLiteral("number"), QStringLiteral("7105")},
                          {QStringLiteral("name"), QStringLiteral("Box of 105")},
                          {QStringLiteral("extensions"), QJsonArray{QStringLiteral("105")}}};
    const auto made =
        plainHttp(static_cast<quint16>(m_town->httpUrl().port()), "POST", QStringLiteral("/api/v1/voicemail-boxes"),
                  QJsonDocument(box).toJson(), bearer(m_town->accessToken()));
    QVERIFY2(made.status == 201, made.body);
    QTest::qWait(2500); // boxes are looked up once a second
}

void CallPolicyJourneyTest::cleanupTestCase()
{
    m_town.reset();
}

void CallPolicyJourneyTest::init()
{
    const QJsonObject plain{{QStringLiteral("dnd"), false},
                            {QStringLiteral("follow_me_enabled"), false},
                            {QStringLiteral("follow_me_numbers"), QJsonArray()},
                            {QStringLiteral("follow_me_strategy"), QStringLiteral("sequential")},
                            {QStringLiteral("call_rules"), QJsonObject{{QStringLiteral("ring_timeout"), 5}}}};
    for (const char *extension : {"102", "103", "104", "105"})
        QCOMPARE(change(QLatin1String(extension), plain), 200);
}

void CallPolicyJourneyTest::cleanup()
{
    for (const char *extension : {"102", "103", "104", "105"})
        QVERIFY(Town::registerPhone(m_town->sipPort(), extension, "*", 0));
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_town->logs().right(5000) << m_town->kamailio().log().right(3000);
}

QByteArray CallPolicyJourneyTest::registered(Sipp &phone, const QByteArray &extension, const QString &scenario,
                                             Sipp::Keys keys)
{
    keys.insert("USER", extension);
    const quint16 port = freePort();
    const QByteArray contact = "<sip:" + extension + "@127.0.0.1:" + QByteArray::number(port) + '>';
    {
        QUdpSocket lamp;
        if (!lamp.bind(QHostAddress::LocalHost, port) ||
            !Town::registerPhone(m_town->sipPort(), extension, contact, 300))
            return "it does not register";
        if (extension == boxOwner && !takesLampNews(lamp))
            return "it does not hear of its messages";
    }
    if (!phone.start(scenario, m_town->sipPort(), keys, port))
        return "sipp does not start";
    // Colleagues are called by what wakelined knows of them.
    const QString path = QStringLiteral("/api/v1/registrations?limit=100");
    for (QDeadlineTimer patience(15'000); !patience.hasExpired(); QTest::qWait(50)) {
        const QJsonArray all = m_town->get(path).toObject().value(QLatin1String("items")).toArray();
        for (const QJsonValue &one : all) {
            if (one[QLatin1String("extension")].toString().toUtf8() == extension &&
                !one[QLatin1String("bindings")].toArray().isEmpty())
                return {};
        }
    }
    return "wakelined does not hear of it";
}

/// A call for 102; waits until it was answered and is over.
bool CallPolicyJourneyTest::callIsAnswered(Sipp &caller, const QByteArray &from)
{
    return caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("102", from)) && caller.finish();
}

bool CallPolicyJourneyTest::callFails(int code)
{
    Sipp caller;
    Sipp::Keys keys = m_town->caller("102");
    keys.insert("CODE", QByteArray::number(code));
    const bool good = caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys) && caller.finish();
    if (!good)
        qWarning().noquote() << caller.output() << caller.messages().right(2000);
    return good;
}

/// By an operator. \return the HTTP status
int CallPolicyJourneyTest::change(const QString &extension, const QJsonObject &draft)
{
    const QJsonArray found = m_town->get(QStringLiteral("/api/v1/extensions?q=") + extension)
                                 .toObject()
                                 .value(QLatin1String("items"))
                                 .toArray();
    const qint64 id = found.first().toObject().value(QLatin1String("id")).toInteger();
    const auto answer = plainHttp(static_cast<quint16>(m_town->httpUrl().port()), "PATCH",
                                  QStringLiteral("/api/v1/extensions/%1").arg(id), QJsonDocument(draft).toJson(),
                                  bearer(m_town->accessToken()));
    if (answer.status != 200)
        qWarning().noquote() << answer.body;
    return answer.status;
}

/// By the app of the extension itself.
int CallPolicyJourneyTest::asApp(const QByteArray &extension, const QByteArray &method, const QString &path,
                                 const QByteArray &body)
{
    const auto port = static_cast<quint16>(m_town->httpUrl().port());
    const auto session =
        plainHttp(port, "POST", QStringLiteral("/api/v1/app/auth"),
                  "{\"extension\":\"" + extension + "\",\"sip_password\":\"" + Town::passwordOf(extension) + "\"}", {});
    const QByteArray token = session.data().value(QLatin1String("token")).toString().toLatin1();
    return plainHttp(port, method, path, body, bearer(token)).status;
}

QJsonObject CallPolicyJourneyTest::followMe(const QStringList &numbers) const
{
    QJsonArray entries;
    for (const QString &number : numbers)
        entries.append(QJsonObject{{QStringLiteral("number"), number}, {QStringLiteral("timeout"), 5}});
    return {{QStringLiteral("follow_me_enabled"), true}, {QStringLiteral("follow_me_numbers"), entries}};
}

void CallPolicyJourneyTest::doNotDisturbFromTheAppHoldsForTheVeryNextCall()
{
    Sipp phone, caller;
    QCOMPARE(registered(phone, "102", QStringLiteral("phone.xml")), QByteArray());
    QCOMPARE(changeAsApp("102", "{\"dnd\":true}"), 200);
    QVERIFY(callFails(486));
    QVERIFY(!phone.messages().contains("INVITE"));
    QCOMPARE(changeAsApp("102", "{\"dnd\":false}"), 200);
    QVERIFY2(callIsAnswered(caller), caller.output());
    QVERIFY(phone.finish());
}

void CallPolicyJourneyTest::anAllowedCallerGetsThrough()
{
    Sipp phone, caller;
    QCOMPARE(registered(phone, "102", QStringLiteral("phone.xml")), QByteArray());
    const QJsonObject rules{{QStringLiteral("dnd_allowed"), QJsonArray{QStringLiteral("104")}}};
    QCOMPARE(change(QStringLiteral("102"), {{QStringLiteral("dnd"), true}, {QStringLiteral("call_rules"), rules}}),
             200);
    QVERIFY(callFails(486));
    QVERIFY2(callIsAnswered(caller, "104"), caller.output());
    QVERIFY(phone.finish());
}

void CallPolicyJourneyTest::quietHoursRefuse()
{
    const QJsonObject allDay{{QStringLiteral("from"), QStringLiteral("00:00")},
                             {QStringLiteral("to"), QStringLiteral("00:00")},
                             {QStringLiteral("time_zone"), QStringLiteral("Europe/Berlin")}};
    const QJsonObject rules{{QStringLiteral("quiet_hours"), allDay}};
    QCOMPARE(change(QStringLiteral("102"), {{QStringLiteral("call_rules"), rules}}), 200);
    QVERIFY(callFails(486));
}

void CallPolicyJourneyTest::doNotDisturbGoesStraightToVoicemail()
{
    Sipp phone, recorder, caller;
    QCOMPARE(registered(phone, "105", QStringLiteral("phone.xml")), QByteArray());
    QVERIFY(startRecorder(recorder));
    const QJsonObject rules{{QStringLiteral("dnd_action"), QStringLiteral("voicemail")}};
    QCOMPARE(change(QStringLiteral("105"), {{QStringLiteral("dnd"), true}, {QStringLiteral("call_rules"), rules}}),
             200);
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("105")));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY(recorder.finish());
    QCOMPARE(recorder.messages().count("\nX-VM-Mailbox: 7105"), 1);
    QVERIFY(!phone.messages().contains("INVITE"));
    const QString voicemail = QStringLiteral("/api/v1/cdrs?extension=105&disposition=voicemail");
    QTRY_COMPARE_WITH_TIMEOUT(m_town->get(voicemail).toObject().value(QLatin1String("total")).toInt(), 1, 15'000);
}

void CallPolicyJourneyTest::aCallFollowsItsCalleeAndEndsAtVoicemail()
{
    Sipp own, colleague, trunk, recorder, caller;
    QCOMPARE(registered(own, "105", QStringLiteral("phone_rings_on.xml")), QByteArray());
    QCOMPARE(registered(colleague, "103", QStringLiteral("phone_rings_on.xml")), QByteArray());
    QVERIFY(trunk.start(QStringLiteral("phone_rings_on.xml"), m_town->sipPort(), {{"USER", "trunk"}}, m_trunkPort));
    QVERIFY(startRecorder(recorder));
    QCOMPARE(change(QStringLiteral("105"), followMe({QStringLiteral("103"), QStringLiteral("+4930123")})), 200);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("105")));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY(recorder.finish());
    // Three phones rang five seconds each. Kamailio's clock catches up in leaps where the machine is busy.
    QVERIFY2(clock.elapsed() > 10'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(own.messages().contains("INVITE sip:105@"));
    QVERIFY(colleague.messages().contains("INVITE sip:103@"));
    QVERIFY(trunk.messages().contains("INVITE sip:+4930123@"));
    QVERIFY(trunk.messages().contains("\nDiversion: <sip:105@pbx.test>"));
    QCOMPARE(recorder.messages().count("\nX-VM-Mailbox: 7105"), 1);
}

void CallPolicyJourneyTest::allPhonesRingAtOnce()
{
    Sipp own, colleague, trunk, caller;
    QCOMPARE(registered(own, "102", QStringLiteral("phone_rings_on.xml")), QByteArray());
    QCOMPARE(registered(colleague, "103", QStringLiteral("phone.xml"), {{"TALK_MS", "2000"}}), QByteArray());
    QVERIFY(trunk.start(QStringLiteral("phone_rings_on.xml"), m_town->sipPort(), {{"USER", "trunk"}}, m_trunkPort));
    QJsonObject draft = followMe({QStringLiteral("103"), QStringLiteral("+4930123")});
    draft.insert(QStringLiteral("follow_me_strategy"), QStringLiteral("simultaneous"));
    QCOMPARE(change(QStringLiteral("102"), draft), 200);
    QVERIFY2(callIsAnswered(caller), caller.output());
    QVERIFY(colleague.finish());
    for (Sipp *phone : {&own, &trunk})
        QTRY_VERIFY_WITH_TIMEOUT(phone->messages().contains("CANCEL sip:"), 10'000);
}

void CallPolicyJourneyTest::aBusyPhoneLeadsToVoicemail()
{
    Sipp phone, recorder, caller;
    QCOMPARE(registered(phone, "105", QStringLiteral("phone_refuses.xml"), {{"CODE", "486"}}), QByteArray());
    QVERIFY(startRecorder(recorder));
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("105")));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY(phone.finish());
    QVERIFY(recorder.finish());
}

void CallPolicyJourneyTest::whoDeclinesIsObeyed()
{
    Sipp phone, colleague;
    QCOMPARE(registered(phone, "102", QStringLiteral("phone_refuses.xml"), {{"CODE", "603"}}), QByteArray());
    QCOMPARE(registered(colleague, "103", QStringLiteral("phone.xml")), QByteArray());
    QCOMPARE(change(QStringLiteral("102"), followMe({QStringLiteral("103")})), 200);
    QVERIFY(callFails(603));
    QVERIFY(phone.finish());
    QVERIFY(!colleague.messages().contains("INVITE"));
}

void CallPolicyJourneyTest::aPhoneThatCannotBeWokenIsFollowed()
{
    QVERIFY(sleeps("102", "unregistered-token-of-the-policy-aa"));
    Sipp colleague, caller;
    QCOMPARE(registered(colleague, "103", QStringLiteral("phone.xml")), QByteArray());
    QCOMPARE(change(QStringLiteral("102"), followMe({QStringLiteral("103")})), 200);
    QVERIFY2(callIsAnswered(caller), caller.output());
    QVERIFY(colleague.finish());
    const QString refused = QStringLiteral("/api/v1/push-logs?extension=102&outcome=token_dead");
    QTRY_COMPARE_WITH_TIMEOUT(m_town->get(refused).toObject().value(QLatin1String("total")).toInt(), 1, 15'000);
}

void CallPolicyJourneyTest::aSleepingColleagueIsWokenForAFollowedCall()
{
    const QByteArray token = "token-of-a-sleeping-colleague-bbbbb";
    QVERIFY(sleeps("104", token));
    Sipp own, colleague, caller;
    QCOMPARE(registered(own, "102", QStringLiteral("phone_refuses.xml"), {{"CODE", "480"}}), QByteArray());
    QVERIFY(colleague.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "104"}}));
    QCOMPARE(change(QStringLiteral("102"), followMe({QStringLiteral("104")})), 200);
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("102")));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(token).size(), 1, 15'000);
    QVERIFY(Town::registerPhone(m_town->sipPort(), "104", Town::contactOf("104", colleague.port(), token), 60));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY(colleague.finish());
    QVERIFY(colleague.messages().contains("INVITE sip:104@"));
}

void CallPolicyJourneyTest::aCircleOfExtensionsEnds()
{
    Sipp first, second;
    QCOMPARE(registered(first, "102", QStringLiteral("phone_rings_on.xml")), QByteArray());
    QCOMPARE(registered(second, "103", QStringLiteral("phone_rings_on.xml")), QByteArray());
    QCOMPARE(change(QStringLiteral("102"), followMe({QStringLiteral("103")})), 200);
    QCOMPARE(change(QStringLiteral("103"), followMe({QStringLiteral("102")})), 200);
    QVERIFY(callFails(480));
    QCOMPARE(first.messages().count("\nINVITE sip:"), 1);
    QCOMPARE(second.messages().count("\nINVITE sip:"), 1);
}

void CallPolicyJourneyTest::aNumberThatIsNotAllowedIsNotCalled()
{
    Sipp trunk, caller;
    QVERIFY(trunk.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "trunk"}}, m_trunkPort));
    QCOMPARE(change(QStringLiteral("102"), followMe({QStringLiteral("+8830123"), QStringLiteral("0049301")})), 200);
    QVERIFY(callFails(480));
    QVERIFY(!trunk.messages().contains("INVITE"));
    QTRY_VERIFY_WITH_TIMEOUT(m_town->logs().contains("not allowed by trunk.allowed_prefixes: +8830123, 0049301"),
                             5'000);
    QCOMPARE(changeAsApp("102", "{\"follow_me_numbers\":[{\"number\":\"+4930123\",\"delay\":2}]}"), 200);
    QVERIFY2(callIsAnswered(caller), caller.output());
    QVERIFY(trunk.finish());
}

void CallPolicyJourneyTest::aServiceThatDiesWhileThePhoneRingsLeavesNobodyWaiting()
{
    Sipp own, recorder, caller;
    QCOMPARE(registered(own, "105", QStringLiteral("phone_rings_on.xml")), QByteArray());
    QVERIFY(startRecorder(recorder));
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("105")));
    QTRY_VERIFY_WITH_TIMEOUT(own.messages().contains("180 Ringing"), 15'000);
    m_town->killWakelined();
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY(recorder.finish());
    QCOMPARE(recorder.messages().count("\nX-VM-Mailbox: 7105"), 1);
    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(CallPolicyJourneyTest)
#include "CallPolicyJourneyTest.moc"
