// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseRoutes.h"

#include "ActivateLicense.h"
#include "AdmitLicense.h"
#include "ClientAddress.h"
#include "IdempotentReplies.h"
#include "LicenseBodies.h"
#include "LicenseErrors.h"
#include "LicenseKey.h"
#include "ListReply.h"

namespace wakeline {

namespace {

constexpr qsizetype longestText = 255;
constexpr int mostExtensions = 10'000'000;

Result<void> checkText(const char *field, const QString &text)
{
    const bool good = !text.isEmpty() && text.size() <= longestText &&
                      std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
    if (good)
        return {};
    return failure(
        QStringLiteral("invalid_value"),
        QStringLiteral("%1 must have 1 to %2 printable characters").arg(QLatin1String(field)).arg(longestText),
        QLatin1String(field));
}

QJsonObject entitlementsOf(const License &license, ValidationCode code)
{
    QJsonObject data{{QStringLiteral("valid"), LicensePolicy::isValid(code)},
                     {QStringLiteral("tier"), license.tier},
                     {QStringLiteral("max_extensions"), license.maxExtensions},
                     {QStringLiteral("code"), enumName(code)},
                     {QStringLiteral("entitlements"), QJsonArray::fromStringList(license.entitlements)}};
    if (license.expiresAt)
        data.insert(QStringLiteral("expires_at"), toRfc3339(*license.expiresAt));
    return data;
}

/// The refusals of a seat: 403 for a licence that is not served, 409 for want of a seat, 404 for no such installation.
Reply seatRefusal(const Error &error)
{
    const auto code = validationCodeOf(error);
    if (!code)
        return Reply::fromError(error);
    switch (*code) {
    case ValidationCode::TooManyInstallations:
        return licenseRefusal(409, *code, error);
    case ValidationCode::NoInstallation:
        return licenseRefusal(404, *code, error);
    default:
        return licenseRefusal(403, *code, error);
    }
}

QJsonValue fileValue(const QByteArray &file)
{
    return file.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromLatin1(file));
}

} // namespace

Routes LicenseRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = LicenseRoutes;
    return bindRoutes(*this, {{Post, "/v1/license/validate", Licence, &R::validate},
                              {Post, "/v1/license/activate", Licence, &R::activate},
                              {Post, "/v1/license/deactivate", Licence, &R::deactivate},
                              {Post, "/v1/license/heartbeat", Licence, &R::heartbeat},
                              {Get, "/v1/license/status", Licence, &R::status}});
}

QCoro::Task<Reply> LicenseRoutes::validate(Request request)
{
    const auto body = bodyAs<ValidateBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto key = licenseKeyOf(request, body->licenseKey);
    if (!key)
        co_return Reply::fromError(key.error());
    const ActivateLicense::Question question{body->instanceId.value_or(QString()),
                                             body->entitlements.value_or(QStringList())};
    const auto answer = co_await m_licenses.validate(*key, clientAddress(request), question);
    if (!answer) {
        const auto code = validationCodeOf(answer.error());
        co_return code ? licenseRefusal(404, *code, answer.error()) : Reply::fromError(answer.error());
    }
    if (answer->code == ValidationCode::Expired)
        co_return licenseRefusal(404, answer->code, {{}, LicensePolicy::sentence(answer->code)});
    co_return Reply::data(entitlementsOf(answer->license, answer->code));
}

QCoro::Task<Reply> LicenseRoutes::activate(Request request)
{
    const auto body = bodyAs<ActivateBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto key = licenseKeyOf(request, body->licenseKey);
    if (!key)
        co_return Reply::fromError(key.error());
    const auto license = co_await m_admit.recognise(*key, clientAddress(request));
    if (!license)
        co_return seatRefusal(license.error());
    const Handler handler = [this](Request again) { return takeSeat(std::move(again)); };
    auto activating = m_idempotent.once(QStringLiteral("license %1").arg(license->id), std::move(request), handler);
    co_return co_await activating;
}

