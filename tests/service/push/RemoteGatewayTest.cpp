// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushAlarms.h"
#include "PushGateway.h"
#include "RemoteFixture.h"

#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// What a push through another Wakeline asks for, and where every answer leads.
class RemoteGatewayTest : public QObject, private RemoteFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_authority.isValid()); }
    void init() { startPeer(); }
    void cleanup() { m_gateway.reset(); }

    void aPushIsAskedForInTheWordsOfTheContract()
    {
        start();
        PushMessage message = call("aa11", PushProviderName::Apns);
        message.target.voip = true;
        message.target.appId = "TEAM.com.example.app";
        message.video = true;
        const PushReport report = send(message);
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.status, 200);
        QCOMPARE(report.attempts, 1);
        QVERIFY(report.environment.isEmpty()); // it would be remembered as the device's
        QCOMPARE(m_peer->requests.last().method, "POST");
        QCOMPARE(m_peer->requests.last().path, "/v1/push");
        QCOMPARE(m_peer->requests.last().headers.value("x-instance-id"), "instance-1");
        QCOMPARE(m_peer->requests.last().headers.value("content-type"), "application/json");
        const QJsonObject expected{{"license_key", licenseKey}, {"push_token", "aa11"},
                                   {"push_platform", "apns"},   {"caller_id", "201"},
                                   {"caller_name", "Alice"},    {"call_type", "video"},
                                   {"call_id", "call-1"},       {"app_id", "TEAM.com.example.app.voip"},
                                   {"event", "incoming_call"},  {"ttl_s", 5}};
        QCOMPARE(lastBody(), expected);
    }

    void whatIsNotKnownIsLeftOut()
    {
        RemoteGateway::Options plain = options();
        plain.license.instance.clear();
        plain.url.setPath("/wakeline/");
        start(plain);
        PushMessage message = call();
        message.callerName.clear();
        message.callerNumber.clear();
        message.event = PushEvent::Test;
        message.expiresAt = {};
        QCOMPARE(send(message).outcome, PushOutcome::Accepted);
        QCOMPARE(m_peer->requests.last().path, "/wakeline/v1/push");
        QVERIFY(!m_peer->requests.last().headers.contains("x-instance-id"));
        const QJsonObject expected{{"license_key", licenseKey},
                                   {"push_token", "dEad:beef"},
                                   {"push_platform", "fcm"},
                                   {"caller_id", "anonymous"},
                                   {"call_type", "audio"},
                                   {"call_id", "call-1"},
                                   {"event", "test"}};
        QCOMPARE(lastBody(), expected);
    }

    void theKindOfAnAppleTokenTravelsInItsAppId_data()
    {
        QTest::addColumn<bool>("voip");
        QTest::addColumn<QString>("appId");
        QTest::addColumn<QString>("sent");
        QTest::newRow("voip") << true << "T.com.example.app.voip"
                              << "T.com.example.app.voip";
        QTest::newRow("voip, no app id") << true << ""
                                         << ".voip";
        QTest::newRow("alert") << false << "T.com.example.app"
                               << "T.com.example.app";
        QTest::newRow("alert, no app id") << false << ""
                                          << ".remote"; // or it would be taken for a PushKit token
    }

    void theKindOfAnAppleTokenTravelsInItsAppId()
    {
        QFETCH(bool, voip);
        QFETCH(QString, appId);
        start();
        PushMessage message = call("aa11", PushProviderName::Apns);
        message.target.voip = voip;
        message.target.appId = appId;
        send(message);
        QTEST(lastBody().value("app_id").toString(), "sent");
    }

    void aCancelNeverReachesAPushKitToken()
    {
        start();
        PushMessage message = call("aa11", PushProviderName::Apns);
        message.target.voip = true;
        message.event = PushEvent::Cancel;
        const PushReport report = send(message);
        QCOMPARE(report.reason, "voip_silent");
        QVERIFY(m_peer->requests.isEmpty());
    }

    void everyAnswerHasItsEnd_data()
    {
        QTest::addColumn<PeerAnswer>("answer");
        QTest::addColumn<PushOutcome>("outcome");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("attempts");
        using enum PushOutcome;
        const auto row = [](const char *name, const PeerAnswer &answer, PushOutcome outcome, const char *reason,
                            int attempts = 1) { QTest::newRow(name) << answer << outcome << reason << attempts; };
        row("200", delivered(), Accepted, "");
        row("200 of somebody else", {.body = "<html>"}, Misconfigured, "gateway_unknown_answer");
        row("400", refusal(400, "invalid_field"), Misconfigured, "gateway_invalid_field");
        row("401", refusal(401, "unauthorized"), Misconfigured, "gateway_unauthorized");
        row("403 expired", refusal(403, "license_expired"), Misconfigured, "license_expired");
        row("403 without a code", refusal(403, ""), Misconfigured, "license_refused");
        row("403 of a proxy", {.status = 403, .body = "forbidden"}, Misconfigured, "gateway_status_403");
        row("404", {.status = 404, .body = "no such page"}, Misconfigured, "gateway_status_404");
        row("307", {.status = 307, .headers = {{"Location", "https://localhost:1/"}}}, Misconfigured,
            "gateway_status_307");
        row("502 dead", undelivered("Unregistered", "token_dead", true), TokenDead, "Unregistered");
        row("502 dead, another vendor's", undelivered("Unregistered", "", true), TokenDead, "Unregistered");
        row("502 refused", undelivered("BadDeviceToken", "token_refused"), TokenRefused, "BadDeviceToken");
        row("502 too large", undelivered("PayloadTooLarge", "too_large"), TooLarge, "PayloadTooLarge");
        row("502 misconfigured", undelivered("InvalidProviderToken", "misconfigured"), Misconfigured,
            "InvalidProviderToken");
        row("502 expired", undelivered("no_answer", "expired"), Expired, "no_answer");
        row("502 try later", undelivered("QUOTA_EXCEEDED", "try_later"), TryLater, "QUOTA_EXCEEDED", 2);
        row("502 unreachable", undelivered("maybe_delivered", "unreachable"), Unreachable, "maybe_delivered", 2);
        row("502 that contradicts itself", undelivered("odd", "accepted"), Unreachable, "odd", 2);
        row("502 without an outcome", undelivered("apns_error", ""), Unreachable, "apns_error");
        row("503 not configured", refusal(503, "provider_not_configured"), Misconfigured,
            "gateway_provider_not_configured");
    }

    void everyAnswerHasItsEnd()
    {
        QFETCH(PeerAnswer, answer);
        start();
        always(answer);
        const PushReport report = send(call());
        QTEST(report.outcome, "outcome");
        QTEST(report.reason, "reason");
        QTEST(report.attempts, "attempts");
        QCOMPARE(report.status, answer.status);
        QCOMPARE(report.earlier.size(), report.attempts - 1);
        // Whatever it was: a gateway that answers is no gateway that is down.
        always(delivered());
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
    }

    void aRefusedLicenceIsToldAndThePushesGoOn()
    {
        start();
        QSignalSpy refused(m_gateway.get(), &RemoteGateway::licenseRefused);
        always(refusal(403, "license_suspended"));
        QCOMPARE(send(call()).reason, "license_suspended");
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().toString(), "license_suspended");
        QVERIFY(m_gateway->status().first().message.contains("license_suspended"));
        QVERIFY2(m_gateway->status().first().ok, "a licence problem must not take the node out of a balancer");
        m_gateway->setLicense({"WL-NEW", "instance-2"});
        always(delivered());
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        QCOMPARE(lastBody().value("license_key").toString(), "WL-NEW");
        QCOMPARE(m_peer->requests.last().headers.value("x-instance-id"), "instance-2");
        QVERIFY(m_gateway->status().first().ok);
    }

    void itServesBothPlatformsAndNoBrowser()
    {
        start();
        PushGateway gateway({m_gateway.get()}, m_clock);
        const QDeadlineTimer soon(4s);
        QCOMPARE(waitFor(gateway.send(call("a", PushProviderName::Fcm), soon)).outcome, PushOutcome::Accepted);
        QCOMPARE(waitFor(gateway.send(call("b", PushProviderName::Apns), soon)).outcome, PushOutcome::Accepted);
        QCOMPARE(waitFor(gateway.send(call("c", PushProviderName::WebPush), soon)).reason, "provider_not_configured");
        QCOMPARE(gateway.status().size(), 1);
        QCOMPARE(gateway.status().first().name, "gateway");
    }

    void itsTroublesAreOneAlarmEach_data()
    {
        QTest::addColumn<PushOutcome>("outcome");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("code");
        using enum PushOutcome;
        QTest::newRow("licence") << Misconfigured << "license_expired"
                                 << "push_gateway_license_refused";
        QTest::newRow("down") << Unreachable << "gateway_unreachable"
                              << "push_gateway_unreachable";
        QTest::newRow("tls") << Misconfigured << "gateway_tls"
                             << "push_gateway_tls";
        QTest::newRow("request") << Misconfigured << "gateway_invalid_field"
                                 << "push_gateway_invalid_field";
    }

    void itsTroublesAreOneAlarmEach()
    {
        QFETCH(PushOutcome, outcome);
        QFETCH(QString, reason);
        QFETCH(QString, code);
        PushReport report;
        report.outcome = outcome;
        report.reason = reason;
        PushAlarms alarms;
        const auto alarm = alarms.observe(PushProviderName::Fcm, report, m_clock.time);
        QVERIFY(alarm);
        QCOMPARE(alarm->code, code);
        QVERIFY2(alarm->message.startsWith("gateway: "), qPrintable(alarm->message));
        // One gateway, one cause: whichever provider is behind it.
        QVERIFY(!alarms.observe(PushProviderName::Apns, report, m_clock.time));
    }

    void whatIsMissingOrWrongIsSaidAtOnce()
    {
        RemoteGateway::Options wrong = options();
        for (const char *url : {"", "gateway.example", "ftp://gateway.example", "https://u:secret@gateway.example",
                                "https://gateway.example?x=1"}) {
            wrong = options();
            wrong.url = QUrl(QString::fromLatin1(url));
            const auto refused = RemoteGateway::create(wrong, m_clock);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, "invalid_url");
            QVERIFY(!refused.error().message.contains("secret"));
        }
    }
};

QTEST_GUILESS_MAIN(RemoteGatewayTest)
#include "RemoteGatewayTest.moc"
