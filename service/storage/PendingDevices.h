// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DirectoryCache.h"

namespace wakeline {

/// A change to a device's row that came from a provider's answer.
struct DeviceEdit
{
    std::optional<TokenState> tokenState;
    std::optional<QString> environment;
    std::optional<QDateTime> removeIfOlder;

    bool operator==(const DeviceEdit &) const = default;
};

/// Changes to devices that the database does not have yet: at most one registration per token and one edit per row.
/// All of them may be written twice without harm.
class PendingDevices
{
public:
    explicit PendingDevices(qsizetype limit) : m_limit(limit) {}

    qsizetype size() const { return m_registrations.size() + m_edits.size(); }

    /// \return false if there is no room: the device is known in memory only, until it registers again
    bool add(const PushTarget &registration);
    /// The edit of a row, to be changed; null if there is no room.
    DeviceEdit *edit(qint64 id);

    std::optional<PushTarget> find(const TokenKey &key) const
    {
        const auto found = m_registrations.constFind(key);
        return found == m_registrations.constEnd() ? std::nullopt : std::optional(*found);
    }
    bool concerns(const TokenKey &key) const { return m_registrations.contains(key); }
    bool concerns(qint64 id) const { return m_edits.contains(id); }

    /// Oldest first.
    QList<PushTarget> registrations(qsizetype most) const;
    QList<PushTarget> allRegistrations() const { return m_registrations.values(); }
    std::optional<std::pair<qint64, DeviceEdit>> firstEdit() const;

    /// Forgets what has been written, unless it has changed meanwhile. \return whether it was forgotten
    bool done(const PushTarget &registration);
    bool done(qint64 id, const DeviceEdit &edit);
    void forget(const TokenKey &key) { m_registrations.remove(key); }
    void forgetEdit(qint64 id) { m_edits.remove(id); }

private:
    qsizetype m_limit;
    QHash<TokenKey, PushTarget> m_registrations;
    QList<TokenKey> m_order; ///< of m_registrations; may hold keys that are gone
    QHash<qint64, DeviceEdit> m_edits;
};

} // namespace wakeline
