// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApnsRequest.h"
#include "FcmRequest.h"
#include "ProviderUrl.h"
#include "PushFields.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime now = QDateTime::fromString("2026-11-20T08:15:30.250Z", Qt::ISODateWithMs);

QByteArray header(const Http2Request &request, const QByteArray &name)
{
    for (const Http2Header &entry : request.headers) {
        if (entry.name == name)
            return entry.value;
    }
    return {};
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

} // namespace

/// What leaves the house: headers and payloads, without a network.
class PushRequestTest : public QObject
{
    Q_OBJECT

private:
    const ApnsSender m_sender{"TEAM123456", "org.example.app", "jwt"};

    static PushMessage call()
    {
        PushMessage message;
        message.target.provider = PushProviderName::Apns;
        message.target.token = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";
        message.target.voip = true;
        message.target.extension = "201";
        message.callId = "a84b4c76e66710@192.0.2.1";
        message.callerName = "Zoë Müller";
        message.callerNumber = "202";
        message.expiresAt = now.addMSecs(4500);
        return message;
    }

    Http2Request request(const PushMessage &message, bool shrunk = false) const
    {
        const auto kind = ApnsKind::of(message);
        Q_ASSERT(kind);
        const auto built = apnsRequest(message, *kind, m_sender, now, shrunk);
        Q_ASSERT(built);
        return *built;
    }

private Q_SLOTS:
    void aCallTravelsAsAVoipPush()
    {
        const Http2Request push = request(call());
        QCOMPARE(push.path, "/3/device/00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0");
        QCOMPARE(header(push, "apns-topic"), "org.example.app.voip");
        QCOMPARE(header(push, "apns-push-type"), "voip");
        QCOMPARE(header(push, "apns-priority"), "10");
        QCOMPARE(header(push, "apns-collapse-id"), "a84b4c76e66710@192.0.2.1");
        QCOMPARE(header(push, "authorization"), "bearer jwt");
        const QJsonObject payload = object(push.body);
        QCOMPARE(payload.value("caller_name").toString(), "Zoë Müller");
        QCOMPARE(payload.value("caller_number").toString(), "202");
        QCOMPARE(payload.value("call_id").toString(), "a84b4c76e66710@192.0.2.1");
        QCOMPARE(payload.value("call_type").toString(), "audio");
        QCOMPARE(payload.value("event").toString(), "incoming_call");
        QCOMPARE(payload.value("expires_at").toString(), "2026-11-20T08:15:34.750Z");
        QVERIFY(!payload.contains("aps"));
    }

    void aCallsPushNeverOutlivesTheCall()
    {
        PushMessage message = call();
        const qint64 expiration = header(request(message), "apns-expiration").toLongLong();
        QCOMPARE(expiration, now.addSecs(4).toSecsSinceEpoch()); // 34.750 is cut to 34, never rounded up
        message.expiresAt = now.addMSecs(300);
        QCOMPARE(header(request(message), "apns-expiration"), "0");
        message.expiresAt = now.addSecs(-5);
        QCOMPARE(header(request(message), "apns-expiration"), "0");
        message.expiresAt = {};
        QCOMPARE(header(request(message), "apns-expiration"), "0");
    }

