// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogParameters.h"

#include "QueryParameters.h"

namespace wakeline {

Result<PushLogFilter> pushLogFilterOf(const Request &request)
{
    const auto provider = query::choiceOf<PushProviderName>(request, QStringLiteral("provider"));
    if (!provider)
        return std::unexpected(provider.error());
    const auto outcome = query::choiceOf<PushOutcome>(request, QStringLiteral("outcome"));
    if (!outcome)
        return std::unexpected(outcome.error());
    const auto before = query::idOf(request, QStringLiteral("before"));
    if (!before)
        return std::unexpected(before.error());
    const auto event = query::choiceOf<PushEvent>(request, QStringLiteral("event"));
    if (!event)
        return std::unexpected(event.error());
    const auto from = query::timeOf(request, QStringLiteral("from"));
    if (!from)
        return std::unexpected(from.error());
    const auto to = query::timeOf(request, QStringLiteral("to"));
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
