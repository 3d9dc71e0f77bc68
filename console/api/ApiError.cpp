// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApiError.h"

#include <QStringList>

namespace wakeline {

bool ApiError::isPassing() const
{
    switch (kind) {
    case Kind::Unreachable:
    case Kind::TimedOut:
        return true;
    case Kind::Refused:
    case Kind::BadAnswer:
        return status == 429 || status >= 500;
    case Kind::Certificate:
    case Kind::SignedOut:
    case Kind::Cancelled:
        return false;
    }
    return false;
}

QString ApiError::details() const
{
    QStringList lines{message};
    if (status != 0)
        lines << QStringLiteral("HTTP status: %1").arg(status);
    if (!code.isEmpty())
        lines << QStringLiteral("Code: %1").arg(code);
    if (!field.isEmpty())
        lines << QStringLiteral("Field: %1").arg(field);
    if (!requestId.isEmpty())
        lines << QStringLiteral("Request: %1").arg(requestId);
    if (retryAfter)
        lines << QStringLiteral("Retry after: %1 s").arg(retryAfter->count());
    return lines.join(QLatin1Char('\n'));
}

} // namespace wakeline
