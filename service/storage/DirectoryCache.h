// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppSession.h"
#include "DeviceTable.h"
#include "Extension.h"
#include "PushParameters.h"

#include <QHash>
#include <QMultiHash>
#include <QSet>

namespace wakeline {

/// A push token's identity across providers.
struct TokenKey
{
    PushProviderName provider = PushProviderName::Fcm;
    QString token;

    bool operator==(const TokenKey &) const = default;
};

inline std::size_t qHash(const TokenKey &key, std::size_t seed = 0)
{
    return qHashMulti(seed, static_cast<int>(key.provider), key.token);
}

inline TokenKey keyOf(const PushTarget &target)
{
    return {target.provider, target.token};
}

/// The directory's memory: extensions by number, devices by token, app sessions by id.
class DirectoryCache
{
public:
    std::optional<Extension> extension(const QString &number) const;
    qsizetype extensionCount() const { return m_extensions.size(); }
    QList<Extension> extensions() const { return m_extensions.values(); }
    /// \return whether anything changed; an older version than the one held changes nothing
    bool put(const Extension &extension);
    std::optional<Extension> removeExtension(qint64 id);

    std::optional<StoredDevice> device(const TokenKey &key) const;
    std::optional<StoredDevice> device(qint64 id) const;
    QList<StoredDevice> devicesOf(const QString &number) const;
    QList<StoredDevice> devicesOfExtension(qint64 id) const { return devicesOf(m_numbers.value(id)); }
    QList<StoredDevice> devices() const { return m_devices.values(); }
    /// Replaces what has the same id or the same token. \return whether anything but the time of registration changed
    bool put(const StoredDevice &device);
    std::optional<StoredDevice> removeDevice(const TokenKey &key);

    std::optional<AppSession> session(qint64 id) const;
    void put(const AppSession &session);
    std::optional<AppSession> removeSession(qint64 id);
    /// It is over for good: what was read of it before, and arrives only now, does not bring it back.
    void endSession(qint64 id);
    /// The session that a SIP account belongs to; 0 if it is nobody's.
    qint64 sessionOfAccount(const QString &account) const { return m_sessionsByAccount.value(account, 0); }
    QList<AppSession> sessions() const { return m_sessions.values(); }

    /// What the row of this registration will be, going by what is known here; \see DeviceTable::remember()
    StoredDevice foreseen(const PushTarget &registered) const;

private:
    QHash<QString, Extension> m_extensions;
    QHash<qint64, QString> m_numbers;
    QHash<qint64, AppSession> m_sessions;
    QHash<QString, qint64> m_sessionsByAccount;
    QSet<qint64> m_endedSessions; ///< the newest; no id is given twice
    QSet<qint64> m_endedBefore;   ///< and those before them
    QHash<TokenKey, StoredDevice> m_devices;
    QHash<qint64, TokenKey> m_keysById;
    QMultiHash<QString, TokenKey> m_keysByNumber;
};

} // namespace wakeline
