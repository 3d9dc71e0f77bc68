// SPDX-License-Identifier: GPL-3.0-or-later
#include "SystemRoutes.h"

namespace wakeline {

Routes SystemRoutes::routes()
{
    return bindRoutes(*this, {{Method::Get, "/api/v1/system/status", Access::OperatorViewer, &SystemRoutes::status}});
}

QCoro::Task<Reply> SystemRoutes::status(Request)
{
    const SystemStatus status{QStringLiteral(WAKELINE_VERSION), m_epoch, m_parts()};
    co_return Reply::data(toJson(status));
}

} // namespace wakeline
