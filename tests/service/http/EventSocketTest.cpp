// SPDX-License-Identifier: GPL-3.0-or-later
#include "FeedClient.h"
#include "WebSocketHandshake.h"

#include <QSignalSpy>

#include <memory>
#include <vector>

using namespace wakeline;
using namespace std::chrono_literals;

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
        QVERIFY(client.closesWithin());
        QCOMPARE(statusOfAnswer(client.received), 400);
    }

    void aUsedConnectionIsNotUpgraded()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(client.readAnswers(1).size(), 1);
        client.send(handshake());
        QVERIFY(client.closesWithin());
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
        QSignalSpy pong(&renews.socket, &QWebSocket::pong);
        renews.socket.ping(); // answered after what was said before it
        QTRY_COMPARE(pong.size(), 1);
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
};

QTEST_GUILESS_MAIN(EventSocketTest)
#include "EventSocketTest.moc"
