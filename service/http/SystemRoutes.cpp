// SPDX-License-Identifier: GPL-3.0-or-later
#include "SystemRoutes.h"

#include <algorithm>

namespace wakeline {

Routes SystemRoutes::routes()
{
    using enum Method;
    using enum Access;
    return bindRoutes(*this, {{Get, "/api/v1/system/status", OperatorViewer, &SystemRoutes::status},
                              {Get, "/healthz", Public, &SystemRoutes::healthz},
                              {Get, "/readyz", Public, &SystemRoutes::readyz}});
}

QCoro::Task<Reply> SystemRoutes::status(Request)
{
    co_return Reply::data(toJson(m_status()));
}

QCoro::Task<Reply> SystemRoutes::healthz(Request)
{
    // The process answers: that is all a supervisor may restart it for. What it depends on is /readyz.
    co_return Reply::json(200, {{QStringLiteral("status"), QStringLiteral("ok")}});
}

QCoro::Task<Reply> SystemRoutes::readyz(Request)
{
    SystemStatus status = m_status();
    const bool ready = std::ranges::all_of(status.parts, &SystemPart::ok);
    for (SystemPart &part : status.parts)
        part.since.reset();
    co_return Reply::json(ready ? 200 : 503,
                          {{QStringLiteral("status"), ready ? QStringLiteral("ok") : QStringLiteral("unavailable")},
                           {QStringLiteral("parts"), json::Codec<QList<SystemPart>>::write(status.parts)}});
}

} // namespace wakeline
