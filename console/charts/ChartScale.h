// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>

#include <chrono>

namespace wakeline {

/// The value axis of a chart: round numbers around what is to be shown. Pure.
struct ChartScale
{
    double low = 0;
    double high = 1;
    double step = 1;

    bool operator==(const ChartScale &) const = default;

    /// \param mostSteps  how many steps there is room for, at least 1
    /// \param whole      values are counts, so no step is smaller than 1
    static ChartScale around(double least, double most, int mostSteps, bool fromZero, bool whole);

    QList<double> ticks() const; ///< low to high
    int decimals() const;        ///< that the ticks need
    /// 0 at low, 1 at high.
    double share(double value) const { return (value - low) / (high - low); }
};

/// Whole quarters, hours and the like of local time from `from` to `to`, at most `most` of them.
QList<QDateTime> timeTicks(const QDateTime &from, const QDateTime &to, int most);

/// Which of `count` slots side by side a position (0 to 1 of their width) falls into.
int slotAt(double share, int count);

} // namespace wakeline
