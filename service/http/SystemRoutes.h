// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PartStatus.h"
#include "Route.h"

namespace wakeline {

/// `GET /api/v1/system/status`.
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
