// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditEntry.h"
#include "HistoryTable.h"

namespace wakeline {

/// What operators did, newest first, loaded in parts as the view is scrolled: fetchMore() asks for the next part by
/// moreWanted(), and whoever knows the server answers with append() or stopFetching() (HistoryTable.h).
/// StateRole is 1 for what worked, else 0; KeyRole the entry's id, ValueRole the AuditEntry.
class AuditModel : public HistoryTable<AuditEntry>
{
    Q_OBJECT

public:
    enum Column { Time, Who, Action, Target, Outcome, Changes, Address, ColumnCount };
    Q_ENUM(Column)

    using HistoryTable::HistoryTable;

Q_SIGNALS:
    void moreWanted();

protected:
    void wantMore() override { Q_EMIT moreWanted(); }
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
};

} // namespace wakeline
