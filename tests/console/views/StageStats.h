// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DashboardStats.h"

namespace wakeline {

/// The same company's afternoon in numbers: what the dashboard's charts show.
DashboardStats stageStats(StatsPeriod period, const QDateTime &now);
/// A service whose recorder is away.
SystemStatus stageSystem(const QDateTime &now);

} // namespace wakeline
