// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListenAddress.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wakeline {

namespace {

constexpr int backlog = 4096;

std::unexpected<Error> listenFailed(const ListenAddress &where, int reason)
{
    QString why = QString::fromLocal8Bit(std::strerror(reason));
    if (reason == EADDRINUSE)
        why = QStringLiteral("another program is listening there");
    else if (reason == EACCES)
        why = QStringLiteral("ports below 1024 need the capability CAP_NET_BIND_SERVICE");
    else if (reason == EADDRNOTAVAIL)
        why = QStringLiteral("this machine has no such address");
    return failure(QStringLiteral("listen_failed"),
                   QStringLiteral("Cannot listen on %1: %2").arg(where.toString(), why));
}

socklen_t fill(const ListenAddress &where, sockaddr_storage &storage)
{
    if (where.address.protocol() == QHostAddress::IPv4Protocol) {
        auto *address = reinterpret_cast<sockaddr_in *>(&storage);
        address->sin_family = AF_INET;
        address->sin_port = htons(where.port);
        address->sin_addr.s_addr = htonl(where.address.toIPv4Address());
        return sizeof(sockaddr_in);
    }
    auto *address = reinterpret_cast<sockaddr_in6 *>(&storage);
    address->sin6_family = AF_INET6;
    address->sin6_port = htons(where.port);
    const Q_IPV6ADDR bytes = where.address.toIPv6Address();
    std::memcpy(address->sin6_addr.s6_addr, bytes.c, sizeof bytes.c);
    return sizeof(sockaddr_in6);
}

} // namespace

Result<ListenAddress> ListenAddress::parse(const QString &text)
{
    const auto refuse = [&text] {
        return failure(
            QStringLiteral("invalid_value"),
            QStringLiteral("\"%1\" is no address to listen on: write 127.0.0.1:8080 or [::1]:8080").arg(text));
    };
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 1)
        return refuse();
    QString host = text.first(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    else if (host == QStringLiteral("localhost"))
        host = QStringLiteral("127.0.0.1");
    bool isPort = false;
    const quint16 port = text.sliced(colon + 1).toUShort(&isPort);
    const QHostAddress address(host);
    if (!isPort || address.isNull() || bracketed != (address.protocol() == QHostAddress::IPv6Protocol))
        return refuse();
    return ListenAddress{address, port};
}

QString ListenAddress::toString() const
{
    const bool ipv6 = address.protocol() == QHostAddress::IPv6Protocol;
    return (ipv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(address.toString()).arg(port);
}

Result<int> openListeningSocket(const ListenAddress &where, bool sharePort)
{
    sockaddr_storage storage{};
    const socklen_t size = fill(where, storage);
    const int fd = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return listenFailed(where, errno);
    const int on = 1;
    bool ready = ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0;
    ready = ready && (!sharePort || ::setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) == 0);
    ready = ready && ::bind(fd, reinterpret_cast<const sockaddr *>(&storage), size) == 0;
    ready = ready && ::listen(fd, backlog) == 0;
    if (ready)
        return fd;
    const int reason = errno;
    ::close(fd);
    return listenFailed(where, reason);
}

} // namespace wakeline
