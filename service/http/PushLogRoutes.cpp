// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogRoutes.h"

#include "ListReply.h"
#include "PushLogTable.h"

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

Result<PushLogFilter> filterOf(const Request &request)
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
    return PushLogFilter{request.queryValue(QStringLiteral("extension")), *provider, *outcome,
                         request.queryValue(QStringLiteral("call_id")), *before};
}

} // namespace

Routes PushLogRoutes::routes()
{
    return bindRoutes(*this, {{Method::Get, "/api/v1/push-logs", Access::OperatorViewer, &PushLogRoutes::list}});
}

QCoro::Task<Reply> PushLogRoutes::list(Request request)
{
    const auto paging = request.paging();
    const auto filter = filterOf(request);
    if (!paging || !filter)
        co_return Reply::fromError(!paging ? paging.error() : filter.error());
    const auto page = co_await m_log.list(*filter, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

} // namespace wakeline
