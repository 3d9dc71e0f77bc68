// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRoutes.h"

#include "ListReply.h"

namespace wakeline {

Routes CallRoutes::routes()
{
    using enum Method;
    using enum Access;
    return bindRoutes(*this, {{Get, "/api/v1/calls/active", OperatorViewer, &CallRoutes::active},
                              {Post, "/api/v1/calls/{id}/hangup", OperatorOperator, &CallRoutes::hangUp}});
}

QCoro::Task<Reply> CallRoutes::active(Request request)
{
    QList<Call> all = m_calls();
    std::ranges::sort(all, [](const Call &left, const Call &right) {
        return std::tie(left.startedAt, left.callId) < std::tie(right.startedAt, right.callId);
    });
    co_return pageOf(all, request);
}

QCoro::Task<Reply> CallRoutes::hangUp(Request request)
{
    const QString callId = request.parameter(QStringLiteral("id"));
    const QString by = request.operatorIdentity().name;
    const auto ended = co_await m_hangUp(callId, by);
    co_return ended ? Reply::noContent() : Reply::fromError(ended.error());
}

} // namespace wakeline
