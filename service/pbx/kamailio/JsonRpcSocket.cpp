// SPDX-License-Identifier: GPL-3.0-or-later
#include "JsonRpcSocket.h"

#include "KamailioMessages.h"
#include "PbxLog.h"

#include <QCoroFuture>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace wakeline {

namespace {

/// A unix datagram socket queues ten datagrams (net.unix.max_dgram_qlen); Kamailio drops answers that find it full.
constexpr int mostInFlight = 8;
constexpr int mostWaiting = 4096;
constexpr qsizetype longestReply = 256 * 1024;

Result<sockaddr_un> unixAddress(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.isEmpty() || static_cast<std::size_t>(name.size()) >= sizeof(address.sun_path))
        return failure(QStringLiteral("rpc_unavailable"),
                       QStringLiteral("the path of the RPC socket is empty or too long"));
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    return address;
}

std::unexpected<Error> systemFailure(const QString &what)
{
    return failure(QStringLiteral("rpc_unavailable"), QStringLiteral("%1: %2").arg(what, qt_error_string(errno)));
}

} // namespace

JsonRpcSocket::JsonRpcSocket(QString path, QString replyFolder, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_replyFolder(std::move(replyFolder))
{
    m_sweep.setInterval(50);
    connect(&m_sweep, &QTimer::timeout, this, &JsonRpcSocket::expire);
}

JsonRpcSocket::~JsonRpcSocket()
{
    const auto ids = m_pending.keys();
    for (const QString &id : ids)
        finish(id, failure(QStringLiteral("rpc_unavailable"), QStringLiteral("the RPC client is closing")));
    close();
}

QCoro::Task<Result<QJsonValue>> JsonRpcSocket::call(QString method, QJsonArray params,
                                                    std::chrono::milliseconds deadline)
{
    if (m_pending.size() >= mostWaiting)
        co_return failure(QStringLiteral("rpc_busy"), QStringLiteral("too many RPC calls are waiting"));
    if (auto opened = open(); !opened)
        co_return std::unexpected(opened.error());
    // Unguessable, so that no other process on this machine can answer in Kamailio's place.
    const QString id = QString::number(QRandomGenerator::system()->generate64(), 16);
    const QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                              {QStringLiteral("method"), method},
                              {QStringLiteral("params"), params},
                              {QStringLiteral("id"), id}};
    auto promise = std::make_shared<QPromise<Reply>>();
    promise->start();
    const QFuture<Reply> future = promise->future();
    m_pending.insert(id, {QJsonDocument(request).toJson(QJsonDocument::Compact), QDeadlineTimer(deadline), promise});
    m_unsent.enqueue(id);
    m_sweep.start();
    sendWaiting();
    co_return co_await future;
}

Result<void> JsonRpcSocket::open()
{
    if (m_socket >= 0)
        return {};
    auto directory = std::make_unique<QTemporaryDir>(m_replyFolder + QStringLiteral("/wakelined-rpc-XXXXXX"));
    if (!directory->isValid())
        return failure(QStringLiteral("rpc_unavailable"),
                       QStringLiteral("cannot make a folder for the RPC reply socket: ") + directory->errorString());
    const QString own = directory->filePath(QStringLiteral("reply"));
    const auto address = unixAddress(own);
    if (!address)
        return std::unexpected(address.error());
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0)
        return systemFailure(QStringLiteral("cannot open a unix socket"));
    const int room = 2 * 1024 * 1024;
    ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, sizeof(room));
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&*address), sizeof(*address)) != 0) {
        const auto error = systemFailure(QStringLiteral("cannot bind the RPC reply socket"));
        ::close(socket);
        return error;
    }
    QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner);
    m_socket = socket;
    m_directory = std::move(directory);
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &JsonRpcSocket::receive);
    return {};
}

void JsonRpcSocket::close()
{
    if (m_socket < 0)
        return;
    m_readable.reset();
    ::close(m_socket);
    m_socket = -1;
    m_directory.reset();
}

void JsonRpcSocket::sendWaiting()
{
    const auto address = unixAddress(m_path);
    while (!m_unsent.isEmpty() && m_inFlight < mostInFlight) {
        const QString id = m_unsent.head();
        const auto pending = m_pending.constFind(id);
        if (pending == m_pending.constEnd()) {
            m_unsent.dequeue();
            continue;
        }
        if (!address) {
            finish(id, std::unexpected(address.error()));
            continue;
        }
        const QByteArray &datagram = pending->datagram;
        const auto sent = ::sendto(m_socket, datagram.constData(), static_cast<std::size_t>(datagram.size()), 0,
                                   reinterpret_cast<const sockaddr *>(&*address), sizeof(*address));
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS))
            return; // Kamailio's queue is full: the sweep tries again
        if (sent < 0) {
            finish(id, systemFailure(QStringLiteral("Kamailio's RPC socket does not answer")));
            continue;
        }
        m_unsent.dequeue();
        ++m_inFlight;
    }
}

void JsonRpcSocket::receive()
{
    QByteArray datagram(longestReply, Qt::Uninitialized);
    while (m_socket >= 0) {
        const auto size = ::recv(m_socket, datagram.data(), static_cast<std::size_t>(datagram.size()), 0);
        if (size < 0)
            break;
        const auto reply = QJsonDocument::fromJson(repairedUtf8(datagram.first(size))).object();
        const QString id = reply.value(QLatin1String("id")).toString();
        if (!m_pending.contains(id)) {
            qCDebug(lcPbx, "an RPC answer that nobody waits for");
            continue;
        }
        const QJsonValue error = reply.value(QLatin1String("error"));
        if (error.isUndefined())
            finish(id, reply.value(QLatin1String("result")));
        else
            finish(id,
                   failure(QStringLiteral("rpc_failed"), error.toObject().value(QLatin1String("message")).toString(),
                           QString::number(error.toObject().value(QLatin1String("code")).toInt())));
    }
    sendWaiting();
}

void JsonRpcSocket::expire()
{
    QStringList late;
    for (auto it = m_pending.constBegin(); it != m_pending.constEnd(); ++it) {
        if (it->deadline.hasExpired())
            late.append(it.key());
    }
    for (const QString &id : std::as_const(late))
        finish(id, failure(QStringLiteral("rpc_timeout"), QStringLiteral("Kamailio's RPC did not answer in time")));
    sendWaiting();
    if (m_pending.isEmpty())
        m_sweep.stop();
}

void JsonRpcSocket::finish(const QString &id, const Reply &reply)
{
    const Pending pending = m_pending.take(id);
    if (!m_unsent.removeOne(id))
        --m_inFlight;
    pending.promise->addResult(reply);
    pending.promise->finish();
}

} // namespace wakeline
