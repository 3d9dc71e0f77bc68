// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KeyedTable.h"
#include "Registration.h"
#include "StateCounts.h"

namespace wakeline {

/// The addresses-of-record and their bindings, one row per extension that ever registered.
/// StateRole is a RegistrationState, KeyRole the extension's number, ValueRole the Registration.
class RegistrationModel : public KeyedTable<Registration>
{
    Q_OBJECT

public:
    enum Column {
        Extension,
        Name,
        State,
        Devices,
        Contact,
        UserAgent,
        RoundTrip,
        Expires,
        Push,
        LastSeen,
        ColumnCount
    };
    Q_ENUM(Column)

    using KeyedTable::KeyedTable;

    /// Adds the row, or changes it in place: only columns that differ are announced.
    void upsert(const Registration &registration);
    void remove(const QString &extension);
    /// Many at once, as remove() does each.
    void removeAll(const QStringList &extensions);
    void reset(const QList<Registration> &registrations);

    const Registration *find(const QString &extension) const;
    const Registration &at(int row) const;
    int count(RegistrationState state) const { return m_counts.of(state); }
    /// Extensions with at least one live binding.
    int registeredCount() const { return m_registered; }

protected:
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const Registration &before, const Registration &after, int column) const override;
    void tally(const Registration &row, int step) override;
    bool tallyAlike(const Registration &before, const Registration &after) const override;

private:
    QString text(const Registration &registration, int column) const;
    QVariant sortValue(const Registration &registration, int column) const;
    QString toolTip(const Registration &registration, int column) const;

    StateCounts<RegistrationState> m_counts;
    int m_registered = 0;
};

/// "Online", "On call", … for pills, chips and screen readers.
QString stateText(RegistrationState state);

} // namespace wakeline
