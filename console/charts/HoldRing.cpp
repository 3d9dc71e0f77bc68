// SPDX-License-Identifier: GPL-3.0-or-later
#include "HoldRing.h"

#include "Painting.h"

namespace wakeline {

HoldRing::HoldRing(const Appearance &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize HoldRing::sizeHint() const
{
    return {m_look.scaled(108), m_look.scaled(108)};
}

void HoldRing::show(std::optional<qreal> share, std::optional<int> seconds, const QString &of, bool expiring)
{
    m_share = share;
    m_seconds = seconds;
    m_of = of;
    m_expiring = expiring;
    setAccessibleName(seconds ? tr("%1 seconds left %2").arg(*seconds).arg(of) : tr("Time left is not known"));
    update();
}

void HoldRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    brush.ring(rect(), m_share, m_expiring ? Tone::Bad : Tone::Alert, theme.surface, 8);

    const qreal line = height() * 0.3;
    const QRectF number(0, height() / 2.0 - line * 0.75, width(), line);
    const QString text = m_seconds ? tr("%1 s").arg(*m_seconds) : QStringLiteral("–");
    brush.text(number, TextStyle::Figure, m_expiring ? theme.tone(Tone::Bad).text : theme.text, text, Qt::AlignHCenter);
    brush.text(number.translated(0, line), TextStyle::Caption, theme.hint, m_of, Qt::AlignHCenter);
}

} // namespace wakeline
