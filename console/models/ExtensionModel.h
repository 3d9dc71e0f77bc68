// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "KeyedTable.h"
#include "PushLogEntry.h"
#include "Registration.h"
#include "StateCounts.h"

namespace wakeline {

/// What is known of an extension beside itself.
struct ExtensionLive
{
    std::optional<Registration> registration;
    std::optional<PushLogEntry> push; ///< the newest for a call or a test

    bool operator==(const ExtensionLive &) const = default;
};

struct ExtensionRow
{
    Extension extension;
    ExtensionLive live;

    bool operator==(const ExtensionRow &) const = default;
};

/// Every extension with its live state beside it, one row per number.
/// StateRole is a RegistrationState (offline if it never registered), KeyRole the number, ValueRole the Extension.
class ExtensionModel : public KeyedTable<ExtensionRow>
{
    Q_OBJECT

public:
    enum Column { Number, Name, State, Devices, DoNotDisturb, FollowMe, PushWake, LastSeen, ColumnCount };
    Q_ENUM(Column)
    enum Role {
        RegistrationRole = FirstOwnRole, ///< the Registration, or invalid
        LastPushRole,                    ///< the newest PushLogEntry of a call or test, or invalid
        NoPushRole,                      ///< bool: offline and no device that a push can reach, so it cannot be woken
    };

    using KeyedTable::KeyedTable;

    void upsert(const Extension &extension);
    /// Many at once, as upsert() does each.
    void add(const QList<Extension> &extensions);
    void remove(const QString &number);
    /// Many at once, as remove() does each.
    void removeAll(const QStringList &numbers);
    void reset(const QList<Extension> &extensions);

    /// Live state beside the rows. What is told of a number that has no row yet is kept for when it comes (at most
    /// `strayLimit` of them).
    void setRegistration(const Registration &registration);
    /// Many at once, as setRegistration() does each.
    void setRegistrations(const QList<Registration> &registrations);
    /// The extensions that are not in the list never registered.
    void keepRegistrations(const QList<Registration> &registrations);
    void resetRegistrations(const QList<Registration> &registrations);
    /// Kept if it is a call or test push and not older than what is shown.
    void setPush(const PushLogEntry &entry);
    void resetPushes(const QList<PushLogEntry> &entries);

    const Extension *find(const QString &number) const;
    const Extension &at(int row) const;
    int count(RegistrationState state) const { return m_counts.of(state); }
    /// Extensions that NoPushRole is true for.
    int noPushCount() const { return m_noPush; }

    static constexpr int strayLimit = 20000;

protected:
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const ExtensionRow &before, const ExtensionRow &after, int column) const override;
    void tally(const ExtensionRow &row, int step) override;
    bool tallyAlike(const ExtensionRow &before, const ExtensionRow &after) const override;

private:
    QString text(const ExtensionRow &row, int column) const;
    QString wakeText(const ExtensionRow &row) const;
    QString toolTip(const ExtensionRow &row, int column) const;
    QVariant sortValue(const ExtensionRow &row, int column) const;
    bool keepOnly(const QList<Extension> &extensions);
    const ExtensionLive *liveOf(const QString &number) const;
    void setLive(const QString &number, ExtensionLive live);

    StateCounts<RegistrationState> m_counts;
    int m_noPush = 0;
    QHash<QString, ExtensionLive> m_strays; ///< of numbers without a row
};

} // namespace wakeline
