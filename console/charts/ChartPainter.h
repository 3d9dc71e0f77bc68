// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChartContent.h"
#include "ChartScale.h"
#include "Painting.h"

namespace wakeline {

/// "14:30" in local time.
QString chartTimeText(const QDateTime &time);

/// Draws one chart: title, legend, axes, lines or bars, crosshair.
class ChartPainter
{
public:
    ChartPainter(Brush &brush, const ChartContent &content) : m_brush(brush), m_look(brush.look()), m_content(content)
    {}

    /// \param titleRoom  free room at the right of the title
    /// \return where the values are; empty if there are none
    QRectF paint(const QRectF &rect, int titleRoom, std::optional<int> marked);

private:
    struct Frame
    {
        QRectF plot;
        ChartScale scale;
        int count = 1; ///< of slots side by side
        double x(double index) const;
        double y(double value) const { return plot.bottom() - scale.share(value) * plot.height(); }
    };

    QColor ink(ChartInk ink) const;
    qreal paintLegend(const QRectF &area);
    Frame frameOf(const QRectF &area);
    void paintAxes(const Frame &frame, qreal right);
    void paintLine(const Frame &frame, const ChartSeries &series);
    void paintBars(const Frame &frame);
    void paintCrosshair(const Frame &frame, int marked, qreal right);
    double mostShown() const;
    double leastShown() const;

    Brush &m_brush;
    const Appearance &m_look;
    const ChartContent &m_content;
};

} // namespace wakeline
