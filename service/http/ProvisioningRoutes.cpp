// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisioningRoutes.h"

#include "AppSessionReply.h"
#include "ClientAddress.h"
#include "ListReply.h"
#include "ProvisionApp.h"
#include "ProvisioningBodies.h"
#include "ProvisioningCode.h"
#include "QrPicture.h"
#include "RemoveDevice.h"

namespace wakeline {

namespace {

Result<ProvisioningCode> codeFor(const MadeCode &made, const QString &server)
{
    ProvisioningCode code;
    code.code = made.code.text();
    code.uri = QStringLiteral("wakeline:sign-in?server=%1&code=%2").arg(server, code.code);
    code.expiresAt = made.expiresAt;
    code.extension = made.extension;
    const auto picture = QrPicture::of(code.uri);
    if (!picture)
        return std::unexpected(picture.error());
    code.qrSvg = picture->svg();
    return code;
}

} // namespace

Routes ProvisioningRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = ProvisioningRoutes;
    return bindRoutes(*this, {{Post, "/api/v1/extensions/{id}/qr-login", OperatorOperator, &R::makeCode,
                               "extension.sign_in_code_made"},
                              {Post, "/api/v1/app/auth/code", Public, &R::redeem},
                              {Get, "/api/v1/extensions/{id}/sessions", OperatorViewer, &R::sessions},
                              {Delete, "/api/v1/extensions/{id}/sessions/{session}", OperatorOperator, &R::signOut,
                               "extension.app_signed_out"}});
}

QCoro::Task<Reply> ProvisioningRoutes::makeCode(Request request)
{
    const auto id = request.idParameter();
    const auto server = m_parts.address.of(request);
    const auto body =
        request.body.trimmed().isEmpty() ? Result<QrLoginBody>(QrLoginBody{}) : bodyAs<QrLoginBody>(request);
    if (!id || !server || !body)
        co_return Reply::fromError(!id ? id.error() : !server ? server.error() : body.error());
    const QString by = request.operatorIdentity().name;
    const QString deviceName = body->deviceName.value_or(QString());
    const auto made = co_await m_parts.provision.makeCode(*id, by, deviceName);
    if (!made)
        co_return Reply::fromError(made.error());
    const auto code = codeFor(*made, *server);
    if (!code)
        co_return Reply::fromError(code.error());
    co_return Reply::created(toJson(*code)).withHeader("Cache-Control", "no-store");
}

QCoro::Task<Reply> ProvisioningRoutes::redeem(Request request)
{
    const auto body = bodyAs<AppCodeBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const QString deviceName = body->deviceName.value_or(QString());
    const QString source = clientAddress(request);
    const auto app = co_await m_parts.provision.redeem(body->code, deviceName, source);
    if (!app)
        co_return Reply::fromError(app.error());
    SipAccount sip = m_parts.sip;
    sip.username = app->signIn.extension.number;
    sip.authUsername = app->account;
    sip.password = app->password;
    co_return signedInReply(app->signIn, sip);
}

QCoro::Task<Reply> ProvisioningRoutes::sessions(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    if (const auto extension = co_await m_parts.extensions.find(*id); !extension)
        co_return Reply::fromError(extension.error());
    const auto sessions = co_await m_parts.directory.appSessionsOf(*id);
    co_return sessions ? pageOf(*sessions, request) : Reply::fromError(sessions.error());
}

QCoro::Task<Reply> ProvisioningRoutes::signOut(Request request)
{
    const auto id = request.idParameter();
    const auto session = request.idParameter(QStringLiteral("session"));
    if (!id || !session)
        co_return Reply::fromError(!id ? id.error() : session.error());
    const auto ended = co_await m_parts.removals.signOut(*id, *session);
    co_return ended ? Reply::noContent() : Reply::fromError(ended.error());
}

} // namespace wakeline
