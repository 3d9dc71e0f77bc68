// SPDX-License-Identifier: GPL-3.0-or-later
#include "ValueChoice.h"

#include "Painting.h"

#include <QStyle>

namespace wakeline {

namespace {

constexpr int margin = 8;
constexpr int radius = 6;
constexpr int dot = 14;                                                          // design pixels
constexpr int wrapping = Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere; // a long address has no spaces

} // namespace

ValueChoice::ValueChoice(const Appearance &look, const QString &value, const QString &name, QWidget *parent)
    : QAbstractButton(parent), m_look(look)
{
    setText(value);
    setCheckable(true);
    setAutoExclusive(true); // within its QButtonGroup; it also makes a radio button of it for a screen reader
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(name);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&look, &Appearance::changed, this, [this] { updateGeometry(); });
}

int ValueChoice::textLeft() const
{
    return margin + m_look.scaled(dot) + margin;
}

int ValueChoice::heightForWidth(int width) const
{
    const QRect room(0, 0, std::max(40, width - textLeft() - margin), 100'000);
    const QRect needed = QFontMetrics(m_look.font(TextStyle::Body)).boundingRect(room, wrapping, text());
    return std::max(m_look.scaled(30), needed.height() + 2 * margin);
}

QSize ValueChoice::sizeHint() const
{
    const int width = m_look.scaled(210);
    return {width, heightForWidth(width)};
}

QSize ValueChoice::minimumSizeHint() const
{
    return {m_look.scaled(120), m_look.scaled(30)};
}

void ValueChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Brush brush(painter, m_look, *this);
    const Theme &theme = m_look.theme();
    const QColor fill = isChecked() ? theme.selection : underMouse() ? theme.hover : QColor();
    brush.box(rect(), radius, fill, isChecked() ? theme.accent : mix(theme.line, theme.control, 0.2));
    if (hasFocus())
        brush.box(rect(), radius, {}, isChecked() ? theme.text : theme.accent, 2);
    const int size = m_look.scaled(dot);
    const int lineHeight = QFontMetrics(m_look.font(TextStyle::Body)).height();
    const QRectF circle(margin, margin + (lineHeight - size) / 2.0, size, size);
    brush.box(circle, size / 2.0, {}, isChecked() ? theme.accent : theme.control, 1.5);
    if (isChecked())
        brush.box(circle.adjusted(4, 4, -4, -4), size / 2.0, theme.accent);
    const QRectF words(textLeft(), margin, width() - textLeft() - margin, height() - 2 * margin);
    painter.setFont(m_look.font(TextStyle::Body));
    painter.setPen(isChecked() ? theme.text : theme.secondary);
    painter.setLayoutDirection(layoutDirection());
    const auto side = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.drawText(brush.placed(words), side | wrapping | readingFlags(text()), withIsolatedNumbers(text()));
}

} // namespace wakeline
