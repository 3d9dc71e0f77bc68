// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace wakeline {

enum class ChartInk { Accent, Neutral, Good, Busy, Alert, Bad };

/// One line, or one part of every bar.
struct ChartSeries
{
    QString name;
    ChartInk ink = ChartInk::Accent;
    QList<std::optional<double>> values = {}; ///< one for each time; none: a gap
    QString legend = {};                      ///< the value beside the name: the last one, or the sum
    bool dashed = false;                      ///< lines: told apart without colour
    bool hatched = false;                     ///< bars: failures
    bool filled = false;                      ///< lines: the area below is tinted, where the axis begins at zero

    bool operator==(const ChartSeries &) const = default;
};

/// What a chart shows: values over time, as lines or as stacked bars.
struct ChartContent
{
    enum class Shape { Lines, Bars };

    QString title;
    Shape shape = Shape::Lines;
    bool fromZero = true;
    bool whole = false; ///< counts
    int decimals = 0;   ///< of a value in the tip and the table
    QString unit = {};  ///< after a value in the tip: "s"
    QList<QDateTime> times = {};
    std::chrono::seconds step{60}; ///< of one value
    QList<ChartSeries> series = {};
    QString empty = {}; ///< what stands there when no series has a value

    bool operator==(const ChartContent &) const = default;

    bool hasValues() const;
    /// "1.08 s", or a dash.
    QString valueText(std::optional<double> value) const;
};

} // namespace wakeline
