// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebClient.h"
#include "ProviderUrl.h"
#include "PublicAddress.h"
#include "TestAuthority.h"
#include "WebPeer.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

Q_DECLARE_METATYPE(wakeline::PeerAnswer)

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

struct WebAnswers
{
    QList<WebAnswer> list;

    QCoro::Task<> collect(QCoro::Task<WebAnswer> task) { list.append(co_await task); }

    qsizetype count(Http2Failure failure) const
    {
        return std::ranges::count_if(list, [failure](const WebAnswer &answer) { return answer.failure == failure; });
    }
};

WebRequest post(const QUrl &base, const QByteArray &body = "{}")
{
    WebRequest request;
    request.url = base.resolved(QUrl(QStringLiteral("/v1/push")));
    request.headers = {{"content-type", "application/json"}};
    request.body = body;
    return request;
}

} // namespace

/// WebClient against real servers on loopback, with and without TLS, HTTP/1.1 and HTTP/2.
class WebClientTest : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;

    QSslConfiguration trusting() const { return *providerTls(m_authority.caPath()); }
    QSslConfiguration serverTls() { return m_authority.serverTls(QStringLiteral("localhost"), {"http/1.1"}); }

    static WebAnswer send(WebClient &client, const WebRequest &request, std::chrono::milliseconds time = 4s)
    {
        return waitFor(client.send(request, QDeadlineTimer(time)));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_authority.isValid()); }

    void aPostArrivesWholeAndItsAnswerReturns_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("http") << false;
        QTest::newRow("https") << true;
    }

    void aPostArrivesWholeAndItsAnswerReturns()
    {
        QFETCH(bool, tls);
        const auto peer = tls ? std::make_unique<WebPeer>(serverTls()) : std::make_unique<WebPeer>();
        peer->script = [](const PeerRequest &) {
            return PeerAnswer{.status = 429, .body = "slow down", .headers = {{"Retry-After", "7"}}};
        };
        WebClient client(trusting(), {});
        const QByteArray body(20'000, 'x');
        const WebAnswer answer = send(client, post(peer->url(), body));
        QCOMPARE(answer.failure, Http2Failure::None);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.body, "slow down");
        QCOMPARE(answer.header("retry-after"), "7");
        QCOMPARE(peer->requests.first().body, body);
        QCOMPARE(peer->requests.first().headers.value("content-type"), "application/json");
        QVERIFY(!peer->requests.first().headers.contains("expect"));
    }

    void anHttp2PeerIsSpokenToInHttp2OnOneConnection()
    {
        Http2Peer peer(m_authority.serverTls("localhost", {"h2"}));
        WebClient client(trusting(), {});
        QCOMPARE(send(client, post(peer.url())).status, 200);
        WebAnswers answers;
        for (int i = 0; i < 50; ++i)
            answers.collect(client.send(post(peer.url()), QDeadlineTimer(4s)));
        QTRY_COMPARE(answers.list.size(), 50);
        QCOMPARE(answers.count(Http2Failure::None), 50);
        QCOMPARE(peer.connections, 1);
    }

    void aConnectionIsKeptAndUsedAgain()
    {
        WebPeer peer(serverTls());
        WebClient client(trusting(), {});
        for (int i = 0; i < 20; ++i)
            QCOMPARE(send(client, post(peer.url())).status, 200);
        QCOMPARE(peer.connections, 1);
        QCOMPARE(client.counters().connections, 1u);
        QCOMPARE(client.counters().requests, 20u);
    }

    void requestsDoNotQueueBehindEachOther()
    {
        WebPeer peer(serverTls());
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = PeerAnswer::Act::Silence}; };
        auto client = std::make_unique<WebClient>(trusting(), WebClient::Options{});
        WebAnswers answers;
        for (int i = 0; i < 44; ++i)
            answers.collect(client->send(post(peer.url()), QDeadlineTimer(60s)));
        // None waits for another's answer, for there is none; QNetworkAccessManager's six connections take six.
        QTRY_COMPARE_WITH_TIMEOUT(peer.requests.size(), 44, 20'000);
        client.reset();
        QTRY_COMPARE(answers.list.size(), 44);
    }

    void requestsUnderWayAndWaitingAreBounded()
    {
        WebPeer peer;
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = PeerAnswer::Act::Silence}; };
        WebClient client(trusting(), {.maxInFlight = 3, .maxQueue = 4});
        WebAnswers answers;
        for (int i = 0; i < 10; ++i)
            answers.collect(client.send(post(peer.url()), QDeadlineTimer(1500ms)));
        QCOMPARE(client.inFlight(), 3u);
        QCOMPARE(client.queued(), 4u);
        QCOMPARE(answers.count(Http2Failure::QueueFull), 3);
        QTRY_COMPARE(answers.list.size(), 10);
        QCOMPARE(answers.count(Http2Failure::Deadline), 3); // sent, and no answer
        QCOMPARE(answers.count(Http2Failure::NotSent), 4);
        QCOMPARE(client.inFlight(), 0u);
    }

    void silenceCostsTheDeadlineAndNoMore()
    {
        WebPeer peer(serverTls());
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = PeerAnswer::Act::Silence}; };
        WebClient client(trusting(), {});
        QElapsedTimer time;
        time.start();
        QCOMPARE(send(client, post(peer.url()), 1500ms).failure, Http2Failure::Deadline);
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(send(client, post(peer.url()), 0ms).failure, Http2Failure::NotSent);
    }

    void aServerThatNeverShakesHandsGotNothing()
    {
        QTcpServer mute; // accepts, and says nothing
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        WebClient client(trusting(), {.connect = 200ms});
        const QUrl url(QStringLiteral("https://localhost:%1").arg(mute.serverPort()));
        QElapsedTimer time;
        time.start();
        QCOMPARE(send(client, post(url)).failure, Http2Failure::NotSent);
        QVERIFY2(time.elapsed() < 3500, qPrintable(QString::number(time.elapsed())));
    }

    void aRefusedConnectionIsToldAtOnce()
    {
        WebPeer peer;
        peer.stopListening();
        WebClient client(trusting(), {});
        const WebAnswer answer = send(client, post(peer.url()));
        QCOMPARE(answer.failure, Http2Failure::NotSent);
        QVERIFY(!answer.problem.isEmpty());
    }

    void aHostWithoutAnAddressIsToldAtOnceAndHoldsNobodyUp()
    {
        WebPeer peer;
        WebClient client(trusting(), {});
        WebAnswers answers;
        answers.collect(client.send(post(QUrl("https://no-such-host.invalid")), QDeadlineTimer(4s)));
        QCOMPARE(send(client, post(peer.url())).status, 200);
        QTRY_COMPARE(answers.count(Http2Failure::NotSent), 1);
    }

    void aServerThatDiesInTheMiddlePerhapsActed_data()
    {
        QTest::addColumn<PeerAnswer>("answer");
        QTest::newRow("before the answer") << PeerAnswer{.act = PeerAnswer::Act::Cut};
        QTest::newRow("within the answer")
            << PeerAnswer{.body = QByteArray(100, 'x'), .act = PeerAnswer::Act::HalfAnswer};
        QTest::newRow("garbage") << PeerAnswer{.status = 0, .body = "\x16\x03 garbage\r\n\r\n"};
    }

    void aServerThatDiesInTheMiddlePerhapsActed()
    {
        QFETCH(PeerAnswer, answer);
        WebPeer peer;
        peer.script = [answer](const PeerRequest &) { return answer; };
        WebClient client(trusting(), {});
        QCOMPARE(send(client, post(peer.url())).failure, Http2Failure::MaybeDelivered);
        QCOMPARE(peer.requests.size(), 1);
    }

    void aKeptConnectionThatWasClosedMeanwhileCostsNoRequest()
    {
        WebPeer peer(serverTls());
        WebClient client(trusting(), {});
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(send(client, post(peer.url())).status, 200);
            peer.cutAll();
            QTest::qWait(100);
        }
        QCOMPARE(peer.requests.size(), 5);
    }

    void aHugeAnswerIsCutAtSixtyFourKilobytes()
    {
        WebPeer peer;
        peer.script = [](const PeerRequest &) { return PeerAnswer{.status = 502, .body = QByteArray(5'000'000, 'x')}; };
        WebClient client(trusting(), {});
        const WebAnswer answer = send(client, post(peer.url()));
        QCOMPARE(answer.failure, Http2Failure::None);
        QCOMPARE(answer.status, 502);
        QCOMPARE(answer.body.size(), 64 * 1024);
    }

    void redirectsAreNotFollowedAndCookiesNotKept()
    {
        WebPeer peer, elsewhere;
        peer.script = [&](const PeerRequest &) {
            return PeerAnswer{.status = 307,
                              .headers = {{"Location", elsewhere.url().toEncoded() + "/x"}, {"Set-Cookie", "a=b"}}};
        };
        WebClient client(trusting(), {});
        QCOMPARE(send(client, post(peer.url())).status, 307);
        QCOMPARE(send(client, post(peer.url())).status, 307);
        QCOMPARE(elsewhere.connections, 0);
        QVERIFY(!peer.requests.last().headers.contains("cookie"));
    }

    void theEnvironmentsProxyIsNotUsed()
    {
        WebPeer peer, proxy;
        qputenv("http_proxy", proxy.url().toEncoded());
        WebClient client(trusting(), {});
        const int status = send(client, post(peer.url())).status;
        qunsetenv("http_proxy");
        QCOMPARE(status, 200);
        QCOMPARE(proxy.connections, 0);
    }

    void aCertificateThatNobodyVouchesForIsRefused()
    {
        WebPeer peer(serverTls());
        WebClient client(*providerTls({}), {}); // the system's authorities only
        QCOMPARE(send(client, post(peer.url())).failure, Http2Failure::Tls);
        QUrl other = peer.url();
        other.setHost("127.0.0.2"); // not in the certificate
        WebClient trustful(trusting(), {});
        const Http2Failure failure = send(trustful, post(other)).failure;
        QVERIFY(failure == Http2Failure::Tls || failure == Http2Failure::NotSent);
        QVERIFY(peer.requests.isEmpty());
    }

    void onlyHttpsMeansSo()
    {
        WebPeer peer;
        WebClient client(trusting(), {.onlyHttps = true});
        QCOMPARE(send(client, post(peer.url())).failure, Http2Failure::NotSent);
        QCOMPARE(peer.connections, 0);
    }

    void privateAddressesAreNeverConnectedTo_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("name") << "localhost"; // what a name resolves to counts, not the name
        QTest::newRow("IPv4") << "127.0.0.1";
        QTest::newRow("IPv6") << "[::1]";
        QTest::newRow("mapped") << "[::ffff:127.0.0.1]";
        QTest::newRow("decimal") << "2130706433"; // curl and browsers read it as 127.0.0.1
        QTest::newRow("any") << "0.0.0.0";
    }

    void privateAddressesAreNeverConnectedTo()
    {
        QFETCH(QString, host);
        WebPeer peer;
        WebClient client(trusting(), {.onlyPublic = true});
        const QUrl url(QStringLiteral("http://%1:%2").arg(host).arg(peer.url().port()));
        const WebAnswer answer = send(client, post(url));
        QCOMPARE(answer.failure, Http2Failure::NotSent);
        QVERIFY(answer.addressForbidden);
        QCOMPARE(peer.connections, 0);
    }

    void aPublicAddressIsToldFromAllOthers_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char *address : {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2a00:1450:4001:800::200a",
                                    "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"})
            QTest::newRow(address) << true;
        for (const char *address : {"127.0.0.1",
                                    "10.1.2.3",
                                    "172.16.0.1",
                                    "172.31.255.255",
                                    "192.168.1.1",
                                    "169.254.169.254",
                                    "100.64.0.1",
                                    "0.0.0.0",
                                    "224.0.0.251",
                                    "255.255.255.255",
                                    "198.18.0.1",
                                    "192.0.2.1",
                                    "240.0.0.1",
                                    "::1",
                                    "::",
                                    "fe80::1",
                                    "fc00::1",
                                    "fd12::1",
                                    "ff02::1",
                                    "2001:db8::1",
                                    "2002:7f00:1::",
                                    "::ffff:10.0.0.1",
                                    "64:ff9b::a00:1",
                                    "2001::1",
                                    "::7f00:1",
                                    "64:ff9b:1::1",
                                    "fec0::1",
                                    "100::1"})
            QTest::newRow(address) << false;
    }

    void aPublicAddressIsToldFromAllOthers()
    {
        QFETCH(bool, isPublic);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(isPublicAddress(address), isPublic);
        QVERIFY(!isPublicAddress(QHostAddress()));
    }

    void itMayBeDestroyedWhileRequestsWait()
    {
        WebPeer peer(serverTls());
        peer.script = [](const PeerRequest &) { return PeerAnswer{.act = PeerAnswer::Act::Silence}; };
        auto client = std::make_unique<WebClient>(trusting(), WebClient::Options{.maxInFlight = 5});
        WebAnswers answers;
        for (int i = 0; i < 10; ++i)
            answers.collect(client->send(post(peer.url()), QDeadlineTimer(4s)));
        QTRY_COMPARE(peer.requests.size(), 5);
        client.reset();
        QTRY_COMPARE(answers.list.size(), 10);
    }

    void aWaiterMayDestroyIt()
    {
        WebPeer peer;
        auto client = std::make_unique<WebClient>(trusting(), WebClient::Options{});
        int answered = 0;
        const auto wait = [](std::unique_ptr<WebClient> &owner, QUrl url, int &count) -> QCoro::Task<> {
            const WebRequest request = post(url);
            co_await owner->send(request, QDeadlineTimer(4s));
            owner.reset();
            ++count;
        };
        for (int i = 0; i < 5; ++i)
            wait(client, peer.url(), answered);
        QTRY_COMPARE(answered, 5);
    }
};

QTEST_GUILESS_MAIN(WebClientTest)
#include "WebClientTest.moc"
