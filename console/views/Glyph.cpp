// SPDX-License-Identifier: GPL-3.0-or-later
#include "Glyph.h"

#include "Painting.h"

namespace wakeline {

Glyph::Glyph(const Appearance &look, Icon icon, int size, Ink ink, QWidget *parent)
    : QWidget(parent), m_look(look), m_icon(icon), m_size(size), m_ink(ink)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Glyph::show(Icon icon, Ink ink)
{
    m_icon = icon;
    m_ink = ink;
    update();
}

QSize Glyph::sizeHint() const
{
    return {m_look.scaled(m_size), m_look.scaled(std::max(m_size, 18))};
}

void Glyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush(painter, m_look, *this).icon(rect(), m_icon, m_size, inkColor(m_look.theme(), m_ink));
}

} // namespace wakeline
