// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           fields + "\r\n" + body;
}

/// The `data` of an enveloped answer.
QJsonObject dataOf(const QByteArray &answer)
{
    return parseObject(bodyOfAnswer(answer)).value_or(QJsonObject()).value(QStringLiteral("data")).toObject();
}

QString codeOf(const QByteArray &answer)
{
    return parseObject(bodyOfAnswer(answer)).value_or(QJsonObject()).value(QStringLiteral("code")).toString();
}

/// Sends one request on a connection of its own.
QByteArray ask(quint16 port, const QByteArray &request)
{
    RawClient client(port);
    client.send(request);
    return client.readAnswers(1).value(0);
}

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHandlersReplyComesBackWithTheCommonFields()
    {
        HttpFixture http;
        const QByteArray answer = ask(http.publicPort, get("/hello"));
        QCOMPARE(statusOfAnswer(answer), 200);
        QCOMPARE(bodyOfAnswer(answer), "{\"data\":\"hello\"}");
        QCOMPARE(headerOfAnswer(answer, "Content-Type"), "application/json");
        QCOMPARE(headerOfAnswer(answer, "Cache-Control"), "no-store");
        QCOMPARE(headerOfAnswer(answer, "X-Content-Type-Options"), "nosniff");
        QVERIFY(!headerOfAnswer(answer, "X-Request-Id").isEmpty());
        QVERIFY(headerOfAnswer(answer, "Date").endsWith(" GMT"));
    }

    void aHandlerSeesTheRequestAsItWasSent()
    {
        HttpFixture http;
        const QByteArray answer = ask(http.publicPort, post("/echo?q=a%26b%20c%2B", "body \xc3\xa4",
                                                            "X-Twice: 1\r\nX-Twice: 2\r\nX-Request-Id: abc\r\n"));
        const QJsonObject seen = dataOf(answer);
        QCOMPARE(seen.value(QStringLiteral("path")).toString(), QStringLiteral("/echo"));
        QCOMPARE(seen.value(QStringLiteral("q")).toString(), QStringLiteral("a&b c+"));
        QCOMPARE(seen.value(QStringLiteral("body")).toString(), QStringLiteral("body ä"));
        QCOMPARE(seen.value(QStringLiteral("host")).toString(), QStringLiteral("a"));
        QCOMPARE(seen.value(QStringLiteral("x")).toString(), QStringLiteral("1, 2"));
        QCOMPARE(seen.value(QStringLiteral("id")).toString(), QStringLiteral("abc"));
        QCOMPARE(headerOfAnswer(answer, "X-Request-Id"), "abc");
    }

    void pathParametersArriveDecoded_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("seen");
        QTest::newRow("slash") << QByteArray("a%2Fb") << QStringLiteral("a/b");
        QTest::newRow("percent") << QByteArray("%2525") << QStringLiteral("%25");
        QTest::newRow("question mark") << QByteArray("a%3Fb") << QStringLiteral("a?b");
        QTest::newRow("unicode") << QByteArray("%C3%A4") << QStringLiteral("ä");
        QTest::newRow("space and plus") << QByteArray("a%20b+c") << QStringLiteral("a b+c");
        QTest::newRow("dots") << QByteArray("%2e%2e") << QStringLiteral("..");
        QTest::newRow("unwise") << QByteArray("a|b[c]") << QStringLiteral("a|b[c]");
        QTest::newRow("colon and at") << QByteArray("sip:101@x;y=z") << QStringLiteral("sip:101@x;y=z");
    }

    void pathParametersArriveDecoded()
    {
        QFETCH(QByteArray, sent);
        HttpFixture http;
        const QByteArray answer = ask(http.publicPort, get("/items/" + sent));
        QCOMPARE(statusOfAnswer(answer), 200);
        QTEST(dataOf(answer).value(QStringLiteral("item")).toString(), "seen");
    }

    void absoluteTargetsAreServed()
    {
        HttpFixture http;
        const QByteArray answer = ask(http.publicPort, get("http://proxy.example:80/items/7"));
        QCOMPARE(dataOf(answer).value(QStringLiteral("item")).toString(), QStringLiteral("7"));
        QCOMPARE(dataOf(answer).value(QStringLiteral("host")).toString(), QStringLiteral("proxy.example:80"));
    }

    void chunkedBodiesWithTrailersArriveWhole()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                    "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n" +
                    get("/hello"));
        const auto answers = client.readAnswers(2);
        QCOMPARE(answers.size(), 2);
        QCOMPARE(dataOf(answers[0]).value(QStringLiteral("body")).toString(), QStringLiteral("abcde"));
        QCOMPARE(statusOfAnswer(answers[1]), 200);
    }

    void aRouteMayTakeMoreThanTheOthers()
    {
        HttpFixture http;
        const QByteArray body(3 << 19, 'x'); // 1.5 MiB
        QCOMPARE(dataOf(ask(http.publicPort, post("/upload", body))).value(QStringLiteral("size")).toInteger(),
                 body.size());
        QCOMPARE(statusOfAnswer(ask(http.publicPort, post("/echo", body))), 413);
    }

    void unknownPathsAndMethodsAreTold()
    {
        HttpFixture http;
        const QByteArray missing = ask(http.publicPort, get("/nothing"));
        QCOMPARE(statusOfAnswer(missing), 404);
        QCOMPARE(codeOf(missing), QStringLiteral("not_found"));
        const QByteArray wrong = ask(http.publicPort, post("/hello", {}));
        QCOMPARE(statusOfAnswer(wrong), 405);
        QCOMPARE(headerOfAnswer(wrong, "Allow"), "GET, HEAD, OPTIONS");
        const QByteArray options = ask(http.publicPort, "OPTIONS /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOfAnswer(options), 204);
        QCOMPARE(headerOfAnswer(options, "Allow"), "GET, HEAD, OPTIONS");
        QVERIFY(!options.contains("Content-Length"));
    }

    void optionsOfTheWholeServerIsAnswered()
    {
        HttpFixture http;
        const QByteArray answer = ask(http.publicPort, "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOfAnswer(answer), 204);
    }

    void headHasTheLengthButNotTheBody()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const QByteArray answer = client.readAll();
        QCOMPARE(statusOfAnswer(answer), 200);
        QCOMPARE(headerOfAnswer(answer, "Content-Length"), "16");
        QVERIFY(answer.endsWith("\r\n\r\n"));
    }

    void connectionsAreKeptOrClosedAsAsked()
    {
        HttpFixture http;
        RawClient kept(http.publicPort);
        for (int i = 0; i < 5; ++i) {
            kept.send(get("/hello"));
            QCOMPARE(kept.readAnswers(1).size(), 1);
        }
        QVERIFY(kept.isOpen());
        RawClient closed(http.publicPort);
        closed.send(get("/hello", "Connection: close\r\n"));
        QVERIFY(closed.closesWithin());
        QCOMPARE(headerOfAnswer(closed.received, "Connection"), "close");
        RawClient old(http.publicPort);
        old.send("GET /hello HTTP/1.0\r\n\r\n");
        QVERIFY(old.closesWithin());
        QCOMPARE(statusOfAnswer(old.received), 200);
        RawClient oldKept(http.publicPort);
        oldKept.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QCOMPARE(headerOfAnswer(oldKept.readAnswers(1).value(0), "Connection"), "keep-alive");
    }

    void pipelinedAnswersComeInOrderBehindADelayedOne()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send(get("/slow") + get("/items/2") + get("/slow") + get("/items/4") + get("/nothing"));
        const auto answers = client.readAnswers(5);
        QCOMPARE(answers.size(), 5);
        QVERIFY(answers[0].contains("slow"));
        QCOMPARE(dataOf(answers[1]).value(QStringLiteral("item")).toString(), QStringLiteral("2"));
        QVERIFY(answers[2].contains("slow"));
        QCOMPARE(dataOf(answers[3]).value(QStringLiteral("item")).toString(), QStringLiteral("4"));
        QCOMPARE(statusOfAnswer(answers[4]), 404);
    }

    void aThousandPipelinedRequestsAreAllAnsweredAndLetOthersIn()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send(get("/hello").repeated(1000));
        QCOMPARE(statusOfAnswer(ask(http.publicPort, get("/hello"))), 200);
        QCOMPARE(client.readAnswers(1000).size(), 1000);
    }

    void aBigAnswerArrivesWhole()
    {
        HttpFixture http;
        const QByteArray answer = ask(http.publicPort, get("/big"));
        QCOMPARE(bodyOfAnswer(answer).size(), 8 << 20);
    }

    void anExceptionIsA500WithoutInternals()
    {
        HttpFixture http;
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(QStringLiteral("A handler threw: the secret is swordfish")));
        const QByteArray answer = ask(http.publicPort, get("/throws"));
        QCOMPARE(statusOfAnswer(answer), 500);
        QCOMPARE(codeOf(answer), QStringLiteral("internal"));
        QVERIFY(!answer.contains("swordfish"));
    }

    void aHandlerThatNeverEndsIsA503AndItsConnectionIsFreed()
    {
        HttpFixture http;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("No answer in time to GET /never")));
        RawClient client(http.publicPort);
        client.send(get("/never"));
        QVERIFY(client.closesWithin());
        QCOMPARE(statusOfAnswer(client.received), 503);
        QVERIFY(!headerOfAnswer(client.received, "Retry-After").isEmpty());
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void aLateReplyIsDropped()
    {
        HttpLimits limits = impatientLimits();
        limits.handlerTime = 50ms; // the handler needs 200
        limits.lingerTime = 1s;
        HttpFixture http(limits);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("No answer in time")));
        RawClient client(http.publicPort);
        client.send(get("/slow"));
        const QByteArray all = client.readAll();
        QCOMPARE(all.count("HTTP/1.1 "), 1);
        QCOMPARE(statusOfAnswer(all), 503);
    }

    void operatorRoutesAskForARole()
    {
        HttpFixture http;
        const auto with = [&](const QByteArray &token, const QByteArray &request) {
            return ask(http.publicPort,
                       request + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        };
        const QByteArray none = ask(http.publicPort, get("/me"));
        QCOMPARE(statusOfAnswer(none), 401);
        QCOMPARE(headerOfAnswer(none, "WWW-Authenticate"), "Bearer realm=\"wakeline\"");
        QCOMPARE(statusOfAnswer(with("forged", "GET /me")), 401);
        QCOMPARE(codeOf(with("old", "GET /me")), QStringLiteral("token_expired"));
        QCOMPARE(dataOf(with("viewer", "GET /me")).value(QStringLiteral("operator")).toString(),
                 QStringLiteral("viewer"));
        QCOMPARE(statusOfAnswer(with("vendor", "GET /me")), 403);
        QCOMPARE(statusOfAnswer(with("operator", "DELETE /items/1")), 403);
        QCOMPARE(statusOfAnswer(with("admin", "DELETE /items/1")), 200);
    }

    void pbxRoutesLiveOnThePbxListenerAlone()
    {
        HttpFixture http;
        QCOMPARE(statusOfAnswer(ask(http.publicPort, post("/pbx/notify", "{}"))), 404);
        QCOMPARE(statusOfAnswer(ask(http.pbxPort, post("/pbx/notify", "{}"))), 200); // loopback: open
        QCOMPARE(statusOfAnswer(ask(http.pbxPort, get("/hello"))), 200);
    }

    void aPbxListenerOffLoopbackAsksForTheSecretEvenFromThisMachine()
    {
        HttpFixture http;
        const auto everywhere = http.server.listen(Listener::Pbx, {QHostAddress(QHostAddress::AnyIPv4), 0});
        QVERIFY(everywhere);
        const auto with = [&](const QByteArray &fields) {
            return statusOfAnswer(ask(everywhere->port, post("/pbx/notify", "{}", fields)));
        };
        QCOMPARE(with({}), 401);
        QCOMPARE(with("Authorization: Bearer pbx-secre\r\n"), 401);
        QCOMPARE(with("Authorization: Bearer pbx-secret2\r\n"), 401);
        QCOMPARE(with("Authorization: Bearer \r\n"), 401);
        QCOMPARE(with("Authorization: Bearer pbx-secret\r\n"), 200);
    }

    void drainingAnswersWhatIsUnderWayAndClosesTheRest()
    {
        HttpFixture http;
        RawClient busy(http.publicPort);
        RawClient idle(http.publicPort);
        busy.send(get("/slow"));
        idle.send(get("/hello"));
        QCOMPARE(idle.readAnswers(1).size(), 1);
        QSignalSpy drained(&http.server, &HttpServer::drained);
        http.server.drain();
        QVERIFY(idle.closesWithin());
        QVERIFY(busy.closesWithin());
        QCOMPARE(statusOfAnswer(busy.received), 200);
        QCOMPARE(headerOfAnswer(busy.received, "Connection"), "close");
        QTRY_VERIFY(!drained.isEmpty());
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, http.publicPort);
        QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "HttpServerTest.moc"
