// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "LiveRows.h"
#include "LiveTable.h"
#include "PushLogEntry.h"
#include "Registration.h"
#include "StateCounts.h"

namespace wakeline {

/// Every extension with its live state beside it, one row per number.
/// StateRole is a RegistrationState (offline if it never registered), KeyRole the number, ValueRole the Extension.
class ExtensionModel : public LiveTable
{
    Q_OBJECT

public:
    enum Column { Number, Name, State, Devices, DoNotDisturb, PushWake, LastSeen, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        RegistrationRole = FirstOwnRole, ///< the Registration, or invalid
        LastPushRole,                    ///< the newest PushLogEntry of a call or test, or invalid
        NoPushRole,                      ///< bool: offline and no device that a push can reach, so it cannot be woken
    };

    using LiveTable::LiveTable;

    void upsert(const Extension &extension);
    void remove(const QString &number);
    void reset(const QList<Extension> &extensions);

    /// Live state beside the rows. What is told of a number that has no row yet is kept for when it comes (at most
    /// `strayLimit` of them).
    void setRegistration(const Registration &registration);
    void resetRegistrations(const QList<Registration> &registrations);
    /// Kept if it is a call or test push and not older than what is shown.
    void setPush(const PushLogEntry &entry);
    void resetPushes(const QList<PushLogEntry> &entries);

    const Extension *find(const QString &number) const;
    const Extension &at(int row) const;
    int count(RegistrationState state) const { return m_counts.of(state); }
    /// Extensions that NoPushRole is true for.
    int noPushCount() const { return m_noPush; }

    QModelIndex indexOf(const QString &number, int column = 0) const override;

    static constexpr int strayLimit = 20000;

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
    struct Live ///< what is known beside the extension itself
    {
        std::optional<Registration> registration;
        std::optional<PushLogEntry> push;
    };
    struct Row
    {
        wakeline::Extension extension;
        Live live;
    };
    static RegistrationState stateOf(const Row &row);
    static bool cannotBeWoken(const Row &row);
    QString text(const Row &row, int column) const;
    QString wakeText(const Row &row) const;
    QVariant sortValue(const Row &row, int column) const;
    void count(const Row &row, int step);
    void replace(int row, Row changed);
    Live *stray(const QString &number);

    LiveRows<Row> m_rows;
    StateCounts<RegistrationState> m_counts;
    int m_noPush = 0;
    QHash<QString, Live> m_strays;
};

} // namespace wakeline
