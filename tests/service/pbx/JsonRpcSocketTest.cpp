// SPDX-License-Identifier: GPL-3.0-or-later
#include "JsonRpcSocket.h"

#include <QCoroTask>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// jsonrpcs' side: one datagram in, one out.
struct Peer
{
    Peer()
    {
        path = folder.filePath(QStringLiteral("rpc.sock"));
        socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof(address.sun_path));
        if (::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof(address)) != 0)
            qFatal("cannot bind");
        notifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [this] { read(); });
    }
    ~Peer() { ::close(socket); }
    void read()
    {
        QByteArray datagram(70'000, Qt::Uninitialized);
        sockaddr_un from{};
        socklen_t length = sizeof(from);
        for (;;) {
            const auto size = ::recvfrom(socket, datagram.data(), size_t(datagram.size()), 0,
                                         reinterpret_cast<sockaddr *>(&from), &length);
            if (size < 0)
                return;
            client = from;
            const auto request = QJsonDocument::fromJson(datagram.first(size)).object();
            requests.append(request);
            if (answer)
                send(answer(request));
        }
    }
    void send(const QByteArray &datagram)
    {
        if (!datagram.isEmpty())
            ::sendto(socket, datagram.constData(), size_t(datagram.size()), 0, reinterpret_cast<sockaddr *>(&client),
                     sizeof(client));
    }

    QTemporaryDir folder;
    QString path;
    int socket;
    std::unique_ptr<QSocketNotifier> notifier;
    sockaddr_un client{};
    QList<QJsonObject> requests;
    std::function<QByteArray(const QJsonObject &)> answer;
};

QByteArray reply(const QJsonObject &request, const QJsonValue &result)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                     {QStringLiteral("result"), result},
                                     {QStringLiteral("id"), request.value(QLatin1String("id"))}})
        .toJson(QJsonDocument::Compact);
}

Result<QJsonValue> ask(JsonRpcSocket &rpc, std::chrono::milliseconds deadline = 2s)
{
    return QCoro::waitFor(rpc.call(QStringLiteral("core.echo"), QJsonArray{QStringLiteral("x")}, deadline));
}

} // namespace

class JsonRpcSocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerFindsItsQuestion()
    {
        Peer peer;
        peer.answer = [](const QJsonObject &request) { return reply(request, 42); };
        JsonRpcSocket rpc(peer.path);
        QCOMPARE(ask(rpc).value(), QJsonValue(42));
        QCOMPARE(peer.requests.first().value(QLatin1String("method")).toString(), QStringLiteral("core.echo"));
    }

    void onlyWeCanReadOurReplySocket()
    {
        Peer peer;
        peer.answer = [](const QJsonObject &request) { return reply(request, 1); };
        QString ours;
        {
            JsonRpcSocket rpc(peer.path);
            QVERIFY(ask(rpc).has_value());
            ours = QFile::decodeName(peer.client.sun_path);
            struct stat status
            {};
            QCOMPARE(::stat(peer.client.sun_path, &status), 0);
            QCOMPARE(int(status.st_mode & 0777), 0600);
            QVERIFY(QFileInfo(ours).absolutePath() != peer.folder.path());
        }
        QVERIFY2(!QFile::exists(ours), "it is removed with its owner");
    }

    void itAnswersWhereKamailioCanSeeIt()
    {
        Peer peer;
        peer.answer = [](const QJsonObject &request) { return reply(request, 1); };
        QTemporaryDir runtime;
        JsonRpcSocket rpc(peer.path, runtime.path());
        QVERIFY(ask(rpc).has_value());
        QVERIFY(QFile::decodeName(peer.client.sun_path).startsWith(runtime.path() + u'/'));
        JsonRpcSocket gone(peer.path, QStringLiteral("/nonexistent"));
        QCOMPARE(ask(gone).error().code, QStringLiteral("rpc_unavailable"));
    }

    void nobodyListeningIsAnErrorAtOnce()
    {
        JsonRpcSocket rpc(QStringLiteral("/nonexistent/rpc.sock"));
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(ask(rpc).error().code, QStringLiteral("rpc_unavailable"));
        QVERIFY(clock.elapsed() < 4000);
        JsonRpcSocket unset{QString()};
        QCOMPARE(ask(unset).error().code, QStringLiteral("rpc_unavailable"));
    }

    void silenceEndsAtTheDeadline()
    {
        Peer peer;
        JsonRpcSocket rpc(peer.path);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(ask(rpc, 200ms).error().code, QStringLiteral("rpc_timeout"));
        QVERIFY(clock.elapsed() >= 190 && clock.elapsed() < 10'000);
    }

    void anErrorOfKamailioIsPassedOn()
    {
        Peer peer;
        peer.answer = [](const QJsonObject &request) {
            return "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":404,\"message\":\"AOR not found\"},\"id\":\"" +
                   request.value(QLatin1String("id")).toString().toUtf8() + "\"}";
        };
        JsonRpcSocket rpc(peer.path);
        const auto answer = ask(rpc);
        QCOMPARE(answer.error().code, QStringLiteral("rpc_failed"));
        QCOMPARE(answer.error().message, QStringLiteral("AOR not found"));
    }

    void foreignAndBrokenAnswersAreIgnored()
    {
        Peer peer;
        peer.answer = [&peer](const QJsonObject &request) {
            peer.send("not JSON");
            peer.send("{\"result\":13,\"id\":\"guess\"}");
            peer.send("{\"result\":13,\"id\":1}");
            return reply(request, 7);
        };
        JsonRpcSocket rpc(peer.path);
        QCOMPARE(ask(rpc).value(), QJsonValue(7));
    }

    void bytesThatAreNotUtf8AreRepaired()
    {
        Peer peer;
        peer.answer = [](const QJsonObject &request) {
            return reply(request, QStringLiteral("J?rg")).replace("?", "\xf6");
        };
        JsonRpcSocket rpc(peer.path);
        QCOMPARE(ask(rpc).value(), QJsonValue(QStringLiteral("Jörg")));
    }

    void manyCallsAtOnceNeverOverrunTheSocket()
    {
        Peer peer;
        qsizetype most = 0;
        QList<QJsonObject> open;
        peer.answer = [&](const QJsonObject &request) {
            open.append(request);
            most = std::max(most, open.size());
            return QByteArray();
        };
        QTimer slowly;
        connect(&slowly, &QTimer::timeout, &slowly, [&] {
            if (!open.isEmpty())
                peer.send(reply(open.takeFirst(), 1));
        });
        slowly.start(1);
        JsonRpcSocket rpc(peer.path);
        int good = 0;
        const auto one = [](JsonRpcSocket *socket, int *count) -> QCoro::Task<void> {
            const QJsonArray none;
            const auto answer = co_await socket->call(QStringLiteral("x"), none, 60s);
            *count += answer.has_value() ? 1 : 0;
        };
        for (int i = 0; i < 300; ++i)
            one(&rpc, &good);
        QTRY_COMPARE_WITH_TIMEOUT(good, 300, 60'000);
        QVERIFY2(most <= 8, "net.unix.max_dgram_qlen is 10");
    }
};

QTEST_GUILESS_MAIN(JsonRpcSocketTest)
#include "JsonRpcSocketTest.moc"
