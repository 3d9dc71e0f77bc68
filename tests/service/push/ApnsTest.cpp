// SPDX-License-Identifier: GPL-3.0-or-later
#include "Apns.h"
#include "Http2Peer.h"
#include "ProviderFixture.h"
#include "TestAuthority.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// Apns against two real HTTP/2 peers, one for each environment.
class ApnsTest : public QObject
{
    Q_OBJECT

private:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    QString m_key;
    TestClock m_clock;
    std::unique_ptr<Http2Peer> m_production;
    std::unique_ptr<Http2Peer> m_sandbox;
    std::unique_ptr<Apns> m_apns;

    Apns::Options options() const
    {
        Apns::Options options;
        options.hosts = {m_production->url(), m_sandbox->url()};
        options.keyPath = m_key;
        options.keyId = "KEYID12345";
        options.teamId = "TEAM123456";
        options.bundleId = "org.example.app";
        options.useSandbox = false;
        options.tls = *providerTls(m_authority.caPath());
        options.http = quickClient();
        return options;
    }

    PushMessage call() const
    {
        PushMessage message;
        message.target.deviceId = 1;
        message.target.extension = "201";
        message.target.provider = PushProviderName::Apns;
        message.target.token = "00fc13ad";
        message.target.voip = true;
        message.target.registeredAt = m_clock.time.addDays(-1);
        message.callId = "call-1";
        message.callerName = "Alice";
        message.expiresAt = m_clock.time.addSecs(5);
        return message;
    }

    PushReport send(const PushMessage &message, std::chrono::milliseconds deadline = 20s)
    {
        return waitFor(m_apns->send(message, QDeadlineTimer(deadline)));
    }

    static PeerAnswer refusal(int status, const char *reason)
    {
        const QJsonObject body{{"reason", reason}};
        return {.status = status, .body = QJsonDocument(body).toJson(), .headers = {{"apns-id", "id-1"}}};
    }

    static Http2Peer::Script always(PeerAnswer answer)
    {
        return [answer](const PeerRequest &) { return answer; };
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_authority.isValid());
        m_key = m_authority.makeKey("apns.p8", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
    }

    void init()
    {
        const QSslConfiguration tls = m_authority.serverTls("localhost", {"h2"});
        m_production = std::make_unique<Http2Peer>(tls);
        m_sandbox = std::make_unique<Http2Peer>(tls);
        auto apns = Apns::create(options(), m_clock);
        QVERIFY2(apns, apns ? "" : qPrintable(apns.error().message));
        m_apns = std::move(*apns);
    }

    void cleanup() { m_apns.reset(); }

