// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that leave at the worst moment. Most of what these tests promise is that AddressSanitizer has nothing to say.
#include "HttpFixture.h"

#include <QTest>

#include <sys/socket.h>

#include <memory>
#include <vector>

using namespace wakeline;
using namespace std::chrono_literals;

class LeavingClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientMayLeaveWhileItsHandlerWaits()
    {
        HttpFixture http;
        {
            RawClient client(http.publicPort);
            client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            QTest::qWait(50);
            client.socket.abort();
        }
        QTRY_COMPARE(http.server.connections(), 0);
        QTest::qWait(300); // the handler wakes up and has nobody to answer
        isAlive(http);
    }

    void twoHundredClientsMayLeaveAtOnce()
    {
        HttpFixture http;
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 200; ++i) {
            clients.push_back(std::make_unique<RawClient>(http.publicPort));
            clients.back()->send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        QTest::qWait(20);
        clients.clear();
        QTRY_COMPARE(http.server.connections(), 0);
        QTest::qWait(300);
        isAlive(http);
    }

    void aClientMayLeaveInTheMiddleOfABigAnswer()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.sees("bbbbbbbb"));
        client.socket.abort();
        QTRY_COMPARE(http.server.connections(), 0);
        isAlive(http);
    }

    void aClientMayLeaveInTheMiddleOfItsBody()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");
        QTest::qWait(50);
        client.socket.abort();
        QTRY_COMPARE(http.server.connections(), 0);
        isAlive(http);
    }

    void aClientMayLeaveAsItsAnswerIsWritten()
    {
        HttpFixture http;
        for (int i = 0; i < 50; ++i) {
            RawClient client(http.publicPort);
            client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
            client.socket.abort();
        }
        QTRY_COMPARE(http.server.connections(), 0);
        isAlive(http);
    }

    void theServerMayGoWhileHandlersWait()
    {
        auto http = std::make_unique<HttpFixture>();
        RawClient client(http->publicPort);
        client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        QTest::qWait(50);
        http.reset();
        QVERIFY(client.closesWithin());
        QTest::qWait(300); // the handler wakes up to find no server
    }

    void aHalfClosedClientStillGetsAnAnswerThatIsReady()
    {
        HttpFixture http;
        RawClient client(http.publicPort);
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.socket.waitForBytesWritten(1000) || client.socket.bytesToWrite() == 0);
        ::shutdown(static_cast<int>(client.socket.socketDescriptor()), SHUT_WR);
        QVERIFY(client.sees("200 OK"));
    }

private:
    static void isAlive(const HttpFixture &http)
    {
        RawClient client(http.publicPort);
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOfAnswer(client.readAnswers(1).value(0)), 200);
    }
};

QTEST_GUILESS_MAIN(LeavingClientTest)
#include "LeavingClientTest.moc"
