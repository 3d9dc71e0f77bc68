// SPDX-License-Identifier: GPL-3.0-or-later
#include "OwnLicenseRoutes.h"

#include "KeepLicense.h"
#include "ListReply.h"
#include "OwnLicenseBodies.h"

namespace wakeline {

namespace {

Reply noneKept()
{
    return Reply::fromError(
        {QStringLiteral("not_found"), QStringLiteral("this installation has no licence: it needs none")});
}

Reply stateReply(const Result<LicenseState> &state)
{
    return state ? Reply::data(toJson(*state)) : Reply::fromError(state.error());
}

} // namespace

Routes OwnLicenseRoutes::routes()
{
    using enum Method;
    constexpr auto admin = Access::OperatorAdmin;
    using R = OwnLicenseRoutes;
    return bindRoutes(*this, {{Post, "/api/v1/system/license", admin, &R::useKey, "system.license_activated"},
                              {Put, "/api/v1/system/license/file", admin, &R::useFile, "system.license_file_given"},
                              {Delete, "/api/v1/system/license", admin, &R::giveBack, "system.license_given_back"}});
}

QCoro::Task<Reply> OwnLicenseRoutes::useKey(Request request)
{
    const auto body = bodyAs<OwnLicenseKeyBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    KeepLicense *keeping = m_keeping();
    if (!keeping)
        co_return noneKept();
    const QString key = body->licenseKey;
    const auto state = co_await keeping->useKey(key);
    co_return stateReply(state);
}

QCoro::Task<Reply> OwnLicenseRoutes::useFile(Request request)
{
    const auto body = bodyAs<OwnLicenseFileBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    KeepLicense *keeping = m_keeping();
    if (!keeping)
        co_return noneKept();
    const QByteArray text = body->licenseFile.toUtf8();
    const auto state = co_await keeping->useFile(text);
    co_return stateReply(state);
}

QCoro::Task<Reply> OwnLicenseRoutes::giveBack(Request)
{
    KeepLicense *keeping = m_keeping();
    if (!keeping)
        co_return noneKept();
    const auto state = co_await keeping->giveBack();
    co_return stateReply(state);
}

} // namespace wakeline
