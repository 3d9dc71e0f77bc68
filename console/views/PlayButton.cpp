// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlayButton.h"

#include "Painting.h"

namespace wakeline {

PlayButton::PlayButton(const Appearance &look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPlaying(false);
    connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
}

void PlayButton::setPlaying(bool playing)
{
    m_playing = playing;
    const QString words = playing ? tr("Pause") : tr("Play");
    setAccessibleName(words);
    setToolTip(tr("%1 (Space)").arg(words));
    update();
}

QSize PlayButton::sizeHint() const
{
    return {m_look.scaled(44), m_look.scaled(44)};
}

void PlayButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    QColor ground = isEnabled() ? theme.accent : mix(theme.surface, theme.control, 0.35);
    if (isEnabled() && (underMouse() || isDown()))
        ground = mix(theme.accent, theme.dark ? Qt::white : Qt::black, 0.12);
    brush.box(rect(), height() / 2.0, ground);
    if (hasFocus())
        brush.box(QRectF(rect()).adjusted(2, 2, -2, -2), height() / 2.0 - 2, {}, theme.onAccent, 2);
    brush.icon(rect(), m_playing ? Icon::Pause : Icon::Play, 16, isEnabled() ? theme.onAccent : theme.disabledText());
}

} // namespace wakeline
