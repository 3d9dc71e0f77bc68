// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"
#include "SettingValue.h"

namespace wakeline {

using ListSettings = std::function<QList<SettingValue>()>;
using ReloadSettings = std::function<Result<ReloadReport>()>;

/// The configuration: read, and read again.
class SettingsRoutes
{
public:
    SettingsRoutes(ListSettings settings, ReloadSettings reload)
        : m_settings(std::move(settings)), m_reload(std::move(reload))
    {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> reload(Request request);

    ListSettings m_settings;
    ReloadSettings m_reload;
};

} // namespace wakeline
