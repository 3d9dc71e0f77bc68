// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class GatherStats;

/// What a dashboard shows, in one answer.
class DashboardRoutes
{
public:
    explicit DashboardRoutes(GatherStats &stats) : m_stats(stats) {}

    Routes routes();

private:
    QCoro::Task<Reply> stats(Request request);

    GatherStats &m_stats;
};

} // namespace wakeline
