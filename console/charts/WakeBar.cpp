// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakeBar.h"

#include "Painting.h"

namespace wakeline {

namespace {

constexpr int barHeight = 8;
constexpr qreal seam = 2; // between the two parts

qreal seconds(std::chrono::milliseconds duration)
{
    return static_cast<qreal>(duration.count()) / 1000;
}

} // namespace

WakeBar::WakeBar(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize WakeBar::sizeHint() const
{
    return {120, barHeight + 8};
}

void WakeBar::show(std::chrono::milliseconds push, std::chrono::milliseconds whole, std::chrono::milliseconds scale)
{
    const qreal full = std::max(seconds(scale), 0.001);
    m_push = std::clamp(seconds(push) / full, 0.0, 1.0);
    m_whole = std::clamp(seconds(whole) / full, m_push, 1.0);
    setAccessibleName(
        tr("Push %1 s, then REGISTER after %2 s").arg(seconds(push), 0, 'f', 2).arg(seconds(whole - push), 0, 'f', 2));
    update();
}

void WakeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    const QRectF track(0, (height() - barHeight) / 2.0, width(), barHeight);
    brush.bar(track, m_whole, mix(theme.surface, theme.measure, 0.45));
    const qreal push = std::max<qreal>(barHeight, track.width() * m_push);
    brush.box(QRectF(track.left(), track.top(), push, barHeight), barHeight / 2.0, theme.measure);
    painter.fillRect(brush.placed(QRectF(track.left() + push - seam / 2, track.top(), seam, barHeight)), theme.window);
}

} // namespace wakeline
