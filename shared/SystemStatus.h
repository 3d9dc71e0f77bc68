// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// How one part of the service is.
struct PartStatus
{
    QString name;
    bool ok = true;
    QString message; ///< one sentence for an operator
    QDateTime since; ///< of the last change
    /// Whether the service is of use without it: `/readyz` stays 200 when such a part is not well. A licence problem
    /// must not take a node out of a balancer, since phones ring through it.
    bool essential = true;

    bool operator==(const PartStatus &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"name", &PartStatus::name},
        Field{"ok", &PartStatus::ok},
        Field{"message", &PartStatus::message},
        Field{"since", &PartStatus::since},
        Field{"essential", &PartStatus::essential, Presence::Optional},
    };
};

struct SystemStatus
{
    QString version;
    QString epoch; ///< of the live feed: one life of the process
    QList<PartStatus> parts;
    std::optional<QDateTime> startedAt = {}; ///< when this life of the process began

    bool operator==(const SystemStatus &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"version", &SystemStatus::version},
        Field{"epoch", &SystemStatus::epoch},
        Field{"parts", &SystemStatus::parts},
        Field{"started_at", &SystemStatus::startedAt},
    };
};

WAKELINE_WIRE_TYPE(PartStatus)
WAKELINE_WIRE_TYPE(SystemStatus)

} // namespace wakeline
