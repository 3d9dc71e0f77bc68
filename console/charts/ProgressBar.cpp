// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProgressBar.h"

#include "Painting.h"

namespace wakeline {

ProgressBar::ProgressBar(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress: %1 %").arg(0));
}

void ProgressBar::show(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    setAccessibleName(tr("Progress: %1 %").arg(static_cast<int>(m_share * 100)));
    update();
}

QSize ProgressBar::sizeHint() const
{
    return {120, 8};
}

void ProgressBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush(painter, m_look, *this).bar(rect(), m_share, m_look.theme().measure);
}

} // namespace wakeline
