// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseServer.h"

#include "RemoteRequest.h"

#include <QJsonDocument>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto patience = 15s;

std::unexpected<Error> unreachable(const QString &why)
{
    return failure(QStringLiteral("license_server_unreachable"), why);
}

std::unexpected<Error> refused(ValidationCode code, const QString &message)
{
    return failure(QStringLiteral("license_refused"), message, enumName(code));
}

} // namespace

LicenseServer::LicenseServer(QUrl base, QString key, const QSslConfiguration &tls, QObject *parent)
    : QObject(parent),
      m_base(std::move(base)),
      m_key(std::move(key)),
      m_client(tls, WebClient::Options{.maxInFlight = 2, .maxQueue = 4})
{}

QCoro::Task<Result<QJsonObject>> LicenseServer::post(QString path, QString key, QJsonObject body)
{
    body.insert(QStringLiteral("license_key"), key);
    WebRequest request;
    request.url = remoteUrl(m_base, path);
    request.headers = {{"content-type", "application/json"}, {"accept", "application/json"}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const WebAnswer answer = co_await m_client.send(request, QDeadlineTimer(patience));
    if (answer.failure != Http2Failure::None)
        co_return unreachable(
            QStringLiteral("the licence server %1 does not answer: %2").arg(request.url.host(), answer.problem));
    const auto envelope = parseObject(answer.body);
    if (answer.status == 200 && envelope && envelope->value(u"data").isObject())
        co_return envelope->value(u"data").toObject();
    const QString code = envelope ? envelope->value(u"code").toString() : QString();
    const auto known = enumFromName<ValidationCode>(code);
    const bool isFinal = answer.status == 403 || answer.status == 404 || answer.status == 409;
    if (isFinal && known)
        co_return refused(*known, QStringLiteral("the licence server refuses the licence: %1")
                                      .arg(envelope->value(u"error").toString().left(200)));
    co_return unreachable(
        QStringLiteral("the licence server %1 answers with status %2").arg(request.url.host()).arg(answer.status));
}

QCoro::Task<Result<ServerWord>> LicenseServer::activate(QString hostname, QString version, QString fingerprint)
{
    return activateWith(m_key, std::move(hostname), std::move(version), std::move(fingerprint));
}

QCoro::Task<Result<void>> LicenseServer::deactivate(QString key, QString instanceId)
{
    const QJsonObject body{{QStringLiteral("instance_id"), instanceId}};
    const auto data = co_await post(QStringLiteral("/v1/license/deactivate"), key, body);
    if (data || data.error().code == u"license_refused")
        co_return Result<void>();
    co_return std::unexpected(data.error());
}

QCoro::Task<Result<ServerWord>> LicenseServer::activateWith(QString key, QString hostname, QString version,
                                                            QString fingerprint)
{
    QJsonObject body{{QStringLiteral("hostname"), hostname}, {QStringLiteral("version"), version}};
    if (!fingerprint.isEmpty())
        body.insert(QStringLiteral("fingerprint"), fingerprint);
    const auto data = co_await post(QStringLiteral("/v1/license/activate"), key, body);
    if (!data)
        co_return std::unexpected(data.error());
    ServerWord word;
    word.instanceId = data->value(u"instance_id").toString();
    word.file = data->value(u"license_file").toString().toLatin1();
    if (word.instanceId.isEmpty())
        co_return unreachable(QStringLiteral("the licence server's answer to an activation holds no instance_id"));
    co_return word;
}

QCoro::Task<Result<ServerWord>> LicenseServer::heartbeat(QString instanceId, QString version, int extensionsInUse)
{
    const QJsonObject body{{QStringLiteral("instance_id"), instanceId},
                           {QStringLiteral("version"), version},
                           {QStringLiteral("extensions_in_use"), extensionsInUse}};
    const auto data = co_await post(QStringLiteral("/v1/license/heartbeat"), m_key, body);
    if (!data)
        co_return std::unexpected(data.error());
    ServerWord word;
    word.instanceId = instanceId;
    word.code = enumFromName<ValidationCode>(data->value(u"code").toString()).value_or(ValidationCode::Valid);
    word.tier = data->value(u"tier").toString();
    word.maxExtensions = data->value(u"max_extensions").toInt();
    word.expiresAt = fromRfc3339(data->value(u"expires_at").toString());
    word.file = data->value(u"license_file").toString().toLatin1();
    co_return word;
}

} // namespace wakeline
