// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteFixture.h"

#include <QElapsedTimer>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// A gateway that is slow, broken, gone or back: nothing outlasts the deadline, and no token ends.
class RemoteGatewayOutageTest : public QObject, private RemoteFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_authority.isValid()); }
    void init() { startPeer(); }
    void cleanup() { m_gateway.reset(); }

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
        const PushReport report = send(call(), 1500ms);
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
        QVERIFY2(time.elapsed() < 3500, "it waited for the deadline");
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "gateway_throttled");
        QCOMPARE(report.retryAfter, 30s);
        QCOMPARE(report.attempts, 1);
    }

    void silenceCostsTheDeadlineAndNoMore()
    {
        start();
        QTRY_VERIFY(m_gateway->status().first().message == "connected");
        always({.act = Act::Silence});
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call(), 800ms);
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
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
            reports.collect(m_gateway->send(call(QString::number(i)), QDeadlineTimer(20s)));
        QTest::qWait(700);
        QVERIFY(m_peer->listenAgain());
        QTRY_COMPARE_WITH_TIMEOUT(reports.list.size(), 11, 25'000);
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
        QVERIFY2(time.elapsed() < 3500, "it waited for the deadline");
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

    void aRingGroupAndManyCallsAreSentAtOnce()
    {
        always({.body = delivered().body, .delay = 200ms});
        start();
        QElapsedTimer time;
        time.start();
        Reports reports;
        for (int i = 0; i < 11 * 12; ++i)
            reports.collect(m_gateway->send(call(QString::number(i)), QDeadlineTimer(20s)));
        QTRY_COMPARE_WITH_TIMEOUT(reports.list.size(), 11 * 12, 25'000);
        // One after the other they would take 26 s.
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
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

QTEST_GUILESS_MAIN(RemoteGatewayOutageTest)
#include "RemoteGatewayOutageTest.moc"
