// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Client.h"
#include "Http2Peer.h"
#include "ProviderFixture.h"
#include "ProviderUrl.h"
#include "TestAuthority.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// Whatever a provider can do to the client costs at most the deadline, and never the process.
class Http2HostilePeerTest : public QObject
{
    Q_OBJECT

private:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    QSslConfiguration m_serverTls;

    QSslConfiguration clientTls() const { return *providerTls(m_authority.caPath()); }

    static Http2Request push(const QByteArray &body = "{}")
    {
        return {.path = "/3/device/abc", .headers = {{"apns-topic", "org.example.app"}}, .body = body};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_authority.isValid());
        m_serverTls = m_authority.serverTls("localhost", {"h2"});
    }

    void aPeerThatRefusesForEverIsNotStormed()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = Act::Refuse}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 1s));
        QCOMPARE(answer.failure, Http2Failure::Refused);
        QVERIFY2(peer.requests.size() < 11, qPrintable(QString::number(peer.requests.size())));
    }

    void aPeerThatSaysGoAwayToEverythingIsNotStormed()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = Act::GoAway}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 1s));
        QCOMPARE(answer.failure, Http2Failure::Refused);
        QVERIFY2(peer.connections <= 14, qPrintable(QString::number(peer.connections)));
    }

    void aStreamThatIsResetIsMaybeDelivered()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = Act::Reset}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 2s));
        QCOMPARE(answer.failure, Http2Failure::MaybeDelivered);
        QVERIFY2(answer.problem.contains("INTERNAL_ERROR"), qPrintable(answer.problem));
    }

    void halfAnAnswerIsNoAnswer()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.body = "0123456789", .act = Act::HalfAnswer}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 2s));
        QCOMPARE(answer.failure, Http2Failure::MaybeDelivered);
        QCOMPARE(answer.status, 0);
    }

    void anAnswerAfterTheDeadlineIsIgnored()
    {
        Http2Peer peer(m_serverTls);
        Http2Client client(peer.url(), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 20s)).status, 200); // connected
        peer.script = [](const PeerRequest &) { return PeerAnswer{.delay = 1000ms}; };
        Answers answers;
        answers.collect(client.send(push(), 300ms));
        QTRY_COMPARE(answers.list.size(), 1);
        QTest::qWait(1000);
        QCOMPARE(answers.list.size(), 1);
        QCOMPARE(answers.count(Http2Failure::Deadline), 1);
    }

    void aFrozenConnectionIsFoundByPingAndReplaced()
    {
        Http2Peer peer(m_serverTls);
        bool freeze = true;
        peer.script = [&](const PeerRequest &) {
            return PeerAnswer{.act = std::exchange(freeze, false) ? Act::Freeze : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        // Long before the deadline, or it would be Deadline.
        QCOMPARE(waitFor(client.send(push(), 20s)).failure, Http2Failure::MaybeDelivered);
        QCOMPARE(waitFor(client.send(push(), 20s)).status, 200);
        QCOMPARE(peer.connections, 2);
    }

    void aSlowAnswerIsWaitedForAsLongAsPingsAreAnswered()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.delay = 2500ms}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 20s)).status, 200);
        QVERIFY(peer.pings >= 1);
        QCOMPARE(peer.connections, 1);
    }

    void anIdleConnectionThatDiedIsReplacedBeforeTheNextRequest()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{}; };
        Http2Client::Options options = quickClient();
        options.keepConnected = true;
        Http2Client client(peer.url(), clientTls(), options);
        QTRY_VERIFY(client.isConnected());
        QCOMPARE(peer.requests.size(), 0); // connected ahead of the first request
        peer.answersPings = false;
        QTRY_VERIFY_WITH_TIMEOUT(client.counters().lostConnections >= 1, 20'000);
        peer.answersPings = true;
        QTRY_VERIFY(client.isConnected());
        QCOMPARE(waitFor(client.send(push(), 2s)).status, 200);
    }

    void withoutAPeerNothingIsSentAndAttemptsBackOff()
    {
        Http2Peer peer(m_serverTls);
        peer.stopListening();
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 600ms));
        QCOMPARE(answer.failure, Http2Failure::NotSent);
        QVERIFY2(answer.problem.contains("refused"), qPrintable(answer.problem));
        const quint64 attempts = client.counters().failedConnections;
        QVERIFY2(attempts >= 3 && attempts <= 14, qPrintable(QString::number(attempts)));
    }

    void aPeerThatAcceptsAndNeverSpeaksCostsOnlyTheDeadline()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        Http2Client::Options options = quickClient();
        options.timing.connect = 300ms;
        Http2Client client(u"https://localhost:%1"_qs.arg(mute.serverPort()), clientTls(), options);
        QCOMPARE(waitFor(client.send(push(), 1500ms)).failure, Http2Failure::NotSent);
        QVERIFY(client.counters().failedConnections >= 1); // the attempt has a deadline of its own
    }

    void aPeerThatSpeaksGarbageIsATlsFailure()
    {
        QTcpServer garbage;
        QVERIFY(garbage.listen(QHostAddress::LocalHost));
        connect(&garbage, &QTcpServer::newConnection, &garbage,
                [&] { garbage.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        Http2Client client(u"https://localhost:%1"_qs.arg(garbage.serverPort()), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 2s)).failure, Http2Failure::Tls);
    }

    void garbageInsideTlsEndsTheConnectionNotTheProcess()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            return PeerAnswer{.act = request.connection == 1 ? Act::Silence : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        answers.collect(client.send(push(), 5s));
        QTRY_COMPARE(peer.requests.size(), 1);
        peer.write("this is no frame of HTTP/2 at all, and it never was one");
        QTRY_COMPARE(answers.count(Http2Failure::MaybeDelivered), 1);
        QCOMPARE(waitFor(client.send(push(), 2s)).status, 200);
    }

    void aCertificateOfAnotherNameIsRefused()
    {
        Http2Peer peer(m_authority.serverTls("elsewhere.example", {"h2"}));
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 2s));
        QCOMPARE(answer.failure, Http2Failure::Tls);
        QVERIFY2(answer.problem.contains("certificate"), qPrintable(answer.problem));
        QCOMPARE(peer.requests.size(), 0);
    }

    void afterAFailureInTlsNothingWaitsForTheNextAttempt()
    {
        Http2Peer peer(m_authority.serverTls("elsewhere.example", {"h2"}));
        Http2Client::Options options = quickClient();
        options.timing.firstBackoff = 60s;
        options.timing.longestBackoff = 60s;
        Http2Client client(peer.url(), clientTls(), options);
        QCOMPARE(waitFor(client.send(push(), 20s)).failure, Http2Failure::Tls);
        QElapsedTimer time;
        time.start();
        QCOMPARE(waitFor(client.send(push(), 20s)).failure, Http2Failure::Tls);
        QVERIFY2(time.elapsed() < 10'000, "it waited for its deadline");
        QCOMPARE(client.counters().failedConnections, quint64(1));
    }

    void anUnknownAuthorityIsRefused()
    {
        Http2Peer peer(m_serverTls);
        Http2Client client(peer.url(), QSslConfiguration::defaultConfiguration(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 2s)).failure, Http2Failure::Tls);
        QCOMPARE(peer.requests.size(), 0);
    }

    void aPeerWithoutHttp2IsRefused()
    {
        Http2Peer peer(m_authority.serverTls("localhost", {"http/1.1"}));
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push(), 2s));
        QCOMPARE(answer.failure, Http2Failure::Tls);
    }

    void aFloodOfPingsIsCutOff()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            return PeerAnswer{.act = request.connection == 1 ? Act::Silence : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        answers.collect(client.send(push(), 10s));
        QTRY_COMPARE(peer.requests.size(), 1);
        const QByteArray ping = QByteArray::fromHex("0000080600000000000102030405060708");
        peer.write(ping.repeated(12'000));
        QTRY_COMPARE(answers.count(Http2Failure::MaybeDelivered), 1);
        QCOMPARE(waitFor(client.send(push(), 2s)).status, 200);
    }

    void hugeAnswersAreCutToTheirLimits()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            if (request.body == "headers")
                return PeerAnswer{.headers = {{"x-huge", QByteArray(20'000, 'x')}}};
            return PeerAnswer{.body = QByteArray(1'000'000, 'x')};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer body = waitFor(client.send(push("body"), 5s));
        QCOMPARE(body.failure, Http2Failure::None);
        QCOMPARE(body.body.size(), Http2Session::maxAnswerBody);
        const Http2Answer headers = waitFor(client.send(push("headers"), 5s));
        QCOMPARE(headers.failure, Http2Failure::MaybeDelivered);
        QVERIFY2(headers.problem.contains("too long"), qPrintable(headers.problem));
    }
};

QTEST_GUILESS_MAIN(Http2HostilePeerTest)
#include "Http2HostilePeerTest.moc"
