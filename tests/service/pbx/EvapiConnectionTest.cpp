// SPDX-License-Identifier: GPL-3.0-or-later
#include "EvapiConnection.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// evapi's side of the wire, under the test's control.
struct Peer
{
    Peer()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            ++connections;
            socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, &server, [this] { read(); });
        });
    }
    void read()
    {
        const QByteArray bytes = socket->readAll();
        unread += bytes.size();
        mostUnread = std::max(mostUnread, unread);
        reader.append(bytes);
        for (auto frame = reader.next(); frame && *frame; frame = reader.next()) {
            frames.append(**frame);
            if ((*frame)->contains("hello") && greeting.size() > 0)
                write(greeting);
            else if ((*frame)->contains("\"ping\"") && pongs) {
                unread = 0;
                write(QByteArray(**frame).replace("\"cmd\":\"ping\"", "\"ev\":\"pong\""));
            }
        }
    }
    void write(const QByteArray &message) { socket->write(netstring(message)); }
    EvapiConnection::Options options() const
    {
        EvapiConnection::Options options;
        options.port = server.serverPort();
        options.secret = "s";
        options.ping = 50ms;
        options.silence = 1500ms; // a busy machine stalls a test for longer than one would think
        options.firstRetry = 20ms;
        options.lastRetry = 100ms;
        options.refusedRetry = 60s;
        return options;
    }

    QTcpServer server;
    QTcpSocket *socket = nullptr;
    NetstringReader reader;
    QList<QByteArray> frames;
    QByteArray greeting = "{\"ev\":\"welcome\",\"version\":1}";
    bool pongs = true;
    int connections = 0;
    qint64 unread = 0;
    qint64 mostUnread = 0;
};

} // namespace

class EvapiConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecretIsTheFirstThingSaid()
    {
        Peer peer;
        EvapiConnection connection(peer.options());
        QVERIFY(!connection.send("{}"));
        connection.start();
        QTRY_VERIFY(connection.isReady());
        QCOMPARE(peer.frames.first(), QByteArray("{\"cmd\":\"hello\",\"secret\":\"s\"}"));
        QVERIFY(connection.send("{\"cmd\":\"x\"}"));
        QTRY_VERIFY(peer.frames.contains("{\"cmd\":\"x\"}"));
    }

    void aWrongSecretIsToldOnceAndNotHammered()
    {
        Peer peer;
        peer.greeting = "{\"ev\":\"refused\"}";
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("refuses us: WAKELINE_KAMAILIO_SECRET")));
        EvapiConnection connection(peer.options());
        connection.start();
        QTest::qWait(1000);
        QCOMPARE(peer.connections, 1);
        QVERIFY(!connection.isReady());
    }

    void aPeerThatFallsSilentIsLeft()
    {
        Peer peer;
        EvapiConnection connection(peer.options());
        QSignalSpy ready(&connection, &EvapiConnection::readyChanged);
        connection.start();
        QTRY_VERIFY(connection.isReady());
        QTest::qWait(3000);
        QVERIFY2(connection.isReady(), "pongs alone keep it alive");
        QCOMPARE(ready.size(), 1);
        // In the moment it has left: a test that polls for that moment may miss it, and see it leave again.
        QObject::connect(&connection, &EvapiConnection::readyChanged, &peer.server, [&] { peer.pongs = true; });
        peer.pongs = false;
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 3, 30'000);
        QVERIFY(connection.isReady());
        QCOMPARE(ready.at(1).first().toBool(), false);
        QVERIFY(peer.connections >= 2);
    }

    void aPeerThatNeverWelcomesIsLeft()
    {
        Peer peer;
        peer.greeting.clear();
        EvapiConnection connection(peer.options());
        connection.start();
        QTRY_VERIFY(peer.connections >= 2);
    }

    void aBrokenStreamIsLeft()
    {
        Peer peer;
        EvapiConnection connection(peer.options());
        connection.start();
        QTRY_VERIFY(connection.isReady());
        peer.socket->write("garbage");
        QTRY_VERIFY(peer.connections >= 2);
        QTRY_VERIFY(connection.isReady());
    }

    void aMessageThatIsNotUnderstoodCostsNothingElse()
    {
        Peer peer;
        EvapiConnection connection(peer.options());
        QSignalSpy received(&connection, &EvapiConnection::received);
        connection.start();
        QTRY_VERIFY(connection.isReady());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not understood")));
        peer.write("{\"ev\":\"call.levitate\"}");
        peer.write("{\"ev\":\"decision.stale\",\"tx\":\"1:2\"}");
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(peer.connections, 1);
    }

    void neverMoreThanHalfOfEvapisBufferIsUnconfirmed()
    {
        Peer peer;
        EvapiConnection connection(peer.options());
        connection.start();
        QTRY_VERIFY(connection.isReady());
        const QByteArray message = "{\"cmd\":\"" + QByteArray(200, 'x') + "\"}";
        for (int i = 0; i < 5000; ++i)
            QVERIFY(connection.send(message));
        QTRY_COMPARE_WITH_TIMEOUT(peer.frames.count(message), 5000, 30'000);
        QVERIFY2(peer.mostUnread <= 16 * 1024 + 100, qPrintable(QString::number(peer.mostUnread)));
    }

    void theQueueHasAnEnd()
    {
        Peer peer;
        peer.pongs = false;
        auto options = peer.options();
        options.silence = 60s;
        EvapiConnection connection(options);
        connection.start();
        QTRY_VERIFY(connection.isReady());
        const QByteArray message(4000, 'x');
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is dropped")));
        int taken = 0;
        while (taken < 10'000 && connection.send(message))
            ++taken;
        QVERIFY(taken > 100 && taken < 2000);
    }

    void aGapIsReported()
    {
        Peer peer;
        EvapiConnection connection(peer.options());
        QSignalSpy gap(&connection, &EvapiConnection::gapFound);
        connection.start();
        QTRY_VERIFY(connection.isReady());
        peer.write("{\"ev\":\"pong\",\"n\":0,\"gap\":true}");
        QTRY_COMPARE(gap.size(), 1);
    }
};

QTEST_GUILESS_MAIN(EvapiConnectionTest)
#include "EvapiConnectionTest.moc"