    void aCallIsAcceptedAndReported()
    {
        m_production->script = always({.headers = {{"apns-id", "the-id"}}});
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.status, 200);
        QCOMPARE(report.providerId, "the-id");
        QCOMPARE(report.environment, "production");
        QCOMPARE(report.attempts, 1);
        QCOMPARE(m_production->requests.first().headers.value("apns-push-type"), "voip");
        QCOMPARE(m_sandbox->requests.size(), 0);
    }

    void theConnectionIsThereBeforeTheFirstCall()
    {
        QTRY_COMPARE(m_production->connections, 1);
        QCOMPARE(m_sandbox->connections, 0); // only the configured environment is kept warm
        QTRY_VERIFY(m_apns->status().first().ok);
        QCOMPARE(m_apns->status().first().name, "apns production");
    }

    void aTokenOfTheOtherEnvironmentIsTriedThereOnceAndRemembered()
    {
        m_production->script = always(refusal(400, "BadDeviceToken"));
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.environment, "sandbox");
        QCOMPARE(report.attempts, 2);
        PushMessage next = call();
        next.target.environment = report.environment;
        QCOMPARE(send(next).attempts, 1);
        QCOMPARE(m_production->requests.size(), 1);
        QCOMPARE(m_sandbox->requests.size(), 2);
    }

    void aTokenThatBothEnvironmentsRefuseIsRefused()
    {
        m_production->script = m_sandbox->script = always(refusal(400, "BadDeviceToken"));
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::TokenRefused);
        QCOMPARE(report.reason, "BadDeviceToken");
        QCOMPARE(m_production->requests.size() + m_sandbox->requests.size(), 2);
    }

    void aDeadTokenIsDeadOnlyIfItWasNotRegisteredSince()
    {
        const auto gone = [this](const QDateTime &since) {
            const QJsonObject body{{"reason", "Unregistered"}, {"timestamp", since.toMSecsSinceEpoch()}};
            m_production->script = always({.status = 410, .body = QJsonDocument(body).toJson()});
        };
        gone(m_clock.time.addSecs(-60));
        QCOMPARE(send(call()).outcome, PushOutcome::TokenDead);
        gone(m_clock.time.addDays(-2));
        QCOMPARE(send(call()).outcome, PushOutcome::TryLater);
    }

    void anExpiredProviderTokenIsSignedAnewOnce()
    {
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        const QByteArray first = m_production->requests.last().headers.value("authorization");
        m_production->script = [first](const PeerRequest &request) {
            return request.headers.value("authorization") == first ? refusal(403, "ExpiredProviderToken")
                                                                   : PeerAnswer{};
        };
        m_clock.time = m_clock.time.addSecs(30 * 60);
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 2);
    }

    void aYoungProviderTokenIsNotSignedAnew()
    {
        m_production->script = always(refusal(403, "ExpiredProviderToken"));
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Misconfigured);
        QCOMPARE(report.attempts, 1);
    }

    void theProviderTokenIsReused()
    {
        for (int i = 0; i < 5; ++i)
            send(call());
        QSet<QByteArray> tokens;
        for (const PeerRequest &request : m_production->requests)
            tokens.insert(request.headers.value("authorization"));
        QCOMPARE(tokens.size(), 1);
    }

    void aPayloadThatIsTooLargeIsShrunkOnce()
    {
        m_production->script = [](const PeerRequest &request) {
            return request.body.contains("caller_number") ? refusal(413, "PayloadTooLarge") : PeerAnswer{};
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 2);
        m_production->script = always(refusal(413, "PayloadTooLarge"));
        QCOMPARE(send(call()).outcome, PushOutcome::TooLarge);
    }

    void aServerErrorIsTriedAgainOnANewConnection()
    {
        m_production->script = [](const PeerRequest &request) {
            return request.connection == 1 ? refusal(500, "InternalServerError") : PeerAnswer{};
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 2);
        QCOMPARE(m_production->requests.at(0).headers.value("apns-id"),
                 m_production->requests.at(1).headers.value("apns-id"));
    }

    void anUnavailableServerIsTriedUntilTheDeadlineAndNoLonger()
    {
        QTRY_VERIFY(m_apns->status().first().ok);
        m_production->script = always(refusal(503, "ServiceUnavailable"));
        const PushReport report = send(call(), 1s);
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "ServiceUnavailable");
        QVERIFY(report.attempts >= 2);
        QVERIFY2(report.attempts <= 5, "without a deadline it is tried eight times");
        QTest::qWait(500);
        QVERIFY(m_production->requests.size() <= report.attempts);
    }

    void aRetryThatTheDeadlineCutsOffIsReportedAsWhatApnsSaidBefore()
    {
        m_production->script = [this](const PeerRequest &) {
            return m_production->requests.size() == 1 ? refusal(503, "ServiceUnavailable")
                                                      : PeerAnswer{.act = Act::Silence};
        };
        const PushReport report = send(call(), 2s);
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "ServiceUnavailable");
        QCOMPARE(report.status, 503);
        QCOMPARE(report.attempts, 2);
        QVERIFY(report.perhapsDelivered);
    }

    void aRetryAfterBeyondTheDeadlineFailsAtOnce()
    {
        PeerAnswer answer = refusal(503, "ServiceUnavailable");
        answer.headers.append(std::pair<QByteArray, QByteArray>("retry-after", "30"));
        m_production->script = always(answer);
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.retryAfter, 30s);
        QCOMPARE(report.attempts, 1);
        QVERIFY2(time.elapsed() < 10'000, "it waited for the deadline");
    }

    void aBrokenConnectionIsTriedAgainWithTheSameId()
    {
        m_production->script = [](const PeerRequest &request) {
            return PeerAnswer{.act = request.connection == 1 ? Act::Cut : Act::Answer};
        };
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        QCOMPARE(m_production->requests.size(), 2);
        QCOMPARE(m_production->requests.at(0).headers.value("apns-id"),
                 m_production->requests.at(1).headers.value("apns-id"));
    }

    void aConnectionThatBreaksAgainIsReportedAsPerhapsDelivered()
    {
        m_production->script = always({.act = Act::Cut});
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Unreachable);
        QCOMPARE(report.reason, "maybe_delivered");
        QCOMPARE(report.attempts, 2);
    }

    void aMuteProviderCostsTheDeadlineAndIsReported()
    {
        QTRY_VERIFY(m_apns->status().first().ok); // connected: what costs the deadline is the answer alone
        m_production->script = always({.act = Act::Silence});
        const PushReport report = send(call(), 800ms);
        QCOMPARE(report.outcome, PushOutcome::Expired);
        QCOMPARE(report.reason, "no_answer");
    }

    void theCircuitOpensAndFailsAtOnceAndClosesAgain()
    {
        m_production->script = always({.act = Act::Cut});
        for (int i = 0; i < 3; ++i)
            send(call()); // two attempts each
        const qsizetype asked = m_production->requests.size();
        const PushReport report = send(call());
        QCOMPARE(report.reason, "circuit_open");
        QCOMPARE(report.outcome, PushOutcome::Unreachable);
        QCOMPARE(report.attempts, 0);
        QCOMPARE(m_production->requests.size(), asked);
        QVERIFY(!m_apns->status().first().ok);
        m_production->script = always({});
        QTRY_COMPARE_WITH_TIMEOUT(send(call()).outcome, PushOutcome::Accepted, 20'000);
        QTRY_VERIFY(m_apns->status().first().ok);
    }

    void answersAboutOneTokenNeverOpenTheCircuit()
    {
        m_production->script = always(refusal(410, "Unregistered"));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(send(call()).outcome, PushOutcome::TokenDead);
    }

    void aThrottledDeviceIsReportedWithItsRest()
    {
        m_production->script = always(refusal(429, "TooManyRequests"));
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.retryAfter, 20s);
        QCOMPARE(report.attempts, 1);
    }

    void aCancelNeverReachesAPushKitToken()
    {
        PushMessage cancel = call();
        cancel.event = PushEvent::Cancel;
        const PushReport report = send(cancel);
        QCOMPARE(report.reason, "voip_silent");
        QCOMPARE(report.attempts, 0);
        QCOMPARE(m_production->requests.size(), 0);
    }

    void aWrongCertificateIsAMisconfigurationAtOnce()
    {
        Apns::Options wrong = options();
        wrong.tls = *providerTls({});
        m_apns = *Apns::create(wrong, m_clock);
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Misconfigured);
        QCOMPARE(report.reason, "tls");
        QVERIFY2(time.elapsed() < 10'000, "it waited for the deadline");
        QVERIFY(!m_apns->status().first().ok);
        QVERIFY(m_apns->status().first().message.contains("certificate"));
    }

    void missingOptionsAreNamed()
    {
        Apns::Options incomplete = options();
        incomplete.keyId.clear();
        QCOMPARE(Apns::create(incomplete, m_clock).error().message, "APNS_KEY_ID is not set");
        incomplete = options();
        incomplete.keyPath = "/nonexistent.p8";
        QVERIFY(Apns::create(incomplete, m_clock).error().message.startsWith("/nonexistent.p8: "));
    }

    void itMayBeDestroyedWhilePushesWait()
    {
        m_production->script = always({.act = Act::Silence});
        Reports reports;
        for (int i = 0; i < 3; ++i)
            reports.collect(m_apns->send(call(), QDeadlineTimer(20'000)));
        QTRY_COMPARE(m_production->requests.size(), 3);
        m_apns.reset();
        QTRY_COMPARE(reports.list.size(), 3);
        QCOMPARE(reports.list.first().reason, "stopped");
    }

    void hundredDevicesArePushedAtOnce()
    {
        m_production->script = always({.delay = 100ms});
        QTRY_VERIFY(m_production->connections == 1);
        Reports reports;
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 100; ++i) {
            PushMessage message = call();
            message.target.token = QString::number(i);
            reports.collect(m_apns->send(message, QDeadlineTimer(20'000)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(reports.list.size(), 100, 20'000);
        // One after the other they would take ten seconds.
        QVERIFY2(time.elapsed() < 8000, qPrintable(QString::number(time.elapsed())));
    }
};

QTEST_GUILESS_MAIN(ApnsTest)
#include "ApnsTest.moc"
