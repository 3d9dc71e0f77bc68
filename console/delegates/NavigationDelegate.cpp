// SPDX-License-Identifier: GPL-3.0-or-later
#include "NavigationDelegate.h"

namespace wakeline {

namespace {

constexpr int margin = 8; // the selected entry is a rounded card inside the sidebar

bool isHeading(const QModelIndex &index)
{
    return !index.data(NavigationDelegate::IconRole).isValid();
}

} // namespace

NavigationDelegate::NavigationDelegate(const Appearance &look, QObject *parent)
    : QStyledItemDelegate(parent), m_look(look)
{}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {m_look.scaled(64), m_look.typography().rowHeight(isHeading(index) ? 34 : 32, 1)};
}

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    Brush brush(*painter, m_look, option);
    const Theme &theme = m_look.theme();
    const QRectF card = QRectF(option.rect).adjusted(margin, 1, -margin, -1);
    if (isHeading(index)) {
        paintHeading(brush, card, index.data().toString());
        painter->restore();
        return;
    }

    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered)
        brush.box(card, 6, selected ? theme.selection : mix(theme.sidebar, theme.text, 0.05));
    if (selected)
        brush.box(QRectF(card.left(), card.top() + 7, 3, card.height() - 14), 1.5, theme.accent);
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        brush.box(card, 6, {}, theme.text, 2);

    const int iconLeft = m_compact ? static_cast<int>(card.width() / 2) - m_look.scaled(16) / 2 : 12;
    const auto icon = static_cast<Icon>(index.data(IconRole).toInt());
    brush.icon(QRectF(card.left() + iconLeft, card.top(), m_look.scaled(16), card.height()), icon, 16,
               selected ? theme.accent : theme.secondary);
    if (!m_compact) {
        const QColor words = selected ? theme.text : mix(theme.text, theme.secondary, 0.5);
        const int left = icon == Icon::None ? iconLeft : m_look.scaled(38);
        brush.text(card.adjusted(left, 0, -8, 0), selected ? TextStyle::Strong : TextStyle::Body, words,
                   index.data().toString());
        paintBadge(brush, card.adjusted(0, 0, -10, 0), index);
    } else if (index.data(BadgeToneRole).isValid()) {
        const Tone tone = static_cast<Tone>(index.data(BadgeToneRole).toInt());
        painter->setPen(QPen(theme.sidebar, 2));
        painter->setBrush(theme.tone(tone).graphic);
        const QRectF dot(card.center() + QPointF(9 - 4.5, -7 - 4.5), QSizeF(9, 9));
        painter->drawEllipse(brush.placed(dot));
    }
    painter->restore();
}

void NavigationDelegate::paintHeading(Brush &brush, const QRectF &rect, const QString &text) const
{
    const Theme &theme = m_look.theme();
    if (m_compact)
        brush.painter().fillRect(QRectF(rect.left() + 8, rect.center().y(), rect.width() - 16, 1), theme.line);
    else
        brush.text(rect.adjusted(10, 10, 0, 0), TextStyle::CaptionStrong, theme.hint, text);
}

void NavigationDelegate::paintBadge(Brush &brush, const QRectF &rect, const QModelIndex &index) const
{
    const QString count = index.data(BadgeRole).toString();
    if (count.isEmpty())
        return;
    const Theme &theme = m_look.theme();
    const QVariant tone = index.data(BadgeToneRole);
    const QColor color = tone.isValid() ? theme.tone(static_cast<Tone>(tone.toInt())).text : theme.hint;
    if (tone.isValid()) {
        const qreal width = brush.textWidth(TextStyle::CaptionStrong, count);
        brush.icon(QRectF(rect.right() - width - m_look.scaled(18), rect.top(), m_look.scaled(14), rect.height()),
                   static_cast<Icon>(index.data(BadgeIconRole).toInt()), 14, color);
    }
    brush.text(rect, TextStyle::CaptionStrong, color, count, Qt::AlignRight);
}

} // namespace wakeline
