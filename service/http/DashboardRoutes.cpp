// SPDX-License-Identifier: GPL-3.0-or-later
#include "DashboardRoutes.h"

#include "GatherStats.h"
#include "QueryParameters.h"

namespace wakeline {

Routes DashboardRoutes::routes()
{
    return bindRoutes(*this,
                      {{Method::Get, "/api/v1/dashboard/stats", Access::OperatorViewer, &DashboardRoutes::stats}});
}

QCoro::Task<Reply> DashboardRoutes::stats(Request request)
{
    const auto period = query::choiceOf<StatsPeriod>(request, QStringLiteral("period"));
    if (!period)
        co_return Reply::fromError(period.error());
    const auto stats = co_await m_stats.gather(period->value_or(StatsPeriod::Hour));
    if (!stats)
        co_return Reply::fromError(stats.error());
    co_return Reply::data(toJson(*stats));
}

} // namespace wakeline