QCoro::Task<Reply> LicenseRoutes::takeSeat(Request request)
{
    const auto body = bodyAs<ActivateBody>(request);
    const auto key = licenseKeyOf(request, body->licenseKey);
    for (const auto &checked : {checkText("hostname", body->hostname), checkText("version", body->version),
                                checkText("fingerprint", body->fingerprint.value_or(QStringLiteral("none")))}) {
        if (!checked)
            co_return Reply::fromError(checked.error());
    }
    Activation activation;
    activation.hostname = body->hostname;
    activation.version = body->version;
    const QString fingerprint = body->fingerprint.value_or(QString());
    const auto answer = co_await m_licenses.activate(*key, clientAddress(request), activation, fingerprint);
    if (!answer)
        co_return seatRefusal(answer.error());
    co_return Reply::data(QJsonObject{{QStringLiteral("instance_id"), answer->installation.instanceId},
                                      {QStringLiteral("activated_at"), toRfc3339(answer->installation.activatedAt)},
                                      {QStringLiteral("license_file"), fileValue(answer->file)}});
}

QCoro::Task<Reply> LicenseRoutes::deactivate(Request request)
{
    const auto body = bodyAs<DeactivateBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto key = licenseKeyOf(request, body->licenseKey);
    if (!key)
        co_return Reply::fromError(key.error());
    if (const auto good = checkText("instance_id", body->instanceId); !good)
        co_return Reply::fromError(good.error());
    const auto released = co_await m_licenses.deactivate(*key, clientAddress(request), body->instanceId);
    if (!released)
        co_return seatRefusal(released.error());
    co_return Reply::data(
        QJsonObject{{QStringLiteral("instance_id"), body->instanceId}, {QStringLiteral("deactivated"), true}});
}

QCoro::Task<Reply> LicenseRoutes::heartbeat(Request request)
{
    const auto body = bodyAs<HeartbeatBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto key = licenseKeyOf(request, body->licenseKey);
    if (!key)
        co_return Reply::fromError(key.error());
    for (const auto &checked : {checkText("instance_id", body->instanceId), checkText("version", body->version)}) {
        if (!checked)
            co_return Reply::fromError(checked.error());
    }
    if (body->extensionsInUse < 0 || body->extensionsInUse > mostExtensions)
        co_return Reply::fromError({QStringLiteral("invalid_value"),
                                    QStringLiteral("extensions_in_use must be from 0 to %1").arg(mostExtensions),
                                    QStringLiteral("extensions_in_use")});
    Heartbeat beat;
    beat.instanceId = body->instanceId;
    beat.version = body->version;
    beat.extensionsInUse = body->extensionsInUse;
    const auto answer = co_await m_licenses.heartbeat(*key, clientAddress(request), beat);
    if (!answer)
        co_return seatRefusal(answer.error());
    QJsonObject data = entitlementsOf(answer->license, answer->code);
    data.insert(QStringLiteral("last_seen_at"), toRfc3339(answer->installation.lastSeenAt));
    data.insert(QStringLiteral("license_file"), fileValue(answer->file));
    co_return Reply::data(data);
}

QCoro::Task<Reply> LicenseRoutes::status(Request request)
{
    const auto key = licenseKeyOf(request, std::nullopt, true);
    if (!key)
        co_return Reply::fromError(key.error());
    const auto answer = co_await m_licenses.validate(*key, clientAddress(request), {});
    if (!answer) {
        const auto code = validationCodeOf(answer.error());
        co_return code ? licenseRefusal(404, *code, answer.error()) : Reply::fromError(answer.error());
    }
    QJsonObject data{{QStringLiteral("key"), LicenseKey::parse(*key).value().text()},
                     {QStringLiteral("tier"), answer->license.tier},
                     {QStringLiteral("max_extensions"), answer->license.maxExtensions},
                     {QStringLiteral("installation_count"), answer->license.installationCount},
                     {QStringLiteral("active"), LicensePolicy::isValid(answer->code)}};
    if (answer->license.expiresAt)
        data.insert(QStringLiteral("expires_at"), toRfc3339(*answer->license.expiresAt));
    co_return Reply::data(data).withHeader("Cache-Control", "no-store");
}

} // namespace wakeline
