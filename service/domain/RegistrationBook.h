// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PbxReport.h"
#include "Registration.h"

#include <QMap>

#include <optional>

namespace wakeline {

/// Who is registered where, as the SIP server tells it. The SIP server owns this truth; the book is its mirror, so that
/// questions are answered without asking it. Pure: given reports and the time, it answers with what changed.
class RegistrationBook
{
public:
    /// \return the registration after the report, if the report changed anything that a viewer can see
    std::optional<Registration> apply(const BindingReport &report, const QDateTime &now);

    /// Replaces all bindings by what the SIP server holds now. \return every registration that changed by it
    QList<Registration> replace(const QList<BindingReport> &bindings, const QDateTime &now);

    /// Tells how many calls of the extension ring and are answered. \return the registration, if its state changed
    std::optional<Registration> setCalls(const QString &extension, int ringing, int answered);

    /// Names and counts that come from the directory. \return the registration, if it exists and changed
    std::optional<Registration> setDirectoryFacts(const QString &extension, const QString &displayName,
                                                  int pushDevices);

    /// Bindings whose end was never reported (a lost event) and keepalives that are overdue, found by the clock.
    QList<Registration> review(const QDateTime &now);

    std::optional<Registration> find(const QString &extension) const;
    QList<Registration> all() const; ///< by extension number
    /// A part of all(), without making the rest of it.
    QList<Registration> page(int offset, int limit) const;
    int count() const { return static_cast<int>(m_entries.size()); }
    int registeredCount() const; ///< extensions with a binding
    void remove(const QString &extension);

private:
    struct Entry
    {
        Registration shown;
        int ringing = 0;
        int answered = 0;
    };

    void addBinding(Entry &entry, const BindingReport &report, const QDateTime &now);
    static void settle(Entry &entry, const QDateTime &now);
    Entry &entryOf(const QString &extension);

    QMap<QString, Entry> m_entries; ///< sorted, because lists are asked for page by page
};

} // namespace wakeline
