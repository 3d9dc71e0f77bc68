// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditRoutes.h"

#include "AuditTable.h"
#include "ListReply.h"
#include "QueryParameters.h"

namespace wakeline {

namespace {

Result<AuditFilter> filterOf(const Request &request)
{
    const QString outcome = request.queryValue(QStringLiteral("outcome"));
    if (!QStringList{QString(), QStringLiteral("ok"), QStringLiteral("failed")}.contains(outcome))
        return query::invalid(QStringLiteral("outcome"), QStringLiteral("ok or failed"));
    const auto from = query::timeOf(request, QStringLiteral("from"));
    if (!from)
        return std::unexpected(from.error());
    const auto to = query::timeOf(request, QStringLiteral("to"));
    if (!to)
        return std::unexpected(to.error());
    const auto before = query::idOf(request, QStringLiteral("before"));
    if (!before)
        return std::unexpected(before.error());
    AuditFilter filter{.operatorName = request.queryValue(QStringLiteral("operator")),
                       .action = request.queryValue(QStringLiteral("action")),
                       .targetType = request.queryValue(QStringLiteral("target_type")),
                       .target = request.queryValue(QStringLiteral("target")),
                       .from = *from,
                       .to = *to,
                       .beforeId = *before};
    if (!outcome.isEmpty())
        filter.succeeded = outcome == u"ok";
    return filter;
}

} // namespace

Routes AuditRoutes::routes()
{
    using enum Method;
    return bindRoutes(*this, {{Get, "/api/v1/audit-log", Access::OperatorAdmin, &AuditRoutes::list}});
}

QCoro::Task<Reply> AuditRoutes::list(Request request)
{
    const auto paging = request.paging();
    const auto filter = filterOf(request);
    if (!paging || !filter)
        co_return Reply::fromError(!paging ? paging.error() : filter.error());
    const auto page = co_await m_audit.list(*filter, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

} // namespace wakeline
