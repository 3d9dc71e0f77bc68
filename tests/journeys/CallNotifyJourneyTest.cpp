// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "PlainHttp.h"
#include "Town.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

const QByteArray phoneToken = "fcm-token-of-bobs-phone-cccccccc";
const QByteArray tabletToken = "fcm-token-of-bobs-tablet-ddddddd";

QJsonObject dataOf(const QJsonObject &push)
{
    return push.value(QLatin1String("payload")).toObject().value(QLatin1String("data")).toObject();
}

} // namespace

/// A caller is refused (480), the webhook wakes the phone, and the caller's next attempt reaches it: the real Kamailio
/// and the real wakelined, which are not connected but by the webhook.
class CallNotifyJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString pbx = QStringLiteral("127.0.0.1:%1").arg(freePort());
        m_town.set(QStringLiteral("WAKELINE_PBX_LISTEN"), pbx);
        m_town.set(QStringLiteral("WAKELINE_KAMAILIO_EVAPI"), std::nullopt);
        m_town.setKamailioSettings("#!define WITH_CALL_NOTIFY \"http://" + pbx.toUtf8() +
                                   "/api/v1/push/call-notify\"\n");
        const QString problem = m_town.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning().noquote() << m_town.logs().right(4000) << m_town.kamailio().log().right(2000);
    }

    void aDeviceRegistersOverRest()
    {
        const PlainAnswer session = ask("POST", QStringLiteral("/api/v1/app/auth"),
                                        {{"extension", "102"}, {"sip_password", "secret-of-102"}}, {});
        QCOMPARE(session.status, 200);
        m_token = session.data().value(QLatin1String("token")).toString().toLatin1();
        QCOMPARE(registerDevice("phone", phoneToken).status, 200);
    }

    void aCallerIsRefusedAndTheRetriedInviteIsOnePush()
    {
        Sipp::Keys keys = m_town.caller("102");
        keys.insert("CODE", "480");
        keys.insert("FROMNAME", "\"Ada \\\"the\\\" O'Neil\" ");
        Sipp caller;
        QVERIFY(caller.start(QStringLiteral("call_retried.xml"), m_town.sipPort(), keys));
        QVERIFY2(caller.finish(), caller.output());
        QTRY_COMPARE_WITH_TIMEOUT(m_town.kamailio().log().count("Push webhook result: {"), 2, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_town.pushes().size(), 1, 20'000);
        const QJsonObject push = m_town.pushes().first();
        QCOMPARE(push.value(QLatin1String("token")).toString().toUtf8(), phoneToken);
        const QJsonObject data = dataOf(push);
        QCOMPARE(data.keys(), QStringList({"call_id", "call_type", "caller_name", "type"}));
        QCOMPARE(data.value(QLatin1String("caller_name")).toString(), QStringLiteral("Ada \"the\" O'Neil"));
        QCOMPARE(data.value(QLatin1String("type")).toString(), QStringLiteral("call"));
        QVERIFY(caller.messages().contains("Call-ID: " + data.value(QLatin1String("call_id")).toString().toUtf8()));
    }

    void thePhoneThatRegistersIsReachedByTheNextCall()
    {
        Sipp phone, caller;
        QVERIFY(phone.start(QStringLiteral("phone.xml"), m_town.sipPort(), {{"USER", "102"}}));
        const QByteArray contact = "<sip:102@127.0.0.1:" + QByteArray::number(phone.port()) + ">";
        QVERIFY(Town::registerPhone(m_town.sipPort(), "102", contact, 60));
        QVERIFY(caller.start(QStringLiteral("call.xml"), m_town.sipPort(), m_town.caller("102")));
        QVERIFY2(caller.finish(), caller.output());
        QVERIFY2(phone.finish(), phone.output());
        QCOMPARE(m_town.pushes().size(), 1); // nobody is woken who is awake
        QVERIFY(Town::registerPhone(m_town.sipPort(), "102", "*", 0));
    }

    void everyDeviceIsPushedAndOneThatDeregistersIsNot()
    {
        QCOMPARE(registerDevice("tablet", tabletToken).status, 200);
        refusedCall();
        QTRY_COMPARE_WITH_TIMEOUT(m_town.pushes().size(), 3, 20'000);
        QCOMPARE(ask("DELETE", QStringLiteral("/api/v1/push/register"), {{"jid", jid()}, {"device_id", "phone"}},
                     bearer(m_token))
                     .status,
                 200);
        refusedCall();
        QTRY_COMPARE_WITH_TIMEOUT(m_town.pushes().size(), 4, 20'000);
        QCOMPARE(m_town.pushes().last().value(QLatin1String("token")).toString().toUtf8(), tabletToken);
    }

    /// The other earlier contract, whose phones have one FCM token for each platform.
    void aSoftphoneGetsTheMessageOfItsContract()
    {
        const QByteArray token = "fcm-token-of-an-iphone-eeeeeeeee";
        const PlainAnswer session = ask("POST", QStringLiteral("/api/v1/app/auth"),
                                        {{"extension", "103"}, {"sip_password", "secret-of-103"}}, {});
        const QJsonObject body{{"user", "103"}, {"token", QString::fromLatin1(token)}, {"platform", "ios"}};
        const QByteArray app = session.data().value(QLatin1String("token")).toString().toLatin1();
        const PlainAnswer registered = ask("POST", QStringLiteral("/api/register-push-token"), body, bearer(app));
        QCOMPARE(registered.json(), (QJsonObject{{"success", true}}));
        const qsizetype before = m_town.pushes().size();
        refusedCall("103");
        QTRY_COMPARE_WITH_TIMEOUT(m_town.pushes().size(), before + 1, 20'000);
        const QJsonObject push = m_town.pushes().last();
        QCOMPARE(push.value(QLatin1String("token")).toString().toUtf8(), token);
        QCOMPARE(dataOf(push).keys(), QStringList({"call_id", "caller", "caller_number", "sip_user", "voip"}));
        QCOMPARE(dataOf(push).value(QLatin1String("sip_user")).toString(), QStringLiteral("103"));
        const QJsonObject apns =
            push.value(QLatin1String("payload")).toObject().value(QLatin1String("apns")).toObject();
        QCOMPARE(apns.value(QLatin1String("headers")).toObject(),
                 (QJsonObject{{"apns-priority", "10"}, {"apns-push-type", "voip"}}));
    }

private:
    QString jid() { return QStringLiteral("102@") + m_town.kamailio().domain(); }

    PlainAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body, const QByteArray &headers)
    {
        return plainHttp(static_cast<quint16>(m_town.httpUrl().port()), method, path,
                         QJsonDocument(body).toJson(QJsonDocument::Compact), headers);
    }

    PlainAnswer registerDevice(const QString &device, const QByteArray &token)
    {
        return ask("POST", QStringLiteral("/api/v1/push/register"),
                   {{"jid", jid()},
                    {"device_id", device},
                    {"platform", "android"},
                    {"push_token", QString::fromLatin1(token)},
                    {"app_id", "com.example.phone"}},
                   bearer(m_token));
    }

    void refusedCall(const QByteArray &callee = "102")
    {
        Sipp::Keys keys = m_town.caller(callee);
        keys.insert("CODE", "480");
        Sipp caller;
        QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town.sipPort(), keys));
        QVERIFY2(caller.finish(), caller.output());
    }

    Town m_town{Town::DatabaseKind::Sqlite, 5000, 600};
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(CallNotifyJourneyTest)
#include "CallNotifyJourneyTest.moc"
