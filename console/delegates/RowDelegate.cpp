// SPDX-License-Identifier: GPL-3.0-or-later
#include "RowDelegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

#include <cmath>

namespace wakeline {

RowDelegate::RowDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent)
    : QStyledItemDelegate(parent), m_look(look), m_cursor(cursor)
{}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    Brush brush(*painter, m_look, option);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = m_cursor.hoveredRow == index.row();
    const QRectF rect(option.rect);
    const QColor ground = selected ? theme().selection : hovered ? theme().hover : theme().surface;

    painter->fillRect(rect, ground);
    if (!selected)
        painter->fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1),
                          mix(theme().surface, theme().line, 0.6));
    if (selected && index.column() == 0)
        painter->fillRect(brush.placed(QRectF(rect.left(), rect.top(), 3, rect.height())), theme().accent);

    const QRectF content = rect.adjusted(leftPadding(index.column()), 0, -rightPadding, -1);
    paintCell(brush, {content, index, selected, hovered, ground});

    if (m_cursor.keyboard && (option.state & QStyle::State_HasFocus))
        brush.box(rect.adjusted(1, 1, -1, -2), 4, {}, theme().accent, 2);
    painter->restore();
}

bool RowDelegate::asksForRight(const QModelIndex &index)
{
    return index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {columnWidth(index.data().toString()), m_look.scaled(34)};
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view, option.rect);
    return true;
}

int RowDelegate::columnWidth(const QString &sample) const
{
    return static_cast<int>(std::ceil(contentWidth(sample))) + leftPadding(1) + rightPadding;
}

qreal RowDelegate::contentWidth(const QString &sample) const
{
    return Typography::tabularWidth(m_look.font(TextStyle::Body), sample);
}

} // namespace wakeline
