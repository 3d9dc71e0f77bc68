// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include <functional>
#include <vector>

namespace wakeline {

/// What every live table answers beside Qt's own roles. Qt's own: DisplayRole is the text of the cell, ToolTipRole the
/// full words behind it, AccessibleTextRole state and text for screen readers, TextAlignmentRole right where numbers
/// are compared; CheckStateRole on toggle cells.
enum LiveRole {
    SortRole = Qt::UserRole + 1, ///< of the cell: the raw value (number, QDateTime, or a text to be sorted naturally)
    StateRole,                   ///< of the row: its state enum as int
    KeyRole,                     ///< of the row: the text that identifies it (extension number, Call-ID, push id)
    ValueRole,                   ///< of the row: the whole wire value (Registration, Call, PushLogEntry, Extension)
    DetailRole,                  ///< of the cell: its second line, where it has one
    ProgressRole,                ///< of the cell: 0.0 … 1.0 for a ring or bar (hold left; wake time); invalid: none
    SecondsLeftRole,             ///< of the row: whole seconds that a held call still waits; invalid: not held or stale
    SearchRole,                  ///< of the row: everything that the text search looks at
    FirstOwnRole,                ///< a model's own roles begin here
};

/// A table that shows live rows: it is given the time, and knows whether the link to the server is up.
///
/// While stale, relative times turn absolute and countdowns show a dash (console.md, "Stale").
class LiveTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Once a second, with the server's time (LiveSession::serverNow): changes only the cells whose text this changes.
    void tick(const QDateTime &now);
    void setStale(bool stale);
    bool isStale() const { return m_stale; }
    const QDateTime &now() const { return m_now; }

    /// While held, countsChanged() waits; it comes once, if at all, when the hold ends.
    void holdCounts(bool hold);

    /// While one dataChanged() tells of many rows: whether this one is among those that changed. Else always.
    bool changedNow(int row) const { return m_changedNow.empty() || m_changedNow[static_cast<std::size_t>(row)]; }

    /// The row with this key (KeyRole), or an invalid index. Rows keep their index until one before them is removed.
    virtual QModelIndex indexOf(const QString &key, int column = 0) const = 0;

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

Q_SIGNALS:
    /// The number of rows, or of rows in one of the states, is another.
    void countsChanged();

protected:
    void tellCounts();
    virtual int liveRows() const = 0;
    virtual int liveColumns() const = 0;
    virtual QVariant cell(int row, int column, int role) const = 0;
    virtual QString columnTitle(int column) const = 0;
    /// The full words behind a column title, for its tooltip; empty: none.
    virtual QString columnHelp(int column) const;
    virtual bool isNumeric(int column) const = 0;
    /// A number that changes whenever the passing of time changes the cell, so that tick() need not build texts.
    virtual qint64 timeStep(int row, int column, const QDateTime &now) const = 0;
    /// The columns that timeStep() can be anything but constant for.
    virtual QList<int> timedColumns() const = 0;
    /// Called by tick() first, for what time does to rows (an ended call leaves).
    virtual void advance(const QDateTime &now);

    /// The state of a row in words, for screen readers.
    virtual QString rowStateText(int row) const = 0;
    /// Announces the cells of one changed row that differ; if none does, that the row's value is another.
    void announceChange(int row, const std::function<bool(int column)> &differs);
    /// Announces these rows as one range over all columns. \param changed  for each row
    void announceRows(std::vector<bool> changed);

private:
    void announceColumns(int row, int firstColumn, int lastColumn);

    QDateTime m_now;
    bool m_stale = false;
    bool m_countsHeld = false;
    bool m_countsWait = false;
    std::vector<bool> m_changedNow; ///< for each row; empty: not now
};

} // namespace wakeline
