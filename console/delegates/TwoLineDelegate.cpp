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
        brush.icon(QRectF(rect.left(), rect.top(), iconSize, rect.height()), m_icon, iconSize, theme().secondary);
        rect.setLeft(rect.left() + iconRoom);
    }
    const QString detail = cell.index.data(m_detailRole).toString();
    const qreal line = look().scaled(18);
    if (detail.isEmpty()) {
        brush.text(rect, TextStyle::Body, theme().text, cell.index.data().toString());
        return;
    }
    const QRectF first(rect.left(), rect.center().y() - line, rect.width(), line);
    brush.text(first, TextStyle::Body, theme().text, cell.index.data().toString());
    brush.text(first.translated(0, line - 0.5), TextStyle::Caption, quiet(cell), detail);
}

qreal TwoLineDelegate::contentWidth(const QString &sample) const
{
    return RowDelegate::contentWidth(sample) + (m_icon == Icon::None ? 0 : iconRoom);
}

} // namespace wakeline
