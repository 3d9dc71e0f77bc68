// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient asks about licences: its own, and as a vendor.
#include "ApiCalls.h"

namespace wakeline {

using namespace apicalls;

namespace {

QString licensePath(qint64 id, const QString &below = {})
{
    return QStringLiteral("/api/v1/licenses/%1%2").arg(id).arg(below);
}

QString actPath(ApiClient::LicenseAct act)
{
    switch (act) {
    case ApiClient::LicenseAct::Suspend:
        return QStringLiteral("/suspend");
    case ApiClient::LicenseAct::Reinstate:
        return QStringLiteral("/reinstate");
    case ApiClient::LicenseAct::Revoke:
        return QStringLiteral("/revoke");
    }
    return {};
}

/// Whatever a name holds, it stays one part of the path.
QString pathPart(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

QCoro::Task<ApiResult<LicenseState>> ApiClient::ownLicense()
{
    return one<LicenseState>({.method = "GET", .path = QStringLiteral("/api/v1/system/license")});
}

QCoro::Task<ApiResult<LicenseState>> ApiClient::useLicenseKey(QString key)
{
    return one<LicenseState>({.method = "POST",
                              .path = QStringLiteral("/api/v1/system/license"),
                              .body = QJsonObject{{QStringLiteral("license_key"), key}}});
}

QCoro::Task<ApiResult<LicenseState>> ApiClient::useLicenseFile(QByteArray text)
{
    return one<LicenseState>({.method = "PUT",
                              .path = QStringLiteral("/api/v1/system/license/file"),
                              .body = QJsonObject{{QStringLiteral("license_file"), QString::fromUtf8(text)}}});
}

QCoro::Task<ApiResult<LicenseState>> ApiClient::giveLicenseBack()
{
    return one<LicenseState>({.method = "DELETE", .path = QStringLiteral("/api/v1/system/license")});
}

QCoro::Task<ApiResult<ApiPage<License>>> ApiClient::licenses(PageQuery page)
{
    return list<License>(QStringLiteral("/api/v1/licenses"), pageOf(page));
}

QCoro::Task<ApiResult<License>> ApiClient::license(qint64 id)
{
    return one<License>({.method = "GET", .path = licensePath(id)});
}

QCoro::Task<ApiResult<IssuedLicense>> ApiClient::issueLicense(LicenseDraft draft)
{
    // No Idempotency-Key: the server would have to keep the answer, and with it the key.
    return one<IssuedLicense>({.method = "POST", .path = QStringLiteral("/api/v1/licenses"), .body = toJson(draft)});
}

QCoro::Task<ApiResult<License>> ApiClient::changeLicense(qint64 id, LicenseDraft draft, qint64 version)
{
    return one<License>(
        {.method = "PATCH", .path = licensePath(id), .body = toJson(draft), .ifMatch = etagOf(version)});
}

QCoro::Task<ApiResult<License>> ApiClient::renewLicense(qint64 id, std::optional<QDateTime> expiresAt, qint64 version)
{
    QJsonObject body;
    if (expiresAt)
        body.insert(QStringLiteral("expires_at"), toRfc3339(*expiresAt));
    else
        body.insert(QStringLiteral("never"), true);
    return one<License>({.method = "POST",
                         .path = licensePath(id, QStringLiteral("/renew")),
                         .body = body,
                         .ifMatch = etagOf(version)});
}

QCoro::Task<ApiResult<License>> ApiClient::actOnLicense(qint64 id, LicenseAct act, qint64 version)
{
    return one<License>(
        {.method = "POST", .path = licensePath(id, actPath(act)), .body = QJsonObject(), .ifMatch = etagOf(version)});
}

QCoro::Task<ApiResult<IssuedLicense>> ApiClient::transferLicense(qint64 id, LicenseDraft holder, qint64 version)
{
    return one<IssuedLicense>({.method = "POST",
                               .path = licensePath(id, QStringLiteral("/transfer")),
                               .body = toJson(holder),
                               .ifMatch = etagOf(version)});
}

QCoro::Task<ApiResult<AnsweredFile>> ApiClient::licenseFile(qint64 id)
{
    const ApiRequest request{.method = "GET",
                             .path = licensePath(id, QStringLiteral("/file")),
                             .accept = "application/x-pem-file, application/json"};
    const auto reply = co_await send(request);
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return AnsweredFile{reply->content};
}

QCoro::Task<ApiResult<ApiPage<Installation>>> ApiClient::installations(qint64 licenseId, PageQuery page)
{
    return list<Installation>(licensePath(licenseId, QStringLiteral("/installations")), pageOf(page));
}

QCoro::Task<ApiResult<void>> ApiClient::releaseInstallation(qint64 licenseId, QString instanceId)
{
    return command(
        {.method = "DELETE", .path = licensePath(licenseId, QStringLiteral("/installations/") + pathPart(instanceId))});
}

QCoro::Task<ApiResult<ApiPage<PushLogEntry>>> ApiClient::licensePushes(qint64 licenseId, int limit)
{
    return list<PushLogEntry>(licensePath(licenseId, QStringLiteral("/push-logs")),
                              {{QStringLiteral("limit"), QString::number(limit)}});
}

QCoro::Task<ApiResult<ApiPage<Tier>>> ApiClient::tiers()
{
    return list<Tier>(QStringLiteral("/api/v1/tiers"), pageOf({}));
}

QCoro::Task<ApiResult<Tier>> ApiClient::putTier(Tier tier)
{
    QJsonObject body = toJson(tier);
    body.remove(QStringLiteral("name"));
    body.remove(QStringLiteral("version"));
    const QByteArray ifMatch = tier.version > 0 ? etagOf(tier.version) : QByteArray();
    return one<Tier>({.method = "PUT",
                      .path = QStringLiteral("/api/v1/tiers/") + pathPart(tier.name),
                      .body = body,
                      .ifMatch = ifMatch});
}

} // namespace wakeline
