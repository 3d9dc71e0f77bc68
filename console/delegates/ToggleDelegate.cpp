// SPDX-License-Identifier: GPL-3.0-or-later
#include "ToggleDelegate.h"

#include <QMouseEvent>
#include <QStyle>

#include <cmath>

namespace wakeline {

ToggleDelegate::ToggleDelegate(const Appearance &look, const RowCursor &cursor, QObject *parent)
    : RowDelegate(look, cursor, parent)
{}

bool ToggleDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (!m_enabled || event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QRect target = QStyle::visualRect(option.direction, option.rect,
                                            {option.rect.left(), option.rect.top(), toggleReach, option.rect.height()});
    if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
        return false;
    Q_EMIT toggled(index, index.data(Qt::CheckStateRole).toInt() != Qt::Checked);
    return true;
}

void ToggleDelegate::paintCell(Brush &brush, const Cell &cell) const
{
    const bool on = cell.index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    brush.toggle({cell.rect.left(), std::floor(cell.rect.center().y() - brush.toggleSize().height() / 2.0)}, on,
                 m_enabled);
}

qreal ToggleDelegate::contentWidth(const QString &) const
{
    return look().scaled(28);
}

} // namespace wakeline
