// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChartScale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wakeline {

namespace {

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is no smaller than `least`; 2.5 not for counts below 10.
double roundStep(double least, bool whole)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        const double step = factor * power;
        if (step >= least * 0.999999 && (!whole || std::floor(step) == step))
            return step;
    }
    return 10 * power;
}

} // namespace

ChartScale ChartScale::around(double least, double most, int mostSteps, bool fromZero, bool whole)
{
    double low = fromZero ? std::min(0.0, least) : least;
    double high = std::max(most, low);
    if (high - low < 1e-9) { // one value alone: room on both sides, but never below a zero it does not cross
        const double room = whole ? 1 : std::max(0.5, std::abs(high) * 0.1);
        high += room;
        if (!fromZero)
            low = low >= 0 ? std::max(0.0, low - room) : low - room;
    }
    const int steps = std::max(1, mostSteps);
    double step = (high - low) / steps;
    if (whole)
        step = std::max(step, 1.0);
    // Rounding both ends outwards may cost one step more than there is room for.
    for (int attempt = 0; attempt < 8; ++attempt) {
        step = roundStep(step, whole);
        const double roundLow = std::floor(low / step + 1e-9) * step;
        const double roundHigh = std::ceil(high / step - 1e-9) * step;
        if ((roundHigh - roundLow) / step <= steps + 1e-9 || steps < 2)
            return {roundLow, roundHigh, step};
        step *= 1.01;
    }
    return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

QList<double> ChartScale::ticks() const
{
    QList<double> ticks;
    const auto count = static_cast<int>(std::round((high - low) / step));
    for (int i = 0; i <= count; ++i)
        ticks.append(low + i * step);
    return ticks;
}

int ChartScale::decimals() const
{
    int decimals = 0;
    for (double rest = step; decimals < 3 && std::abs(rest - std::round(rest)) > 1e-6; rest *= 10)
        ++decimals;
    return decimals;
}

QList<QDateTime> timeTicks(const QDateTime &from, const QDateTime &to, int most)
{
    using namespace std::chrono_literals;
    static constexpr std::array<std::chrono::seconds, 12> steps{1min, 2min, 5min, 10min, 15min, 30min,
                                                                1h,   2h,   3h,   4h,    6h,    12h};
    const qint64 span = from.secsTo(to);
    if (span <= 0 || most < 1)
        return {};
    const auto fits =
        std::ranges::find_if(steps, [&](std::chrono::seconds step) { return span / step.count() < most; });
    const qint64 step = (fits == steps.end() ? std::chrono::seconds(24h) : *fits).count();
    QList<QDateTime> ticks;
    // In local time, so that a step of hours stands at full hours in every zone.
    const QDateTime local = from.toLocalTime();
    const qint64 offset = local.offsetFromUtc();
    qint64 at = (from.toSecsSinceEpoch() + offset + step - 1) / step * step - offset;
    for (; at <= to.toSecsSinceEpoch(); at += step)
        ticks.append(QDateTime::fromSecsSinceEpoch(at, Qt::UTC));
    return ticks;
}

int slotAt(double share, int count)
{
    return std::clamp(static_cast<int>(std::floor(share * count)), 0, std::max(0, count - 1));
}

} // namespace wakeline