    void everyTextSurvivesThePayload_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("quotes") << uR"("Zoë" \ 'Z')"_qs;
        QTest::newRow("control characters") << u"a\tb\nc\x1f\x7f\b"_qs;
        QTest::newRow("NUL") << u"a\0b"_qs;
        QTest::newRow("other planes") << u"\U0001F4DE \u2028 \u00df"_qs;
        QTest::newRow("nothing") << QString();
    }
    void everyTextSurvivesThePayload()
    {
        QFETCH(QString, name);
        PushMessage message = call();
        message.callerName = name;
        message.callerNumber = name;
        const PushFields fields = pushFields(message, {});
        QJsonParseError error;
        QCOMPARE(QJsonDocument::fromJson(textOf(fields), &error).object(), objectOf(fields));
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object(request(message).body).value("caller_name").toString(), name);
    }

    void anEarlierContractGetsExactlyItsThreeFields()
    {
        PushMessage message = call();
        message.target.payload = PushPayload::CallOnly;
        message.video = true;
        QCOMPARE(sorted(object(request(message).body).keys()), QStringList({"call_id", "call_type", "caller_name"}));
        QCOMPARE(object(request(message).body).value("call_type").toString(), "video");
        message.target.provider = PushProviderName::Fcm;
        const auto fcm = fcmRequest(message, "p", "t", now);
        const QJsonObject data = object(fcm->body).value("message").toObject().value("data").toObject();
        QCOMPARE(sorted(data.keys()), QStringList({"call_id", "call_type", "caller_name", "type"}));
        QCOMPARE(data.value("type").toString(), "call");
    }

    void aVoipDataAppGetsTheMessageOfItsContract()
    {
        PushMessage message = call();
        message.target.provider = PushProviderName::Fcm;
        message.target.payload = PushPayload::VoipData;
        message.target.extension = "564612";
        message.callerName = "Alice";
        message.callerNumber = "101";
        const QJsonObject sent = object(fcmRequest(message, "p", "t", now)->body).value("message").toObject();
        QCOMPARE(sent.value("token").toString(), message.target.token);
        QCOMPARE(sent.value("data").toObject(), (QJsonObject{{"call_id", message.callId},
                                                             {"caller", "Alice"},
                                                             {"caller_number", "101"},
                                                             {"sip_user", "564612"},
                                                             {"voip", "true"}}));
        const QJsonObject headers{{"apns-priority", "10"}, {"apns-push-type", "voip"}};
        const QJsonObject aps{{"alert", "Incoming call from Alice"}, {"sound", "default"}, {"badge", 1}};
        QCOMPARE(sent.value("apns").toObject(),
                 (QJsonObject{{"headers", headers}, {"payload", QJsonObject{{"aps", aps}}}}));
        // Android's half: a phone that sleeps is woken at once, or not at all.
        QCOMPARE(sent.value("android").toObject().value("priority").toString(), "high");
        QCOMPARE(sent.size(), 4);
    }

    void aVoipDataMessageFitsHoweverLongTheNameIs()
    {
        PushMessage message = call();
        message.target.payload = PushPayload::VoipData;
        message.callerName = QString(5000, u'ä');
        const auto request = fcmRequest(message, "p", "t", now);
        QVERIFY(request);
        const QJsonObject sent = object(request->body).value("message").toObject();
        const QString caller = sent.value("data").toObject().value("caller").toString();
        QVERIFY(!caller.isEmpty() && caller.toUtf8().size() < 4096);
        QCOMPARE(sent.value("data").toObject().value("call_id").toString(), message.callId);
        const QJsonObject aps = sent.value("apns").toObject().value("payload").toObject().value("aps").toObject();
        QCOMPARE(aps.value("alert").toString(), "Incoming call from " + caller);
    }

    void nothingButCallsReachesAPushKitToken_data()
    {
        QTest::addColumn<int>("event");
        QTest::addColumn<bool>("sent");
        QTest::newRow("call") << int(PushEvent::IncomingCall) << true;
        QTest::newRow("test") << int(PushEvent::Test) << true;
        QTest::newRow("cancel") << int(PushEvent::Cancel) << false;
        QTest::newRow("missed call") << int(PushEvent::MissedCall) << false;
        QTest::newRow("voicemail") << int(PushEvent::Voicemail) << false;
    }

    void nothingButCallsReachesAPushKitToken()
    {
        QFETCH(int, event);
        PushMessage message = call();
        message.event = PushEvent(event);
        QTEST(ApnsKind::of(message).has_value(), "sent");
        message.target.voip = false;
        QCOMPARE(ApnsKind::of(message)->type, ApnsKind::Type::Alert);
    }

    void aCancelIsASilentAlertOfLowPriorityThatReplacesTheCall()
    {
        PushMessage message = call();
        message.target.voip = false;
        const QByteArray collapse = header(request(message), "apns-collapse-id");
        message.event = PushEvent::Cancel;
        const Http2Request push = request(message);
        QCOMPARE(header(push, "apns-push-type"), "alert");
        QCOMPARE(header(push, "apns-priority"), "5");
        QCOMPARE(header(push, "apns-topic"), "org.example.app");
        QCOMPARE(header(push, "apns-collapse-id"), collapse);
        QVERIFY(!object(push.body).value("aps").toObject().contains("sound"));
    }

    void aNoticeIsKeptForADay()
    {
        PushMessage message = call();
        message.target.voip = false;
        message.event = PushEvent::Voicemail;
        QCOMPARE(header(request(message), "apns-expiration").toLongLong(), now.addDays(1).toSecsSinceEpoch());
    }

    void theTopicComesFromTheDeviceElseFromTheSettings_data()
    {
        QTest::addColumn<QString>("appId");
        QTest::addColumn<QByteArray>("topic");
        QTest::newRow("none") << "" << QByteArray("org.example.app.voip");
        QTest::newRow("RFC 8599") << "TEAM123456.com.other.phone.voip" << QByteArray("com.other.phone.voip");
        QTest::newRow("without suffix") << "TEAM123456.com.other.phone" << QByteArray("com.other.phone.voip");
        QTest::newRow("remote") << "TEAM123456.com.other.phone.remote" << QByteArray("com.other.phone.voip");
        QTest::newRow("legacy") << "com.other.phone.voip.prod" << QByteArray("com.other.phone.voip");
        QTest::newRow("header injection") << "TEAM123456.a.b\r\nx: y" << QByteArray("org.example.app.voip");
        QTest::newRow("no bundle at all") << "nonsense" << QByteArray("org.example.app.voip");
        QTest::newRow("too long") << QString("TEAM123456.a." + QString(1000, 'x'))
                                  << QByteArray("org.example.app.voip");
    }

    void theTopicComesFromTheDeviceElseFromTheSettings()
    {
        QFETCH(QString, appId);
        QTEST(apnsTopic(appId, m_sender, ApnsKind::Type::Voip), "topic");
        QVERIFY(!apnsTopic(appId, m_sender, ApnsKind::Type::Alert).endsWith(".voip"));
    }

    void everyAttemptAtOnePushHasTheSameId()
    {
        const QByteArray id = header(request(call()), "apns-id");
        QVERIFY(!QUuid::fromString(QString::fromLatin1(id)).isNull());
        QCOMPARE(header(request(call(), true), "apns-id"), id);
        PushMessage other = call();
        other.callId = "another";
        QVERIFY(header(request(other), "apns-id") != id);
        other = call();
        other.target.token = "00fc";
        QVERIFY(header(request(other), "apns-id") != id);
    }

    void aLongOrOddCallIdCollapsesByItsHash_data()
    {
        QTest::addColumn<QString>("callId");
        QTest::newRow("65 bytes") << QString(65, 'x');
        QTest::newRow("not ASCII") << QStringLiteral("ü@host");
        QTest::newRow("a line break") << QStringLiteral("a\r\nb");
    }

    void aLongOrOddCallIdCollapsesByItsHash()
    {
        QFETCH(QString, callId);
        PushMessage message = call();
        message.callId = callId;
        const QByteArray id = header(request(message), "apns-collapse-id");
        QCOMPARE(id.size(), 43);
        QCOMPARE(object(request(message).body).value("call_id").toString(), callId); // whole in the payload
    }

    void aTokenThatIsNoneIsRefusedBeforeItIsSent_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("empty") << "";
        QTest::newRow("path") << "../../x";
        QTest::newRow("line break") << "ab\r\ncd";
        QTest::newRow("query") << "ab?c";
        QTest::newRow("not ASCII") << QStringLiteral("äb");
        QTest::newRow("endless") << QString(513, 'a');
    }

    void aTokenThatIsNoneIsRefusedBeforeItIsSent()
    {
        QFETCH(QString, token);
        PushMessage message = call();
        message.target.token = token;
        const auto built = apnsRequest(message, {}, m_sender, now, false);
        QVERIFY(!built);
        QCOMPARE(built.error().code, "invalid_token");
    }

    void aPayloadThatIsTooLongLosesWhatItCanDoWithout()
    {
        PushMessage message = call();
        QVERIFY(!object(request(message, true).body).contains("caller_number")); // what APNs called too large
        message.callerName = QStringLiteral("ü\"🎉").repeated(2000);
        const Http2Request push = request(message);
        QVERIFY(push.body.size() <= 5120);
        const QJsonObject payload = object(push.body);
        QCOMPARE(payload.value("call_id").toString(), message.callId);
        const QString name = payload.value("caller_name").toString();
        QVERIFY(name.size() > 100);
        QVERIFY(message.callerName.startsWith(name));
        QVERIFY(!name.back().isHighSurrogate());
        message.target.voip = false;
        QVERIFY(request(message).body.size() <= 4096);
        message.callId = QString(6000, 'x');
        QCOMPARE(apnsRequest(message, *ApnsKind::of(message), m_sender, now, false).error().code, "too_large");
    }

    void aNameIsCutBetweenCharacters()
    {
        QCOMPARE(truncatedUtf8("abc", 3), "abc");
        QCOMPARE(truncatedUtf8("aü", 2), "a");
        QCOMPARE(truncatedUtf8("aü", 3), "aü");
        QCOMPARE(truncatedUtf8(QStringLiteral("🎉🎉"), 7), QStringLiteral("🎉"));
        QCOMPARE(truncatedUtf8("abc", 0), "");
    }

    void fcmGetsTextsOnlyAndHighPriority()
    {
        PushMessage message = call();
        message.target.token = "dEad:beef";
        const auto push = fcmRequest(message, "my-project", "ya29.token", now);
        QVERIFY(push);
        QCOMPARE(push->path, "/v1/projects/my-project/messages:send");
        QCOMPARE(header(*push, "authorization"), "Bearer ya29.token");
        const QJsonObject body = object(push->body).value("message").toObject();
        QCOMPARE(sorted(body.keys()), QStringList({"android", "data", "token"})); // no `notification`: data only
        QCOMPARE(body.value("token").toString(), "dEad:beef");
        const QJsonObject android = body.value("android").toObject();
        QCOMPARE(android.value("priority").toString(), "high");
        QCOMPARE(android.value("ttl").toString(), "4.500s");
        const QJsonObject data = body.value("data").toObject();
        QCOMPARE(data.value("type").toString(), "call");
        for (auto it = data.begin(); it != data.end(); ++it)
            QVERIFY2(it.value().isString(), qPrintable(it.key()));
    }

    void theTtlIsWhatIsLeftOfTheCall()
    {
        QCOMPARE(fcmTtl(now.addMSecs(4500), now), "4.500s");
        QCOMPARE(fcmTtl(now.addMSecs(5), now), "0.005s");
        QCOMPARE(fcmTtl(now.addSecs(60), now), "60s");
        QCOMPARE(fcmTtl(now.addSecs(-1), now), "0s");
        QCOMPARE(fcmTtl({}, now), "0s");
        QCOMPARE(fcmTtl(now.addYears(1), now), "2419200s");
    }

    void fcmDataStaysWithinItsLimit()
    {
        PushMessage message = call();
        message.callerName = QStringLiteral("ü").repeated(5000);
        const auto push = fcmRequest(message, "p", "t", now);
        QVERIFY(push);
        const QJsonObject data = object(push->body).value("message").toObject().value("data").toObject();
        qsizetype size = 0;
        for (auto it = data.begin(); it != data.end(); ++it)
            size += it.key().toUtf8().size() + it.value().toString().toUtf8().size();
        QVERIFY2(size <= 4096 && size > 1500, qPrintable(QString::number(size)));
        message.callId = QString(5000, 'x');
        QCOMPARE(fcmRequest(message, "p", "t", now).error().code, "too_large");
    }

    void hostsAreReadFromTheirSettings()
    {
        QCOMPARE(ApnsHosts::fromSetting("")->production.host(), "api.push.apple.com");
        QCOMPARE(ApnsHosts::fromSetting("https://localhost:1234")->sandbox.port(), 1234);
        QCOMPARE(ApnsHosts::fromSetting("https://localhost:1234")->production.port(), 1234);
        const auto two = ApnsHosts::fromSetting("https://a.example:1, https://b.example:2");
        QCOMPARE(two->production.host(), "a.example");
        QCOMPARE(two->sandbox.host(), "b.example");
        for (const char *wrong :
             {"http://localhost", "localhost:1", "https://a/path", "https://a,https://b,https://c", "https://"})
            QCOMPARE(ApnsHosts::fromSetting(wrong).error().code, "invalid_url");
        QCOMPARE(fcmHostFromSetting("ftp://x").error().code, "invalid_url");
    }

    void anExtraAuthorityMustExist()
    {
        QVERIFY(providerTls({}));
        QCOMPARE(providerTls("/nonexistent/ca.pem").error().code, "invalid_ca");
    }
};

QTEST_GUILESS_MAIN(PushRequestTest)
#include "PushRequestTest.moc"
