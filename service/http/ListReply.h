// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"
#include "Reply.h"
#include "Request.h"

namespace wakeline {

/// `{"data": {"items": […], "total": n, "limit": n, "offset": n}}`: the answer of every native list.
template <WireType T>
Reply listReply(const QList<T> &items, qint64 total, const Paging &paging)
{
    return Reply::data(QJsonObject{{QStringLiteral("items"), json::Codec<QList<T>>::write(items)},
                                   {QStringLiteral("total"), total},
                                   {QStringLiteral("limit"), paging.limit},
                                   {QStringLiteral("offset"), paging.offset}});
}

/// The page that the request asks for of a list that is whole in memory.
template <WireType T>
Reply pageOf(const QList<T> &all, const Request &request)
{
    const auto paging = request.paging();
    if (!paging)
        return Reply::fromError(paging.error());
    return listReply(all.mid(std::min<qsizetype>(paging->offset, all.size()), paging->limit), all.size(), *paging);
}

/// The body as a wire type; unknown, missing and wrongly typed fields are named.
template <WireType T>
Result<T> bodyAs(const Request &request)
{
    const auto object = request.json();
    if (!object)
        return std::unexpected(object.error());
    return fromJson<T>(*object);
}

} // namespace wakeline
