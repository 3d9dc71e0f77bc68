// SPDX-License-Identifier: GPL-3.0-or-later
#include "Time.h"

#include <QRegularExpression>

namespace wakeline {

QString toRfc3339(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const bool wholeSecond = time.time().msec() == 0;
    return time.toUTC().toString(wholeSecond ? Qt::ISODate : Qt::ISODateWithMs);
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
