// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient asks of many extensions at once, and of calls that are only thought of.
#include "ApiCalls.h"

namespace wakeline {

using apicalls::newKey;

namespace {

const QString importPath = QStringLiteral("/api/v1/extensions/import");
const QString jobPath = QStringLiteral("/api/v1/extension-imports/");

ApiRequest importOf(const QByteArray &csv, bool update, const QPointer<Transfer> &transfer)
{
    ApiRequest request;
    request.method = "POST";
    request.path = importPath;
    request.upload = csv;
    request.uploadType = "text/csv";
    request.transfer = transfer;
    if (update)
        request.query.addQueryItem(QStringLiteral("update"), QStringLiteral("true"));
    return request;
}

ApiRequest importNamed(const QByteArray &method, const QString &id)
{
    ApiRequest request;
    request.method = method;
    request.path = jobPath + id;
    return request;
}

} // namespace

QCoro::Task<ApiResult<ExtensionBulkAnswer>> ApiClient::changeExtensions(ExtensionBulk bulk)
{
    ApiRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/api/v1/extensions/bulk");
    request.body = toJson(bulk);
    return one<ExtensionBulkAnswer>(std::move(request));
}

QCoro::Task<ApiResult<ExtensionImport>> ApiClient::tryImport(QByteArray csv, bool update, QPointer<Transfer> transfer)
{
    ApiRequest request = importOf(csv, update, transfer);
    request.query.addQueryItem(QStringLiteral("dry_run"), QStringLiteral("true"));
    return one<ExtensionImport>(std::move(request));
}

QCoro::Task<ApiResult<ExtensionImport>> ApiClient::beginImport(QByteArray csv, bool update, QPointer<Transfer> transfer)
{
    ApiRequest request = importOf(csv, update, transfer);
    request.idempotencyKey = newKey();
    return one<ExtensionImport>(std::move(request));
}

QCoro::Task<ApiResult<ExtensionImport>> ApiClient::importState(QString id)
{
    return one<ExtensionImport>(importNamed("GET", id));
}

QCoro::Task<ApiResult<ExtensionImport>> ApiClient::endImport(QString id)
{
    return one<ExtensionImport>(importNamed("DELETE", id));
}

QCoro::Task<ApiResult<CallPreview>> ApiClient::tryCall(qint64 extensionId, CallTrial trial)
{
    ApiRequest request;
    request.method = "POST";
    request.path = QStringLiteral("/api/v1/extensions/%1/try-call").arg(extensionId);
    request.body = toJson(trial);
    return one<CallPreview>(std::move(request));
}

} // namespace wakeline
