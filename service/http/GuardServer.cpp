// SPDX-License-Identifier: GPL-3.0-or-later
#include "GuardServer.h"

#include "ConnectionGuard.h"
#include "HttpLog.h"
#include "HttpWriting.h"

#include <QSslSocket>

#include <sys/socket.h>
#include <unistd.h>

namespace wakeline {

namespace {

constexpr int backlog = 4096;
constexpr auto acceptAgain = std::chrono::seconds(1);
constexpr auto refusalsLoggedEvery = std::chrono::seconds(10); // a flood must not become one of log lines

/// What counts as one client: an IPv4 address, or a /64, which is what one IPv6 subscriber is given at least.
QHostAddress networkOf(const QHostAddress &peer)
{
    bool isIpv4 = false;
    const quint32 ipv4 = peer.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    Q_IPV6ADDR network = peer.toIPv6Address();
    std::fill(std::begin(network.c) + 8, std::end(network.c), quint8(0));
    return QHostAddress(network);
}

} // namespace

GuardServer::GuardServer(Listener listener, const HttpLimits &limits, Callbacks callbacks, quint64 firstId)
    : m_listener(listener), m_limits(limits), m_callbacks(std::move(callbacks)), m_lastId(firstId)
{
    m_clock.start();
    setListenBacklogSize(backlog);
    setMaxPendingConnections(backlog);
    connect(this, &QTcpServer::acceptError, this, &GuardServer::acceptFailed);
    connect(&m_sweep, &QTimer::timeout, this, &GuardServer::sweep);
    m_sweep.start(m_limits.sweep);
}

GuardServer::~GuardServer()
{
    // The guards are children, but they count themselves out in forget(), so they go while the counts are alive.
    while (!m_guards.empty())
        delete m_guards.begin()->second;
}

void GuardServer::setTls(const QSslConfiguration &configuration)
{
    m_tls = configuration;
    m_tls->setProtocol(QSsl::TlsV1_2OrLater);
    m_tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    m_tls->setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
}

ConnectionGuard *GuardServer::guard(quint64 id) const
{
    const auto found = m_guards.find(id);
    return found == m_guards.end() ? nullptr : found->second;
}

void GuardServer::incomingConnection(qintptr descriptor)
{
    if (static_cast<int>(m_guards.size()) >= m_limits.connections)
        return refuse(descriptor, "there are too many connections");
    if (m_tls && m_handshakes >= m_limits.handshakes)
        return refuse(descriptor, "there are too many TLS handshakes");

    std::unique_ptr<QTcpSocket> socket(m_tls ? new QSslSocket : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    const QHostAddress network = networkOf(socket->peerAddress());
    if (m_perAddress.value(network) >= m_limits.connectionsPerAddress) {
        const qintptr own = ::dup(static_cast<int>(socket->socketDescriptor()));
        socket.reset();
        return refuse(own, "its address has too many connections");
    }
    ++m_perAddress[network];
    auto *guard = new ConnectionGuard(++m_lastId, std::move(socket), *this);
    m_guards.emplace(m_lastId, guard);
    if (m_tls) {
        ++m_handshakes;
        guard->startTls(*m_tls);
    }
}

/// Says 503 as far as the socket takes it at once: a refusal must cost nothing.
void GuardServer::refuse(qintptr descriptor, const char *why)
{
    ++m_refused;
    m_refusedWhy = why;
    const int fd = static_cast<int>(descriptor);
    if (!m_tls) {
        const Reply reply = Reply::error(503, {QStringLiteral("overloaded"), QStringLiteral("Too many connections")});
        const QByteArray text = writeReply(reply, {requestIdOf({}), 1, false, false});
        static_cast<void>(
            ::send(fd, text.constData(), static_cast<std::size_t>(text.size()), MSG_NOSIGNAL | MSG_DONTWAIT));
        ::shutdown(fd, SHUT_WR);
    }
    ::close(fd);
}

/// Out of descriptors, usually: QTcpServer has stopped accepting by now and would never begin again.
void GuardServer::acceptFailed()
{
    qCWarning(lcHttp).noquote() << "No connection can be accepted:" << errorString();
    QTimer::singleShot(acceptAgain, this, &QTcpServer::resumeAccepting);
}

bool GuardServer::takeBodyMemory(qint64 bytes)
{
    if (bytes > 0 && m_bodyMemory + bytes > m_limits.bodies)
        return false;
    m_bodyMemory += bytes;
    return true;
}

void GuardServer::forget(const ConnectionGuard &guard)
{
    m_guards.erase(guard.id());
    const QHostAddress network = networkOf(guard.peer());
    if (--m_perAddress[network] <= 0)
        m_perAddress.remove(network);
    if (m_draining && m_guards.empty())
        Q_EMIT drained();
}

void GuardServer::sweep()
{
    const auto time = now();
    for (auto next = m_guards.begin(); next != m_guards.end();) {
        ConnectionGuard *guard = (next++)->second; // a sweep may end this one, never another
        guard->sweep(time);
    }
    if (m_refused > 0 && time >= m_refusalsLogged + refusalsLoggedEvery) {
        qCWarning(lcHttp, "%d connections were refused: %s", std::exchange(m_refused, 0), m_refusedWhy);
        m_refusalsLogged = time;
    }
}

void GuardServer::drain()
{
    m_draining = true;
    close();
    for (auto next = m_guards.begin(); next != m_guards.end();)
        (next++)->second->drain();
    if (m_guards.empty())
        QMetaObject::invokeMethod(this, &GuardServer::drained, Qt::QueuedConnection);
}

} // namespace wakeline
