// SPDX-License-Identifier: GPL-3.0-or-later
#include "ClientAddress.h"

namespace wakeline {

namespace {

QString networkOf(const QHostAddress &address)
{
    bool isIpv4 = false; // also one that came to an IPv6 socket: ::ffff:192.0.2.7
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString();
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString() + QStringLiteral("/64");
}

} // namespace

QString clientAddress(const Request &request)
{
    if (request.peer.isLoopback()) {
        const QByteArray forwarded = request.headers.combined("X-Forwarded-For");
        const QHostAddress last(QString::fromLatin1(forwarded.split(',').last().trimmed()));
        if (!last.isNull())
            return networkOf(last);
    }
    return networkOf(request.peer);
}

} // namespace wakeline
