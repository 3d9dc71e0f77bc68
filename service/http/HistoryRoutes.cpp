// SPDX-License-Identifier: GPL-3.0-or-later
#include "HistoryRoutes.h"

#include "CallRecordTable.h"
#include "Directory.h"
#include "ListReply.h"

namespace wakeline {

Routes HistoryRoutes::routes()
{
    return bindRoutes(*this, {{Method::Get, "/api/v1/app/history", Access::App, &HistoryRoutes::list}});
}

QCoro::Task<Reply> HistoryRoutes::list(Request request)
{
    const auto paging = request.paging();
    if (!paging)
        co_return Reply::fromError(paging.error());
    const auto extension = m_directory.extension(request.appIdentity().number);
    if (!extension)
        co_return Reply::fromError({QStringLiteral("bad_token"), QStringLiteral("this extension is gone")});
    // A number may have had another owner before, whose calls are nobody's business.
    const CallRecordFilter own{.extension = extension->number, .from = extension->createdAt};
    const auto page = co_await m_records.list(own, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

} // namespace wakeline
