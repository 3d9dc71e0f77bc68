// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that break the protocol or waste time, over real sockets.
#include "HttpFixture.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace wakeline;
using namespace std::chrono_literals;

class HostileClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenRequestsGetAnEnvelopedAnswerAndTheConnectionEnds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const auto post = [](const QByteArray &rest) { return "POST /echo HTTP/1.1\r\nHost: a\r\n" + rest; };
        row("garbage", "lkjahsdf\r\n\r\n", 400);
        row("TLS on a plain port", QByteArray("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03", 11), 400);
        row("HTTP/9.9", "GET /hello HTTP/9.9\r\nHost: a\r\n\r\n", 505);
        row("CL and TE",
            post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hello HTTP/1.1\r\n\r\n"), 400);
        row("two Content-Length", post("Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), 400);
        row("negative Content-Length", post("Content-Length: -5\r\n\r\n"), 400);
        row("obs-fold", "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", 400);
        row("%00", "GET /items/a%00b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("missing Host", "GET /hello HTTP/1.1\r\n\r\n", 400);
        row("two Hosts", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
        row("bare LF", "GET /hello HTTP/1.1\nHost: a\n\n", 400);
        row("space in a header name", "GET /hello HTTP/1.1\r\nHost: a\r\nX Y: b\r\n\r\n", 400);
        row("space before the colon", "GET /hello HTTP/1.1\r\nHost : a\r\n\r\n", 400);
        row("NUL in a header", QByteArray("GET /hello HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 41), 400);
        row("4 MB header", "GET /hello HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(4 << 20, 'x') + "\r\n\r\n", 431);
        row("10,000 headers", "GET /hello HTTP/1.1\r\nHost: a\r\n" + QByteArray("X:\r\n").repeated(10'000) + "\r\n",
            431);
        row("1 MB target", "GET /" + QByteArray(1 << 20, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        row("1 GB announced", post("Content-Length: 1073741824\r\n\r\n") + QByteArray(64 * 1024, 'x'), 413);
        row("chunk size overflow", post("Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"), 400);
        row("2 MB in chunks",
            post("Transfer-Encoding: chunked\r\n\r\n") + ("10000\r\n" + QByteArray(65536, 'x') + "\r\n").repeated(32),
            413);
        row("unknown transfer coding", post("Transfer-Encoding: gzip\r\n\r\n"), 501);
        row("unknown method", "BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("TRACE", "TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("unknown expectation", post("Expect: the-worst\r\nContent-Length: 1\r\n\r\na"), 417);
    }

    void brokenRequestsGetAnEnvelopedAnswerAndTheConnectionEnds()
    {
        QFETCH(QByteArray, bytes);
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send(bytes);
        QVERIFY(client.closesWithin());
        const QByteArray answer = client.received;
        QTEST(statusOfAnswer(answer), "status");
        QCOMPARE(answer.count("HTTP/1.1 "), 1); // nothing smuggled behind is answered
        QCOMPARE(headerOfAnswer(answer, "Connection"), "close");
        QVERIFY(!headerOfAnswer(answer, "X-Request-Id").isEmpty());
        const auto body = parseObject(bodyOfAnswer(answer));
        QVERIFY(body);
        QVERIFY(body->value(QStringLiteral("data")).isNull());
        QVERIFY(!body->value(QStringLiteral("error")).toString().isEmpty());
        QVERIFY(!body->value(QStringLiteral("code")).toString().isEmpty());
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void aRequestBehindAGoodOneIsRefusedAfterItsAnswer()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /hello HTTP/9.9\r\n\r\n");
        QVERIFY(client.closesWithin());
        const qsizetype first = client.received.indexOf("200 OK");
        const qsizetype second = client.received.indexOf("505 HTTP Version Not Supported");
        QVERIFY(first >= 0 && second > first);
    }

    void slowHeadersAre408_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("drip");
        QTest::newRow("head") << QByteArray("GET /hello HTTP/1.1\r\nHost: a\r\n") << QByteArray("X: y\r\n");
        QTest::newRow("body") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
                              << QByteArray("x");
        QTest::newRow("chunks") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                                << QByteArray("1\r\nx\r\n");
    }

    void slowHeadersAre408()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, drip);
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send(start);
        QTimer dripping; // every drip is progress, and it must not buy time
        QObject::connect(&dripping, &QTimer::timeout, &client.socket, [&] { client.send(drip); });
        dripping.start(50);
        QVERIFY(client.closesWithin());
        QCOMPARE(statusOfAnswer(client.received), 408);
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void silentAndIdleConnectionsAreClosedWithoutAWord()
    {
        HttpFixture http;
        RawClient silent(http.publicPort);
        QVERIFY(silent.closesWithin());
        QVERIFY(silent.received.isEmpty());
        RawClient idle(http.publicPort);
        idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(idle.readAnswers(1).size(), 1);
        QVERIFY(idle.closesWithin());
        QVERIFY(idle.received.isEmpty());
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void emptyLinesDoNotKeepAConnectionOpen()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        QTimer dripping;
        QObject::connect(&dripping, &QTimer::timeout, &client.socket, [&] { client.send("\r\n"); });
        dripping.start(50);
        QVERIFY(client.closesWithin());
    }

    void aClientThatNeverReadsIsCutOff()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.socket.setReadBufferSize(1024);
        client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(http.server.connections(), 0, 20'000);
    }

    void aClientThatPipelinesAndNeverReadsCostsOneAnswer()
    {
        HttpLimits limits = impatientLimits();
        limits.writeStall = 5s;
        HttpFixture http(limits);
        RawClient client(http.publicPort);
        client.socket.setReadBufferSize(1024);
        const qint64 before = residentBytes();
        client.send(QByteArray("GET /big HTTP/1.1\r\nHost: a\r\n\r\n").repeated(100)); // 800 MB if all were answered
        QTest::qWait(1000);
        if (measuresMemory())
            QVERIFY2(residentBytes() - before < 64 << 20, "unread answers pile up");
        QCOMPARE(http.server.connections(), 1);
    }

    void aSlowReaderGetsItsAnswerWhole()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.socket.setReadBufferSize(256 * 1024);
        client.send("GET /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QTimer reading; // takes more than a second, longer than every limit but the stall
        QObject::connect(&reading, &QTimer::timeout, &client.socket,
                         [&] { client.received += client.socket.read(256 * 1024); });
        reading.start(40);
        QTRY_VERIFY_WITH_TIMEOUT(bodyOfAnswer(client.received).size() == 8 << 20, 30'000);
    }

    void expectContinueIsAnsweredBeforeTheBody()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        QVERIFY(client.sees("HTTP/1.1 100 Continue\r\n\r\n"));
        client.received.clear();
        client.send("body");
        QCOMPARE(statusOfAnswer(client.readAnswers(1).value(0)), 200);
    }

    void expectContinueOfTooMuchIsRefusedAtOnce()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
        QVERIFY(client.closesWithin());
        QCOMPARE(statusOfAnswer(client.received), 413);
        QVERIFY(!client.received.contains("100 Continue"));
    }

    void connectionsOverTheTotalGet503()
    {
        HttpLimits limits = impatientLimits();
        limits.connections = 3;
        limits.headTime = 60s;
        HttpFixture http(limits);
        const auto first = clients(http, 3);
        RawClient refused(http.publicPort);
        QVERIFY(refused.closesWithin());
        QCOMPARE(statusOfAnswer(refused.received), 503);
        QVERIFY(!headerOfAnswer(refused.received, "Retry-After").isEmpty());
        first.front()->socket.abort();
        QTRY_COMPARE(http.server.connections(), 2);
        RawClient again(http.publicPort); // the place is free again
        again.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOfAnswer(again.readAnswers(1).value(0)), 200);
    }

    void connectionsOverTheCapOfAnAddressGet503()
    {
        HttpLimits limits = impatientLimits();
        limits.connectionsPerAddress = 2;
        limits.headTime = 60s;
        HttpFixture http(limits);
        const auto first = clients(http, 2);
        RawClient refused(http.publicPort);
        QVERIFY(refused.closesWithin());
        QCOMPARE(statusOfAnswer(refused.received), 503);
        QCOMPARE(http.server.connections(), 2);
        RawClient other(http.pbxPort); // counted per listener
        QVERIFY(other.isOpen());
    }

    void uploadsOverTheMemoryForAllGet503()
    {
        HttpLimits limits = impatientLimits();
        limits.bodies = 512 * 1024;
        limits.bodyTime = 60s;
        HttpFixture http(limits);
        RawClient first(http.publicPort);
        first.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" + QByteArray(400'000, 'x'));
        QTRY_COMPARE(first.socket.bytesToWrite(), 0);
        QTest::qWait(100);
        RawClient second(http.publicPort);
        second.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" + QByteArray(400'000, 'x'));
        QVERIFY(second.closesWithin());
        QCOMPARE(statusOfAnswer(second.received), 503);
        first.send(QByteArray(100'000, 'x'));
        QCOMPARE(statusOfAnswer(first.readAnswers(1).value(0)), 200);
    }

private:
    static std::vector<std::unique_ptr<RawClient>> clients(const HttpFixture &http, int count)
    {
        std::vector<std::unique_ptr<RawClient>> all;
        for (int i = 0; i < count; ++i)
            all.push_back(std::make_unique<RawClient>(http.publicPort));
        [&] { QTRY_COMPARE(http.server.connections(), count); }(); // it has accepted them
        return all;
    }
};

QTEST_GUILESS_MAIN(HostileClientTest)
#include "HostileClientTest.moc"
