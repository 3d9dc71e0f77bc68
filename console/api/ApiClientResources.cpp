// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient asks of the server's resources; its session is in ApiClient.cpp.
#include "ApiCalls.h"

namespace wakeline {

namespace {

QString extensionPath(qint64 id, const QString &below = {})
{
    return QStringLiteral("/api/v1/extensions/%1%2").arg(id).arg(below);
}

/// Of `<…&before=41>; rel="next"`.
std::optional<qint64> nextBefore(const QByteArray &link)
{
    const qsizetype end = link.indexOf('>');
    if (!link.startsWith('<') || end < 0 || !link.mid(end).contains("rel=\"next\""))
        return std::nullopt;
    bool isNumber = false;
    const QUrlQuery query(QUrl::fromEncoded(link.mid(1, end - 1)));
    const qint64 before = query.queryItemValue(QStringLiteral("before")).toLongLong(&isNumber);
    return isNumber ? std::optional(before) : std::nullopt;
}

} // namespace

QCoro::Task<ApiResult<void>> ApiClient::command(ApiRequest request)
{
    const auto reply = co_await send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return ApiResult<void>();
}

QCoro::Task<ApiResult<Operator>> ApiClient::me()
{
    return one<Operator>({.method = "GET", .path = QStringLiteral("/api/v1/auth/me")});
}

QCoro::Task<ApiResult<ApiPage<Extension>>> ApiClient::extensions(PageQuery page, QString search)
{
    QUrlQuery query = apicalls::pageOf(page);
    if (!search.isEmpty())
        query.addQueryItem(QStringLiteral("q"), apicalls::queryValue(search));
    return list<Extension>(QStringLiteral("/api/v1/extensions"), query);
}

QCoro::Task<ApiResult<Extension>> ApiClient::extension(qint64 id)
{
    return one<Extension>({.method = "GET", .path = extensionPath(id)});
}

QCoro::Task<ApiResult<Extension>> ApiClient::createExtension(ExtensionDraft draft)
{
    return one<Extension>({.method = "POST",
                           .path = QStringLiteral("/api/v1/extensions"),
                           .body = toJson(draft),
                           .idempotencyKey = apicalls::newKey()});
}

QCoro::Task<ApiResult<Extension>> ApiClient::changeExtension(qint64 id, ExtensionDraft draft, qint64 version)
{
    return one<Extension>(
        {.method = "PATCH", .path = extensionPath(id), .body = toJson(draft), .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<void>> ApiClient::deleteExtension(qint64 id, qint64 version)
{
    return command({.method = "DELETE", .path = extensionPath(id), .ifMatch = apicalls::etagOf(version)});
}

QCoro::Task<ApiResult<ApiPage<Registration>>> ApiClient::registrations(PageQuery page)
{
    return list<Registration>(QStringLiteral("/api/v1/registrations"), apicalls::pageOf(page));
}

QCoro::Task<ApiResult<Registration>> ApiClient::registration(qint64 extensionId)
{
    return one<Registration>({.method = "GET", .path = extensionPath(extensionId, QStringLiteral("/registrations"))});
}

QCoro::Task<ApiResult<ApiPage<Device>>> ApiClient::devices(qint64 extensionId, PageQuery page)
{
    return list<Device>(extensionPath(extensionId, QStringLiteral("/devices")), apicalls::pageOf(page));
}

QCoro::Task<ApiResult<void>> ApiClient::removeDevice(qint64 extensionId, qint64 deviceId)
{
    return command(
        {.method = "DELETE", .path = extensionPath(extensionId, QStringLiteral("/devices/%1").arg(deviceId))});
}

QCoro::Task<ApiResult<ApiPage<AppDeviceSession>>> ApiClient::appSessions(qint64 extensionId, PageQuery page)
{
    return list<AppDeviceSession>(extensionPath(extensionId, QStringLiteral("/sessions")), apicalls::pageOf(page));
}

QCoro::Task<ApiResult<void>> ApiClient::endAppSession(qint64 extensionId, qint64 sessionId)
{
    return command(
        {.method = "DELETE", .path = extensionPath(extensionId, QStringLiteral("/sessions/%1").arg(sessionId))});
}

QCoro::Task<ApiResult<ProvisioningCode>> ApiClient::makeQrLogin(qint64 extensionId)
{
    // No Idempotency-Key: the server would have to keep the answer, and with it the secret.
    return one<ProvisioningCode>(
        {.method = "POST", .path = extensionPath(extensionId, QStringLiteral("/qr-login")), .body = QJsonObject()});
}

QCoro::Task<ApiResult<QList<PushLogEntry>>> ApiClient::testPush(qint64 extensionId)
{
    const ApiRequest request{.method = "POST",
                             .path = extensionPath(extensionId, QStringLiteral("/test-push")),
                             .idempotencyKey = apicalls::newKey()};
    const auto reply = co_await send(request);
    if (!reply)
        co_return std::unexpected(reply.error());
    const auto page = pageFromServer<PushLogEntry>(reply->data);
    if (!page)
        co_return apicalls::unreadable(page.error());
    co_return page->items;
}

QCoro::Task<ApiResult<ApiPage<Call>>> ApiClient::activeCalls(PageQuery page)
{
    return list<Call>(QStringLiteral("/api/v1/calls/active"), apicalls::pageOf(page));
}

QCoro::Task<ApiResult<ApiPage<CallRecord>>> ApiClient::callRecords(CallHistoryFilter filter,
                                                                   std::optional<qint64> before, int limit)
{
    QUrlQuery query = filter.query();
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    if (before)
        query.addQueryItem(QStringLiteral("before"), QString::number(*before));
    return list<CallRecord>(QStringLiteral("/api/v1/cdrs"), query);
}

QCoro::Task<ApiResult<CsvPart>> ApiClient::exportCallRecords(CallHistoryFilter filter, std::optional<qint64> before)
{
    QUrlQuery query = filter.query();
    if (before)
        query.addQueryItem(QStringLiteral("before"), QString::number(*before));
    const ApiRequest request{.method = "GET",
                             .path = QStringLiteral("/api/v1/cdrs/export"),
                             .query = query,
                             .accept = "text/csv, application/json"};
    const auto reply = co_await send(request);
    if (!reply)
        co_return std::unexpected(reply.error());
    const qsizetype headingsEnd = reply->content.indexOf('\n') + 1;
    CsvPart part;
    part.headings = reply->content.left(headingsEnd);
    part.rows = reply->content.mid(headingsEnd);
    part.nextBefore = nextBefore(reply->link);
    co_return part;
}

QCoro::Task<ApiResult<ApiPage<PushLogEntry>>> ApiClient::pushLogs(PushLogFilter filter)
{
    QUrlQuery query{{QStringLiteral("limit"), QString::number(filter.limit)}};
    const auto add = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(QLatin1String(name), apicalls::queryValue(value));
    };
    add("extension", filter.extension);
    add("provider", filter.provider ? enumName(*filter.provider) : QString());
    add("outcome", filter.outcome ? enumName(*filter.outcome) : QString());
    add("event", filter.event ? enumName(*filter.event) : QString());
    add("call_id", filter.callId);
    add("from", filter.from ? toRfc3339(*filter.from) : QString());
    add("to", filter.to ? toRfc3339(*filter.to) : QString());
    add("before", filter.before ? QString::number(*filter.before) : QString());
    return list<PushLogEntry>(QStringLiteral("/api/v1/push-logs"), query);
}

} // namespace wakeline
