// SPDX-License-Identifier: GPL-3.0-or-later
#include "StatePill.h"

#include "Painting.h"

#include <cmath>

namespace wakeline {

StatePill::StatePill(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::show(const StateLook &state)
{
    m_state = state;
    setAccessibleName(state.word);
    setVisible(!state.word.isEmpty());
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    Brush brush(painter, m_look);
    return {static_cast<int>(std::ceil(brush.stateWidth(m_state, true))), brush.pillHeight()};
}

void StatePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush(painter, m_look, *this).state(rect(), m_state, true);
}

} // namespace wakeline
