// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// One part that the service depends on: `database`, `kamailio`, `apns`, `fcm`.
struct SystemPart
{
    QString name;
    bool ok = false;
    QString message; ///< one sentence for people; never a secret, it is shown to everybody
    std::optional<QDateTime> since;

    bool operator==(const SystemPart &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"name", &SystemPart::name},
        Field{"ok", &SystemPart::ok},
        Field{"message", &SystemPart::message},
        Field{"since", &SystemPart::since},
    };
};

struct SystemStatus
{
    QString version;
    QString epoch; ///< of the live feed: one life of the process
    QList<SystemPart> parts;

    bool operator==(const SystemStatus &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"version", &SystemStatus::version},
        Field{"epoch", &SystemStatus::epoch},
        Field{"parts", &SystemStatus::parts},
    };
};

} // namespace wakeline
