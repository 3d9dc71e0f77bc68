// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceList.h"

#include "OwnAddress.h"

#include <QStringList>

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>

namespace wakeline {

namespace {

/// 4 or 16 bytes in network order; an IPv4 address in IPv6's clothes is IPv4.
QByteArray bytesOf(const sa &address)
{
    const auto bytes = [](const auto &raw) { return QByteArray(reinterpret_cast<const char *>(&raw), sizeof raw); };
    if (::sa_af(&address) == AF_INET)
        return bytes(address.u.in.sin_addr);
    if (::sa_af(&address) != AF_INET6)
        return {};
    const in6_addr &six = address.u.in6.sin6_addr;
    return IN6_IS_ADDR_V4MAPPED(&six) ? bytes(six).last(4) : bytes(six);
}

bool agree(const QByteArray &a, const QByteArray &b, int bits)
{
    const int whole = bits / 8;
    if (a.size() != b.size() || std::memcmp(a.constData(), b.constData(), std::size_t(whole)) != 0)
        return false;
    const auto mask = uint8_t(0xff00 >> (bits % 8));
    return bits % 8 == 0 || ((uint8_t(a[whole]) ^ uint8_t(b[whole])) & mask) == 0;
}

} // namespace

Result<SourceList> SourceList::parse(const QString &text)
{
    SourceList list;
    const QStringList words = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.trimmed() == u"self") {
            list.m_self = true;
            continue;
        }
        const QStringList parts = word.trimmed().split(u'/');
        sa address;
        const bool isAddress = ::sa_set_str(&address, parts[0].toLatin1().constData(), 0) == 0;
        const QByteArray bytes = isAddress ? bytesOf(address) : QByteArray();
        bool isNumber = true;
        const int bits = parts.size() == 2 ? parts[1].toInt(&isNumber) : int(bytes.size()) * 8;
        if (bytes.isEmpty() || parts.size() > 2 || !isNumber || bits < 0 || bits > bytes.size() * 8)
            return failure(QStringLiteral("bad_network"), QStringLiteral("\"%1\" is no network").arg(word.trimmed()));
        list.m_networks.append({bytes, bits});
    }
    return list;
}

bool SourceList::contains(const sa &address) const
{
    const QByteArray bytes = bytesOf(address);
    return std::ranges::any_of(m_networks, [&](const Network &n) { return agree(n.address, bytes, n.bits); }) ||
           (m_self && isOwnAddress(address));
}

} // namespace wakeline
