// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// One part of the service: the database, the SIP server, a provider.
struct ServerPart
{
    QString name;
    bool ok = false;
    QString message;
    QDateTime since; ///< when `ok` became what it is

    bool operator==(const ServerPart &) const = default;
    static constexpr auto fields = std::tuple{Field{"name", &ServerPart::name}, Field{"ok", &ServerPart::ok},
                                              Field{"message", &ServerPart::message, Presence::Optional},
                                              Field{"since", &ServerPart::since, Presence::Optional}};
};

/// The answer of GET /api/v1/system/status.
struct ServerStatus
{
    QString version;
    QString epoch;
    QList<ServerPart> parts;

    bool operator==(const ServerStatus &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"version", &ServerStatus::version}, Field{"epoch", &ServerStatus::epoch},
                   Field{"parts", &ServerStatus::parts}};
};

} // namespace wakeline
