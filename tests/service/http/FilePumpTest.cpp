// SPDX-License-Identifier: GPL-3.0-or-later
// Files as answers: what they cost, and what becomes of them when clients stall or leave.
#include "HttpFixture.h"
#include "TestAuthority.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

#include <malloc.h>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator(4711).generate(reinterpret_cast<quint32 *>(bytes.data()),
                                    reinterpret_cast<quint32 *>(bytes.data() + size / 4 * 4));
    return bytes;
}

/// Without what earlier tests have left to the allocator, where growth would hide.
qint64 residentAtLeast()
{
    ::malloc_trim(0);
    return residentBytes();
}

/// A client whose system takes a little of an answer, and which reads nothing of it unless it is told to.
std::unique_ptr<RawClient> lazyClient(quint16 port)
{
    auto client = std::make_unique<RawClient>(port);
    client->socket.setReadBufferSize(1024);
    return client;
}

/// No wait of the server's is what these tests are about, on however slow a machine.
HttpLimits patientLimits()
{
    HttpLimits limits;
    limits.handshakeTime = limits.headTime = limits.writeStall = limits.idleTime = 60s;
    return limits;
}

} // namespace

class FilePumpTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    TestAuthority m_authority;

    quint16 tlsPort(HttpFixture &http)
    {
        const TlsFiles files{m_authority.certificatePath(QStringLiteral("localhost")),
                             m_authority.keyPath(QStringLiteral("localhost"))};
        const auto where = http.server.listen(Listener::Public, {QHostAddress::LocalHost, 0}, files);
        if (!where)
            qFatal("%s", qPrintable(where.error().message));
        return where->port;
    }
    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no place for a file");
        return path;
    }
    /// A file of this size that takes no room.
    QString writeHollow(qint64 size)
    {
        const QString path = write({});
        if (!QFile::resize(path, size))
            qFatal("no place for a file");
        return path;
    }
    static QByteArray get(const QString &path, const QByteArray &method = "GET")
    {
        return method + " /file?path=" + path.toUtf8() + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }
    /// How often this process has the file open.
    static int openings(const QString &path)
    {
        int count = 0;
        const QFileInfoList descriptors = QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files);
        for (const QFileInfo &descriptor : descriptors)
            count += descriptor.symLinkTarget() == path ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void aFileArrivesByteForByteAndTheConnectionGoesOn()
    {
        HttpFixture http(patientLimits());
        const QByteArray content = randomBytes(8 << 20);
        const QString path = write(content);
        RawClient client(http.publicPort);
        // The second file and the third answer are asked for while the first is on its way.
        client.send(get(path) + get(path) + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        const auto answers = client.readAnswers(3, 30s);
        QCOMPARE(answers.size(), 3);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(statusOfAnswer(answers[i]), 200);
            QCOMPARE(headerOfAnswer(answers[i], "Content-Length").toLongLong(), content.size());
            QVERIFY(bodyOfAnswer(answers[i]) == content);
        }
        QVERIFY(answers[2].contains("hello"));
        QVERIFY(client.isOpen());
        QCOMPARE(openings(path), 0);
    }

    void everySizeArrives_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 65535, 65536, 65537, 131072, 131073, 200000})
            QTest::addRow("%d bytes", size) << size;
    }
    void everySizeArrives()
    {
        QFETCH(int, size);
        HttpFixture http(patientLimits());
        const QByteArray content = randomBytes(size + 4).first(size);
        const QString path = write(content);
        RawClient client(http.publicPort);
        client.send(get(path) + "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const auto answers = client.readAnswers(2, 30s);
        QCOMPARE(answers.size(), 2);
        QVERIFY(bodyOfAnswer(answers[0]) == content);
        QCOMPARE(statusOfAnswer(answers[1]), 200);
        QVERIFY(client.closesWithin());
    }

    void headSendsNothingOfIt()
    {
        HttpFixture http(patientLimits());
        const QString path = write(randomBytes(100'000));
        RawClient client(http.publicPort);
        client.send(get(path, "HEAD") + "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const QByteArray all = client.readAll();
        QCOMPARE(headerOfAnswer(all, "Content-Length"), "100000");
        QVERIFY(bodyOfAnswer(all).startsWith("HTTP/1.1 200 OK"));
        QCOMPARE(openings(path), 0);
    }

    void aConnectionThatIsToCloseClosesAfterTheFile()
    {
        HttpFixture http(patientLimits());
        const QByteArray content = randomBytes(1 << 20);
        const QString path = write(content);
        RawClient client(http.publicPort);
        client.send("GET /file?path=" + path.toUtf8() + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(bodyOfAnswer(client.readAll(30s)) == content);
        QVERIFY(!client.isOpen());
    }

    void aStalledClientCostsLessThanAMegabyte()
    {
        HttpFixture http(patientLimits());
        constexpr int count = 50;
        const QString path = writeHollow(64 << 20);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < count; ++i)
            clients.push_back(lazyClient(http.publicPort));
        const qint64 before = residentAtLeast();
        for (const auto &client : clients)
            client->send(get(path));
        QTRY_COMPARE_WITH_TIMEOUT(openings(path), count, 30'000);
        qint64 most = 0;
        for (int i = 0; i < 20; ++i) { // it stays so
            QTest::qWait(50);
            most = std::max(most, residentBytes() - before);
        }
        qInfo("%d stalled clients cost %lld KB each", count, most / 1024 / count);
        if (measuresMemory())
            QVERIFY(most < qint64(count) << 20);
        clients.clear();
        QTRY_COMPARE_WITH_TIMEOUT(openings(path), 0, 30'000);
    }

    void aHundredClientsFetchAtOnce()
    {
        HttpFixture http(patientLimits());
        constexpr int count = 100;
        const QByteArray content = randomBytes(1 << 20);
        const QString path = write(content);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < count; ++i)
            clients.push_back(std::make_unique<RawClient>(http.publicPort));
        for (const auto &client : clients)
            client->send(get(path));
        for (const auto &client : clients) {
            const auto answer = client->readAnswers(1, 60s).value(0);
            QVERIFY(bodyOfAnswer(answer) == content);
        }
        QCOMPARE(openings(path), 0);
    }

    void aClientThatStallsForTooLongIsCutOff()
    {
        HttpFixture http; // its limits give a second
        const QString path = writeHollow(64 << 20);
        const auto client = lazyClient(http.publicPort);
        client->send(get(path));
        QTRY_COMPARE_WITH_TIMEOUT(http.server.connections(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(http.server.connections(), 0, 30'000);
        QCOMPARE(openings(path), 0);
    }

    void aClientThatLeavesClosesTheFile()
    {
        HttpFixture http(patientLimits());
        const QString path = writeHollow(64 << 20);
        for (int i = 0; i < 20; ++i) {
            RawClient client(http.publicPort);
            client.send(get(path));
            QVERIFY(client.sees("200 OK", 30s));
            QCOMPARE(openings(path), 1);
            client.socket.abort();
            QTRY_COMPARE_WITH_TIMEOUT(openings(path), 0, 30'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(http.server.connections(), 0, 30'000);
    }

    void theServerMayGoInTheMiddleOfAFile()
    {
        auto http = std::make_unique<HttpFixture>(patientLimits());
        const QString path = writeHollow(64 << 20);
        const auto client = lazyClient(http->publicPort);
        client->send(get(path));
        QTRY_COMPARE_WITH_TIMEOUT(openings(path), 1, 30'000);
        http.reset();
        QCOMPARE(openings(path), 0);
    }

    void aDrainLetsAFileArrive()
    {
        HttpFixture http(patientLimits());
        const QByteArray content = randomBytes(16 << 20);
        const QString path = write(content);
        RawClient client(http.publicPort);
        client.socket.setReadBufferSize(64 * 1024);
        client.send(get(path));
        QTRY_VERIFY_WITH_TIMEOUT(openings(path) == 1, 30'000);
        http.server.drain();
        client.socket.setReadBufferSize(0);
        QVERIFY(client.closesWithin(60s)); // although the head has said nothing of it
        QVERIFY(bodyOfAnswer(client.received) == content);
        QTRY_COMPARE_WITH_TIMEOUT(http.server.connections(), 0, 30'000);
    }

    void anAnswerWhoseFileShrinksIsBrokenOffNotMadeUp()
    {
        HttpFixture http(patientLimits());
        const QString path = writeHollow(64 << 20);
        const auto client = lazyClient(http.publicPort);
        client->send(get(path));
        QTRY_COMPARE_WITH_TIMEOUT(openings(path), 1, 30'000);
        QVERIFY(QFile::resize(path, 1 << 20));
        client->socket.setReadBufferSize(0);
        QVERIFY(client->closesWithin(60s));
        QVERIFY(bodyOfAnswer(client->received).size() < (64 << 20));
    }

    void aFileThatIsRemovedMeanwhileArrivesWhole()
    {
        HttpFixture http(patientLimits());
        const QByteArray content = randomBytes(16 << 20);
        const QString path = write(content);
        RawClient client(http.publicPort);
        client.socket.setReadBufferSize(64 * 1024);
        client.send(get(path));
        QTRY_VERIFY_WITH_TIMEOUT(openings(path) == 1, 30'000);
        QVERIFY(QFile::remove(path));
        client.socket.setReadBufferSize(0);
        const auto answer = client.readAnswers(1, 60s).value(0);
        QVERIFY(bodyOfAnswer(answer) == content);
    }

    void tlsCarriesFilesToo()
    {
        HttpFixture http(patientLimits());
        const quint16 port = tlsPort(http);
        const QByteArray content = randomBytes(4 << 20);
        const QString path = write(content);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.setReadBufferSize(64 * 1024);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        QTRY_VERIFY_WITH_TIMEOUT(client.isEncrypted(), 30'000);
        client.write(get(path) + "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QByteArray received;
        QTRY_VERIFY_WITH_TIMEOUT((received += client.readAll(), client.state() == QAbstractSocket::UnconnectedState),
                                 60'000);
        const QByteArray first = received.first(received.indexOf("\r\n\r\n") + 4 + content.size());
        QVERIFY(bodyOfAnswer(first) == content);
        QVERIFY(received.sliced(first.size()).startsWith("HTTP/1.1 200"));
        QCOMPARE(openings(path), 0);
    }

    void aStalledClientOverTlsCostsLessThanAMegabyte()
    {
        HttpFixture http(patientLimits());
        const quint16 port = tlsPort(http);
        constexpr int count = 20;
        const QString path = writeHollow(64 << 20);
        std::vector<std::unique_ptr<QSslSocket>> clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<QSslSocket>());
            clients.back()->setPeerVerifyMode(QSslSocket::VerifyNone);
            clients.back()->setReadBufferSize(1024);
            clients.back()->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        }
        for (const auto &client : clients)
            QTRY_VERIFY_WITH_TIMEOUT(client->isEncrypted(), 30'000);
        const qint64 before = residentAtLeast();
        for (const auto &client : clients)
            client->write(get(path));
        QTRY_COMPARE_WITH_TIMEOUT(openings(path), count, 30'000);
        qint64 most = 0;
        for (int i = 0; i < 20; ++i) {
            QTest::qWait(50);
            most = std::max(most, residentBytes() - before);
        }
        qInfo("%d stalled clients over TLS cost %lld KB each", count, most / 1024 / count);
        if (measuresMemory())
            QVERIFY(most < qint64(count) << 20);
    }
};

QTEST_GUILESS_MAIN(FilePumpTest)
#include "FilePumpTest.moc"
