// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteGateway.h"
#include "ProviderFixture.h"
#include "ProviderUrl.h"
#include "PushAlarms.h"
#include "PushGateway.h"
#include "TestAuthority.h"
#include "WebPeer.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

Q_DECLARE_METATYPE(wakeline::PeerAnswer)
Q_DECLARE_METATYPE(wakeline::PushOutcome)

namespace {

const QString licenseKey = QStringLiteral("WL-AAAAA-BBBBB-CCCCC-DDDDD-EEEEE");

PeerAnswer answerOf(int status, const QJsonObject &body)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

PeerAnswer delivered()
{
    return answerOf(200, {{"data", QJsonObject{{"delivered", true}, {"call_id", "call-1"}}}});
}

QJsonObject envelope(const QString &code)
{
    QJsonObject body{{"data", QJsonValue()}, {"error", "a sentence"}};
    if (!code.isEmpty())
        body.insert("code", code);
    return body;
}

PeerAnswer refusal(int status, const QString &code)
{
    return answerOf(status, envelope(code));
}

PeerAnswer undelivered(const QString &code, const QString &outcome, bool dead = false)
{
    QJsonObject body = envelope(code);
    if (!outcome.isEmpty())
        body.insert("outcome", outcome);
    if (dead)
        body.insert("token_dead", true);
    return answerOf(502, body);
}

} // namespace

/// RemoteGateway against a real HTTP server in the gateway's place.
class RemoteGatewayTest : public QObject
{
    Q_OBJECT

private:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    TestClock m_clock;
    std::unique_ptr<WebPeer> m_peer;
    std::unique_ptr<RemoteGateway> m_gateway;

    RemoteGateway::Options options() const
    {
        RemoteGateway::Options options;
        options.url = m_peer->url();
        options.license = {licenseKey, "instance-1"};
        options.tls = *providerTls(m_authority.caPath());
        options.lookWhileDown = 100ms;
        options.patienceOfLook = 300ms;
        options.breaker = {.threshold = 5, .firstPause = 400ms, .longestPause = 1000ms};
        return options;
    }

    void start() { start(options()); }
    void start(const RemoteGateway::Options &options)
    {
        auto gateway = RemoteGateway::create(options, m_clock);
        QVERIFY2(gateway, gateway ? "" : qPrintable(gateway.error().message));
        m_gateway = std::move(*gateway);
    }

    PushMessage call(const QString &token = "dEad:beef", PushProviderName provider = PushProviderName::Fcm) const
    {
        PushMessage message;
        message.target.deviceId = 1;
        message.target.provider = provider;
        message.target.token = token;
        message.callId = "call-1";
        message.callerName = "Alice";
        message.callerNumber = "201";
        message.expiresAt = m_clock.time.addMSecs(5900);
        return message;
    }

    PushReport send(const PushMessage &message, std::chrono::milliseconds time = 4s)
    {
        return waitFor(m_gateway->send(message, QDeadlineTimer(time)));
    }

    QJsonObject lastBody() const { return QJsonDocument::fromJson(m_peer->requests.last().body).object(); }

