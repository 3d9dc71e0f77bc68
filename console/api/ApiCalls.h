// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "ServerJson.h"

#include <QUuid>

// What the calls of ApiClient are made of; for its own source files.

namespace wakeline::apicalls {

inline std::unexpected<ApiError> unreadable(const Error &error)
{
    ApiError answer;
    answer.kind = ApiError::Kind::BadAnswer;
    answer.message = ApiClient::tr("The server's answer cannot be read: %1.").arg(error.message);
    return std::unexpected(answer);
}

inline QUrlQuery pageOf(const PageQuery &page)
{
    return {{QStringLiteral("limit"), QString::number(page.limit)},
            {QStringLiteral("offset"), QString::number(page.offset)}};
}

/// A search text goes into a query value whole, whatever it holds (`+` would become a space).
inline QString queryValue(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

inline QByteArray etagOf(qint64 version)
{
    return '"' + QByteArray::number(version) + '"';
}

/// Of a request that must take effect once, however often it is repeated.
inline QByteArray newKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace wakeline::apicalls

namespace wakeline {

template <typename T>
QCoro::Task<ApiResult<T>> ApiClient::one(ApiRequest request)
{
    const auto reply = co_await send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    auto value = fromServer<T>(reply->data);
    if (!value)
        co_return apicalls::unreadable(value.error());
    co_return std::move(*value);
}

template <typename T>
QCoro::Task<ApiResult<ApiPage<T>>> ApiClient::list(QString path, QUrlQuery query)
{
    const ApiRequest request{.method = "GET", .path = path, .query = query};
    const auto reply = co_await send(request);
    if (!reply)
        co_return std::unexpected(reply.error());
    auto page = pageFromServer<T>(reply->data);
    if (!page)
        co_return apicalls::unreadable(page.error());
    co_return std::move(*page);
}

} // namespace wakeline
