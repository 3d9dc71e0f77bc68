// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Client.h"
#include "Http2Peer.h"
#include "ProviderFixture.h"
#include "TestAuthority.h"

#include <QProcess>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// The client against a real HTTP/2 server over real TLS, which does to it whatever a provider can do.
class Http2ClientTest : public QObject
{
    Q_OBJECT

private:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    QSslConfiguration m_serverTls;

    QSslConfiguration clientTls() const
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(m_authority.caPath());
        return tls;
    }

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

    void aRequestArrivesWholeAndItsAnswerComesBackWhole()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) {
            return PeerAnswer{.status = 410, .body = R"({"reason":"Unregistered"})", .headers = {{"apns-id", "42"}}};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push("hello"), 5s));
        QCOMPARE(answer.failure, Http2Failure::None);
        QCOMPARE(answer.status, 410);
        QCOMPARE(answer.header("apns-id"), "42");
        QCOMPARE(answer.body, R"({"reason":"Unregistered"})");
        QCOMPARE(peer.requests.size(), 1);
        const PeerRequest seen = peer.requests.first();
        QCOMPARE(seen.method, "POST");
        QCOMPARE(seen.path, "/3/device/abc");
        QCOMPARE(seen.body, "hello");
        QCOMPARE(seen.headers.value("apns-topic"), "org.example.app");
        QCOMPARE(seen.headers.value(":scheme"), "https");
        QCOMPARE(seen.headers.value("content-length"), "5");
        QCOMPARE(seen.headers.value(":authority"), peer.url().authority().toLatin1());
    }

    void thousandRequestsShareOneConnectionWithinThePeersLimit()
    {
        Http2Peer peer(m_serverTls);
        peer.maxConcurrentStreams = 7;
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 1000; ++i)
            answers.collect(client.send(push(QByteArray::number(i)), 10s));
        QTRY_COMPARE_WITH_TIMEOUT(answers.list.size(), 1000, 10'000);
        QCOMPARE(answers.count(Http2Failure::None), 1000);
        QCOMPARE(peer.requests.size(), 1000);
        QCOMPARE(peer.connections, 1);
    }

    void onlyOneStreamIsOpenedBeforeThePeersSettingsArrive()
    {
        Http2Peer peer(m_serverTls);
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 50; ++i)
            answers.collect(client.send(push(), 5s));
        QTRY_COMPARE(answers.count(Http2Failure::None), 50);
        QVERIFY2(peer.mostStreamsBeforeSettings <= 1, qPrintable(QString::number(peer.mostStreamsBeforeSettings)));
    }

    void aRefusedStreamIsSentAgainAndAnsweredOnce()
    {
        Http2Peer peer(m_serverTls);
        int refusals = 3;
        peer.script = [&](const PeerRequest &) {
            return PeerAnswer{.act = refusals-- > 0 ? Act::Refuse : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        const Http2Answer answer = waitFor(client.send(push("x"), 5s));
        QCOMPARE(answer.failure, Http2Failure::None);
        QCOMPARE(answer.status, 200);
        QCOMPARE(peer.requests.size(), 4);
        QCOMPARE(peer.requests.last().body, "x"); // rewound: the body is whole again
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

    void aGoAwayLosesNoneOfThreeHundredRequests()
    {
        Http2Peer peer(m_serverTls);
        peer.maxConcurrentStreams = 20;
        int served = 0;
        peer.script = [&](const PeerRequest &) {
            return PeerAnswer{.act = ++served % 50 == 0 ? Act::AnswerAndGoAway : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 300; ++i)
            answers.collect(client.send(push(QByteArray::number(i)), 10s));
        QTRY_COMPARE_WITH_TIMEOUT(answers.list.size(), 300, 10'000);
        QCOMPARE(answers.count(Http2Failure::None), 300);
        QVERIFY(client.counters().goaways >= 3);
    }

    void anOldConnectionEndsItsStreamsWhileANewOneTakesOver()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            return PeerAnswer{.body = "slow", .delay = request.body == "slow" ? 300ms : 0ms};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        waitFor(client.send(push(), 5s));
        Answers slow;
        slow.collect(client.send(push("slow"), 5s));
        QTRY_COMPARE(peer.requests.size(), 2);
        peer.goAway();
        const Http2Answer quickAnswer = waitFor(client.send(push(), 5s));
        QCOMPARE(quickAnswer.failure, Http2Failure::None);
        QCOMPARE(peer.requests.last().connection, 2);
        QVERIFY(slow.list.isEmpty());
        QTRY_COMPARE(slow.count(Http2Failure::None), 1);
        QCOMPARE(slow.list.first().body, "slow");
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

    void aRequestThatWasSentIsNeverSentAgainWhenTheConnectionDies()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = Act::Cut}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 2s)).failure, Http2Failure::MaybeDelivered);
        QTest::qWait(200);
        QCOMPARE(peer.requests.size(), 1);
    }

    void aHalfSentBodyIsNeverSentAgain()
    {
        Http2Peer peer(m_serverTls);
        peer.cutsOnFirstData = true;
        Http2Client client(peer.url(), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(QByteArray(200'000, 'x')), 2s)).failure, Http2Failure::MaybeDelivered);
        QTest::qWait(200);
        QCOMPARE(peer.connections, 1);
    }

    void requestsThatWereStillQueuedSurviveALostConnection()
    {
        Http2Peer peer(m_serverTls);
        peer.maxConcurrentStreams = 1;
        int served = 0;
        peer.script = [&](const PeerRequest &) { return PeerAnswer{.act = ++served == 2 ? Act::Cut : Act::Answer}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 10; ++i)
            answers.collect(client.send(push(), 5s));
        QTRY_COMPARE(answers.list.size(), 10);
        QCOMPARE(answers.count(Http2Failure::None), 9);
        QCOMPARE(answers.count(Http2Failure::MaybeDelivered), 1);
        QCOMPARE(peer.requests.size(), 10); // each exactly once
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

    void theDeadlineCancelsTheStreamAndSparesTheConnection()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            return PeerAnswer{.act = request.body == "mute" ? Act::Silence : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        QElapsedTimer time;
        time.start();
        QCOMPARE(waitFor(client.send(push("mute"), 300ms)).failure, Http2Failure::Deadline);
        QVERIFY2(time.elapsed() < 450, qPrintable(QString::number(time.elapsed())));
        QTRY_COMPARE(peer.cancelledStreams, 1);
        QCOMPARE(waitFor(client.send(push(), 1s)).status, 200);
        QCOMPARE(peer.connections, 1);
    }

    void anAnswerAfterTheDeadlineIsIgnored()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.delay = 250ms}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        answers.collect(client.send(push(), 150ms));
        QTRY_COMPARE(answers.list.size(), 1);
        QTest::qWait(250);
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
        QElapsedTimer time;
        time.start();
        QCOMPARE(waitFor(client.send(push(), 5s)).failure, Http2Failure::MaybeDelivered);
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(waitFor(client.send(push(), 5s)).status, 200);
        QCOMPARE(peer.connections, 2);
    }

    void aSlowAnswerIsWaitedForAsLongAsPingsAreAnswered()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.delay = 900ms}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 3s)).status, 200);
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
        QTRY_VERIFY_WITH_TIMEOUT(client.counters().lostConnections >= 1, 3000);
        peer.answersPings = true;
        QTRY_VERIFY(client.isConnected());
        QCOMPARE(waitFor(client.send(push(), 2s)).status, 200);
    }

    void requestsWaitForAPeerThatComesBack()
    {
        Http2Peer peer(m_serverTls);
        peer.stopListening();
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        answers.collect(client.send(push(), 5s));
        QTest::qWait(300);
        QVERIFY(peer.listenAgain());
        QTRY_COMPARE(answers.count(Http2Failure::None), 1);
        QCOMPARE(client.problem(), QString());
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
        Http2Client client(u"https://localhost:%1"_qs.arg(mute.serverPort()), clientTls(), quickClient());
        QElapsedTimer time;
        time.start();
        QCOMPARE(waitFor(client.send(push(), 800ms)).failure, Http2Failure::NotSent);
        QVERIFY(time.elapsed() < 1000);
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

    void aFullQueueAnswersAtOnce()
    {
        Http2Peer peer(m_serverTls);
        peer.stopListening();
        Http2Client::Options options = quickClient();
        options.maxQueue = 3;
        Http2Client client(peer.url(), clientTls(), options);
        Answers answers;
        for (int i = 0; i < 5; ++i)
            answers.collect(client.send(push(), 500ms));
        QCOMPARE(answers.count(Http2Failure::QueueFull), 2);
        QTRY_COMPARE(answers.count(Http2Failure::NotSent), 3);
    }

    void theClientMayBeDestroyedWhileRequestsWait()
    {
        Http2Peer peer(m_serverTls);
        peer.maxConcurrentStreams = 2;
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = Act::Silence}; };
        auto client = std::make_unique<Http2Client>(peer.url(), clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 5; ++i)
            answers.collect(client->send(push(), 5s));
        QTRY_COMPARE(peer.requests.size(), 2);
        client.reset();
        QTRY_COMPARE(answers.list.size(), 5);
        QCOMPARE(answers.count(Http2Failure::MaybeDelivered), 2);
        QCOMPARE(answers.count(Http2Failure::NotSent), 3);
    }

    void theClientMayBeDestroyedByItsOwnWaiter()
    {
        Http2Peer peer(m_serverTls);
        auto client = std::make_shared<std::unique_ptr<Http2Client>>();
        *client = std::make_unique<Http2Client>(peer.url(), clientTls(), quickClient());
        Answers answers;
        answers.after = [client] { client->reset(); };
        for (int i = 0; i < 3; ++i)
            answers.collect((*client)->send(push(), 5s));
        QTRY_COMPARE(answers.list.size(), 3);
    }

    /// The peer above shares our library's idea of HTTP/2 and ours of its use; this one is somebody else's program.
    void anIndependentServerAnswersEveryRequest()
    {
        QTcpServer reservation;
        QVERIFY(reservation.listen(QHostAddress::LocalHost));
        const QString port = QString::number(reservation.serverPort());
        reservation.close();
        QProcess server;
        const QString certificate = m_authority.certificatePath("localhost");
        server.start("nghttpd", {"--address=127.0.0.1", "--echo-upload", "--max-concurrent-streams=10", port,
                                 m_authority.keyPath("localhost"), certificate});
        QVERIFY2(server.waitForStarted(), "nghttpd is missing: apt install nghttp2-server");
        Http2Client client("https://localhost:" + port, clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 500; ++i)
            answers.collect(client.send(push(QByteArray::number(i)), 10s));
        QTRY_COMPARE_WITH_TIMEOUT(answers.list.size(), 500, 10'000);
        QCOMPARE(answers.count(Http2Failure::None), 500);
        QSet<QByteArray> bodies;
        for (const Http2Answer &answer : answers.list) {
            QCOMPARE(answer.status, 200);
            bodies.insert(answer.body);
        }
        QCOMPARE(bodies.size(), 500); // each its own
        server.kill();
        server.waitForFinished();
    }

    void reconnectingEndsWhatIsUnderWayInPeace()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &) { return PeerAnswer{.delay = 100ms}; };
        Http2Client client(peer.url(), clientTls(), quickClient());
        Answers answers;
        answers.collect(client.send(push(), 5s));
        QTRY_COMPARE(peer.requests.size(), 1);
        client.reconnect();
        answers.collect(client.send(push(), 5s));
        QTRY_COMPARE(answers.count(Http2Failure::None), 2);
        QCOMPARE(peer.requests.last().connection, 2);
    }
};

QTEST_GUILESS_MAIN(Http2ClientTest)
#include "Http2ClientTest.moc"
