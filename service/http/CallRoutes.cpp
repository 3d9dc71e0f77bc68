// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRoutes.h"

#include "ListReply.h"

namespace wakeline {

Routes CallRoutes::routes()
{
    return bindRoutes(*this, {{Method::Get, "/api/v1/calls/active", Access::OperatorViewer, &CallRoutes::active}});
}

QCoro::Task<Reply> CallRoutes::active(Request request)
{
    QList<Call> all = m_calls();
    std::ranges::sort(all, [](const Call &left, const Call &right) {
        return std::tie(left.startedAt, left.callId) < std::tie(right.startedAt, right.callId);
    });
    co_return pageOf(all, request);
}

} // namespace wakeline
