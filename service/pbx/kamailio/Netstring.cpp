// SPDX-License-Identifier: GPL-3.0-or-later
#include "Netstring.h"

namespace wakeline {

namespace {

constexpr qsizetype compactAbove = 64 * 1024;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

QByteArray netstring(const QByteArray &payload)
{
    return QByteArray::number(payload.size()) + ':' + payload + ',';
}

Result<std::optional<QByteArray>> NetstringReader::next()
{
    if (!m_broken.isEmpty())
        return broken(m_broken);
    qsizetype at = m_start;
    qsizetype length = 0;
    while (at < m_buffer.size() && isDigit(m_buffer.at(at))) {
        length = length * 10 + (m_buffer.at(at) - '0');
        if (length > m_limit)
            return broken(QStringLiteral("a frame is longer than %1 bytes").arg(m_limit));
        ++at;
    }
    if (at - m_start > 1 && m_buffer.at(m_start) == '0')
        return broken(QStringLiteral("a length begins with 0"));
    if (at == m_buffer.size())
        return std::optional<QByteArray>();
    if (at == m_start || m_buffer.at(at) != ':')
        return broken(QStringLiteral("a frame does not begin with its length"));
    const qsizetype begin = at + 1;
    if (m_buffer.size() <= begin + length)
        return std::optional<QByteArray>();
    if (m_buffer.at(begin + length) != ',')
        return broken(QStringLiteral("a frame does not end where its length says"));
    const QByteArray payload = m_buffer.mid(begin, length);
    m_start = begin + length + 1;
    if (m_start == m_buffer.size() || m_start > compactAbove) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    return std::optional(payload);
}

std::unexpected<Error> NetstringReader::broken(const QString &why)
{
    m_broken = why;
    m_buffer.clear();
    m_start = 0;
    return failure(QStringLiteral("broken_frame"), why);
}

} // namespace wakeline
