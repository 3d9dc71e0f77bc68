// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorRoutes.h"

#include "AuthBodies.h"
#include "ChangeOperator.h"
#include "ClientAddress.h"
#include "ListReply.h"
#include "OperatorTable.h"

namespace wakeline {

namespace {

Reply operatorReply(const Result<Operator> &account)
{
    if (!account)
        return Reply::fromError(account.error());
    return Reply::data(toJson(*account)).withETag(account->version);
}

} // namespace

Routes OperatorRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = OperatorRoutes;
    return bindRoutes(*this,
                      {{Get, "/api/v1/operators", OperatorAdmin, &R::list},
                       {Post, "/api/v1/operators", OperatorAdmin, &R::create, "operator.created"},
                       {Get, "/api/v1/operators/{id}", OperatorAdmin, &R::show},
                       {Patch, "/api/v1/operators/{id}", OperatorAdmin, &R::change, "operator.changed"},
                       {Delete, "/api/v1/operators/{id}", OperatorAdmin, &R::remove, "operator.deleted"},
                       {Post, "/api/v1/auth/password", OperatorAny, &R::changePassword, "operator.password_changed"}});
}

QCoro::Task<Reply> OperatorRoutes::list(Request request)
{
    const auto paging = request.paging();
    if (!paging)
        co_return Reply::fromError(paging.error());
    const auto page = co_await m_operators.list(paging->limit, paging->offset);
    co_return page ? listReply(page->items, page->total, *paging) : Reply::fromError(page.error());
}

QCoro::Task<Reply> OperatorRoutes::create(Request request)
{
    const auto draft = bodyAs<OperatorDraft>(request);
    if (!draft)
        co_return Reply::fromError(draft.error());
    const auto account = co_await m_changes.create(*draft);
    if (!account)
        co_return Reply::fromError(account.error());
    co_return Reply::created(toJson(*account))
        .withETag(account->version)
        .withHeader("Location", "/api/v1/operators/" + QByteArray::number(account->id));
}

QCoro::Task<Reply> OperatorRoutes::show(Request request)
{
    const auto id = request.idParameter();
    if (!id)
        co_return Reply::fromError(id.error());
    co_return operatorReply(co_await m_operators.find(*id));
}

QCoro::Task<Reply> OperatorRoutes::change(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    const auto draft = bodyAs<OperatorDraft>(request);
    if (!id || !version || !draft)
        co_return Reply::fromError(!id ? id.error() : !version ? version.error() : draft.error());
    co_return operatorReply(co_await m_changes.change(*id, *version, *draft));
}

QCoro::Task<Reply> OperatorRoutes::remove(Request request)
{
    const auto id = request.idParameter();
    const auto version = request.ifMatch();
    if (!id || !version)
        co_return Reply::fromError(!id ? id.error() : version.error());
    const auto removed = co_await m_changes.remove(*id, *version);
    co_return removed ? Reply::noContent() : Reply::fromError(removed.error());
}

QCoro::Task<Reply> OperatorRoutes::changePassword(Request request)
{
    const auto body = bodyAs<PasswordBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const qint64 id = request.operatorIdentity().id;
    const QString source = clientAddress(request);
    const auto session = co_await m_changes.changeOwnPassword(id, body->oldPassword, body->newPassword, source);
    if (!session)
        co_return Reply::fromError(session.error());
    // Tokens must not stay in a cache on the way (RFC 6749 §5.1).
    co_return Reply::data(toJson(*session)).withHeader("Cache-Control", "no-store");
}

} // namespace wakeline
