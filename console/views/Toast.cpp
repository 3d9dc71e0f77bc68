// SPDX-License-Identifier: GPL-3.0-or-later
#include "Toast.h"

#include "Painting.h"

#include <QAccessible>
#include <QPainterPath>

namespace wakeline {

using namespace std::chrono_literals;

Toast::Toast(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    hide();
    m_step.setInterval(50ms);
    connect(&m_step, &QTimer::timeout, this, &Toast::advance);
}

QSize Toast::sizeHint() const
{
    const qreal text = Typography::tabularWidth(m_look.font(TextStyle::Body), m_text);
    return {std::min(static_cast<int>(text) + 92, parentWidget()->width() - 40), m_look.scaled(44)};
}

void Toast::place()
{
    const QSize size = sizeHint();
    const QRect around = parentWidget()->rect();
    setGeometry(around.center().x() - size.width() / 2, around.bottom() - size.height() - 20, size.width(),
                size.height());
}

void Toast::say(const QString &text, Icon icon)
{
    m_text = text;
    m_icon = icon;
    m_left = shownFor;
    setAccessibleName(text);
    place();
    show();
    raise();
    update();
    m_sinceStep.start();
    m_step.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::advance()
{
    const std::chrono::milliseconds passed(m_sinceStep.restart());
    if (!underMouse())
        m_left -= passed;
    if (m_left <= 0ms) {
        m_step.stop();
        hide();
    }
    update(0, height() - 3, width(), 3);
}

void Toast::mousePressEvent(QMouseEvent *)
{
    m_step.stop();
    hide();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look);
    const Theme &theme = m_look.theme();
    QPainterPath shape;
    shape.addRoundedRect(rect(), 8, 8);
    painter.fillPath(shape, theme.inverse);
    brush.icon(QRectF(14, 0, 16, height()), m_icon, 16, theme.onInverse);
    brush.text(QRectF(40, 0, width() - 84, height()), TextStyle::Body, theme.onInverse, m_text);
    brush.icon(QRectF(width() - 32, 0, 14, height()), Icon::Close, 14, theme.onInverse);
    painter.setClipPath(shape);
    const qreal share = static_cast<qreal>(m_left.count()) / static_cast<qreal>(shownFor.count());
    painter.fillRect(QRectF(0, height() - 3, width() * share, 3), theme.inverseLink);
}

} // namespace wakeline
