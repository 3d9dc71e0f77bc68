// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogRoutes.h"

#include "ListReply.h"
#include "PushLogParameters.h"
#include "PushLogTable.h"

namespace wakeline {

Routes PushLogRoutes::routes()
{
    return bindRoutes(*this, {{Method::Get, "/api/v1/push-logs", Access::OperatorViewer, &PushLogRoutes::list}});
}

QCoro::Task<Reply> PushLogRoutes::list(Request request)
{
    const auto paging = request.paging();
    const auto filter = pushLogFilterOf(request);
    if (!paging || !filter)
        co_return Reply::fromError(!paging ? paging.error() : filter.error());
    const auto page = co_await m_log.list(*filter, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

} // namespace wakeline
