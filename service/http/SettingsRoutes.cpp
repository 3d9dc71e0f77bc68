// SPDX-License-Identifier: GPL-3.0-or-later
#include "SettingsRoutes.h"

#include "AuditNote.h"
#include "ListReply.h"

namespace wakeline {

Routes SettingsRoutes::routes()
{
    using enum Method;
    constexpr auto admin = Access::OperatorAdmin;
    return bindRoutes(*this, {{Get, "/api/v1/settings", admin, &SettingsRoutes::list},
                              {Post, "/api/v1/system/reload", admin, &SettingsRoutes::reload, "system.reloaded"}});
}

/// All at once: they are a hundred and never many more.
QCoro::Task<Reply> SettingsRoutes::list(Request)
{
    co_return Reply::data(
        QJsonObject{{QStringLiteral("items"), json::Codec<QList<SettingValue>>::write(m_settings())}});
}

QCoro::Task<Reply> SettingsRoutes::reload(Request request)
{
    const auto report = m_reload();
    if (!report)
        co_return Reply::fromError(report.error());
    if (request.audit) {
        for (const QString &name : report->applied)
            request.audit->changes.append({name, std::nullopt, QStringLiteral("(changed)")});
    }
    co_return Reply::data(toJson(*report));
}

} // namespace wakeline
