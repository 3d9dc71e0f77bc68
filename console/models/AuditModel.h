// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"
#include "KeyedTable.h"

namespace wakeline {

/// What operators did, newest first, loaded in parts as the view is scrolled: fetchMore() asks for the next part by
/// moreWanted(), and whoever knows the server answers with append() or stopFetching().
/// StateRole is 1 for what worked, else 0; KeyRole the entry's id, ValueRole the AuditEntry.
class AuditModel : public KeyedTable<AuditEntry>
{
    Q_OBJECT

public:
    enum Column { Time, Who, Action, Target, Outcome, Changes, Address, ColumnCount };
    Q_ENUM(Column)

    using KeyedTable::KeyedTable;

    /// \param more   whether the server has older ones
    /// \param total  that it has in all
    void reset(const QList<AuditEntry> &entries, bool more, qint64 total);
    void append(const QList<AuditEntry> &entries, bool more);
    /// It has just been recorded.
    void add(const AuditEntry &entry);
    /// The next part could not be loaded; there is none until the next reset().
    void stopFetching();

    qint64 total() const { return m_total; }
    /// To ask for what is older; no value: there are no rows.
    std::optional<qint64> oldestId() const;

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();

protected:
    int liveColumns() const override { return ColumnCount; }
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    bool isNumeric(int) const override { return false; }
    qint64 timeStep(int, int, const QDateTime &) const override { return 0; } // what was done stays done
    QList<int> timedColumns() const override { return {}; }
    QString rowStateText(int row) const override;
    bool differs(const AuditEntry &before, const AuditEntry &after, int column) const override;
    void tally(const AuditEntry &, int) override {}
    bool tallyAlike(const AuditEntry &, const AuditEntry &) const override { return true; }

private:
    QString text(const AuditEntry &entry, int column) const;

    qint64 m_total = 0;
    bool m_more = false;
    bool m_fetching = false;
};

} // namespace wakeline
