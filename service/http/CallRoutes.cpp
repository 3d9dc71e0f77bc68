// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRoutes.h"

#include "AuditNote.h"
#include "ListReply.h"

namespace wakeline {

Routes CallRoutes::routes()
{
    using enum Method;
    using enum Access;
    return bindRoutes(
        *this, {{Get, "/api/v1/calls/active", OperatorViewer, &CallRoutes::active},
                {Post, "/api/v1/calls/{id}/hangup", OperatorOperator, &CallRoutes::hangUp, "call.hung_up"},
                {Post, "/api/v1/calls/{id}/transfer", OperatorOperator, &CallRoutes::transfer, "call.transferred"}});
}

QCoro::Task<Reply> CallRoutes::active(Request request)
{
    QList<Call> all = m_calls();
    std::ranges::sort(all, [](const Call &left, const Call &right) {
        return std::tie(left.startedAt, left.callId) < std::tie(right.startedAt, right.callId);
    });
    co_return pageOf(all, request);
}

/// Who talks to whom, for the audit log: when somebody reads that, the call is long over.
void CallRoutes::describe(const Request &request) const
{
    const QList<Call> all = m_calls();
    const auto call = std::ranges::find(all, request.parameter(QStringLiteral("id")), &Call::callId);
    if (request.audit && call != all.end())
        request.audit->targetName = QStringLiteral("%1 to %2").arg(call->caller, call->callee);
}

QCoro::Task<Reply> CallRoutes::hangUp(Request request)
{
    const QString callId = request.parameter(QStringLiteral("id"));
    describe(request);
    const QString by = request.operatorIdentity().name;
    const auto ended = co_await m_hangUp(callId, by);
    co_return ended ? Reply::noContent() : Reply::fromError(ended.error());
}

QCoro::Task<Reply> CallRoutes::transfer(Request request)
{
    const auto order = bodyAs<TransferOrder>(request);
    if (!order)
        co_return Reply::fromError(order.error());
    describe(request);
    const CallTransfer transfer{request.parameter(QStringLiteral("id")), order->stays.value_or(CallSide::Caller),
                                order->target};
    const QString by = request.operatorIdentity().name;
    const auto call = co_await m_transfer(transfer, by);
    if (!call)
        co_return Reply::fromError(call.error());
    co_return Reply::json(202, {{QStringLiteral("data"), toJson(*call)}});
}

} // namespace wakeline
