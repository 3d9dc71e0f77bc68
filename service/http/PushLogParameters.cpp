// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogParameters.h"

#include "Time.h"

namespace wakeline {

namespace {

std::unexpected<Error> invalidQuery(const QString &name, const QString &expected)
{
    return failure(QStringLiteral("invalid_value"), QStringLiteral("%1 must be %2").arg(name, expected), name);
}

/// `?name=` as one of the enum's names; none where it is not there.
template <NamedEnum E>
Result<std::optional<E>> choiceOf(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<E>();
    if (const auto known = enumFromName<E>(request.queryValue(name)))
        return std::optional<E>(*known);
    return invalidQuery(name, enumChoices<E>());
}

Result<std::optional<qint64>> idOf(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 id = request.queryValue(name).toLongLong(&isNumber);
    if (!isNumber || id < 1)
        return invalidQuery(name, QStringLiteral("the id of an entry"));
    return std::optional(id);
}

Result<std::optional<QDateTime>> timeOf(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name))
        return std::optional<QDateTime>();
    // A '+' of an offset that was sent unescaped reads as a space.
    if (const auto time = fromRfc3339(request.queryValue(name).replace(u' ', u'+')))
        return std::optional(*time);
    return invalidQuery(name, QStringLiteral("a time such as 2026-11-20T08:15:30Z"));
}

} // namespace

Result<PushLogFilter> pushLogFilterOf(const Request &request)
{
    const auto provider = choiceOf<PushProviderName>(request, QStringLiteral("provider"));
    if (!provider)
        return std::unexpected(provider.error());
    const auto outcome = choiceOf<PushOutcome>(request, QStringLiteral("outcome"));
    if (!outcome)
        return std::unexpected(outcome.error());
    const auto before = idOf(request, QStringLiteral("before"));
    if (!before)
        return std::unexpected(before.error());
    const auto event = choiceOf<PushEvent>(request, QStringLiteral("event"));
    if (!event)
        return std::unexpected(event.error());
    const auto from = timeOf(request, QStringLiteral("from"));
    if (!from)
        return std::unexpected(from.error());
    const auto to = timeOf(request, QStringLiteral("to"));
    if (!to)
        return std::unexpected(to.error());
    PushLogFilter filter;
    filter.extension = request.queryValue(QStringLiteral("extension"));
    filter.provider = *provider;
    filter.outcome = *outcome;
    filter.callId = request.queryValue(QStringLiteral("call_id"));
    filter.beforeId = *before;
    filter.installation = request.queryValue(QStringLiteral("installation"));
    filter.environment = request.queryValue(QStringLiteral("environment"));
    filter.event = *event;
    filter.from = *from;
    filter.to = *to;
    return filter;
}

} // namespace wakeline
