// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveTable.h"

#include <algorithm>

namespace wakeline {

void LiveTable::tick(const QDateTime &now)
{
    // What the hour changes of a cell; not what is searched, which 20,000 rows would have to make anew each second.
    static const QList<int> ofTime{Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, SortRole, StateRole};
    if (m_stale)
        return; // what is shown is as of the moment the link was lost
    const QDateTime before = std::exchange(m_now, now);
    advance(now);
    const int rows = liveRows();
    for (const int column : timedColumns()) {
        int runStart = -1; // changed rows are announced as runs, not one by one
        for (int row = 0; row <= rows; ++row) {
            const bool changed =
                row < rows && (!before.isValid() || timeStep(row, column, before) != timeStep(row, column, now));
            if (changed && runStart < 0) {
                runStart = row;
            } else if (!changed && runStart >= 0) {
                Q_EMIT dataChanged(index(runStart, column), index(row - 1, column), ofTime);
                runStart = -1;
            }
        }
    }
}

void LiveTable::setStale(bool stale)
{
    if (m_stale == stale)
        return;
    m_stale = stale;
    if (liveRows() == 0)
        return;
    for (const int column : timedColumns())
        Q_EMIT dataChanged(index(0, column), index(liveRows() - 1, column));
}

void LiveTable::holdCounts(bool hold)
{
    m_countsHeld = hold;
    if (!hold && std::exchange(m_countsWait, false))
        Q_EMIT countsChanged();
}

void LiveTable::tellCounts()
{
    if (m_countsHeld)
        m_countsWait = true;
    else
        Q_EMIT countsChanged();
}

int LiveTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : liveRows();
}

int LiveTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : liveColumns();
}

QVariant LiveTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto text = [&] { return cell(index.row(), index.column(), Qt::DisplayRole).toString(); };
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        // The first cell speaks for the row; the others say which column they are.
        return index.column() == 0 ? tr("%1, %2").arg(text(), rowStateText(index.row()))
                                   : tr("%1: %2").arg(columnTitle(index.column()), text());
    default:
        return cell(index.row(), index.column(), role);
    }
}

QVariant LiveTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= liveColumns())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(section);
    case Qt::ToolTipRole: {
        const QString help = columnHelp(section);
        return help.isEmpty() ? QVariant() : help;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString LiveTable::columnHelp(int) const
{
    return {};
}

void LiveTable::advance(const QDateTime &) {}

void LiveTable::announceChange(int row, const std::function<bool(int column)> &differs)
{
    int runStart = -1;
    bool any = false;
    const int columns = liveColumns();
    for (int column = 0; column <= columns; ++column) {
        const bool changed = column < columns && differs(column);
        any = any || changed;
        if (changed && runStart < 0) {
            runStart = column;
        } else if (!changed && runStart >= 0) {
            announceColumns(row, runStart, column - 1);
            runStart = -1;
        }
    }
    if (!any)
        Q_EMIT dataChanged(index(row, 0), index(row, 0), {ValueRole, SearchRole});
}

void LiveTable::announceRows(std::vector<bool> changed)
{
    const auto first = std::find(changed.cbegin(), changed.cend(), true);
    if (first == changed.cend())
        return;
    const auto last = std::find(changed.crbegin(), changed.crend(), true);
    const int from = static_cast<int>(first - changed.cbegin());
    const int to = static_cast<int>(changed.crend() - last) - 1;
    m_changedNow = std::move(changed);
    Q_EMIT dataChanged(index(from, 0), index(to, liveColumns() - 1));
    m_changedNow.clear();
}

void LiveTable::announceColumns(int row, int firstColumn, int lastColumn)
{
    Q_EMIT dataChanged(index(row, firstColumn), index(row, lastColumn));
}

} // namespace wakeline
