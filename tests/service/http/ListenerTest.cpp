// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"
#include "TestAuthority.h"

#include <QSslSocket>
#include <QTest>
#include <QWebSocket>

#include <memory>
#include <vector>

using namespace wakeline;
using namespace std::chrono_literals;

class ListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *text, const char *written) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(written);
        };
        row("127.0.0.1:8080", "127.0.0.1:8080");
        row("0.0.0.0:8443", "0.0.0.0:8443");
        row("[::1]:0", "[::1]:0");
        row("[::]:80", "[::]:80");
        row("localhost:8080", "127.0.0.1:8080");
        for (const char *bad : {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
                                "::1:80", "[127.0.0.1]:80", "example.org:80", "[::1]80"})
            row(bad, "");
    }

    void addressesAreReadAndWritten()
    {
        QFETCH(QString, text);
        const auto address = ListenAddress::parse(text);
        QTEST(address ? address->toString() : QString(), "written");
        if (!address)
            QVERIFY(address.error().message.contains(u'"' + text + u'"'));
    }

    void aTakenPortIsAClearError()
    {
        HttpFixture http;
        const auto again = http.server.listen(Listener::Public, {QHostAddress::LocalHost, http.publicPort});
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("listen_failed"));
        QCOMPARE(
            again.error().message,
            QStringLiteral("Cannot listen on 127.0.0.1:%1: another program is listening there").arg(http.publicPort));
        const auto foreign = http.server.listen(Listener::Public, {QHostAddress(QStringLiteral("192.0.2.1")), 0});
        QVERIFY(!foreign);
        QVERIFY(foreign.error().message.contains(QStringLiteral("no such address")));
    }

    void moreInstancesMayShareAPort()
    {
        HttpFixture one;
        HttpFixture two;
        const auto first = one.server.listen(Listener::Public, {QHostAddress::LocalHost, 0}, std::nullopt, true);
        QVERIFY(first);
        QVERIFY(two.server.listen(Listener::Public, *first, std::nullopt, true));
        one.server.drain(); // one goes: the other takes every connection
        for (int i = 0; i < 10; ++i)
            QCOMPARE(hello(first->port), 200);
    }

    void ipv6IsServed()
    {
        HttpFixture http;
        const auto where = http.server.listen(Listener::Public, {QHostAddress::LocalHostIPv6, 0});
        if (!where)
            QSKIP("no IPv6 on this machine");
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHostIPv6, where->port);
        socket.write("GET /hello HTTP/1.0\r\n\r\n");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    }

    void tlsServesRequests()
    {
        HttpFixture http;
        QSslSocket client;
        QVERIFY(open(client, tlsPort(http)));
        client.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\nGET /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QByteArray received;
        QTRY_VERIFY((received += client.readAll(), client.state() == QAbstractSocket::UnconnectedState));
        QVERIFY(received.startsWith("HTTP/1.1 200 OK"));
        QVERIFY(received.endsWith(QByteArray(8 << 20, 'b')));
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void theLiveFeedRunsOverTls()
    {
        HttpFixture http;
        QWebSocket client;
        QStringList heard;
        connect(&client, &QWebSocket::textMessageReceived, this, [&](const QString &text) { heard.append(text); });
        connect(&client, &QWebSocket::connected, this,
                [&] { client.sendTextMessage(QStringLiteral("{\"op\":\"hello\",\"token\":\"viewer\"}")); });
        connect(&client, &QWebSocket::sslErrors, this, [&] { client.ignoreSslErrors(); });
        client.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(tlsPort(http))));
        QTRY_COMPARE(heard.size(), 1);
        http.stream.publish(Topic::Calls, QStringLiteral("test"), {{QStringLiteral("text"), QString(100'000, u'x')}},
                            http.clock.time);
        QTRY_COMPARE(heard.size(), 2);
        QVERIFY(heard.last().contains(QString(100'000, u'x')));
    }

    void aTlsClientMayLeaveInTheMiddleOfABigAnswer()
    {
        HttpFixture http;
        QSslSocket client;
        QVERIFY(open(client, tlsPort(http)));
        client.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_VERIFY(client.bytesAvailable() > 100'000);
        client.abort();
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void aTlsClientThatNeverReadsIsCutOff()
    {
        HttpFixture http;
        QSslSocket client;
        QVERIFY(open(client, tlsPort(http)));
        client.setReadBufferSize(1024);
        client.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_VERIFY(client.bytesAvailable() > 0);
        QTRY_COMPARE_WITH_TIMEOUT(http.server.connections(), 0, 20'000);
    }

    void tlsBelow12IsRefused()
    {
        HttpFixture http;
        QSslSocket client;
        QSslConfiguration old = client.sslConfiguration();
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        old.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        client.setSslConfiguration(old);
        QVERIFY(!open(client, tlsPort(http)));
    }

    void plainHttpOnATlsPortEnds()
    {
        HttpFixture http;
        RawClient client(tlsPort(http));
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(client.closesWithin());
        QVERIFY(!client.received.contains("hello"));
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void aHandshakeThatNeverEndsIsCutOff()
    {
        HttpFixture http;
        RawClient silent(tlsPort(http));
        RawClient half(tlsPort(http));
        half.send(QByteArray("\x16\x03\x01\x02\x00\x01", 6));
        QVERIFY(silent.closesWithin());
        QVERIFY(half.closesWithin());
        QTRY_COMPARE(http.server.connections(), 0);
    }

    void handshakesHaveALimitOfTheirOwn()
    {
        HttpLimits limits = impatientLimits();
        limits.handshakes = 3;
        limits.handshakeTime = 60s;
        HttpFixture http(limits);
        const quint16 port = tlsPort(http);
        std::vector<std::unique_ptr<RawClient>> stuck;
        for (int i = 0; i < 3; ++i)
            stuck.push_back(std::make_unique<RawClient>(port));
        QTRY_COMPARE(http.server.connections(), 3);
        QSslSocket refused;
        QVERIFY(!open(refused, port));
        stuck.clear();
        QTRY_COMPARE(http.server.connections(), 0);
        QSslSocket served;
        QVERIFY(open(served, port));
        QCOMPARE(http.server.connections(), 1);
    }

    void clientsMayLeaveDuringTheHandshake()
    {
        HttpFixture http;
        const quint16 port = tlsPort(http);
        for (int i = 0; i < 50; ++i) {
            QSslSocket client;
            client.setPeerVerifyMode(QSslSocket::VerifyNone);
            client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
            QTest::qWait(i % 10); // at another moment each time
            client.abort();
        }
        QTRY_COMPARE(http.server.connections(), 0);
        QSslSocket client;
        QVERIFY(open(client, port));
    }

    void unusableTlsFilesAreNamed()
    {
        HttpFixture http;
        const auto with = [&](const QString &certificate, const QString &key) {
            const auto outcome =
                http.server.listen(Listener::Public, {QHostAddress::LocalHost, 0}, TlsFiles{certificate, key});
            return outcome ? QString() : outcome.error().message;
        };
        const QString certificate = m_authority.certificatePath(QStringLiteral("localhost"));
        const QString key = m_authority.keyPath(QStringLiteral("localhost"));
        QVERIFY(with(QStringLiteral("/nowhere.pem"), key).contains(QStringLiteral("/nowhere.pem")));
        QVERIFY(with(key, key).contains(QStringLiteral("holds no PEM certificate")));
        QVERIFY(with(certificate, certificate).contains(QStringLiteral("holds no PEM private key")));
        QCOMPARE(with(certificate, key), QString());
    }

private:
    quint16 tlsPort(HttpFixture &http)
    {
        const TlsFiles files{m_authority.certificatePath(QStringLiteral("localhost")),
                             m_authority.keyPath(QStringLiteral("localhost"))};
        const auto where = http.server.listen(Listener::Public, {QHostAddress::LocalHost, 0}, files);
        if (!where)
            qFatal("%s", qPrintable(where.error().message));
        return where->port;
    }

    static bool open(QSslSocket &client, quint16 port)
    {
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        return QTest::qWaitFor(
                   [&] { return client.isEncrypted() || client.state() == QAbstractSocket::UnconnectedState; }) &&
               client.isEncrypted();
    }

    static int hello(quint16 port)
    {
        RawClient client(port);
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        return statusOfAnswer(client.readAnswers(1).value(0));
    }

    TestAuthority m_authority;
};

QTEST_GUILESS_MAIN(ListenerTest)
#include "ListenerTest.moc"
