// SPDX-License-Identifier: GPL-3.0-or-later
#include "Sparkline.h"

#include <algorithm>

namespace wakeline {

void paintSparkline(Brush &brush, const QRectF &rect, const QList<double> &values)
{
    if (values.size() < 2)
        return;
    constexpr qreal dot = 3;
    const auto [least, most] = std::ranges::minmax(values);
    const double span = most - least;
    const QRectF area = brush.placed(rect).adjusted(1, dot, -dot, -dot); // time runs to the right in every language
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        // A value that never changed runs through the middle.
        const double share = span > 0 ? (values.at(i) - least) / span : 0.5;
        line << QPointF(area.left() + static_cast<qreal>(i) / static_cast<qreal>(values.size() - 1) * area.width(),
                        area.bottom() - share * area.height());
    }
    const QColor color = brush.theme().measure;
    brush.painter().setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    brush.painter().setBrush(Qt::NoBrush);
    brush.painter().drawPolyline(line);
    brush.painter().setPen(Qt::NoPen);
    brush.painter().setBrush(color);
    brush.painter().drawEllipse(line.last(), dot, dot);
}

} // namespace wakeline
