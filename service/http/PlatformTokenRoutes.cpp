// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlatformTokenRoutes.h"

#include "PushParameters.h"

#include <algorithm>

namespace wakeline {

namespace {

const auto devicePrefix = QStringLiteral("platform:");

/// The platform of one of this family's devices; empty for the others of the extension.
QString platformOf(const PushTarget &target)
{
    const bool ours = target.payload == PushPayload::VoipData && target.appDeviceId.startsWith(devicePrefix);
    return ours ? target.appDeviceId.sliced(devicePrefix.size()) : QString();
}

/// \param platform  empty: any of this family's
bool isOn(const QString &platform, const PushTarget &target)
{
    const QString of = platformOf(target);
    return !of.isEmpty() && (platform.isEmpty() || of == platform);
}

bool isPlatform(const QString &text)
{
    return text == u"ios" || text == u"android";
}

Reply refusal(const Error &error)
{
    return Reply::fromError(error, Shape::Success);
}

Error badPlatform()
{
    return {QStringLiteral("invalid_value"), QStringLiteral("platform must be ios or android")};
}

Error missing(const QString &field)
{
    return {QStringLiteral("missing_field"), QStringLiteral("%1 must be a text that is not empty").arg(field)};
}

/// `?platform=`, for a user who has both; empty: either.
Result<QString> platformAsked(const Request &request)
{
    const QString platform = request.queryValue(QStringLiteral("platform"));
    if (!platform.isEmpty() && !isPlatform(platform))
        return std::unexpected(badPlatform());
    return platform;
}

Result<PushTarget> targetFrom(const QJsonObject &body)
{
    for (const char *field : {"user", "token", "platform"}) {
        if (body.value(QLatin1String(field)).toString().isEmpty())
            return std::unexpected(missing(QLatin1String(field)));
    }
    const QString platform = body.value(u"platform").toString();
    if (!isPlatform(platform))
        return std::unexpected(badPlatform());
    PushTarget target;
    target.extension = body.value(u"user").toString();
    target.provider = PushProviderName::Fcm; // docs/decisions/0116
    target.token = body.value(u"token").toString();
    target.payload = PushPayload::VoipData;
    target.appDeviceId = devicePrefix + platform;
    return target;
}

Reply success(QJsonObject answer = {})
{
    answer.insert(QStringLiteral("success"), true);
    return Reply::json(200, answer);
}

} // namespace

Routes PlatformTokenRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = PlatformTokenRoutes;
    return bindRoutes(*this,
                      {{Post, "/api/register-push-token", AppOrPbx, &R::registerToken},
                       {Get, "/api/user/{userId}/push-token", AppOrPbx, &R::showToken},
                       {Delete, "/api/user/{userId}/push-token", AppOrPbx, &R::forgetTokens}},
                      Shape::Success);
}

Result<void> PlatformTokenRoutes::admit(const Request &request, const QString &user) const
{
    const auto *app = std::get_if<AppIdentity>(&request.identity);
    if (app && app->number != user)
        return failure(QStringLiteral("forbidden"), QStringLiteral("an app may name its own user alone"));
    if (!m_directory.extension(user))
        return failure(QStringLiteral("not_found"), QStringLiteral("there is no such user"));
    return {};
}

QCoro::Task<Reply> PlatformTokenRoutes::registerToken(Request request)
{
    const auto body = request.json();
    if (!body)
        co_return refusal(body.error());
    auto target = targetFrom(*body);
    if (!target)
        co_return refusal(target.error());
    if (const auto admitted = admit(request, target->extension); !admitted)
        co_return refusal(admitted.error());
    target->sessionId = request.appIdentity().sessionId;
    const auto remembered = m_devices.remember(*target);
    co_return remembered ? success() : refusal(remembered.error());
}

QCoro::Task<Reply> PlatformTokenRoutes::showToken(Request request)
{
    const QString user = request.parameter(QStringLiteral("userId"));
    const auto asked = platformAsked(request);
    if (!asked)
        co_return refusal(asked.error());
    if (const auto admitted = admit(request, user); !admitted)
        co_return refusal(admitted.error());
    QList<PushTarget> targets = m_directory.registeredTargetsOf(user);
    targets.removeIf([&](const PushTarget &target) { return !isOn(*asked, target); });
    if (targets.isEmpty())
        co_return refusal({QStringLiteral("not_found"), QStringLiteral("this user has no push token")});
    const PushTarget newest = *std::ranges::max_element(targets, {}, &PushTarget::registeredAt);
    const QJsonObject answer{{QStringLiteral("user"), user},
                             {QStringLiteral("platform"), platformOf(newest)},
                             {QStringLiteral("token"), maskToken(newest.token)},
                             {QStringLiteral("updated"), toRfc3339(newest.registeredAt)}};
    co_return success(answer);
}

QCoro::Task<Reply> PlatformTokenRoutes::forgetTokens(Request request)
{
    const QString user = request.parameter(QStringLiteral("userId"));
    const auto asked = platformAsked(request);
    if (!asked)
        co_return refusal(asked.error());
    if (const auto admitted = admit(request, user); !admitted)
        co_return refusal(admitted.error());
    const RegisterDevice::Concerned concerned = [platform = *asked](const PushTarget &target) {
        return isOn(platform, target);
    };
    co_await m_devices.forget(user, concerned);
    co_return success();
}

} // namespace wakeline
