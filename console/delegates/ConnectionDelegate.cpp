// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConnectionDelegate.h"

namespace wakeline {

ConnectionDelegate::ConnectionDelegate(const Appearance &look, QObject *parent)
    : QStyledItemDelegate(parent), m_look(look)
{}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_look.scaled(200), m_look.typography().rowHeight(52, 2)};
}

void ConnectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    Brush brush(*painter, m_look, option);
    const Theme &theme = m_look.theme();
    const QRectF card = QRectF(option.rect).adjusted(8, 2, -8, -2);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        brush.box(card, 6, theme.selection);
        brush.box(QRectF(card.left(), card.top() + 12, 3, card.height() - 24), 1.5, theme.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        brush.box(card, 6, mix(theme.sidebar, theme.text, 0.05));
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        brush.box(card, 6, {}, theme.text, 2);

    brush.icon(QRectF(card.left() + 12, card.top(), m_look.scaled(18), card.height()), Icon::Server, 18,
               selected ? theme.accent : theme.secondary);
    const qreal line = m_look.scaled(19);
    const QRectF name(card.left() + m_look.scaled(42), card.center().y() - line, card.width() - m_look.scaled(50),
                      line);
    brush.text(name, selected ? TextStyle::Strong : TextStyle::Body, theme.text, index.data().toString());
    brush.text(name.translated(0, line - 1), TextStyle::Caption, selected ? theme.secondary : theme.hint,
               index.data(ServerRole).toString());
    painter->restore();
}

} // namespace wakeline
