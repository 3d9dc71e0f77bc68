// SPDX-License-Identifier: GPL-3.0-or-later
#include "SystemRoutes.h"

namespace wakeline {

Routes SystemRoutes::routes()
{
    using enum Method;
    constexpr auto viewer = Access::OperatorViewer;
    return bindRoutes(*this, {{Get, "/api/v1/system/status", viewer, &SystemRoutes::status},
                              {Get, "/api/v1/system/license", viewer, &SystemRoutes::license}});
}

QCoro::Task<Reply> SystemRoutes::status(Request)
{
    const SystemStatus status{QStringLiteral(WAKELINE_VERSION), m_epoch, m_parts(), m_startedAt};
    co_return Reply::data(toJson(status));
}

QCoro::Task<Reply> SystemRoutes::license(Request)
{
    const auto state = m_license();
    if (!state)
        co_return Reply::fromError(
            {QStringLiteral("not_found"), QStringLiteral("this installation has no licence: it needs none")});
    co_return Reply::data(toJson(*state));
}

} // namespace wakeline
