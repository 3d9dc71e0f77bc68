// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFraming.h"
#include "HttpWriting.h"

#include <QTest>

using namespace wakeline;

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.target = 100;
    limits.head = 1024;
    limits.headerFields = 10;
    limits.body = 64;
    return limits;
}

/// Feeds `bytes` in pieces of `piece`, accepting bodies up to the limit, until nothing more is taken.
HttpFraming::State feedAll(HttpFraming &framing, const QByteArray &bytes, qsizetype piece)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype taken = framing.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        at += taken;
        if (framing.state() == HttpFraming::State::HeadDone)
            framing.acceptBody(smallLimits().body);
        else if (taken == 0)
            break;
    }
    return framing.state();
}

QByteArray request(const QByteArray &rest)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + rest;
}

QByteArray chunked(const QByteArray &chunks)
{
    return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

} // namespace

class HttpFramingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileBytesAreRefusedHoweverTheyAreSplit_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        row("garbage", "lkjahsdf\r\n\r\n", 400);
        row("TLS hello on a plain port", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), 400);
        row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        row("HTTP/0.9", "GET /\r\n\r\n", 400);
        row("no version number", "GET / HTTP/x.1\r\nHost: a\r\n\r\n", 400);
        row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("space in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("relative target", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("authority in path", "GET //evil/x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("%00", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("broken escape", "GET /a%4 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("broken escape in query", "GET /a?b=%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("raw UTF-8 in target", "GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("user in absolute target", "GET http://a@b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("ftp target", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("star for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("target too long", "GET /" + QByteArray(100, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        row("target that never ends", "GET /" + QByteArray(900, 'a'), 414);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
        row("host list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400);
        row("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
        row("folded line", request("X: a\r\n b\r\n\r\n"), 400);
        row("space before colon", request("X : a\r\n\r\n"), 400);
        row("space in name", request("X Y: a\r\n\r\n"), 400);
        row("no colon", request("X\r\n\r\n"), 400);
        row("empty name", request(": a\r\n\r\n"), 400);
        row("NUL in value", request(QByteArray("X: a\0b\r\n\r\n", 10)), 400);
        row("bell in value", request("X: a\ab\r\n\r\n"), 400);
        row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
        row("bare LF among CR LF", request("X: a\nY: b\r\n\r\n"), 400);
        row("bare CR", request("X: a\rY: b\r\n\r\n"), 400);
        row("head too large", request("X: " + QByteArray(2000, 'x') + "\r\n\r\n"), 431);
        row("too many fields", request(QByteArray("X: a\r\n").repeated(20) + "\r\n"), 431);
        row("CL and TE", request("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"), 400);
        row("two CL", request("Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"), 400);
        row("CL list", request("Content-Length: 3, 3\r\n\r\nabc"), 400);
        row("negative CL", request("Content-Length: -1\r\n\r\n"), 400);
        row("plus CL", request("Content-Length: +1\r\n\r\na"), 400);
        row("empty CL", request("Content-Length:\r\n\r\n"), 400);
        row("hexadecimal CL", request("Content-Length: 0x10\r\n\r\n"), 400);
        row("CL over the limit", request("Content-Length: 65\r\n\r\n"), 413);
        row("CL over 64 bits", request("Content-Length: 99999999999999999999999\r\n\r\n"), 413);
        row("gzip coding", request("Transfer-Encoding: gzip, chunked\r\n\r\n"), 501);
        row("chunked twice", request("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"), 501);
        row("chunked with a tab inside", request("Transfer-Encoding: chun\tked\r\n\r\n"), 501);
        row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("unknown expectation", request("Expect: tea\r\n\r\n"), 417);
        row("chunk size is no number", chunked("xyz\r\n"), 400);
        row("negative chunk size", chunked("-1\r\n"), 400);
        row("chunk size over 64 bits", chunked("fffffffffffffffff\r\n"), 400);
        row("chunk size at 63 bits", chunked("7fffffffffffffff\r\n"), 413);
        row("chunk size with spaces", chunked("5 \r\nabcde\r\n"), 400);
        row("empty chunk size", chunked("\r\n"), 400);
        row("chunk longer than its size", chunked("2\r\nabc\r\n0\r\n\r\n"), 400);
        row("chunk ends with bare LF", chunked("2\r\nab\n0\r\n\r\n"), 400);
        row("chunks over the limit", chunked(QByteArray("10\r\n0123456789abcdef\r\n").repeated(5)), 413);
        row("endless chunk extension", chunked("1;" + QByteArray(300, 'x')), 400);
        row("endless trailers", chunked("0\r\n" + QByteArray("X: y\r\n").repeated(300)), 431);
        row("trailer that is no field", chunked("0\r\nabc\r\n\r\n"), 400);
        row("upgrade with a body", request("Connection: upgrade\r\nUpgrade: websocket\r\nContent-Length: 1\r\n\r\na"),
            400);
    }

    void hostileBytesAreRefusedHoweverTheyAreSplit()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(7), bytes.size()}) {
            HttpFraming framing(smallLimits());
            QCOMPARE(feedAll(framing, bytes, piece), HttpFraming::State::Refused);
            QCOMPARE(framing.error().status, status);
            QVERIFY(!framing.error().error.message.isEmpty());
        }
    }

    void aRequestIsReadWhereverItIsSplit()
    {
        const QByteArray bytes =
            "POST /a%20b?c=d HTTP/1.1\r\nhOst: a\r\nContent-Length: 5\r\nX-Two:  spaces  \r\n\r\nhello";
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            HttpFraming framing(smallLimits());
            QCOMPARE(feedAll(framing, bytes, piece), HttpFraming::State::Done);
            const FramedRequest request = framing.takeRequest();
            QCOMPARE(request.method, "POST");
            QCOMPARE(request.target, "/a%20b?c=d");
            QCOMPARE(request.path(), "/a%20b");
            QCOMPARE(request.headers.value("host"), "a");
            QCOMPARE(request.headers.value("X-TWO"), "spaces");
            QCOMPARE(request.body, "hello");
            QVERIFY(request.keepAlive);
        }
    }

    void chunksAndTrailersBecomeOneBody()
    {
        const QByteArray bytes =
            chunked("5;name=\"value\"\r\nhello\r\n1\r\n \r\n05\r\nworld\r\n0\r\nDigest: x\r\n\r\n");
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            HttpFraming framing(smallLimits());
            QCOMPARE(feedAll(framing, bytes, piece), HttpFraming::State::Done);
            QCOMPARE(framing.takeRequest().body, "hello world");
        }
    }

    void pipelinedRequestsAreCutApart()
    {
        const QByteArray two =
            "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
        HttpFraming framing(smallLimits());
        const qsizetype firstHead = framing.feed(two);
        framing.acceptBody(64);
        const qsizetype firstBody = framing.feed(QByteArrayView(two).sliced(firstHead));
        QCOMPARE(framing.state(), HttpFraming::State::Done);
        QCOMPARE(framing.takeRequest().body, "x");
        const auto rest = QByteArrayView(two).sliced(firstHead + firstBody);
        QCOMPARE(framing.feed(rest), rest.size()); // an empty line between requests is passed over
        QCOMPARE(framing.state(), HttpFraming::State::HeadDone);
        framing.acceptBody(64);
        QCOMPARE(framing.takeRequest().target, "/2");
    }

    void nothingIsTakenBehindAHeadUntilTheBodyIsDecided()
    {
        HttpFraming framing(smallLimits());
        const QByteArray bytes = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60\r\n\r\nbody";
        QCOMPARE(framing.feed(bytes), bytes.size() - 4);
        QCOMPARE(framing.feed("body"), 0);
        framing.acceptBody(10); // this route allows less
        QCOMPARE(framing.state(), HttpFraming::State::Refused);
        QCOMPARE(framing.error().status, 413);
    }

    void keepAliveFollowsVersionAndConnection_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a") << true;
        QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close") << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0") << false;
        QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive") << true;
        QTest::newRow("1.7 is read as 1.1") << QByteArray("GET / HTTP/1.7\r\nHost: a") << true;
    }

    void keepAliveFollowsVersionAndConnection()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, keepAlive);
        const auto request = parseHead(head, smallLimits());
        QVERIFY(request);
        QCOMPARE(request->keepAlive, keepAlive);
    }

    void targetsComeOutInOriginForm_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("origin") << QByteArray("/a?b") << QByteArray("/a?b") << QByteArray("a");
        QTest::newRow("absolute") << QByteArray("http://b:80/c?d") << QByteArray("/c?d") << QByteArray("b:80");
        QTest::newRow("absolute without path") << QByteArray("HTTPS://b") << QByteArray("/") << QByteArray("b");
        QTest::newRow("absolute with query alone") << QByteArray("http://b?c") << QByteArray("/?c") << QByteArray("b");
        QTest::newRow("escapes kept") << QByteArray("/%2f%41") << QByteArray("/%2f%41") << QByteArray("a");
        QTest::newRow("unwise characters")
            << QByteArray("/a|b?[c]=\"") << QByteArray("/a%7Cb?%5Bc%5D=%22") << QByteArray("a");
    }

    void targetsComeOutInOriginForm()
    {
        QFETCH(QByteArray, sent);
        const auto request = parseHead("GET " + sent + " HTTP/1.1\r\nHost: a", smallLimits());
        QVERIFY(request);
        QTEST(request->target, "target");
        QTEST(request->headers.value("Host"), "host");
    }

    void internalFieldsOfAClientAreDropped()
    {
        const auto request = parseHead("GET / HTTP/1.1\r\nHost: a\r\nx-wakeline-exchange: 1.1", smallLimits());
        QVERIFY(request);
        QVERIFY(!request->headers.contains(exchangeField));
        QCOMPARE(request->headers.fields().size(), 1);
    }

    void webSocketUpgradesAreRecognised()
    {
        const auto asked = parseHead(
            "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket", smallLimits());
        QVERIFY(asked && asked->webSocket);
        const auto http2 = parseHead("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c", smallLimits());
        QVERIFY(http2 && !http2->webSocket);
    }

    void onlySaneRequestIdsAreTakenOver_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("kept");
        QTest::newRow("sane") << QByteArray("a-B_9.z") << true;
        QTest::newRow("64") << QByteArray(64, 'a') << true;
        QTest::newRow("65") << QByteArray(65, 'a') << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("log forging") << QByteArray("a b") << false;
        QTest::newRow("markup") << QByteArray("<script>") << false;
    }

    void onlySaneRequestIdsAreTakenOver()
    {
        QFETCH(QByteArray, sent);
        const QByteArray id = requestIdOf({{"x-request-id", sent}});
        QVERIFY(!id.isEmpty());
        QTEST(id == sent, "kept");
    }

    void aReplyCannotBeSplitByAHeaderValue()
    {
        const QByteArray text = writeReply({200, {{"X-Name", "a\r\nSet-Cookie: b"}}, "body"}, {"id", 1, false, true});
        QVERIFY(!text.contains("Set-Cookie"));
        QVERIFY(text.endsWith("\r\n\r\nbody"));
    }
};

QTEST_GUILESS_MAIN(HttpFramingTest)
#include "HttpFramingTest.moc"
