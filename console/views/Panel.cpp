// SPDX-License-Identifier: GPL-3.0-or-later
#include "Panel.h"

#include "Painting.h"

#include <QGuiApplication>

namespace wakeline {

Panel::Panel(const Appearance &look, Ground ground, QWidget *parent) : QWidget(parent), m_look(look), m_ground(ground)
{}

void Panel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const QColor color = m_ground == Ground::Window    ? theme.window
                         : m_ground == Ground::Sidebar ? theme.sidebar
                         : m_ground == Ground::Line    ? theme.line
                                                       : theme.surface;
    QPainter(this).fillRect(rect(), color);
}

QMargins inReadingOrder(const QMargins &margins)
{
    if (QGuiApplication::layoutDirection() == Qt::LeftToRight)
        return margins;
    return {margins.right(), margins.top(), margins.left(), margins.bottom()};
}

Panel *separator(const Appearance &look, Qt::Orientation orientation, QWidget *parent)
{
    auto *line = new Panel(look, Ground::Line, parent);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

Card::Card(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look) {}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush(painter, m_look).box(rect(), 8, m_look.theme().window, m_look.theme().line);
}

} // namespace wakeline
