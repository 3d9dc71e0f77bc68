// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient asks for administrators: operators, the audit log, and the server's settings.
#include "ApiCalls.h"

#include <QCoroSignal>
#include <QPointer>

namespace wakeline {

namespace {

QString operatorPath(qint64 id)
{
    return QStringLiteral("/api/v1/operators/%1").arg(id);
}

} // namespace

QCoro::Task<ApiResult<ApiPage<Operator>>> ApiClient::operators(PageQuery page)
{
    return list<Operator>(QStringLiteral("/api/v1/operators"), apicalls::pageOf(page));
}

QCoro::Task<ApiResult<Operator>> ApiClient::operatorAccount(qint64 id)
{
    return one<Operator>({.method = "GET", .path = operatorPath(id)});
}

QCoro::Task<ApiResult<Operator>> ApiClient::createOperator(OperatorDraft draft)
{
    return one<Operator>({.method = "POST", .path = QStringLiteral("/api/v1/operators"), .body = toJson(draft)});
}

QCoro::Task<ApiResult<Operator>> ApiClient::changeOperator(qint64 id, OperatorDraft draft, qint64 version)
{
    return one<Operator>(
        {.method = "PATCH", .path = operatorPath(id), .body = toJson(draft), .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<void>> ApiClient::deleteOperator(qint64 id, qint64 version)
{
    return command({.method = "DELETE", .path = operatorPath(id), .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<void>> ApiClient::changePassword(QString oldPassword, QString newPassword)
{
    const QPointer<ApiClient> self(this);
    const auto token = co_await accessToken({});
    if (!self || m_closing || !token)
        co_return token ? ApiResult<void>() : std::unexpected(token.error());
    // The server ends every session before the new one is here: whoever notices waits for it, as for a renewal.
    m_renewing = true;
    const QJsonObject body{{QStringLiteral("old"), oldPassword}, {QStringLiteral("new"), newPassword}};
    const ApiRequest request{
        .method = "POST", .path = QStringLiteral("/api/v1/auth/password"), .body = body, .token = token->token};
    const auto reply = co_await m_transport.send(request);
    if (!self || m_closing)
        co_return ApiResult<void>();
    m_renewing = false;
    m_lastRenewal = ApiResult<void>();
    ApiResult<void> outcome;
    if (!reply) {
        outcome = std::unexpected(reply.error());
    } else if (const auto session = fromServer<OperatorSession>(reply->data); session) {
        adopt(*session);
    } else {
        outcome = apicalls::unreadable(session.error());
    }
    if (self)
        Q_EMIT renewalFinished();
    co_return outcome;
}

QCoro::Task<ApiResult<ApiPage<AuditEntry>>> ApiClient::auditLog(AuditQuery filter, std::optional<qint64> before,
                                                                int limit)
{
    QUrlQuery query = filter.query();
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    if (before)
        query.addQueryItem(QStringLiteral("before"), QString::number(*before));
    return list<AuditEntry>(QStringLiteral("/api/v1/audit-log"), query);
}

QCoro::Task<ApiResult<ApiPage<SettingValue>>> ApiClient::settings()
{
    return list<SettingValue>(QStringLiteral("/api/v1/settings"), QUrlQuery());
}

QCoro::Task<ApiResult<ReloadReport>> ApiClient::reloadSettings()
{
    return one<ReloadReport>({.method = "POST", .path = QStringLiteral("/api/v1/system/reload")});
}

} // namespace wakeline
