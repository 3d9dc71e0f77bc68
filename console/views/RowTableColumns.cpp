// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a table: their widths, which of them there is room for, and how the operator arranged them.
#include "RowTable.h"

#include "Buttons.h"
#include "LiveFilterProxy.h"

#include <QHeaderView>
#include <QMenu>
#include <QMetaEnum>

namespace wakeline {

namespace {

constexpr int narrowest = 32;
constexpr int widestStored = 4000; ///< an edited file can hold anything

} // namespace

void RowTable::setColumn(int column, RowDelegate *delegate, const QStringList &samples)
{
    setItemDelegateForColumn(column, delegate);
    m_columns.insert(column, {delegate, samples, 0});
    measure();
}

void RowTable::setStretch(int column, int minimum)
{
    m_stretch = column;
    m_stretchMinimum = minimum;
    measure();
}

void RowTable::setRowHeight(int designPixels, int lines)
{
    m_rowHeight = designPixels;
    m_rowLines = lines;
    measure();
}

void RowTable::measure()
{
    const int height = m_look.typography().rowHeight(m_look.scaled(m_rowHeight), m_rowLines);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setFixedHeight(m_look.typography().rowHeight(m_look.scaled(32), 1));

    const QFont header = m_look.font(TextStyle::CaptionStrong);
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it) {
        const QString title = model()->headerData(it.key(), Qt::Horizontal).toString();
        constexpr int arrow = 16; // the sort indicator, behind the title or before one that stands flush right
        const auto alignment =
            model()->headerData(it.key(), Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
        const int padding =
            RowDelegate::leftPadding(1) + arrow + (alignment & Qt::AlignRight ? 2 * RowDelegate::rightPadding : 2);
        int width = static_cast<int>(Typography::tabularWidth(header, title)) + padding;
        for (const QString &sample : it->samples)
            width = std::max(width, it->delegate->columnWidth(sample));
        it->width = width + (it.key() == 0 ? RowDelegate::leftPadding(0) - RowDelegate::leftPadding(1) : 0);
    }
    layOutColumns();
}

int RowTable::leastWidth() const
{
    int needed = m_look.scaled(m_stretchMinimum) + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    for (auto it = m_columns.cbegin(); it != m_columns.cend(); ++it) {
        if (it.key() != m_stretch && !m_hideOrder.contains(it.key()) && !m_chosenAway.contains(it.key()))
            needed += it->width;
    }
    return needed;
}

/// Hides what there is no room for.
void RowTable::hideForRoom(int room)
{
    int needed = m_look.scaled(m_stretchMinimum);
    for (int column = 0; column < model()->columnCount(); ++column) {
        const bool wanted = m_columns.contains(column) && !m_chosenAway.contains(column);
        setColumnHidden(column, !wanted);
        needed += !wanted || column == m_stretch ? 0 : m_columns.value(column).width;
    }
    QList<int> gone;
    for (const int column : std::as_const(m_hideOrder)) {
        if (needed <= room)
            break;
        if (isColumnHidden(column))
            continue;
        setColumnHidden(column, true);
        needed -= m_columns.value(column).width;
        gone.prepend(column);
    }
    // A wide column that had to go may have left room for a narrow one that went before it.
    for (const int column : std::as_const(gone)) {
        const int width = m_columns.value(column).width;
        if (needed + width > room)
            continue;
        setColumnHidden(column, false);
        needed += width;
    }
}

void RowTable::layOutColumns()
{
    m_layingOut = true;
    const int room = viewport()->width();
    hideForRoom(room);
    QHash<int, int> widths;
    int taken = 0;
    int chosen = 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column == m_stretch || isColumnHidden(column))
            continue;
        const int width = m_columns.value(column).width;
        widths.insert(column, width);
        taken += width;
        chosen += m_chosenWidths.value(column, width);
    }
    // Widths that somebody chose in a wide window must not push columns out of a narrow one.
    if (chosen + m_look.scaled(m_stretchMinimum) <= room) {
        taken = chosen;
        for (auto it = widths.begin(); it != widths.end(); ++it)
            it.value() = m_chosenWidths.value(it.key(), it.value());
    }
    for (auto it = widths.cbegin(); it != widths.cend(); ++it)
        setColumnWidth(it.key(), it.value());
    if (m_stretch >= 0)
        setColumnWidth(m_stretch, std::max(room - taken, m_look.scaled(48)));
    m_layingOut = false;
}

void RowTable::setArrangeable()
{
    QHeaderView &header = *horizontalHeader();
    header.setSectionsMovable(true);
    header.setFirstSectionMovable(false); // it says whose row it is, and has the selection's bar
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    for (auto it = m_columns.cbegin(); it != m_columns.cend(); ++it) {
        if (it.key() != m_stretch)
            header.setSectionResizeMode(it.key(), QHeaderView::Interactive);
    }
    connect(&header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        if (!m_layingOut)
            onColumnDragged(column, before, width);
    });
    connect(&header, &QWidget::customContextMenuRequested, this, &RowTable::openColumnMenu);
    m_byDefault = present();
}

