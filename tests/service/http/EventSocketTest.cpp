// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"
#include "WebSocketHandshake.h"

#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

#include <memory>
#include <vector>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// A client of the live feed that keeps what it hears.
class FeedClient
{
public:
    explicit FeedClient(quint16 port, const QString &origin = {}) : socket(origin)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            messages.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { ended = true; });
        socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port)));
    }

    bool connects()
    {
        return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 2000);
    }

    void say(const QJsonObject &message)
    {
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }

    bool hellos(const QString &token, QJsonObject more = {})
    {
        more.insert(QStringLiteral("op"), QStringLiteral("hello"));
        more.insert(QStringLiteral("token"), token);
        if (!connects())
            return false;
        say(more);
        return hears(1);
    }

    bool hears(qsizetype count, int wait = 3000)
    {
        return QTest::qWaitFor([&] { return messages.size() >= count; }, wait);
    }

    /// The code that the server closes with; 0 if it does not.
    int closeCode(int wait = 3000)
    {
        return QTest::qWaitFor([this] { return ended; }, wait) ? static_cast<int>(socket.closeCode()) : 0;
    }

    QString op(qsizetype i) const { return messages.value(i).value(QStringLiteral("op")).toString(); }
    qint64 seq(qsizetype i) const { return messages.value(i).value(QStringLiteral("seq")).toInteger(); }

    QWebSocket socket;
    QList<QJsonObject> messages;
    bool ended = false;
};

EventLimits impatientEvents()
{
    EventLimits limits;
    limits.helloTime = 300ms;
    limits.closeTime = 300ms;
    return limits;
}

} // namespace

class EventSocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHelloIsWelcomedAndEventsFollow()
    {
        HttpFixture http;
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer")));
        QCOMPARE(client.messages[0], (QJsonObject{{QStringLiteral("op"), QStringLiteral("welcome")},
                                                  {QStringLiteral("epoch"), QStringLiteral("epoch-1")},
                                                  {QStringLiteral("seq"), 0},
                                                  {QStringLiteral("resumed"), false}}));
        const QDateTime at(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);
        http.stream.publish(Topic::Calls, QStringLiteral("call.changed"),
                            {{QStringLiteral("call_id"), QStringLiteral("x")}}, at);
        QVERIFY(client.hears(2));
        QCOMPARE(client.messages[1], (QJsonObject{{QStringLiteral("op"), QStringLiteral("event")},
                                                  {QStringLiteral("seq"), 1},
                                                  {QStringLiteral("at"), QStringLiteral("2026-11-20T08:15:30Z")},
                                                  {QStringLiteral("topic"), QStringLiteral("calls")},
                                                  {QStringLiteral("type"), QStringLiteral("call.changed")},
                                                  {QStringLiteral("data"),
                                                   QJsonObject{{QStringLiteral("call_id"), QStringLiteral("x")}}}}));
    }

    void eventsOfEverySizeArriveWhole()
    {
        HttpFixture http;
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer")));
        qsizetype heard = 1;
        for (const int size : {0, 10, 300, 65'000, 66'000, 200'000}) { // over the borders of the three length forms
            publish(http, Topic::Calls, QString(size, u'ä'));
            QVERIFY(client.hears(++heard));
            const QJsonObject data = client.messages.last().value(QStringLiteral("data")).toObject();
            QCOMPARE(data.value(QStringLiteral("text")).toString().size(), size);
        }
    }

    void bytesBehindTheHandshakeAreRefused()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send(handshake() + maskedText("{\"op\":\"hello\",\"token\":\"viewer\"}"));
        QVERIFY(client.closesWithin(2s));
        QCOMPARE(statusOfAnswer(client.received), 400);
    }

    void aUsedConnectionIsNotUpgraded()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(client.readAnswers(1).size(), 1);
        client.send(handshake());
        QVERIFY(client.closesWithin(2s));
        QCOMPARE(statusOfAnswer(client.received), 400);
    }

    void nothingIsHeardBeforeTheHello()
    {
        HttpFixture http({}, impatientEvents());
        FeedClient client(http.publicPort);
        QVERIFY(client.connects());
        publish(http, Topic::Calls);
        publish(http, Topic::System);
        QCOMPARE(client.closeCode(), 4001);
        QVERIFY(client.messages.isEmpty());
        QTRY_COMPARE(http.events.sessions(), 0);
    }

    void badFirstMessagesClose_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("code");
        QTest::newRow("another op") << QStringLiteral("{\"op\":\"token\",\"token\":\"admin\"}") << 4001;
        QTest::newRow("no JSON") << QStringLiteral("hello") << 4004;
        QTest::newRow("an array") << QStringLiteral("[]") << 4004;
        QTest::newRow("no token") << QStringLiteral("{\"op\":\"hello\"}") << 4002;
        QTest::newRow("forged token") << QStringLiteral("{\"op\":\"hello\",\"token\":\"forged\"}") << 4002;
        QTest::newRow("token of a wrong type") << QStringLiteral("{\"op\":\"hello\",\"token\":7}") << 4002;
        QTest::newRow("expired token") << QStringLiteral("{\"op\":\"hello\",\"token\":\"old\"}") << 4003;
        QTest::newRow("unknown topic") << QStringLiteral(
                                              "{\"op\":\"hello\",\"token\":\"admin\",\"topics\":[\"gossip\"]}")
                                       << 4004;
        QTest::newRow("topics of a wrong type")
            << QStringLiteral("{\"op\":\"hello\",\"token\":\"admin\",\"topics\":\"calls\"}") << 4004;
    }

    void badFirstMessagesClose()
    {
        QFETCH(QString, message);
        HttpFixture http;
        FeedClient client(http.publicPort);
        QVERIFY(client.connects());
        client.socket.sendTextMessage(message);
        QTEST(client.closeCode(), "code");
        QVERIFY(client.messages.isEmpty());
    }

    void protocolErrorsAfterTheHelloClose()
    {
        HttpFixture http;
        FeedClient unknown(http.publicPort);
        QVERIFY(unknown.hellos(QStringLiteral("viewer")));
        unknown.say({{QStringLiteral("op"), QStringLiteral("dance")}});
        QCOMPARE(unknown.closeCode(), 4004);
        FeedClient binary(http.publicPort);
        QVERIFY(binary.hellos(QStringLiteral("viewer")));
        binary.socket.sendBinaryMessage("\x01");
        QCOMPARE(binary.closeCode(), 4004);
        FeedClient huge(http.publicPort);
        QVERIFY(huge.hellos(QStringLiteral("viewer")));
        huge.socket.sendTextMessage(QString(70 * 1024, u' '));
        QCOMPARE(huge.closeCode(), 1009);
        FeedClient chatty(http.publicPort);
        QVERIFY(chatty.hellos(QStringLiteral("viewer")));
        for (int i = 0; i < 200; ++i)
            chatty.say(
                {{QStringLiteral("op"), QStringLiteral("token")}, {QStringLiteral("token"), QStringLiteral("viewer")}});
        QCOMPARE(chatty.closeCode(), 4004);
    }

    void aTokenThatRunsOutEndsTheFeedUnlessItIsRenewed()
    {
        HttpFixture http;
        FeedClient lapses(http.publicPort);
        FeedClient renews(http.publicPort);
        QVERIFY(lapses.hellos(QStringLiteral("viewer/300")) && renews.hellos(QStringLiteral("viewer/300")));
        renews.say(
            {{QStringLiteral("op"), QStringLiteral("token")}, {QStringLiteral("token"), QStringLiteral("viewer")}});
        QTest::qWait(100);
        http.clock.time = http.clock.time.addMSecs(300);
        QCOMPARE(lapses.closeCode(), 4003);
        publish(http, Topic::Calls);
        QVERIFY(renews.hears(2));
        QCOMPARE(lapses.messages.size(), 1);
    }

    void somebodyElsesTokenIsNoRenewal()
    {
        HttpFixture http;
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer")));
        client.say(
            {{QStringLiteral("op"), QStringLiteral("token")}, {QStringLiteral("token"), QStringLiteral("admin")}});
        QCOMPARE(client.closeCode(), 4002);
    }

    void aClientThatComesBackGetsWhatItMissed()
    {
        HttpFixture http;
        for (int i = 0; i < 5; ++i)
            publish(http, i == 3 ? Topic::Audit : Topic::Calls);
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer"),
                              {{QStringLiteral("epoch"), QStringLiteral("epoch-1")}, {QStringLiteral("since"), 2}}));
        QVERIFY(client.hears(3));
        QCOMPARE(client.messages[0].value(QStringLiteral("resumed")).toBool(), true);
        QCOMPARE(client.seq(0), 5);
        QCOMPARE(client.seq(1), 3);
        QCOMPARE(client.seq(2), 5); // 4 was not for a viewer
    }

    void aClientThatMissedTooMuchIsToldToResync_data()
    {
        QTest::addColumn<QJsonObject>("more");
        const QString epoch = QStringLiteral("epoch");
        const QString since = QStringLiteral("since");
        QTest::newRow("another epoch") << QJsonObject{{epoch, QStringLiteral("epoch-0")}, {since, 140}};
        QTest::newRow("dropped from the ring") << QJsonObject{{epoch, QStringLiteral("epoch-1")}, {since, 3}};
        QTest::newRow("from the future") << QJsonObject{{epoch, QStringLiteral("epoch-1")}, {since, 1000}};
        QTest::newRow("no number") << QJsonObject{{epoch, QStringLiteral("epoch-1")}};
        QTest::newRow("no epoch") << QJsonObject{{since, 140}};
        QTest::newRow("a word for a number")
            << QJsonObject{{epoch, QStringLiteral("epoch-1")}, {since, QStringLiteral("140")}};
    }

    void aClientThatMissedTooMuchIsToldToResync()
    {
        QFETCH(QJsonObject, more);
        HttpFixture http;
        for (int i = 0; i < 150; ++i) // the ring keeps 100
            publish(http, Topic::Calls);
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer"), more));
        QVERIFY(client.hears(2));
        QCOMPARE(client.messages[0].value(QStringLiteral("resumed")).toBool(), false);
        QCOMPARE(client.op(1), QStringLiteral("resync"));
        publish(http, Topic::Calls);
        QVERIFY(client.hears(3));
        QCOMPARE(client.seq(2), 151);
    }

    void whatWasMissedMustFitIntoWhatMayWait()
    {
        EventLimits limits;
        limits.unsent = 100'000;
        HttpFixture http({}, limits);
        for (int i = 0; i < 50; ++i)
            publish(http, Topic::Calls, QString(2000, u'x'));
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer"),
                              {{QStringLiteral("epoch"), QStringLiteral("epoch-1")}, {QStringLiteral("since"), 0}}));
        QVERIFY(client.hears(2));
        QCOMPARE(client.op(1), QStringLiteral("resync"));
    }

    void rolesHearTheirTopicsOnly_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QStringList>("topics");
        const QStringList everybodys{QStringLiteral("registrations"), QStringLiteral("calls"),
                                     QStringLiteral("push"),          QStringLiteral("voicemail"),
                                     QStringLiteral("extensions"),    QStringLiteral("system")};
        QTest::newRow("viewer") << QStringLiteral("viewer") << everybodys;
        QTest::newRow("operator") << QStringLiteral("operator") << everybodys;
        QTest::newRow("vendor") << QStringLiteral("vendor") << QStringList{QStringLiteral("licenses")};
        QTest::newRow("admin") << QStringLiteral("admin")
                               << everybodys + QStringList{QStringLiteral("licenses"), QStringLiteral("audit")};
    }

    void rolesHearTheirTopicsOnly()
    {
        QFETCH(QString, token);
        QFETCH(QStringList, topics);
        HttpFixture http;
        FeedClient client(http.publicPort);
        QJsonArray all;
        for (const auto &[topic, name] : EnumNames<Topic>::names)
            all.append(QString::fromLatin1(name));
        QVERIFY(client.hellos(token, {{QStringLiteral("topics"), all}}));
        for (const auto &[topic, name] : EnumNames<Topic>::names)
            publish(http, topic);
        QVERIFY(client.hears(1 + topics.size()));
        QTest::qWait(100);
        QStringList heard;
        for (const QJsonObject &message : client.messages.sliced(1))
            heard.append(message.value(QStringLiteral("topic")).toString());
        std::ranges::sort(heard);
        std::ranges::sort(topics);
        QCOMPARE(heard, topics);
    }

    void onlyTheTopicsAskedForAreSent()
    {
        HttpFixture http;
        FeedClient client(http.publicPort);
        QVERIFY(
            client.hellos(QStringLiteral("admin"), {{QStringLiteral("topics"), QJsonArray{QStringLiteral("push")}}}));
        publish(http, Topic::Calls);
        publish(http, Topic::Push);
        QVERIFY(client.hears(2));
        QCOMPARE(client.seq(1), 2);
    }

    void aSlowClientIsDroppedWhileTheOthersGoOn()
    {
        EventLimits limits = impatientEvents();
        limits.helloTime = 5s;
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
        QCOMPARE(http.events.sessions(), 1);
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
        limits.closeTime = 3s;
        limits.unsent = 64 * 1024;
        HttpFixture http({}, limits);
        FeedClient client(http.publicPort);
        QVERIFY(client.hellos(QStringLiteral("viewer")));
        for (int i = 0; i < 500 && http.events.sessions() > 0; ++i) // without an event loop in between: nothing is read
            publish(http, Topic::Calls, QString(100'000, u'x'));
        QCOMPARE(client.closeCode(10'000), 4008);
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
        QVERIFY(dead.closesWithin(2s));
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

private:
    static void publish(HttpFixture &http, Topic topic, const QString &text = {})
    {
        http.stream.publish(topic, QStringLiteral("test"), {{QStringLiteral("text"), text}}, http.clock.time);
    }

    static QByteArray handshake()
    {
        return "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
               "13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    static void signIn(RawClient &client)
    {
        client.send(handshake());
        QVERIFY(client.sees("101 Switching Protocols"));
        client.send(maskedText("{\"op\":\"hello\",\"token\":\"viewer\"}"));
        QVERIFY(client.sees("\"op\":\"welcome\""));
    }

    /// A client's frame; the mask is zero, which masks nothing.
    static QByteArray maskedText(const QByteArray &text)
    {
        return '\x81' + QByteArray(1, static_cast<char>(0x80 | text.size())) + QByteArray(4, '\0') + text;
    }
};

QTEST_GUILESS_MAIN(EventSocketTest)
#include "EventSocketTest.moc"
