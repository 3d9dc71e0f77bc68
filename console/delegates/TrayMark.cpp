// SPDX-License-Identifier: GPL-3.0-or-later
#include "TrayMark.h"

#include "Theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>

namespace wakeline {

namespace {

constexpr qreal unit = 64; ///< the grid of the mark
constexpr int mostCounted = 9;

/// The wave of resources/icons/wakeline.svg, as wide as the grid.
QPainterPath wave()
{
    QPainterPath path(QPointF(5, 37));
    path.cubicTo(14, 37, 14, 17, 23, 17);
    path.cubicTo(32, 17, 33, 47, 42, 47);
    path.cubicTo(51, 47, 51, 31, 59, 31);
    return path;
}

/// Draws `path`, with a gap to what is below it.
void stroke(QPainter &painter, const QPainterPath &path, const QColor &color, qreal width, qreal gap)
{
    const auto pen = [](const QColor &ink, qreal thickness) {
        return QPen(ink, thickness, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    };
    if (gap > 0) {
        painter.setCompositionMode(QPainter::CompositionMode_Clear);
        painter.strokePath(path, pen(Qt::black, width + 2 * gap));
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    }
    painter.strokePath(path, pen(color, width));
}

void disc(QPainter &painter, const QPointF &center, qreal radius, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(Qt::black);
    painter.drawEllipse(center, radius + 5, radius + 5);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(color);
    painter.drawEllipse(center, radius, radius);
}

void number(QPainter &painter, const QPointF &center, qreal radius, int count)
{
    disc(painter, center, radius, trayDotColor(TrayMark::Attention::Failed));
    const bool many = count > mostCounted;
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setBold(true);
    font.setPixelSize(many ? 26 : 34);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QRectF(center.x() - 32, center.y() - 32, 64, 64), Qt::AlignCenter,
                     many ? QStringLiteral("9+") : QString::number(count));
}

} // namespace

QColor trayMarkColor()
{
    return mix(Theme::light().accent, Theme::night().accent, 0.4);
}

QColor trayDotColor(TrayMark::Attention attention)
{
    return Theme::light().tone(attention == TrayMark::Attention::Failed ? Tone::Bad : Tone::Alert).graphic;
}

QPixmap paintTrayMark(const TrayMark &mark, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(size / unit, size / unit);
    const qreal width = size <= 24 ? 9 : 8; // small icons get a heavier stroke
    stroke(painter, wave(), trayMarkColor(), width, 0);
    if (!mark.connected) {
        QPainterPath slash(QPointF(12, 58));
        slash.lineTo(52, 6);
        stroke(painter, slash, trayMarkColor(), width - 2, 4);
    }
    if (mark.missed > 0)
        number(painter, QPointF(43, 43), 21, mark.missed);
    else if (mark.attention != TrayMark::Attention::None)
        disc(painter, QPointF(49, 49), 14, trayDotColor(mark.attention));
    return pixmap;
}

QIcon trayIcon(const TrayMark &mark)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 44, 48, 64})
        icon.addPixmap(paintTrayMark(mark, size));
    return icon;
}

} // namespace wakeline
