// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"

#include <QTest>
#include <QThread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <memory>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr qint64 gigabyte = 1 << 30;
constexpr qint64 allowedGrowth = 40 << 20;

/// Pours one gigabyte into a socket as fast as it goes, reads what comes back, and stops when the server hangs up.
QByteArray pour(quint16 port, const QByteArray &head, bool chunked)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray answer;
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&server), sizeof server) == 0) {
        ::send(fd, head.constData(), static_cast<std::size_t>(head.size()), MSG_NOSIGNAL);
        const QByteArray data(1 << 20, 'x');
        const QByteArray piece = chunked ? "100000\r\n" + data + "\r\n" : data;
        for (qint64 sent = 0; sent < gigabyte;) {
            const ssize_t written = ::send(fd, piece.constData(), static_cast<std::size_t>(piece.size()), MSG_NOSIGNAL);
            if (written < 0)
                break;
            sent += written;
        }
        QByteArray buffer(4096, '\0');
        for (ssize_t size = 0; (size = ::recv(fd, buffer.data(), static_cast<std::size_t>(buffer.size()), 0)) > 0;)
            answer += buffer.first(size);
    }
    ::close(fd);
    return answer;
}

} // namespace

class UploadMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGigabyteCostsNextToNoMemory_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("chunked");
        QTest::newRow("announced") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n")
                                   << false;
        QTest::newRow("in chunks") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                                   << true;
    }

    void aGigabyteCostsNextToNoMemory()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, chunked);
        HttpFixture http;
        const qint64 before = residentBytes();
        std::atomic_bool done = false;
        QByteArray answer;
        const std::unique_ptr<QThread> client(QThread::create([&] {
            answer = pour(http.publicPort, head, chunked);
            done = true;
        }));
        client->start();
        qint64 most = 0;
        QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, residentBytes() - before), done.load()), 60'000);
        client->wait();
        QCOMPARE(statusOfAnswer(answer), 413);
        qInfo("resident memory grew by %lld KB", most / 1024);
        if (measuresMemory())
            QVERIFY2(most < allowedGrowth, "a refused upload is kept in memory");
    }

    void aHundredUnfinishedUploadsCostWhatWasSent()
    {
        HttpLimits limits = impatientLimits();
        limits.bodyTime = 60s;
        HttpFixture http(limits);
        const qint64 before = residentBytes();
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 100; ++i) { // each announces 1 MB and sends 1 byte
            clients.push_back(std::make_unique<RawClient>(http.publicPort));
            clients.back()->send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx");
        }
        QTRY_COMPARE(http.server.connections(), 100);
        QTest::qWait(200); // and has read what they sent
        if (measuresMemory())
            QVERIFY2(residentBytes() - before < allowedGrowth, "announced lengths are reserved");
    }
};

QTEST_GUILESS_MAIN(UploadMemoryTest)
#include "UploadMemoryTest.moc"
