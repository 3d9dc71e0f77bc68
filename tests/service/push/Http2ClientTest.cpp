// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Client.h"
#include "EndsWithUs.h"
#include "FreePort.h"
#include "Http2Peer.h"
#include "ProviderFixture.h"
#include "ProviderUrl.h"
#include "TestAuthority.h"

#include <QProcess>
#include <QSet>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// The client against a real HTTP/2 server over real TLS: what arrives, what is sent again, and what never is.
class Http2ClientTest : public QObject
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
            answers.collect(client.send(push(QByteArray::number(i)), 30s));
        QTRY_COMPARE_WITH_TIMEOUT(answers.list.size(), 1000, 40'000);
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
            answers.collect(client.send(push(QByteArray::number(i)), 30s));
        QTRY_COMPARE_WITH_TIMEOUT(answers.list.size(), 300, 40'000);
        QCOMPARE(answers.count(Http2Failure::None), 300);
        QVERIFY(client.counters().goaways >= 3);
    }

    void anOldConnectionEndsItsStreamsWhileANewOneTakesOver()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            return PeerAnswer{.body = "slow", .delay = request.body == "slow" ? 1000ms : 0ms};
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

    void theDeadlineCancelsTheStreamAndSparesTheConnection()
    {
        Http2Peer peer(m_serverTls);
        peer.script = [](const PeerRequest &request) {
            return PeerAnswer{.act = request.body == "mute" ? Act::Silence : Act::Answer};
        };
        Http2Client client(peer.url(), clientTls(), quickClient());
        QCOMPARE(waitFor(client.send(push(), 20s)).status, 200); // connected
        QCOMPARE(waitFor(client.send(push("mute"), 400ms)).failure, Http2Failure::Deadline);
        QTRY_COMPARE(peer.cancelledStreams, 1);
        QCOMPARE(waitFor(client.send(push(), 20s)).status, 200);
        QCOMPARE(peer.connections, 1);
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
            answers.collect(client->send(push(), 20s));
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
            answers.collect((*client)->send(push(), 20s));
        QTRY_COMPARE(answers.list.size(), 3);
    }

    /// The peer above shares our library's idea of HTTP/2 and ours of its use; this one is somebody else's program.
    void anIndependentServerAnswersEveryRequest()
    {
        const QString port = QString::number(freePort());
        QProcess server;
        endsWithUs(server);
        const QString certificate = m_authority.certificatePath("localhost");
        server.start("nghttpd", {"--address=127.0.0.1", "--echo-upload", "--max-concurrent-streams=10", port,
                                 m_authority.keyPath("localhost"), certificate});
        QVERIFY2(server.waitForStarted(), "nghttpd is missing: apt install nghttp2-server");
        Http2Client client("https://localhost:" + port, clientTls(), quickClient());
        Answers answers;
        for (int i = 0; i < 500; ++i)
            answers.collect(client.send(push(QByteArray::number(i)), 30s));
        QTRY_COMPARE_WITH_TIMEOUT(answers.list.size(), 500, 40'000);
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
