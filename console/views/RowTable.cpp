// SPDX-License-Identifier: GPL-3.0-or-later
// What the table does with rows; its columns are in RowTableColumns.cpp.
#include "RowTable.h"

#include "LiveFilterProxy.h"
#include "LiveTable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace wakeline {

RowTable::RowTable(const Appearance &look, LiveFilterProxy &proxy, const QString &name, QWidget *parent)
    : QTableView(parent), m_look(look), m_proxy(proxy)
{
    setModel(&proxy);
    setAccessibleName(name);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table, arrows move inside
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    const int sortColumn = proxy.sortColumn(); // switching sorting on would sort by the header's own first idea
    const Qt::SortOrder sortOrder = proxy.sortOrder();
    horizontalHeader()->setSortIndicator(sortColumn, sortOrder);
    setSortingEnabled(true);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(20);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    m_orderTimer.setSingleShot(true);
    m_orderTimer.setInterval(orderHold);
    connect(&m_orderTimer, &QTimer::timeout, this, [this] { m_proxy.setOrderHeld(false); });
    connect(&look, &Appearance::changed, this, &RowTable::measure);
    connect(&proxy, &QAbstractItemModel::modelReset, this, &RowTable::restoreCurrent);
    connect(&proxy, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first, last); });
    connect(&proxy, &QAbstractItemModel::layoutChanged, this, &RowTable::currentRowChanged);
    connect(&proxy, &QAbstractItemModel::rowsRemoved, this, &RowTable::currentRowChanged);
    connect(&proxy, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const int row = currentIndex().row();
        if (row >= from.row() && row <= to.row())
            Q_EMIT currentRowChanged();
    });
}

void RowTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void RowTable::holdOrder()
{
    if (m_proxy.sortColumn() == m_arrivalColumn)
        return;
    m_proxy.setOrderHeld(true);
    m_orderTimer.start();
}

bool RowTable::isAtTop() const
{
    return verticalScrollBar()->value() < verticalHeader()->defaultSectionSize() / 2;
}

void RowTable::keepPlace(int firstRow, int lastRow)
{
    const int top = rowAt(0);
    if (!m_anchored || top < 0 || firstRow > top)
        return;
    const int shift = (lastRow - firstRow + 1) * verticalHeader()->defaultSectionSize();
    const int place = verticalScrollBar()->value() + shift;
    updateGeometries(); // the scroll bar must know of the new rows before it can move past them
    verticalScrollBar()->setValue(place);
}

void RowTable::setHoveredRow(int row)
{
    if (row == m_cursor.hoveredRow)
        return;
    m_cursor.hoveredRow = row;
    viewport()->update();
}

QString RowTable::currentKey() const
{
    return currentIndex().isValid() ? currentIndex().data(KeyRole).toString() : QString();
}

void RowTable::select(const QString &key)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, m_currentColumn);
        if (index.data(KeyRole).toString() != key)
            continue;
        setCurrentIndex(index);
        scrollTo(index);
        return;
    }
}

void RowTable::clearCurrent()
{
    m_currentKey.clear();
    setCurrentIndex({});
    clearSelection();
}

void RowTable::setMultiple(bool multiple)
{
    setSelectionMode(multiple ? ExtendedSelection : SingleSelection);
}

int RowTable::selectedCount() const
{
    // By ranges: Ctrl+A over a hundred thousand rows is one of them.
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.left() == 0 ? range.height() : 0;
    return count;
}

QVariantList RowTable::selectedValues() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QVariantList values;
    for (const QModelIndex &row : rows)
        values.append(row.data(ValueRole));
    return values;
}

void RowTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionCountChanged(selectedCount());
}

void RowTable::restoreCurrent()
{
    setHoveredRow(-1);
    Q_EMIT selectionCountChanged(selectedCount()); // a reset clears the selection without a word
    if (m_currentKey.isEmpty())
        return;
    const QString key = m_currentKey;
    const int position = verticalScrollBar()->value();
    select(key);
    verticalScrollBar()->setValue(position);
    if (!currentIndex().isValid())
        Q_EMIT currentRowChanged();
}

void RowTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid()) {
        m_currentKey = current.data(KeyRole).toString();
        m_currentColumn = current.column();
    }
    Q_EMIT currentRowChanged();
}

QString RowTable::currentRowText() const
{
    QStringList cells;
    for (int place = 0; place < model()->columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            cells.append(currentIndex().siblingAtColumn(column).data().toString());
    }
    return cells.join(QLatin1Char('\t'));
}

void RowTable::keyPressEvent(QKeyEvent *event)
{
    holdOrder();
    m_cursor.keyboard = true;
    viewport()->update();
    if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
        Q_EMIT spacePressed(currentIndex());
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore(); // the page closes its dock
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::mousePressEvent(QMouseEvent *event)
{
    holdOrder();
    m_cursor.keyboard = false;
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const bool extends = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier); // of a selection of several
    if (event->button() == Qt::LeftButton && index.isValid() && !extends && !index.data(Qt::CheckStateRole).isValid())
        Q_EMIT rowOpened();
}

void RowTable::mouseMoveEvent(QMouseEvent *event)
{
    holdOrder();
    setHoveredRow(indexAt(event->pos()).row());
    QTableView::mouseMoveEvent(event);
}

void RowTable::wheelEvent(QWheelEvent *event)
{
    holdOrder();
    QTableView::wheelEvent(event);
    setHoveredRow(indexAt(viewport()->mapFromGlobal(QCursor::pos())).row());
}

void RowTable::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void RowTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const auto reason = event->reason();
    m_cursor.keyboard =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    if (m_cursor.keyboard && !currentIndex().isValid() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, horizontalHeader()->logicalIndex(0)));
    viewport()->update();
}

void RowTable::focusOutEvent(QFocusEvent *event)
{
    m_cursor.keyboard = false;
    QTableView::focusOutEvent(event);
    viewport()->update();
}

} // namespace wakeline
