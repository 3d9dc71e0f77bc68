// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppRoutes.h"

#include "AppBodies.h"
#include "AppSessionReply.h"
#include "ChangeAppProfile.h"
#include "ClientAddress.h"
#include "DataReply.h"
#include "ListReply.h"
#include "RegisterDevice.h"
#include "SameApp.h"

#include <algorithm>

namespace wakeline {

namespace {

Reply profileReply(const Extension &extension)
{
    return dataReply(AppProfile::of(extension)).withETag(extension.version);
}

/// The token outlives its extension by a moment.
Reply gone()
{
    return Reply::fromError({QStringLiteral("bad_token"), QStringLiteral("this extension is gone")});
}

/// An app that names no device is known by its session; no app may take such a name itself.
QString deviceOf(const AppIdentity &app)
{
    return QStringLiteral("session:%1").arg(app.sessionId);
}

bool maySay(const std::optional<QString> &deviceId)
{
    return !deviceId || !isReservedDeviceId(*deviceId);
}

Reply badDeviceId()
{
    return Reply::fromError({QStringLiteral("invalid_value"),
                             QStringLiteral("field \"device_id\" must not begin with session: or platform:"),
                             QStringLiteral("device_id")});
}

} // namespace

Routes AppRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = AppRoutes;
    return bindRoutes(*this, {{Post, "/api/v1/app/auth", Public, &R::auth},
                              {Post, "/api/v1/app/auth/refresh", Public, &R::refresh},
                              {Post, "/api/v1/app/auth/logout", App, &R::logout},
                              {Get, "/api/v1/app/me", App, &R::me},
                              {Put, "/api/v1/app/me", App, &R::changeMe},
                              {Get, "/api/v1/app/directory", App, &R::directory},
                              {Post, "/api/v1/app/push-token", App, &R::registerToken},
                              {Delete, "/api/v1/app/push-token", App, &R::forgetToken}});
}

QCoro::Task<Reply> AppRoutes::auth(Request request)
{
    const auto body = bodyAs<AuthBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto session = co_await m_parts.signIn.signIn(body->extension, body->sipPassword, clientAddress(request));
    if (!session)
        co_return Reply::fromError(session.error());
    SipAccount sip = m_parts.sip;
    sip.username = session->extension.number;
    sip.password = body->sipPassword;
    co_return signedInReply(*session, sip);
}

QCoro::Task<Reply> AppRoutes::refresh(Request request)
{
    const auto body = bodyAs<AppRefreshBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto tokens = co_await m_parts.signIn.refresh(body->refreshToken);
    co_return tokens ? tokensReply(*tokens) : Reply::fromError(tokens.error());
}

QCoro::Task<Reply> AppRoutes::logout(Request request)
{
    const auto ended = co_await m_parts.signIn.signOut(request.appIdentity().sessionId);
    co_return ended ? Reply::noContent() : Reply::fromError(ended.error());
}

QCoro::Task<Reply> AppRoutes::me(Request request)
{
    const auto extension = m_parts.directory.extension(request.appIdentity().number);
    co_return extension ? profileReply(*extension) : gone();
}

QCoro::Task<Reply> AppRoutes::changeMe(Request request)
{
    const auto version = request.ifMatch();
    const auto draft = bodyAs<AppProfileDraft>(request);
    if (!version || !draft)
        co_return Reply::fromError(!version ? version.error() : draft.error());
    const AppIdentity app = request.appIdentity();
    const auto changed = co_await m_parts.profiles.change(app.extensionId, app.number, *version, *draft);
    if (!changed && changed.error().code == u"not_found")
        co_return gone();
    co_return changed ? profileReply(*changed) : Reply::fromError(changed.error());
}

QCoro::Task<Reply> AppRoutes::directory(Request)
{
    QList<Extension> extensions = m_parts.directory.extensions();
    std::ranges::sort(extensions, {}, &Extension::number);
    QJsonArray entries;
    for (const Extension &extension : extensions) {
        entries.append(QJsonObject{{QStringLiteral("id"), extension.id},
                                   {QStringLiteral("extension"), extension.number},
                                   {QStringLiteral("name"), extension.displayName},
                                   {QStringLiteral("online"), m_parts.isOnline(extension.number)}});
    }
    co_return Reply::data(entries);
}

QCoro::Task<Reply> AppRoutes::registerToken(Request request)
{
    const auto body = bodyAs<PushTokenBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    if (!maySay(body->deviceId))
        co_return badDeviceId();
    const AppIdentity app = request.appIdentity();
    PushTarget target;
    target.extension = app.number;
    target.provider = body->platform == AppPlatform::Apns ? PushProviderName::Apns : PushProviderName::Fcm;
    target.token = body->token;
    target.appId = body->appId.value_or(QString());
    // As the gateway takes them: an iOS app that names no topic sends the PushKit token, which calls need.
    target.voip =
        target.provider == PushProviderName::Apns && (target.appId.isEmpty() || target.appId.endsWith(u".voip"));
    target.userAgent = body->appVersion.value_or(QString());
    target.appDeviceId = body->deviceId.value_or(deviceOf(app));
    target.sessionId = app.sessionId;
    const auto remembered = m_parts.devices.remember(target);
    co_return remembered ? Reply::data(QJsonObject{{QStringLiteral("status"), QStringLiteral("ok")}})
                         : Reply::fromError(remembered.error());
}

QCoro::Task<Reply> AppRoutes::forgetToken(Request request)
{
    const auto body = request.body.trimmed().isEmpty() ? Result<ForgetTokenBody>(ForgetTokenBody{})
                                                       : bodyAs<ForgetTokenBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    if (!maySay(body->deviceId))
        co_return badDeviceId();
    const AppIdentity app = request.appIdentity();
    const QString device = canonicalDeviceId(body->deviceId.value_or(QString()));
    // Named: GCC 12 destroys a temporary std::function among a coroutine's arguments twice.
    const RegisterDevice::Concerned concerned = [device, app](const PushTarget &target) {
        if (device.isEmpty())
            return target.sessionId == app.sessionId;
        return canonicalDeviceId(target.appDeviceId) == device || canonicalDeviceId(target.instance) == device;
    };
    co_await m_parts.devices.forget(app.number, concerned);
    co_return Reply::noContent();
}

} // namespace wakeline
