// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppDeviceSession.h"
#include "AppSession.h"
#include "Database.h"

namespace wakeline {

/// What came of using a refresh token.
struct AppRotation
{
    bool reused = false; ///< it was used before: somebody holds a copy, so its session is over
    AppSession session;
};

/// The sessions of apps and their refresh tokens. Every change is noted in the directory's change log, in the same
/// transaction. A session that is ended takes its push devices and its SIP account with it; one that only runs out does
/// not, since a phone in a drawer must still ring.
class AppSessionTable
{
public:
    explicit AppSessionTable(Database &database) : m_database(database) {}

    /// Signed in by password. Ends the oldest sessions of this kind that the extension has beyond `most`.
    /// \return the new session and those it ended; `not_found` if there is no such extension
    QCoro::Task<Result<std::pair<AppSession, QList<qint64>>>> create(qint64 extensionId, QString secret,
                                                                     RefreshTokenRow refresh, QDateTime now, int most);

    /// Puts `next` in the place of the token `oldHash`. \return `invalid_token` if it is unknown or expired
    QCoro::Task<Result<AppRotation>> rotate(QByteArray oldHash, RefreshTokenRow next, QDateTime now);

    /// An unknown session is no error.
    QCoro::Task<Result<void>> end(qint64 id);

    /// With the push devices of each, newest first.
    QCoro::Task<Result<QList<AppDeviceSession>>> sessionsOf(qint64 extensionId);

    /// Those with an account stay: it must go on registering. \return those that were removed; their devices stay
    QCoro::Task<Result<QList<qint64>>> removeExpired(QDateTime now);

private:
    Database &m_database;
};

/// For jobs that read or write several tables.
Result<QList<AppSession>> appSessionRows(Connection &connection, const QList<qint64> &ids);
Result<QList<AppSession>> allAppSessionRows(Connection &connection);
/// After directoryChanges::lock(). \return `not_found` if there is no such extension
Result<AppSession> insertAppSession(Connection &connection, qint64 extensionId, const QString &secret,
                                    const RefreshTokenRow &refresh, const QDateTime &now,
                                    const std::optional<DeviceAccount> &account);
/// Every session of an extension that has the extension's own password, with its devices, after
/// directoryChanges::lock(). \return which they were
Result<QList<qint64>> endAppSessionsOf(Connection &connection, qint64 extensionId, int butNewest = 0);

} // namespace wakeline
