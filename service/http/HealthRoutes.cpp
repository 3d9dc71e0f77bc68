// SPDX-License-Identifier: GPL-3.0-or-later
#include "HealthRoutes.h"

#include <algorithm>

namespace wakeline {

Routes HealthRoutes::routes()
{
    using enum Method;
    using enum Access;
    return bindRoutes(
        *this, {{Get, "/healthz", Public, &HealthRoutes::alive}, {Get, "/readyz", Public, &HealthRoutes::ready}});
}

QCoro::Task<Reply> HealthRoutes::alive(Request)
{
    co_return Reply::json(200, {{QStringLiteral("status"), QStringLiteral("ok")}});
}

QCoro::Task<Reply> HealthRoutes::ready(Request)
{
    const QList<PartStatus> parts = m_parts();
    const bool ok = std::ranges::all_of(parts, [](const PartStatus &part) { return part.ok || !part.essential; });
    const QJsonObject body{{QStringLiteral("status"), ok ? QStringLiteral("ok") : QStringLiteral("unavailable")},
                           {QStringLiteral("parts"), json::Codec<QList<PartStatus>>::write(parts)}};
    Reply reply = Reply::json(ok ? 200 : 503, body);
    if (!ok)
        reply.headers.set("Retry-After", "2");
    co_return reply;
}

} // namespace wakeline
