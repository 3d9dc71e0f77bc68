// SPDX-License-Identifier: GPL-3.0-or-later
#include "UnreadDelegate.h"

namespace wakeline {

namespace {

constexpr qreal dotRadius = 4;
constexpr int dotRoom = 22;

} // namespace

UnreadDelegate::UnreadDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, int detailRole,
                               int newRole, Dot dot)
    : RowDelegate(look, cursor, parent), m_detailRole(detailRole), m_newRole(newRole), m_dot(dot)
{}

void UnreadDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    QRectF rect = cell.rect;
    const bool isNew = cell.index.data(m_newRole).toInt() != 0;
    if (m_dot == Dot::With) {
        if (isNew) {
            const QRectF dot(rect.left() + 1, rect.center().y() - dotRadius, 2 * dotRadius, 2 * dotRadius);
            brush.box(dot, dotRadius, theme().measure);
        }
        rect.setLeft(rect.left() + look().scaled(dotRoom));
    }
    const TextStyle style = isNew ? TextStyle::Strong : TextStyle::Body;
    const QString detail = cell.index.data(m_detailRole).toString();
    const QString text = cell.index.data().toString();
    if (detail.isEmpty()) {
        brush.text(rect, style, theme().text, text);
        return;
    }
    const qreal line = look().scaled(18);
    const QRectF first(rect.left(), rect.center().y() - line, rect.width(), line);
    brush.text(first, style, theme().text, text);
    brush.text(first.translated(0, line - 0.5), TextStyle::Caption, quiet(cell), detail);
}

qreal UnreadDelegate::contentWidth(const QString &sample) const
{
    return Typography::tabularWidth(look().font(TextStyle::Strong), sample) +
           (m_dot == Dot::With ? look().scaled(dotRoom) : 0);
}

void UnreadCountDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    const QRectF rect = cell.rect.adjusted(0, 0, -numberInset, -cell.rect.height() / 2 + 2);
    brush.text(rect, TextStyle::Strong, theme().stale ? theme().secondary : theme().accent,
               cell.index.data().toString(), Qt::AlignRight);
}

} // namespace wakeline
