// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

#include <functional>

namespace wakeline {

/// How one part of the service fares: `database`, `kamailio`, `fcm` …
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

/// Asked at every `/readyz` and `/api/v1/system/status`; must not wait.
using PartsStatus = std::function<QList<PartStatus>()>;

} // namespace wakeline
