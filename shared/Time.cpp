// SPDX-License-Identifier: GPL-3.0-or-later
#include "Time.h"

#include <QRegularExpression>

#include <array>
#include <cstdio>

namespace wakeline {

/// Written by hand, since every push and event holds a time: QDateTime::toString() takes ten times as long.
QString toRfc3339(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime utc = time.toUTC();
    const QDate date = utc.date();
    const QTime clock = utc.time();
    if (date.year() < 0 || date.year() > 9999)
        return utc.toString(Qt::ISODateWithMs);
    std::array<char, 32> text{};
    int size = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d", date.year(), date.month(),
                             date.day(), clock.hour(), clock.minute(), clock.second());
    if (clock.msec() > 0)
        size += std::snprintf(text.data() + size, text.size() - std::size_t(size), ".%03d", clock.msec());
    text.at(std::size_t(size)) = 'Z';
    return QString::fromLatin1(text.data(), size + 1);
}

std::optional<QDateTime> fromRfc3339(const QString &text)
{
    // QDateTime reads more of ISO 8601 than RFC 3339 allows: a bare date, for example, or a time without an offset.
    static const QRegularExpression shape(
        QStringLiteral("\\A\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})\\z"));
    if (!shape.match(text).hasMatch())
        return std::nullopt;
    const auto time =
        QDateTime::fromString(text.toUpper().replace(QLatin1Char(' '), QLatin1Char('T')), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return time.toUTC();
}

} // namespace wakeline