/// The column that stretches gives the room, as far as it can.
void RowTable::onColumnDragged(int column, int before, int width)
{
    const int spare = m_stretch < 0 ? 0 : columnWidth(m_stretch) - m_look.scaled(m_stretchMinimum);
    const int widest = before + std::max(0, spare);
    m_chosenWidths.insert(column, std::clamp(width, narrowest, std::max(widest, narrowest)));
    layOutColumns();
}

/// Not by its number, which is another one in a version that has more columns.
QString RowTable::keyOf(int column) const
{
    const QMetaObject &type = *m_proxy.sourceModel()->metaObject();
    const int index = type.indexOfEnumerator("Column");
    return index < 0 ? QString() : QString::fromLatin1(type.enumerator(index).valueToKey(column));
}

int RowTable::columnOf(const QString &key) const
{
    for (auto it = m_columns.cbegin(); it != m_columns.cend(); ++it) {
        if (keyOf(it.key()) == key)
            return it.key();
    }
    return -1;
}

/// Those that there are, from the first to the last as they are shown.
QList<int> RowTable::columnsInOrder() const
{
    QList<int> columns;
    for (int place = 0; place < model()->columnCount(); ++place) {
        if (const int column = horizontalHeader()->logicalIndex(place); m_columns.contains(column))
            columns.append(column);
    }
    return columns;
}

void RowTable::putInOrder(const QList<int> &columns)
{
    for (int place = 0; place < columns.size(); ++place)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(columns.at(place)), place);
}

TableLayout RowTable::present() const
{
    TableLayout layout;
    for (const int column : columnsInOrder())
        layout.columns.append({keyOf(column), m_chosenWidths.value(column), m_chosenAway.contains(column)});
    if (isSortingEnabled() && m_proxy.sortColumn() >= 0) {
        layout.sortedBy = keyOf(m_proxy.sortColumn());
        layout.descending = m_proxy.sortOrder() == Qt::DescendingOrder;
    }
    return layout;
}

TableLayout RowTable::arrangement() const
{
    const TableLayout layout = present();
    return layout == m_byDefault ? TableLayout() : layout;
}

void RowTable::arrange(const TableLayout &layout)
{
    QList<int> order;
    m_chosenWidths.clear();
    m_chosenAway.clear();
    for (const ColumnLayout &stored : layout.columns) {
        const int column = columnOf(stored.key);
        if (column < 0 || order.contains(column))
            continue;
        order.append(column);
        if (stored.width >= narrowest && column != m_stretch)
            m_chosenWidths.insert(column, std::min(stored.width, widestStored));
        if (stored.hidden && column != m_stretch && column != 0)
            m_chosenAway.insert(column);
    }
    QList<int> all = m_columns.keys();
    std::ranges::sort(all);
    for (const int column : std::as_const(all)) {
        if (order.contains(column))
            continue;
        int before = column - 1; // it stands behind the one that it follows by default
        while (before >= 0 && !order.contains(before))
            --before;
        order.insert(order.indexOf(before) + 1, column);
    }
    order.removeOne(0);
    order.prepend(0);
    putInOrder(order);
    const int sorted = columnOf(layout.sortedBy);
    if (isSortingEnabled() && sorted >= 0)
        sortByColumn(sorted, layout.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    layOutColumns();
}

void RowTable::restoreArrangement()
{
    arrange(m_byDefault);
}

void RowTable::openColumnMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    fillColumnMenu(*menu);
    if (horizontalHeader()->underMouse())
        menu->popup(QCursor::pos());
    else
        popUpAt(*menu, *horizontalHeader());
}

void RowTable::fillColumnMenu(QMenu &menu)
{
    for (const int column : columnsInOrder()) {
        if (column == 0 || column == m_stretch)
            continue; // without them a row says nothing
        const bool chosen = !m_chosenAway.contains(column);
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        QAction *action = menu.addAction(
            chosen && isColumnHidden(column) ? tr("%1 (in a wider window)").arg(title) : title, this,
            [this, column](bool shown) {
                shown ? static_cast<void>(m_chosenAway.remove(column)) : static_cast<void>(m_chosenAway.insert(column));
                layOutColumns();
            });
        action->setCheckable(true);
        action->setChecked(chosen);
    }
    menu.addSeparator();
    menu.addAction(tr("Automatic widths"), this,
                   [this] {
                       m_chosenWidths.clear();
                       layOutColumns();
                   })
        ->setEnabled(!m_chosenWidths.isEmpty());
    menu.addAction(tr("Restore the default columns"), this, &RowTable::restoreArrangement)
        ->setEnabled(present() != m_byDefault);
}

} // namespace wakeline
