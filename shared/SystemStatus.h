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

    bool operator==(const PartStatus &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"name", &PartStatus::name},
        Field{"ok", &PartStatus::ok},
        Field{"message", &PartStatus::message},
        Field{"since", &PartStatus::since},
    };
};

struct SystemStatus
{
    QString version;
    QString epoch; ///< of the live feed: one life of the process
    QList<PartStatus> parts;

    bool operator==(const SystemStatus &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"version", &SystemStatus::version},
        Field{"epoch", &SystemStatus::epoch},
        Field{"parts", &SystemStatus::parts},
    };
};

} // namespace wakeline
