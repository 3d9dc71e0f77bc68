// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveRows.h"
#include "LiveTable.h"
#include "Registration.h"
#include "StateCounts.h"

namespace wakeline {

/// The addresses-of-record and their bindings, one row per extension that ever registered.
/// StateRole is a RegistrationState, KeyRole the extension's number, ValueRole the Registration.
class RegistrationModel : public LiveTable
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

    using LiveTable::LiveTable;

    /// Adds the row, or changes it in place: only columns that differ are announced.
    void upsert(const Registration &registration);
    void remove(const QString &extension);
    void reset(const QList<Registration> &registrations);

    const Registration *find(const QString &extension) const;
    const Registration &at(int row) const;
    int count(RegistrationState state) const { return m_counts.of(state); }
    /// Extensions with at least one live binding.
    int registeredCount() const;

    QModelIndex indexOf(const QString &extension, int column = 0) const override;

protected:
    int liveRows() const override;
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;

private:
    QString text(const Registration &registration, int column) const;
    QVariant sortValue(const Registration &registration, int column) const;
    QString toolTip(const Registration &registration, int column) const;

    LiveRows<Registration> m_rows;
    StateCounts<RegistrationState> m_counts;
};

/// "Online", "On call", … for pills, chips and screen readers.
QString stateText(RegistrationState state);

} // namespace wakeline
