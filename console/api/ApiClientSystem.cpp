// SPDX-License-Identifier: GPL-3.0-or-later
// What ApiClient asks about the service itself.
#include "ApiCalls.h"

namespace wakeline {

using namespace apicalls;

QCoro::Task<ApiResult<SystemStatus>> ApiClient::systemStatus()
{
    return one<SystemStatus>({.method = "GET", .path = QStringLiteral("/api/v1/system/status")});
}

QCoro::Task<ApiResult<DashboardStats>> ApiClient::dashboardStats(StatsPeriod period)
{
    const QUrlQuery query{{QStringLiteral("period"), enumName(period)}};
    return one<DashboardStats>({.method = "GET", .path = QStringLiteral("/api/v1/dashboard/stats"), .query = query});
}

} // namespace wakeline
