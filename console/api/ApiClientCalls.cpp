// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient does to calls that are going on.
#include "ApiClient.h"

namespace wakeline {

namespace {

/// \param callId  the SIP Call-ID, which may hold any character that a URL means something by
ApiRequest toCall(const QString &callId, const QString &act)
{
    ApiRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/api/v1/calls/%1/%2").arg(QString::fromLatin1(QUrl::toPercentEncoding(callId)), act);
    request.pathIsEncoded = true;
    return request;
}

} // namespace

QCoro::Task<ApiResult<void>> ApiClient::hangUp(QString callId)
{
    return command(toCall(callId, QStringLiteral("hangup")));
}

QCoro::Task<ApiResult<void>> ApiClient::transferCall(QString callId, QString target, bool callerStays)
{
    ApiRequest request = toCall(callId, QStringLiteral("transfer"));
    request.body =
        QJsonObject{{QStringLiteral("target"), target},
                    {QStringLiteral("stays"), callerStays ? QStringLiteral("caller") : QStringLiteral("callee")}};
    return command(std::move(request));
}

} // namespace wakeline