    void always(const PeerAnswer &answer)
    {
        m_peer->script = [answer](const PeerRequest &) { return answer; };
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_authority.isValid()); }

    void init()
    {
        m_peer = std::make_unique<WebPeer>(m_authority.serverTls("localhost", {"http/1.1"}));
        always(delivered());
    }

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

    void whatPassesIsTriedAgainUntilItHasPassed_data()
    {
        QTest::addColumn<PeerAnswer>("answer");
        QTest::newRow("429") << refusal(429, "throttled");
        QTest::newRow("503 circuit open") << refusal(503, "circuit_open");
        QTest::newRow("500") << refusal(500, "internal_error");
        QTest::newRow("502 of a proxy") << PeerAnswer{.status = 502, .body = "<html>Bad Gateway</html>"};
        QTest::newRow("503 of a proxy") << PeerAnswer{.status = 503};
        QTest::newRow("504 of a proxy") << PeerAnswer{.status = 504, .body = QByteArray(500'000, 'x')};
        QTest::newRow("cut") << PeerAnswer{.act = Act::Cut};
        QTest::newRow("cut within the answer") << PeerAnswer{.body = QByteArray(99, 'x'), .act = Act::HalfAnswer};
        QTest::newRow("garbage") << PeerAnswer{.status = 0, .body = "SSH-2.0-OpenSSH\r\n"};
    }

    void whatPassesIsTriedAgainUntilItHasPassed()
    {
        QFETCH(PeerAnswer, answer);
        start();
        QTRY_COMPARE(m_gateway->status().first().message, "connected");
        m_peer->script = [this, answer](const PeerRequest &) {
            return m_peer->requests.size() <= 2 ? answer : delivered();
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(m_peer->requests.size(), 3);
        // On a kept connection that ends without a word WebClient itself tries once more.
        QCOMPARE(report.attempts, answer.act == Act::Cut ? 2 : 3);
        QCOMPARE(report.earlier.size(), report.attempts - 1);
    }

    void anOutageNeverEndsAToken_data() { whatPassesIsTriedAgainUntilItHasPassed_data(); }

    void anOutageNeverEndsAToken()
    {
        QFETCH(PeerAnswer, answer);
        start();
        always(answer);
        const PushReport report = send(call(), 600ms);
        QVERIFY(report.outcome == PushOutcome::TryLater || report.outcome == PushOutcome::Unreachable);
        QVERIFY2(report.attempts > 1, qPrintable(report.reason));
        QVERIFY(report.reason.startsWith("gateway_"));
    }

    void aRetryAfterBeyondTheDeadlineEndsThePushAtOnce()
    {
        start();
        PeerAnswer answer = refusal(429, "throttled");
        answer.headers = {{"Retry-After", "30"}};
        always(answer);
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call());
        QVERIFY(time.elapsed() < 1000);
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "gateway_throttled");
        QCOMPARE(report.retryAfter, 30s);
        QCOMPARE(report.attempts, 1);
    }

    void silenceCostsTheDeadlineAndNoMore()
    {
        start();
        always({.act = Act::Silence});
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call(), 400ms);
        QVERIFY2(time.elapsed() < 550, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(report.outcome, PushOutcome::Expired);
        QCOMPARE(report.reason, "gateway_no_answer");
        QVERIFY(report.perhapsDelivered);
    }

    void aGatewayThatRestartsCostsNoCall()
    {
        start();
        QTRY_VERIFY(m_gateway->status().first().message == "connected");
        m_peer->stopListening();
        m_peer->cutAll();
        Reports reports;
        for (int i = 0; i < 11; ++i)
            reports.collect(m_gateway->send(call(QString::number(i)), QDeadlineTimer(4s)));
        QTest::qWait(700);
        QVERIFY(m_peer->listenAgain());
        QTRY_COMPARE(reports.list.size(), 11);
        for (const PushReport &report : reports.list)
            QCOMPARE(report.outcome, PushOutcome::Accepted);
    }

    void aDeadGatewayCostsNothingAfterTheFirstCalls()
    {
        start();
        m_peer->stopListening();
        m_peer->cutAll();
        Reports reports;
        for (int i = 0; i < 11; ++i)
            reports.collect(m_gateway->send(call(QString::number(i)), QDeadlineTimer(500ms)));
        QTRY_COMPARE(reports.list.size(), 11);
        for (const PushReport &report : reports.list) {
            QCOMPARE(report.outcome, PushOutcome::Unreachable);
            QCOMPARE(report.reason, "gateway_no_connection");
            QVERIFY(!report.perhapsDelivered);
        }
        QElapsedTimer time;
        time.start();
        QCOMPARE(send(call()).reason, "gateway_unreachable");
        QVERIFY(time.elapsed() < 50);
        QVERIFY(!m_gateway->status().first().ok);
        // Nobody has to call for it to be found well again.
        QVERIFY(m_peer->listenAgain());
        QTRY_VERIFY(m_gateway->status().first().ok);
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
    }

    void aCertificateThatNobodyVouchesForIsAMisconfiguration()
    {
        RemoteGateway::Options strange = options();
        strange.tls = *providerTls({});
        start(strange);
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Misconfigured);
        QCOMPARE(report.reason, "gateway_tls");
        QVERIFY(!m_gateway->status().first().ok);
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
        QVERIFY(!m_gateway->status().first().ok);
        m_gateway->setLicense({"WL-NEW", "instance-2"});
        always(delivered());
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        QCOMPARE(lastBody().value("license_key").toString(), "WL-NEW");
        QCOMPARE(m_peer->requests.last().headers.value("x-instance-id"), "instance-2");
        QVERIFY(m_gateway->status().first().ok);
    }

    void aRingGroupAndManyCallsAreSentAtOnce()
    {
        always({.body = delivered().body, .delay = 200ms});
        start();
        QElapsedTimer time;
        time.start();
        Reports reports;
        for (int i = 0; i < 11 * 12; ++i)
            reports.collect(m_gateway->send(call(QString::number(i)), QDeadlineTimer(5s)));
        QTRY_COMPARE(reports.list.size(), 11 * 12);
        QVERIFY2(time.elapsed() < 2500, qPrintable(QString::number(time.elapsed())));
        for (const PushReport &report : reports.list)
            QCOMPARE(report.outcome, PushOutcome::Accepted);
    }

    void theConnectionIsWarmBeforeTheFirstCall()
    {
        start();
        QTRY_COMPARE(m_peer->looks, 1);
        QTRY_COMPARE(m_gateway->status().first().message, "connected");
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        QCOMPARE(m_peer->connections, 1);
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
        wrong.license.key.clear();
        QCOMPARE(RemoteGateway::create(wrong, m_clock).error().code, "missing_option");
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

    void itMayBeDestroyedWhilePushesWait()
    {
        always({.act = Act::Silence});
        start();
        Reports reports;
        for (int i = 0; i < 3; ++i)
            reports.collect(m_gateway->send(call(), QDeadlineTimer(4s)));
        QTRY_COMPARE(m_peer->requests.size(), 3);
        m_gateway.reset();
        QTRY_COMPARE(reports.list.size(), 3);
        QCOMPARE(reports.list.first().reason, "stopped");
    }

    void theLicenceKeyIsInNoLogLine()
    {
        static QStringList lines;
        lines.clear();
        const QtMessageHandler before =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &line) { lines << line; });
        start();
        always(refusal(403, "license_expired"));
        send(call());
        m_peer->stopListening();
        m_peer->cutAll();
        send(call(), 300ms);
        qInstallMessageHandler(before);
        QVERIFY(!lines.isEmpty());
        QVERIFY(lines.filter(licenseKey).isEmpty());
        QVERIFY(lines.filter("dEad:beef").isEmpty());
    }
};

QTEST_GUILESS_MAIN(RemoteGatewayTest)
#include "RemoteGatewayTest.moc"
