// SPDX-License-Identifier: GPL-3.0-or-later
#include "VendorRoutes.h"

#include "ActivateLicense.h"
#include "AuditChanges.h"
#include "AuditNote.h"
#include "ChangeLicense.h"
#include "Clock.h"
#include "IdempotentReplies.h"
#include "ListReply.h"
#include "PushLogParameters.h"
#include "PushLogTable.h"
#include "QueryParameters.h"
#include "VendorBodies.h"

namespace wakeline {

namespace {

constexpr qsizetype longestQuery = 100;

Reply licenseReply(const Result<License> &license)
{
    if (!license)
        return Reply::fromError(license.error());
    return Reply::data(toJson(*license)).withETag(license->version);
}

/// The key is in it: it must stay in no cache.
Reply issuedReply(int status, const Result<IssuedLicense> &issued)
{
    if (!issued)
        return Reply::fromError(issued.error());
    Reply reply = status == 201 ? Reply::created(toJson(*issued)) : Reply::data(toJson(*issued));
    reply.headers.set("Cache-Control", "no-store");
    reply.headers.set("Location", "/api/v1/licenses/" + QByteArray::number(issued->license.id));
    return std::move(reply).withETag(issued->license.version);
}

QString scopeOf(const Request &request)
{
    return QStringLiteral("operator %1").arg(request.operatorIdentity().id);
}

Result<LicenseFilter> filterOf(const Request &request)
{
    LicenseFilter filter;
    filter.query = request.queryValue(QStringLiteral("q")).trimmed();
    filter.tier = request.queryValue(QStringLiteral("tier"));
    if (filter.query.size() > longestQuery)
        return failure(QStringLiteral("invalid_value"),
                       QStringLiteral("q must have at most %1 characters").arg(longestQuery), QStringLiteral("q"));
    const auto status = query::choiceOf<LicenseStatus>(request, QStringLiteral("status"));
    if (!status)
        return std::unexpected(status.error());
    filter.status = *status;
    return filter;
}

} // namespace

Routes VendorRoutes::routes()
{
    using enum Method;
    constexpr auto vendor = Access::OperatorVendor;
    using R = VendorRoutes;
    return bindRoutes(*this, {{Get, "/api/v1/licenses", vendor, &R::list},
                              {Post, "/api/v1/licenses", vendor, &R::issue, "license.issued"},
                              {Get, "/api/v1/licenses/{id}", vendor, &R::show},
                              {Patch, "/api/v1/licenses/{id}", vendor, &R::change, "license.changed"},
                              {Post, "/api/v1/licenses/{id}/renew", vendor, &R::renew, "license.renewed"},
                              {Post, "/api/v1/licenses/{id}/suspend", vendor, &R::suspend, "license.suspended"},
                              {Post, "/api/v1/licenses/{id}/reinstate", vendor, &R::reinstate, "license.reinstated"},
                              {Post, "/api/v1/licenses/{id}/revoke", vendor, &R::revoke, "license.revoked"},
                              {Post, "/api/v1/licenses/{id}/transfer", vendor, &R::transfer, "license.transferred"},
                              {Get, "/api/v1/licenses/{id}/file", vendor, &R::file},
                              {Get, "/api/v1/licenses/{id}/installations", vendor, &R::installations},
                              {Delete, "/api/v1/licenses/{id}/installations/{instance}", vendor,
                               &R::releaseInstallation, "license.installation_released"},
                              {Get, "/api/v1/licenses/{id}/push-logs", vendor, &R::pushLog},
                              {Get, "/api/v1/tiers", vendor, &R::tiers},
                              {Put, "/api/v1/tiers/{name}", vendor, &R::putTier, "tier.changed"}});
}

QCoro::Task<Reply> VendorRoutes::list(Request request)
{
    const auto paging = request.paging();
    const auto filter = filterOf(request);
    if (!paging || !filter)
        co_return Reply::fromError(!paging ? paging.error() : filter.error());
    const auto page = co_await m_parts.licenses.list(*filter, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> VendorRoutes::issue(Request request)
{
    const Handler handler = [this](Request once) { return issueOnce(std::move(once)); };
    const QString scope = scopeOf(request);
    auto issuing = m_parts.idempotent.once(scope, std::move(request), handler);
    co_return co_await issuing;
}

QCoro::Task<Reply> VendorRoutes::issueOnce(Request request)
{
    const auto draft = bodyAs<LicenseDraft>(request);
    if (!draft)
        co_return Reply::fromError(draft.error());
    co_return issuedReply(201, co_await m_parts.changes.issue(*draft));
}

QCoro::Task<Reply> VendorRoutes::show(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    co_return licenseReply(co_await m_parts.licenses.find(*id));
}

QCoro::Task<Reply> VendorRoutes::change(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto draft = bodyAs<LicenseDraft>(request);
    if (!id || !version || !draft)
        co_return Reply::fromError(!id ? id.error() : !version ? version.error() : draft.error());
    co_return licenseReply(co_await m_parts.changes.change(*id, *version, *draft));
}

QCoro::Task<Reply> VendorRoutes::renew(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto body = bodyAs<RenewBody>(request);
    if (!id || !version || !body)
        co_return Reply::fromError(!id ? id.error() : !version ? version.error() : body.error());
    if (body->expiresAt.has_value() == body->never)
        co_return Reply::fromError({QStringLiteral("missing_field"),
                                    QStringLiteral("either expires_at or \"never\": true is needed"),
                                    QStringLiteral("expires_at")});
    co_return licenseReply(co_await m_parts.changes.renew(*id, *version, body->expiresAt));
}

QCoro::Task<Reply> VendorRoutes::act(Request request, Act act)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    if (!id || !version)
        co_return Reply::fromError(!id ? id.error() : version.error());
    auto acting = (m_parts.changes.*act)(*id, *version);
    co_return licenseReply(co_await acting);
}

QCoro::Task<Reply> VendorRoutes::suspend(Request request)
{
    return act(std::move(request), &ChangeLicense::suspend);
}

QCoro::Task<Reply> VendorRoutes::reinstate(Request request)
{
    return act(std::move(request), &ChangeLicense::reinstate);
}

QCoro::Task<Reply> VendorRoutes::revoke(Request request)
{
    return act(std::move(request), &ChangeLicense::revoke);
}

QCoro::Task<Reply> VendorRoutes::transfer(Request request)
{
    const Handler handler = [this](Request once) { return transferOnce(std::move(once)); };
    const QString scope = scopeOf(request);
    auto transferring = m_parts.idempotent.once(scope, std::move(request), handler);
    co_return co_await transferring;
}

QCoro::Task<Reply> VendorRoutes::transferOnce(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto draft = bodyAs<LicenseDraft>(request);
    if (!id || !version || !draft)
        co_return Reply::fromError(!id ? id.error() : !version ? version.error() : draft.error());
    co_return issuedReply(200, co_await m_parts.changes.transfer(*id, *version, *draft));
}

QCoro::Task<Reply> VendorRoutes::file(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    const auto license = co_await m_parts.licenses.find(*id);
    if (!license)
        co_return Reply::fromError(license.error());
    const auto standing = LicensePolicy::standing(*license, m_parts.clock.now());
    if (!LicensePolicy::isServed(standing))
        co_return Reply::fromError(
            {QStringLiteral("conflict"), LicensePolicy::sentence(LicensePolicy::codeOf(standing))});
    const QByteArray text = m_parts.activations.fileFor(*license, request.queryValue(QStringLiteral("instance_id")));
    if (text.isEmpty())
        co_return Reply::fromError({QStringLiteral("unavailable"),
                                    QStringLiteral("license.signing_key is not set: no licence file can be made")});
    co_return Reply{200,
                    {{"Content-Type", "application/x-pem-file"},
                     {"Content-Disposition", "attachment; filename=\"wakeline.lic\""},
                     {"Cache-Control", "no-store"}},
                    text};
}

QCoro::Task<Reply> VendorRoutes::installations(Request request)
{
    const auto id = request.idParameter();
    const auto paging = request.paging();
    if (!id || !paging)
        co_return Reply::fromError(!id ? id.error() : paging.error());
    const auto license = co_await m_parts.licenses.find(*id);
    if (!license)
        co_return Reply::fromError(license.error());
    const auto page = co_await m_parts.installations.list(*id, m_parts.clock.now(), paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> VendorRoutes::releaseInstallation(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    const QString instance = request.parameter(QStringLiteral("instance"));
    const auto released = co_await m_parts.activations.releaseOne(*id, instance);
    co_return released ? Reply::noContent() : Reply::fromError(released.error());
}

QCoro::Task<Reply> VendorRoutes::pushLog(Request request)
{
    const auto id = request.idParameter();
    const auto paging = request.paging();
    auto filter = pushLogFilterOf(request);
    if (!id || !paging || !filter)
        co_return Reply::fromError(!id ? id.error() : !paging ? paging.error() : filter.error());
    // Asked for also because 0 in the log is our own PBX's pushes, which are not the vendor's to read.
    const auto license = co_await m_parts.licenses.find(*id);
    if (!license)
        co_return Reply::fromError(license.error());
    filter->licenseId = *id;
    const auto page = co_await m_parts.pushLog.list(*filter, paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> VendorRoutes::tiers(Request request)
{
    const auto all = co_await m_parts.tiers.all();
    co_return all ? pageOf(*all, request) : Reply::fromError(all.error());
}

QCoro::Task<Reply> VendorRoutes::putTier(Request request)
{
    const auto version = request.ifMatch();
    const auto body = bodyAs<TierBody>(request);
    if (!version || !body)
        co_return Reply::fromError(!version ? version.error() : body.error());
    Tier tier;
    tier.name = request.parameter(QStringLiteral("name"));
    tier.maxExtensions = body->maxExtensions;
    tier.maxInstallations = body->maxInstallations;
    tier.entitlements = body->entitlements;
    if (request.audit)
        request.audit->changes = auditChanges::between({}, *request.json(), {});
    const auto put = co_await m_parts.changes.putTier(tier, *version);
    co_return put ? Reply::data(toJson(*put)).withETag(put->version) : Reply::fromError(put.error());
}

} // namespace wakeline
