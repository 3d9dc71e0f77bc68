// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"
#include "ExtensionModel.h"
#include "HistoryTable.h"

namespace wakeline {

QString dispositionText(Disposition disposition);
QString directionText(CallDirection direction);
/// What the hangup cause means for somebody who is no telephone engineer; the cause itself if it is not known.
QString causeText(const QString &hangupCause);
/// "0:42", "1:04:12".
QString lengthText(qint64 seconds);

/// Calls that are over, newest first, loaded in parts as the view is scrolled: fetchMore() asks for the next part by
/// moreWanted(), and whoever knows the server answers with append() or stopFetching() (HistoryTable.h).
/// StateRole is a Disposition (-1 for none), KeyRole the record's id, ValueRole the CallRecord.
class CallHistoryModel : public HistoryTable<CallRecord>
{
    Q_OBJECT

public:
    enum Column { Time, From, To, Result, Length, Direction, Cause, ColumnCount };
    Q_ENUM(Column)

    /// \param extensions  for the names behind numbers; outlives this model
    explicit CallHistoryModel(const ExtensionModel &extensions, QObject *parent = nullptr);

Q_SIGNALS:
    void moreWanted();

protected:
    void wantMore() override { Q_EMIT moreWanted(); }
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const CallRecord &before, const CallRecord &after, int column) const override;
    void tally(const CallRecord &row, int step) override;
    bool tallyAlike(const CallRecord &before, const CallRecord &after) const override;

private:
    QString text(const CallRecord &record, int column) const;
    QString partyText(const QString &number, const QString &name) const;

    const ExtensionModel &m_extensions;
};

} // namespace wakeline
