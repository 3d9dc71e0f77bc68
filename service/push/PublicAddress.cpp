// SPDX-License-Identifier: GPL-3.0-or-later
#include "PublicAddress.h"

#include <algorithm>
#include <array>

namespace wakeline {

namespace {

using Subnet = QPair<QHostAddress, int>;

bool isInAny(const QHostAddress &address, const QList<Subnet> &subnets)
{
    return std::ranges::any_of(subnets, [&](const Subnet &subnet) { return address.isInSubnet(subnet); });
}

QList<Subnet> subnets(std::initializer_list<const char *> texts)
{
    QList<Subnet> list;
    for (const char *text : texts)
        list.append(QHostAddress::parseSubnet(QString::fromLatin1(text)));
    return list;
}

bool isPublicIpv4(const QHostAddress &address)
{
    static const QList<Subnet> special =
        subnets({"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                 "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                 "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
    return !isInAny(address, special);
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // also of ::ffff:a.b.c.d
    if (isIpv4)
        return isPublicIpv4(QHostAddress(ipv4));
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return false;
    // Networks without IPv4 reach it by the addresses that NAT64 makes (RFC 6052).
    static const QList<Subnet> nat64 = subnets({"64:ff9b::/96"});
    if (isInAny(address, nat64)) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        return isPublicIpv4(QHostAddress(quint32(bytes[12]) << 24 | quint32(bytes[13]) << 16 | quint32(bytes[14]) << 8 |
                                         quint32(bytes[15])));
    }
    static const QList<Subnet> global = subnets({"2000::/3"});
    static const QList<Subnet> special = subnets({"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"});
    return isInAny(address, global) && !isInAny(address, special);
}

} // namespace wakeline
