// SPDX-License-Identifier: GPL-3.0-or-later
#include "TwoLineDelegate.h"

namespace wakeline {

namespace {

constexpr int iconSize = 16;
constexpr int iconRoom = iconSize + 8;

} // namespace

TwoLineDelegate::TwoLineDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent, int detailRole,
                                 Icon icon)
    : RowDelegate(look, cursor, parent), m_detailRole(detailRole), m_icon(icon)
{}

void TwoLineDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    QRectF rect = cell.rect;
    if (m_icon != Icon::None) {
        brush.icon(QRectF(rect.left(), rect.top(), look().scaled(iconSize), rect.height()), m_icon, iconSize,
                   theme().secondary);
        rect.setLeft(rect.left() + look().scaled(iconRoom));
    }
    const bool right = asksForRight(cell.index);
    const Qt::Alignment alignment = right ? flushRight : Qt::AlignLeft;
    if (right)
        rect.setRight(rect.right() - numberInset);
    const QString detail = cell.index.data(m_detailRole).toString();
    const QString text = cell.index.data().toString();
    if (detail.isEmpty()) {
        brush.text(rect, TextStyle::Body, theme().text, text, alignment);
        return;
    }
    const qreal line = look().scaled(18);
    const QRectF first(rect.left(), rect.center().y() - line, rect.width(), line);
    brush.text(first, TextStyle::Body, theme().text, text, alignment);
    brush.text(first.translated(0, line - 0.5), TextStyle::Caption, quiet(cell), detail, alignment);
}

qreal TwoLineDelegate::contentWidth(const QString &sample) const
{
    return RowDelegate::contentWidth(sample) + (m_icon == Icon::None ? 0 : look().scaled(iconRoom)) + numberInset;
}

} // namespace wakeline
