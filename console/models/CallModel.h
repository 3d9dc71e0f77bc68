// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "KeyedTable.h"
#include "StateCounts.h"

#include <chrono>

namespace wakeline {

/// The calls in progress, one row per Call-ID. An ended call stays for `keepEnded` and then leaves by tick().
/// StateRole is a CallState, KeyRole the Call-ID, ValueRole the Call. In the State column ProgressRole is the share of
/// the hold that is left; SecondsLeftRole counts down while held; DetailRole is the second line of each cell.
class CallModel : public KeyedTable<Call>
{
    Q_OBJECT

public:
    enum Column { State, From, To, Since, Wake, ColumnCount };
    Q_ENUM(Column)
    enum Role { ExpiringRole = FirstOwnRole }; ///< bool: held with less than `expiringBelow` left

    static constexpr std::chrono::seconds keepEnded{30};
    static constexpr std::chrono::seconds expiringBelow{6};

    using KeyedTable::KeyedTable;

    void upsert(const Call &call);
    void remove(const QString &callId);
    /// The active calls, as the server lists them. Calls that ended lately and are still shown stay until their time.
    void reset(const QList<Call> &calls);

    const Call *find(const QString &callId) const;
    const Call &at(int row) const;
    int count(CallState state) const { return m_counts.of(state); }
    /// Held, ringing and answered: everything but ended.
    int activeCount() const;

protected:
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const Call &before, const Call &after, int column) const override;
    void tally(const Call &row, int step) override;
    bool tallyAlike(const Call &before, const Call &after) const override;
    void advance(const QDateTime &now) override;

private:
    QString text(const Call &call, int column) const;
    QString detail(const Call &call, int column) const;
    QVariant sortValue(const Call &call, int column) const;
    std::optional<qint64> millisecondsLeft(const Call &call) const;
    bool isExpiring(const Call &call) const;

    StateCounts<CallState> m_counts;
};

/// "Held", "Ringing", "On call", "Ended".
QString stateText(CallState state);

} // namespace wakeline
