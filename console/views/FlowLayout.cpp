// SPDX-License-Identifier: GPL-3.0-or-later
#include "FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace wakeline {

FlowLayout::FlowLayout(int gap, QWidget *parent) : QLayout(parent), m_gap(gap) {}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back({std::unique_ptr<QLayoutItem>(item), std::exchange(m_gapToCome, 0)});
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].item.get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = m_items.begin() + index;
    QLayoutItem *item = at->item.release();
    m_items.erase(at);
    invalidate();
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return layOut({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const auto &[item, before] : m_items) {
        if (item->isEmpty())
            continue;
        const QSize own = item->sizeHint();
        size = QSize(size.width() + (size.width() > 0 ? m_gap + before : 0) + own.width(),
                     std::max(size.height(), own.height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const Item &entry : m_items)
        size = entry.item->isEmpty() ? size : size.expandedTo(entry.item->sizeHint());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    layOut(rect, true);
}

int FlowLayout::layOut(const QRect &rect, bool place) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (const auto &[item, before] : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        const int left = x > 0 ? x + m_gap + before : 0;
        if (x > 0 && left + size.width() > area.width()) {
            x = 0;
            y += lineHeight + m_gap;
            lineHeight = 0;
        } else {
            x = left;
        }
        if (place)
            item->setGeometry(QStyle::visualRect(direction, area, {area.topLeft() + QPoint(x, y), size}));
        x += size.width();
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace wakeline
