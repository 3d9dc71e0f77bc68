// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushParameters.h"

#include <QTest>

using namespace wakeline;

namespace {

const QString apnsToken = QString(64, QLatin1Char('a'));
const QString fcmToken = QStringLiteral("cX3d9:APA91bF-_x");

Result<std::optional<PushParameters>> read(const QString &parameters)
{
    return PushParameters::fromContact(*SipAddress::parse("<sip:207@192.0.2.7:5060;" + parameters + ">"));
}

} // namespace

class PushParametersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryForm_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<PushParameters>("expected");
        using enum PushProviderName;
        const auto row = [](const char *name, const QString &parameters, const PushParameters &expected) {
            QTest::newRow(name) << parameters << expected;
        };
        row("RFC 8599 FCM", "pn-provider=fcm;pn-param=my-project;pn-prid=" + fcmToken,
            {Fcm, {{fcmToken, "my-project", false}}});
        row("RFC 8599 FCM without param", "pn-provider=fcm;pn-prid=" + fcmToken, {Fcm, {{fcmToken, "", false}}});
        row("FCM token escaped", "pn-provider=fcm;pn-prid=cX3d9%3AAPA91bF-_x", {Fcm, {{fcmToken, "", false}}});
        row("RFC 8599 APNs", "pn-provider=apns;pn-param=TEAM123456.com.example.app;pn-prid=" + apnsToken,
            {Apns, {{apnsToken, "TEAM123456.com.example.app", false}}});
        row("RFC 8599 APNs VoIP", "pn-provider=apns;pn-param=TEAM123456.com.example.app.voip;pn-prid=" + apnsToken,
            {Apns, {{apnsToken, "TEAM123456.com.example.app.voip", true}}});
        row("provider in capitals", "PN-PROVIDER=APNS;pn-param=T.app.voip;pn-prid=" + apnsToken,
            {Apns, {{apnsToken, "T.app.voip", true}}});
        row("one token with its service", "pn-provider=apns;pn-param=T.app.voip;pn-prid=" + apnsToken + ":voip",
            {Apns, {{apnsToken, "T.app.voip", true}}});
        row("two tokens", "pn-provider=apns;pn-param=T.app.voip&remote;pn-prid=v0ip:voip&0ther:remote",
            {Apns, {{"v0ip", "T.app.voip", true}, {"0ther", "T.app", false}}});
        row("two tokens the other way round",
            "pn-provider=apns.dev;pn-param=T.app.remote&voip;pn-prid=0ther:remote&v0ip:voip",
            {Apns, {{"0ther", "T.app", false}, {"v0ip", "T.app.voip", true}}});
        row("legacy apple", "pn-type=apple;app-id=com.example.app.voip;pn-tok=" + apnsToken,
            {Apns, {{apnsToken, "com.example.app.voip", true}}});
        row("legacy google", "pn-type=google;app-id=1234567890;pn-tok=" + fcmToken,
            {Fcm, {{fcmToken, "1234567890", false}}});
        row("legacy firebase", "pn-type=firebase;app-id=1234567890;pn-tok=" + fcmToken + ";pn-timeout=0;pn-silent=1",
            {Fcm, {{fcmToken, "1234567890", false}}});
    }
    void readsEveryForm()
    {
        QFETCH(QString, parameters);
        QFETCH(PushParameters, expected);
        const auto push = read(parameters);
        QVERIFY2(push, push ? "" : qPrintable(push.error().message));
        QVERIFY(push->has_value());
        QVERIFY(**push == expected);
    }

    void aContactWithoutThemIsNoError_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::newRow("none") << "transport=tcp";
        QTest::newRow("query of RFC 8599 section 4.1") << "pn-provider";
        QTest::newRow("named query") << "pn-provider=apns";
        QTest::newRow("app id alone") << "app-id=com.example.app";
    }
    void aContactWithoutThemIsNoError()
    {
        QFETCH(QString, parameters);
        const auto push = read(parameters);
        QVERIFY(push);
        QVERIFY(!push->has_value());
    }

    void namesTheParameterAtFault_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("field");
        const QString apns = "pn-provider=apns;pn-param=T.app.voip&remote;pn-prid=";
        const QString fcm = "pn-provider=fcm;pn-param=p;pn-prid=";
        QTest::newRow("unknown provider") << "pn-provider=mpns;pn-prid=a"
                                          << "pn-provider";
        QTest::newRow("provider missing") << "pn-prid=a"
                                          << "pn-provider";
        QTest::newRow("legacy provider missing") << "pn-tok=a;app-id=b"
                                                 << "pn-type";
        QTest::newRow("APNs without param") << "pn-provider=apns;pn-prid=a"
                                            << "pn-param";
        QTest::newRow("token empty") << "pn-provider=fcm;pn-prid="
                                     << "pn-prid";
        QTest::newRow("token is its service only") << "pn-provider=apns;pn-param=T.app.voip;pn-prid=:voip"
                                                   << "pn-prid";
        QTest::newRow("one token, two services") << apns + "a:voip"
                                                 << "pn-prid";
        QTest::newRow("three tokens, two services") << apns + "a:voip&b:remote&c:x"
                                                    << "pn-prid";
        QTest::newRow("two tokens, one service") << "pn-provider=apns;pn-param=T.app.voip;pn-prid=a:voip&b:remote"
                                                 << "pn-prid";
        QTest::newRow("service not announced") << apns + "a:voip&b:other"
                                               << "pn-prid";
        QTest::newRow("service twice") << apns + "a:voip&b:voip"
                                       << "pn-prid";
        QTest::newRow("service announced twice") << "pn-provider=apns;pn-param=T.app.voip&voip;pn-prid=a:voip&b:voip"
                                                 << "pn-prid";
        QTest::newRow("a token without service") << apns + "a&b:remote"
                                                 << "pn-prid";
        QTest::newRow("an empty token") << apns + "a:voip&"
                                        << "pn-prid";
        QTest::newRow("1025 characters") << fcm + QString(1025, QLatin1Char('a')) << "pn-prid";
        QTest::newRow("space") << fcm + "a%20b"
                               << "pn-prid";
        QTest::newRow("line break") << fcm + "a%0D%0AHost:%20evil"
                                    << "pn-prid";
        QTest::newRow("not ASCII") << fcm + "%C3%A9"
                                   << "pn-prid";
        QTest::newRow("path in the param") << "pn-provider=fcm;pn-prid=a;pn-param=..%2F..%2Fevil"
                                           << "pn-param";
        QTest::newRow("line break in the param") << "pn-provider=apns;pn-prid=a;pn-param=T.app%0D%0Ax:%20y"
                                                 << "pn-param";
        QTest::newRow("long param") << "pn-provider=fcm;pn-prid=a;pn-param=" + QString(256, QLatin1Char('p'))
                                    << "pn-param";
    }
    void namesTheParameterAtFault()
    {
        QFETCH(QString, parameters);
        const auto push = read(parameters);
        QVERIFY(!push);
        QCOMPARE(push.error().code, QStringLiteral("invalid_push_parameter"));
        QTEST(push.error().field, "field");
    }

    void anErrorDoesNotRepeatTheToken()
    {
        const auto push = read("pn-provider=fcm;pn-prid=secret-token-1%0D%0Asecret-token-2");
        QVERIFY(!push);
        QVERIFY(!push.error().message.contains("secret"));
    }

    void callsGoToTheVoipToken()
    {
        QCOMPARE((*read("pn-provider=apns;pn-param=T.app.remote&voip;pn-prid=o:remote&v:voip"))->callToken().token,
                 QStringLiteral("v"));
        QCOMPARE((*read("pn-provider=fcm;pn-prid=" + fcmToken))->callToken().token, fcmToken);
    }

    void noTokenIsLeftInAContact()
    {
        const auto contact = *SipAddress::parse("<sip:207@192.0.2.7:5060;transport=tls;pn-provider=fcm;pn-prid=SECRET;"
                                                "pn-param=p;PN-TOK=SECRET;app-id=x;pn-msg-str=IM_MSG;ob>");
        QCOMPARE(withoutPushParameters(contact).toUri(), QStringLiteral("sip:207@192.0.2.7:5060;transport=tls;ob"));
    }

    void masksTokens()
    {
        QCOMPARE(maskToken(apnsToken), QStringLiteral("aaaaaa…aaaa"));
        QCOMPARE(maskToken("0123456789abcdefXYZ"), QStringLiteral("012345…fXYZ"));
        QCOMPARE(maskToken("short"), QStringLiteral("…"));
        QCOMPARE(maskToken(""), QStringLiteral("…"));
    }
};

QTEST_APPLESS_MAIN(PushParametersTest)
#include "PushParametersTest.moc"
