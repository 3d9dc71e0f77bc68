// SPDX-License-Identifier: GPL-3.0-or-later
#include "FeedClient.h"
#include "WebSocketHandshake.h"

#include <memory>
#include <vector>

using namespace wakeline;
using namespace std::chrono_literals;

/// Clients of the live feed that are slow, dead, hostile or too many.
class EventSocketLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowClientIsDroppedWhileTheOthersGoOn()
    {
        EventLimits limits = impatientEvents();
        limits.helloTime = 5s;
        limits.closeTime = 50ms;
        limits.unsent = 256 * 1024;
        HttpFixture http({}, limits);
        RawClient stalled(http.publicPort);
        stalled.socket.setReadBufferSize(1024); // takes next to nothing
        signIn(stalled);
        FeedClient quick(http.publicPort);
        QVERIFY(quick.hellos(QStringLiteral("viewer")));
        QTRY_COMPARE(http.events.sessions(), 2);
        const qint64 before = residentBytes();
        int published = 0;
        while (http.events.sessions() == 2 && published < 5000) {
            publish(http, Topic::Calls, QString(10'000, u'x'));
            ++published;
            QVERIFY(quick.hears(1 + published));
        }
        // It is told at once, and cut off `closeTime` later: a fast machine publishes all 5000 until then.
        QTRY_COMPARE(http.events.sessions(), 1);
        if (measuresMemory())
            QVERIFY2(residentBytes() - before < 200 << 20, "a stalled client is buffered without end");
        publish(http, Topic::Calls);
        QVERIFY(quick.hears(2 + published));
        for (qsizetype i = 2; i < quick.messages.size(); ++i)
            QCOMPARE(quick.seq(i), quick.seq(i - 1) + 1);
    }

    void aClientTooSlowForABurstIsTold4008()
    {
        EventLimits limits = impatientEvents();
        limits.helloTime = 5s;
        limits.closeTime = 15s;
        limits.unsent = 64 * 1024;
        HttpFixture http({}, limits);
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer")));
        for (int i = 0; i < 500 && http.events.sessions() > 0; ++i) // without an event loop in between: nothing is read
            publish(http, Topic::Calls, QString(100'000, u'x'));
        QCOMPARE(client.closeCode(), 4008);
    }

    void aDeadPeerIsDropped()
    {
        EventLimits limits;
        limits.pingEvery = 100ms;
        HttpFixture http({}, limits);
        RawClient dead(http.publicPort); // answers no ping
        signIn(dead);
        FeedClient living(http.publicPort);
        QVERIFY(living.hellos(QStringLiteral("viewer")));
        QTRY_COMPARE(http.events.sessions(), 2);
        QVERIFY(dead.sees("\x89")); // a ping
        QVERIFY(dead.closesWithin());
        QTest::qWait(300);
        QCOMPARE(http.events.sessions(), 1);
        QVERIFY(!living.ended);
    }

    void handshakesThatAreNoneAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *from, const char *to, int status) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << status;
        };
        row("another path", "/ws", "/hello", 404);
        row("POST", "GET", "POST", 400);
        row("HTTP/1.0", "HTTP/1.1", "HTTP/1.0", 400);
        row("version 8", "Version: 13", "Version: 8", 426);
        row("no version", "Sec-WebSocket-Version: 13\r\n", "", 426);
        row("no key", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "", 400);
        row("short key", "dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZQ==", 400);
        row("key that is no base64", "dGhlIHNhbXBsZSBub25jZQ==", "!!!", 400);
        row("foreign page", "\r\n\r\n", "\r\nOrigin: https://evil.example\r\n\r\n", 403);
        row("sandboxed page", "\r\n\r\n", "\r\nOrigin: null\r\n\r\n", 403);
        row("lookalike page", "\r\n\r\n", "\r\nOrigin: https://a.evil.example\r\n\r\n", 403);
        row("own page", "\r\n\r\n", "\r\nOrigin: https://a\r\n\r\n", 101);
        row("as it should be", "", "", 101);
        row("not asked for", "Upgrade: websocket\r\n", "", 426);
    }

    void handshakesThatAreNoneAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, status);
        HttpFixture http;
        RawClient client(http.publicPort);
        QByteArray text = handshake();
        if (!from.isEmpty())
            text.replace(text.indexOf(from), from.size(), to);
        client.send(text);
        QVERIFY(client.sees("\r\n\r\n"));
        QCOMPARE(statusOfAnswer(client.received), status);
        QCOMPARE(client.received.count("HTTP/1.1 "), 1);
    }

    void sessionsHaveALimit()
    {
        EventLimits limits;
        limits.sessions = 2;
        HttpFixture http({}, limits);
        FeedClient one(http.publicPort);
        FeedClient two(http.publicPort);
        QVERIFY(one.hellos(QStringLiteral("viewer")) && two.hellos(QStringLiteral("viewer")));
        RawClient three(http.publicPort);
        three.send(handshake());
        QVERIFY(three.sees("\r\n\r\n"));
        QCOMPARE(statusOfAnswer(three.received), 503);
        one.socket.abort();
        QTRY_COMPARE(http.events.sessions(), 1);
        FeedClient four(http.publicPort);
        QVERIFY(four.hellos(QStringLiteral("viewer")));
    }

    void clientsMayLeaveAtAnyMoment()
    {
        HttpFixture http;
        std::vector<std::unique_ptr<FeedClient>> clients;
        for (int i = 0; i < 100; ++i) {
            clients.push_back(std::make_unique<FeedClient>(http.publicPort));
            QTest::qWait(i % 3);
            if (i % 2)
                clients.back()->socket.abort();
        }
        QTest::qWait(50);
        publish(http, Topic::Calls);
        clients.clear();
        publish(http, Topic::Calls);
        QTRY_COMPARE(http.events.sessions(), 0);
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void drainingTellsTheClients()
    {
        HttpFixture http;
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer")));
        http.server.drain();
        QCOMPARE(client.closeCode(), 1001);
    }
};

QTEST_GUILESS_MAIN(EventSocketLimitsTest)
#include "EventSocketLimitsTest.moc"
