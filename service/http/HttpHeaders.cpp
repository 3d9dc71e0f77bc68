// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpHeaders.h"

#include <algorithm>

namespace wakeline {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

void HttpHeaders::set(const QByteArray &name, const QByteArray &value)
{
    remove(name);
    append(name, value);
}

void HttpHeaders::remove(QByteArrayView name)
{
    m_fields.removeIf([name](const Field &field) { return sameName(field.first, name); });
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::ranges::count_if(m_fields, [name](const Field &field) { return sameName(field.first, name); });
}

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    const auto found =
        std::ranges::find_if(m_fields, [name](const Field &field) { return sameName(field.first, name); });
    return found == m_fields.end() ? QByteArray() : found->second;
}

QByteArray HttpHeaders::combined(QByteArrayView name) const
{
    QByteArray all;
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (!sameName(fieldName, name))
            continue;
        if (!all.isEmpty())
            all += ", ";
        all += fieldValue;
    }
    return all;
}

bool HttpHeaders::hasToken(QByteArrayView name, QByteArrayView token) const
{
    if (!contains(name))
        return false;
    const QList<QByteArray> tokens = combined(name).split(',');
    return std::ranges::any_of(tokens, [token](const QByteArray &each) { return sameName(each.trimmed(), token); });
}

} // namespace wakeline
