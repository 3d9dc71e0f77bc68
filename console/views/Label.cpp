// SPDX-License-Identifier: GPL-3.0-or-later
#include "Label.h"

#include "Painting.h"

#include <QHelpEvent>
#include <QStyle>
#include <QToolTip>

#include <cmath>

namespace wakeline {

QColor inkColor(const Theme &theme, Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return theme.text;
    case Ink::Secondary:
        return theme.secondary;
    case Ink::Hint:
        return theme.hint;
    case Ink::Accent:
        return theme.accent;
    case Ink::Good:
        return theme.tone(Tone::Good).text;
    case Ink::Bad:
        return theme.tone(Tone::Bad).text;
    case Ink::Busy:
        return theme.tone(Tone::Busy).text;
    case Ink::Alert:
        return theme.tone(Tone::Alert).text;
    case Ink::OnInverse:
        return theme.onInverse;
    case Ink::Banner:
        return theme.bannerText;
    }
    return theme.text;
}

Label::Label(const Appearance &look, TextStyle style, const QString &text, QWidget *parent, Ink ink)
    : QLabel(text, parent), m_look(look), m_style(style), m_ink(ink)
{
    setTextFormat(Qt::PlainText); // names come from SIP messages
    setFont(look.font(style));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&look, &Appearance::changed, this, [this] {
        setFont(m_look.font(m_style));
        updateGeometry();
    });
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void Label::wrap(Qt::Alignment alignment)
{
    setWordWrap(true);
    setAlignment(alignment | Qt::AlignTop);
    // A fixed height would be the size hint's, which knows nothing of the width that the text gets.
    QSizePolicy policy = sizePolicy();
    policy.setVerticalPolicy(QSizePolicy::Preferred);
    setSizePolicy(policy);
}

void Label::setElide(Qt::TextElideMode elide)
{
    m_elide = elide;
    setElidable(true);
}

void Label::setElidable(bool elidable)
{
    m_elidable = elidable;
    updateGeometry();
}

qreal Label::textWidth() const
{
    return m_style == TextStyle::Mono ? QFontMetricsF(font()).horizontalAdvance(text())
                                      : Typography::tabularWidth(font(), text());
}

QSize Label::sizeHint() const
{
    if (wordWrap())
        return QLabel::sizeHint();
    return {static_cast<int>(std::ceil(textWidth())) + 1,
            static_cast<int>(std::ceil(QFontMetricsF(font()).height())) + 2};
}

QSize Label::minimumSizeHint() const
{
    if (wordWrap())
        return {40, QLabel::minimumSizeHint().height()};
    return m_elidable ? QSize(24, sizeHint().height()) : sizeHint();
}

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && m_elidable && textWidth() > width() + 1) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void Label::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = isEnabled() ? inkColor(m_look.theme(), m_ink) : m_look.theme().disabledText();
    if (wordWrap()) {
        painter.setFont(font());
        painter.setPen(color);
        painter.setLayoutDirection(layoutDirection());
        const auto side = static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment()));
        painter.drawText(rect(), side | Qt::TextWordWrap | readingFlags(text()), withIsolatedNumbers(text()));
        return;
    }
    Brush(painter, m_look, *this).text(rect(), m_style, color, text(), alignment() & Qt::AlignHorizontal_Mask, m_elide);
}

} // namespace wakeline
