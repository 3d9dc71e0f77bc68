// SPDX-License-Identifier: GPL-3.0-or-later
#include "QueryParameters.h"

#include "Time.h"

namespace wakeline::query {

std::unexpected<Error> invalid(const QString &name, const QString &expected)
{
    return failure(QStringLiteral("invalid_value"), QStringLiteral("%1 must be %2").arg(name, expected), name);
}

Result<std::optional<qint64>> idOf(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 id = request.queryValue(name).toLongLong(&isNumber);
    if (!isNumber || id < 1)
        return invalid(name, QStringLiteral("the id of an entry"));
    return std::optional(id);
}

Result<std::optional<QDateTime>> timeOf(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<QDateTime>();
    // A '+' of an offset that was sent unescaped reads as a space.
    if (const auto time = fromRfc3339(request.queryValue(name).replace(u' ', u'+')))
        return std::optional(*time);
    return invalid(name, QStringLiteral("a time such as 2026-11-20T08:15:30Z"));
}

} // namespace wakeline::query
