// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PartStatus.h"
#include "Route.h"

namespace wakeline {

/// What an operator may know of the running service.
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

class SystemRoutes
{
public:
    SystemRoutes(PartsStatus parts, QString epoch) : m_parts(std::move(parts)), m_epoch(std::move(epoch)) {}

    Routes routes();

private:
    QCoro::Task<Reply> status(Request request);

    PartsStatus m_parts;
    QString m_epoch;
};

} // namespace wakeline
