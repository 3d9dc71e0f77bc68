// SPDX-License-Identifier: GPL-3.0-or-later
#include "Apns.h"
#include "Http2Peer.h"
#include "ProviderFixture.h"
#include "PushAttempt.h"
#include "TestAuthority.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// What the push log learns of the attempts that another one followed.
class EarlierAttemptsTest : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    TestClock m_clock;

    static PushReaction said(PushOutcome outcome, const QString &reason)
    {
        return {.outcome = outcome, .reason = reason};
    }

private Q_SLOTS:
    void oneAttemptHasNoEarlierOnes()
    {
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.beginRequest();
        attempt.note(said(PushOutcome::Accepted, {}), 200, "id");
        QVERIFY(attempt.finish().earlier.isEmpty());
    }

    void everyAttemptThatAnotherOneFollowedIsKeptInItsOrder()
    {
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.report.environment = "sandbox";
        attempt.beginRequest();
        attempt.note(said(PushOutcome::TokenRefused, "BadDeviceToken"), 400, {});
        attempt.report.environment = "production";
        attempt.beginRequest();
        attempt.note(said(PushOutcome::TryLater, "ServiceUnavailable"), 503, {});
        attempt.beginRequest();
        attempt.note(said(PushOutcome::Accepted, {}), 200, "id");
        const PushReport report = attempt.finish();
        QCOMPARE(report.attempts, 3);
        QCOMPARE(report.earlier.size(), 2);
        const EarlierAttempt &first = report.earlier[0], &second = report.earlier[1];
        QCOMPARE(first.attempt, 1);
        QCOMPARE(first.environment, "sandbox");
        QCOMPARE(first.status, 400);
        QCOMPARE(first.reason, "BadDeviceToken");
        QCOMPARE(second.attempt, 2);
        QCOMPARE(second.environment, "production");
        QCOMPARE(second.status, 503);
        QCOMPARE(second.reason, "ServiceUnavailable");
    }

    void anAttemptWhoseAnswerIsNotTheEndIsKeptToo()
    {
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.beginRequest();
        attempt.note(said(PushOutcome::TryLater, "ServiceUnavailable"), 503, "id");
        const PushReport report = attempt.finish(PushOutcome::Unreachable, "circuit_open");
        QCOMPARE(report.earlier.size(), 1);
        QCOMPARE(report.earlier.first().reason, "ServiceUnavailable");
        QCOMPARE(report.status, 0);
    }

    void whatPreventedARequestIsNoAttempt()
    {
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.note(said(PushOutcome::TryLater, "project_quota"), 0, {});
        attempt.beginRequest();
        attempt.note(said(PushOutcome::Accepted, {}), 200, {});
        QVERIFY(attempt.finish().earlier.isEmpty());
    }

    void apnsTellsWhatBothEnvironmentsSaid()
    {
        Http2Peer production(m_authority.serverTls("localhost", {"h2"}));
        Http2Peer sandbox(m_authority.serverTls("localhost", {"h2"}));
        sandbox.script = [](const PeerRequest &) {
            return PeerAnswer{.status = 400, .body = R"({"reason":"BadDeviceToken"})", .delay = 30ms};
        };
        Apns::Options options;
        options.hosts = {production.url(), sandbox.url()};
        options.keyPath = m_authority.makeKey("apns.p8", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
        options.keyId = "KEY";
        options.teamId = "TEAM";
        options.bundleId = "com.example.app";
        options.tls = *providerTls(m_authority.caPath());
        options.http = quickClient();
        const auto apns = Apns::create(options, m_clock);
        QVERIFY(apns);
        PushMessage call;
        call.target.provider = PushProviderName::Apns;
        call.target.token = "aa11";
        call.target.voip = true;
        call.callId = "call-1";
        call.expiresAt = m_clock.time.addSecs(5);
        const PushReport report = waitFor((*apns)->send(call, QDeadlineTimer(4s)));
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.environment, "production");
        QCOMPARE(report.earlier.size(), 1);
        QCOMPARE(report.earlier.first().environment, "sandbox");
        QCOMPARE(report.earlier.first().status, 400);
        QCOMPARE(report.earlier.first().reason, "BadDeviceToken");
        QVERIFY(report.earlier.first().latencyMs >= 30);
        QVERIFY(report.latency.count() >= report.earlier.first().latencyMs);
    }
};

QTEST_GUILESS_MAIN(EarlierAttemptsTest)
#include "EarlierAttemptsTest.moc"
