// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RowDelegate.h"
#include "TableLayout.h"

#include <QSet>
#include <QTableView>
#include <QTimer>

class QMenu;

namespace wakeline {

class LiveFilterProxy;

/// The console's table: whole rows, widths from the font, a row that lights up under the pointer, and an order that
/// stands still while somebody is using it.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    /// How long after the last input the order may change again.
    static constexpr std::chrono::milliseconds orderHold{2000};

    RowTable(const Appearance &look, LiveFilterProxy &proxy, const QString &name, QWidget *parent);

    const RowCursor &cursor() const { return m_cursor; }

    /// \param samples  the widest texts that the column shows in daily work: it is as wide as they and its header need
    void setColumn(int column, RowDelegate *delegate, const QStringList &samples);
    /// The column that takes what is left, elides, and never falls below `minimum` (at 10 pt) while others can go.
    void setStretch(int column, int minimum);
    /// Which columns go first where room is short: the dock shows them as well.
    void setHideOrder(const QList<int> &columns) { m_hideOrder = columns; }
    /// Below this, not even the columns fit that never give way.
    int leastWidth() const;
    void setRowHeight(int designPixels, int lines);
    /// Lets the operator choose, move and widen columns, by the header and by its menu. The first one stays where it
    /// is. To be called once every column is set.
    void setArrangeable();
    /// How the operator arranged it; empty if not at all.
    TableLayout arrangement() const;
    /// Columns that the layout does not know stand where they do by default; those it knows and the table does not are
    /// passed over.
    void arrange(const TableLayout &layout);
    /// As the console has it by itself.
    void restoreArrangement();
    /// The menu that chooses columns, below the header.
    void openColumnMenu();
    /// A log: sorted by this column, rows only arrive at the top and nothing moves, so nothing needs holding.
    void setArrivalColumn(int column) { m_arrivalColumn = column; }
    /// Rows that arrive above push the view down, so that what is being read stays where it is.
    void setAnchored(bool anchored) { m_anchored = anchored; }
    bool isAtTop() const;

    /// Several rows may be selected, by Shift, Ctrl and Ctrl+A.
    void setMultiple(bool multiple);
    /// Rows that are selected.
    int selectedCount() const;
    /// Their ValueRole, in the order of the table.
    QVariantList selectedValues() const;

    QModelIndex current() const { return currentIndex(); }
    QString currentKey() const;
    /// Makes the row with this key current and visible.
    void select(const QString &key);
    void clearCurrent();
    /// The current row as text, cells apart by tabs.
    QString currentRowText() const;

Q_SIGNALS:
    /// Another row, or what the row shows.
    void currentRowChanged();
    /// Enter, or a click.
    void rowOpened();
    void spacePressed(const QModelIndex &index);
    void selectionCountChanged(int count);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    struct ColumnPlan
    {
        RowDelegate *delegate = nullptr;
        QStringList samples;
        int width = 0;
    };
    void measure();
    void layOutColumns();
    void hideForRoom(int room);
    void onColumnDragged(int column, int before, int width);
    void fillColumnMenu(QMenu &menu);
    QString keyOf(int column) const;
    int columnOf(const QString &key) const;
    QList<int> columnsInOrder() const;
    void putInOrder(const QList<int> &columns);
    TableLayout present() const;
    void holdOrder();
    void setHoveredRow(int row);
    void restoreCurrent();
    void keepPlace(int firstRow, int lastRow);

    const Appearance &m_look;
    LiveFilterProxy &m_proxy;
    RowCursor m_cursor;
    QHash<int, ColumnPlan> m_columns;
    int m_stretch = -1;
    int m_stretchMinimum = 0;
    int m_rowHeight = 34;
    int m_rowLines = 1;
    QList<int> m_hideOrder;
    QHash<int, int> m_chosenWidths; ///< by column; those that the operator pulled
    QSet<int> m_chosenAway;
    bool m_layingOut = false;
    TableLayout m_byDefault;
    QString m_currentKey;
    int m_currentColumn = 0;
    QTimer m_orderTimer;
    int m_arrivalColumn = -1;
    bool m_anchored = false;
};

} // namespace wakeline
