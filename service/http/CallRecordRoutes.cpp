// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordRoutes.h"

#include "CallRecordCsv.h"
#include "CallRecordTable.h"
#include "ListReply.h"
#include "QueryParameters.h"

namespace wakeline {

namespace {

constexpr int readAtOnce = 1000;

Result<CallRecordFilter> filterOf(const Request &request)
{
    const auto direction = query::choiceOf<CallDirection>(request, QStringLiteral("direction"));
    if (!direction)
        return std::unexpected(direction.error());
    const auto disposition = query::choiceOf<Disposition>(request, QStringLiteral("disposition"));
    if (!disposition)
        return std::unexpected(disposition.error());
    const auto from = query::timeOf(request, QStringLiteral("from"));
    if (!from)
        return std::unexpected(from.error());
    const auto to = query::timeOf(request, QStringLiteral("to"));
    if (!to)
        return std::unexpected(to.error());
    const auto before = query::idOf(request, QStringLiteral("before"));
    if (!before)
        return std::unexpected(before.error());
    return CallRecordFilter{.extension = request.queryValue(QStringLiteral("extension")),
                            .direction = *direction,
                            .disposition = *disposition,
                            .callId = request.queryValue(QStringLiteral("call_id")),
                            .from = *from,
                            .to = *to,
                            .beforeId = *before};
}

/// The same export, from the next record on (RFC 8288).
QByteArray nextLink(const Request &request, qint64 before)
{
    QUrlQuery query = request.query;
    query.removeAllQueryItems(QStringLiteral("before"));
    query.addQueryItem(QStringLiteral("before"), QString::number(before));
    return '<' + request.path + '?' + query.toString(QUrl::FullyEncoded).toLatin1() + ">; rel=\"next\"";
}

} // namespace

Routes CallRecordRoutes::routes()
{
    using enum Method;
    constexpr auto viewer = Access::OperatorViewer;
    return bindRoutes(*this, {{Get, "/api/v1/cdrs", viewer, &CallRecordRoutes::list},
                              {Get, "/api/v1/cdrs/export", viewer, &CallRecordRoutes::exportCsv}});
}

QCoro::Task<Reply> CallRecordRoutes::list(Request request)
{
    const auto paging = request.paging();
    const auto filter = filterOf(request);
    if (!paging || !filter)
        co_return Reply::fromError(!paging ? paging.error() : filter.error());
    const auto page = co_await m_records.list(*filter, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> CallRecordRoutes::exportCsv(Request request)
{
    auto filter = filterOf(request);
    if (!filter)
        co_return Reply::fromError(filter.error());
    Reply reply{
        200,
        {{"Content-Type", "text/csv; charset=utf-8"}, {"Content-Disposition", "attachment; filename=\"calls.csv\""}},
        callRecordCsvHeader()};
    // In pieces, so that neither the database nor the event loop is held for long.
    for (int written = 0; written < exportLimit;) {
        const auto piece = co_await m_records.newest(*filter, readAtOnce);
        if (!piece)
            co_return Reply::fromError(piece.error());
        for (const CallRecord &record : *piece)
            reply.body += toCsv(record);
        written += static_cast<int>(piece->size());
        if (piece->size() < readAtOnce)
            co_return reply;
        filter->beforeId = piece->last().id;
    }
    const auto more = co_await m_records.newest(*filter, 1);
    if (!more)
        co_return Reply::fromError(more.error());
    if (!more->isEmpty())
        reply.headers.set("Link", nextLink(request, *filter->beforeId));
    co_return reply;
}

} // namespace wakeline
