// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChartContent.h"
#include "DashboardStats.h"
#include "DashboardTile.h"
#include "OutcomeBars.h"

namespace wakeline {

/// What the live tables say at this moment; it goes before what the statistics said a few seconds ago.
struct DashboardLive
{
    int extensions = 0;
    int registered = 0;
    int onCall = 0;
    int ringing = 0;
    int held = 0;
    std::optional<QDateTime> nextHoldEnd = {};
    std::optional<int> newMessages = {};
    int boxesWithNew = 0;
    QList<PartStatus> parts = {};
    bool stale = false;
};

enum class Tile { Registered, OnCall, Held, PushSuccess, Voicemail, License, Latency, Services };
constexpr int tileCount = 8;

/// Words and figures of the dashboard. Pure: what is known and the time in, what to show out.
/// \param stats  none: not loaded yet, so what only they know is a dash
TileContent tileContent(Tile tile, const DashboardLive &live, const std::optional<DashboardStats> &stats,
                        const QDateTime &now);

ChartContent registrationsChart(const DashboardStats &stats, const DashboardLive &live);
ChartContent callsChart(const DashboardStats &stats);
ChartContent latencyChart(const DashboardStats &stats);
QList<OutcomeBars::Row> outcomeRows(const DashboardStats &stats);

} // namespace wakeline
