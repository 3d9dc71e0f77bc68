// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuthRoutes.h"

#include "AuditNote.h"
#include "AuthBodies.h"
#include "ClientAddress.h"
#include "ListReply.h"
#include "OperatorTable.h"
#include "SignInOperator.h"

namespace wakeline {

namespace {

/// Tokens must not stay in a cache on the way (RFC 6749 §5.1).
Reply sessionReply(const Result<OperatorSession> &session)
{
    if (!session)
        return Reply::fromError(session.error());
    return Reply::data(toJson(*session)).withHeader("Cache-Control", "no-store");
}

void noteOperator(const Request &request, const Operator &account)
{
    if (!request.audit)
        return;
    request.audit->operatorId = account.id;
    request.audit->operatorName = account.name;
    request.audit->role = account.role;
}

} // namespace

Routes AuthRoutes::routes()
{
    using enum Method;
    using enum Access;
    return bindRoutes(*this, {{Post, "/api/v1/auth/login", Public, &AuthRoutes::login, "operator.signed_in"},
                              {Post, "/api/v1/auth/refresh", Public, &AuthRoutes::refresh},
                              {Post, "/api/v1/auth/logout", OperatorAny, &AuthRoutes::logout, "operator.signed_out"},
                              {Get, "/api/v1/auth/me", OperatorAny, &AuthRoutes::me}});
}

QCoro::Task<Reply> AuthRoutes::login(Request request)
{
    const auto body = bodyAs<LoginBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const QString source = clientAddress(request);
    const auto session = co_await m_signIn.signIn(body->username, body->password, source);
    if (session)
        noteOperator(request, session->account);
    else if (session.error().code == u"invalid_credentials")
        co_await noteAttempt(request, body->username);
    co_return sessionReply(session);
}

/// Whose name it was, if it is anybody's: what else is typed there may be a password.
QCoro::Task<> AuthRoutes::noteAttempt(Request request, QString name)
{
    const auto known = co_await m_operators.findByName(name);
    if (known)
        noteOperator(request, known->account);
}

QCoro::Task<Reply> AuthRoutes::refresh(Request request)
{
    const auto body = bodyAs<RefreshBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    co_return sessionReply(co_await m_signIn.refresh(body->refreshToken));
}

QCoro::Task<Reply> AuthRoutes::logout(Request request)
{
    const auto body = bodyAs<RefreshBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto ended = co_await m_signIn.signOut(body->refreshToken);
    co_return ended ? Reply::noContent() : Reply::fromError(ended.error());
}

QCoro::Task<Reply> AuthRoutes::me(Request request)
{
    const auto account = co_await m_operators.find(request.operatorIdentity().id);
    if (account && !account->disabled)
        co_return Reply::data(toJson(*account));
    // The token outlives its operator by a few minutes.
    if (account || account.error().code == u"not_found")
        co_return Reply::fromError({QStringLiteral("bad_token"), QStringLiteral("this operator is gone or disabled")});
    co_return Reply::fromError(account.error());
}

} // namespace wakeline
