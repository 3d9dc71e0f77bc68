// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextDelegate.h"

namespace wakeline {

namespace {

constexpr int iconSize = 14;
constexpr int iconRoom = iconSize + 6;

} // namespace

TextDelegate::TextDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, Rank rank, MarkOf mark)
    : RowDelegate(look, cursor, parent), m_rank(rank), m_mark(std::move(mark))
{}

TextStyle TextDelegate::style() const
{
    switch (m_rank) {
    case Rank::Strong:
        return TextStyle::Strong;
    case Rank::Mono:
        return TextStyle::Mono;
    default:
        return TextStyle::Body;
    }
}

void TextDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    QRectF rect = cell.rect;
    QColor color = m_rank == Rank::Quiet || m_rank == Rank::Mono ? theme().secondary : theme().text;
    if (m_mark) {
        const Mark mark = m_mark(cell.index);
        const QColor tone = mark.tone ? theme().tone(*mark.tone).text : theme().secondary;
        if (mark.icon != Icon::None) {
            brush.icon(QRectF(rect.left(), rect.top(), look().scaled(iconSize), rect.height()), mark.icon, iconSize,
                       tone);
            rect.setLeft(rect.left() + look().scaled(iconRoom));
        }
        if (mark.tintsText)
            color = tone;
    }
    const bool right = asksForRight(cell.index);
    if (right)
        rect.setRight(rect.right() - numberInset);
    brush.text(rect, style(), color, cell.index.data().toString(), right ? flushRight : Qt::AlignLeft, m_elide);
}

qreal TextDelegate::contentWidth(const QString &sample) const
{
    return Typography::tabularWidth(look().font(style()), sample) + (m_mark ? look().scaled(iconRoom) : 0) +
           numberInset;
}

} // namespace wakeline
