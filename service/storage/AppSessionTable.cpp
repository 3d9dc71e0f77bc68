// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppSessionTable.h"

#include "DirectoryChanges.h"

#include <algorithm>

namespace wakeline {

namespace {

using directoryChanges::Kind;

#define APP_SESSION_COLUMNS "id, extension_id, secret, expires_at, account"

QList<AppSession> sessionsFrom(const Rows &rows)
{
    QList<AppSession> sessions;
    sessions.reserve(static_cast<qsizetype>(rows.size()));
    for (const Row &row : rows)
        sessions.append({row.integer(0), row.integer(1), row.text(2), row.time(3), row.text(4)});
    return sessions;
}

Result<void> noteAll(Connection &connection, Kind kind, const Rows &ids)
{
    for (const Row &row : ids) {
        if (const auto noted = directoryChanges::note(connection, kind, row.integer(0)); !noted)
            return noted;
    }
    return {};
}

Result<void> insertToken(Connection &connection, qint64 sessionId, const RefreshTokenRow &token)
{
    const auto inserted = connection.run(
        QStringLiteral("INSERT INTO app_refresh_tokens (token_hash, session_id, expires_at) VALUES (?, ?, ?)"),
        {token.hash, sessionId, stored(token.expiresAt)});
    return inserted ? Result<void>() : std::unexpected(inserted.error());
}

Result<void> endSession(Connection &connection, qint64 id)
{
    const auto devices =
        connection.run(QStringLiteral("DELETE FROM push_devices WHERE session_id = ? RETURNING id"), {id});
    if (!devices)
        return std::unexpected(devices.error());
    if (const auto noted = noteAll(connection, Kind::Device, *devices); !noted)
        return noted;
    const auto sessions = connection.run(QStringLiteral("DELETE FROM app_sessions WHERE id = ? RETURNING id"), {id});
    return sessions ? noteAll(connection, Kind::Session, *sessions) : std::unexpected(sessions.error());
}

/// A token that was used before, or is not known.
Result<AppRotation> usedAgain(Connection &connection, const QByteArray &hash)
{
    const auto found = connection.run(
        QStringLiteral("SELECT s.id, s.extension_id, s.secret, s.expires_at, s.account FROM app_refresh_tokens t "
                       "JOIN app_sessions s ON s.id = t.session_id WHERE t.token_hash = ?"),
        {hash});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return failure(QStringLiteral("invalid_token"), QStringLiteral("The refresh token is not valid."));
    const AppSession session = sessionsFrom(*found).first();
    if (const auto ended = endSession(connection, session.id); !ended)
        return std::unexpected(ended.error());
    return AppRotation{true, session};
}

Result<AppRotation> rotateToken(Connection &connection, const QByteArray &oldHash, const RefreshTokenRow &next,
                                const QDateTime &now)
{
    // The UPDATE decides which of two simultaneous uses is the first, on both databases.
    const auto used = connection.run(
        QStringLiteral("UPDATE app_refresh_tokens SET used_at = ? WHERE token_hash = ? AND used_at IS NULL "
                       "RETURNING session_id, expires_at"),
        {stored(now), oldHash});
    if (!used)
        return std::unexpected(used.error());
    if (used->isEmpty())
        return usedAgain(connection, oldHash);
    const qint64 id = used->first().integer(0);
    if (used->first().time(1) <= now)
        return failure(QStringLiteral("invalid_token"), QStringLiteral("The refresh token has expired."));
    if (const auto added = insertToken(connection, id, next); !added)
        return std::unexpected(added.error());
    const auto updated = connection.run(
        QStringLiteral("UPDATE app_sessions SET expires_at = ? WHERE id = ? RETURNING " APP_SESSION_COLUMNS),
        {stored(next.expiresAt), id});
    if (!updated)
        return std::unexpected(updated.error());
    if (const auto noted = directoryChanges::note(connection, Kind::Session, id); !noted)
        return std::unexpected(noted.error());
    return AppRotation{false, sessionsFrom(*updated).first()};
}

} // namespace

Result<QList<AppSession>> appSessionRows(Connection &connection, const QList<qint64> &ids)
{
    QList<AppSession> sessions;
    for (const qint64 id : ids) {
        const auto found =
            connection.run(QStringLiteral("SELECT " APP_SESSION_COLUMNS " FROM app_sessions WHERE id = ?"), {id});
        if (!found)
            return std::unexpected(found.error());
        sessions.append(sessionsFrom(*found));
    }
    return sessions;
}

Result<QList<AppSession>> allAppSessionRows(Connection &connection)
{
    const auto found = connection.run(QStringLiteral("SELECT " APP_SESSION_COLUMNS " FROM app_sessions"));
    if (!found)
        return std::unexpected(found.error());
    return sessionsFrom(*found);
}

Result<AppSession> insertAppSession(Connection &connection, qint64 extensionId, const QString &secret,
                                    const RefreshTokenRow &refresh, const QDateTime &now,
                                    const std::optional<DeviceAccount> &account)
{
    const auto inserted = connection.run(
        QStringLiteral("INSERT INTO app_sessions (extension_id, secret, created_at, expires_at, account, account_ha1, "
                       "device_name) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING " APP_SESSION_COLUMNS),
        {extensionId, secret, stored(now), stored(refresh.expiresAt), account ? QVariant(account->name) : QVariant(),
         account ? QVariant(account->ha1) : QVariant(), account ? account->deviceName : QStringLiteral("")});
    if (!inserted && inserted.error().code == QLatin1String("conflict"))
        return failure(QStringLiteral("not_found"), QStringLiteral("There is no such extension."));
    if (!inserted)
        return std::unexpected(inserted.error());
    const AppSession session = sessionsFrom(*inserted).first();
    if (const auto added = insertToken(connection, session.id, refresh); !added)
        return std::unexpected(added.error());
    if (const auto noted = directoryChanges::note(connection, Kind::Session, session.id); !noted)
        return std::unexpected(noted.error());
    return session;
}

Result<QList<qint64>> endAppSessionsOf(Connection &connection, qint64 extensionId, int butNewest)
{
    const auto found = connection.run(
        QStringLiteral("SELECT id FROM app_sessions WHERE extension_id = ? AND account IS NULL ORDER BY id DESC"),
        {extensionId});
    if (!found)
        return std::unexpected(found.error());
    QList<qint64> ids;
    for (const Row &row : *found)
        ids.append(row.integer(0));
    ids.remove(0, std::min<qsizetype>(butNewest, ids.size()));
    for (const qint64 id : ids) {
        if (const auto ended = endSession(connection, id); !ended)
            return std::unexpected(ended.error());
    }
    return ids;
}

QCoro::Task<Result<std::pair<AppSession, QList<qint64>>>>
AppSessionTable::create(qint64 extensionId, QString secret, RefreshTokenRow refresh, QDateTime now, int most)
{
    using Created = std::pair<AppSession, QList<qint64>>;
    return m_database.write([=](Connection &connection) -> Result<Created> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        const auto session = insertAppSession(connection, extensionId, secret, refresh, now, std::nullopt);
        if (!session)
            return std::unexpected(session.error());
        const auto ended = endAppSessionsOf(connection, extensionId, most);
        if (!ended)
            return std::unexpected(ended.error());
        return Created{*session, *ended};
    });
}

QCoro::Task<Result<AppRotation>> AppSessionTable::rotate(QByteArray oldHash, RefreshTokenRow next, QDateTime now)
{
    return m_database.write([=](Connection &connection) -> Result<AppRotation> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        return rotateToken(connection, oldHash, next, now);
    });
}

QCoro::Task<Result<void>> AppSessionTable::end(qint64 id)
{
    return m_database.write([id](Connection &connection) -> Result<void> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return locked;
        return endSession(connection, id);
    });
}

QCoro::Task<Result<QList<AppDeviceSession>>> AppSessionTable::sessionsOf(qint64 extensionId)
{
    return m_database.read([extensionId](Connection &connection) -> Result<QList<AppDeviceSession>> {
        const auto rows = connection.run(
            QStringLiteral("SELECT s.id, e.number, s.device_name, s.created_at, s.expires_at, s.account, d.id "
                           "FROM app_sessions s JOIN extensions e ON e.id = s.extension_id "
                           "LEFT JOIN push_devices d ON d.session_id = s.id AND d.extension_id = s.extension_id "
                           "WHERE s.extension_id = ? ORDER BY s.id DESC, d.id"),
            {extensionId});
        if (!rows)
            return std::unexpected(rows.error());
        QList<AppDeviceSession> sessions;
        for (const Row &row : *rows) {
            if (sessions.isEmpty() || sessions.last().id != row.integer(0))
                sessions.append(
                    {row.integer(0), row.text(1), row.text(2), row.time(3), row.time(4), !row.isNull(5), {}});
            if (!row.isNull(6))
                sessions.last().deviceIds.append(row.integer(6));
        }
        return sessions;
    });
}

QCoro::Task<Result<QList<qint64>>> AppSessionTable::removeExpired(QDateTime now)
{
    return m_database.write([now](Connection &connection) -> Result<QList<qint64>> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        const auto removed = connection.run(
            QStringLiteral("DELETE FROM app_sessions WHERE expires_at <= ? AND account IS NULL RETURNING id"),
            {stored(now)});
        if (!removed)
            return std::unexpected(removed.error());
        if (const auto noted = noteAll(connection, Kind::Session, *removed); !noted)
            return std::unexpected(noted.error());
        QList<qint64> ids;
        for (const Row &row : *removed)
            ids.append(row.integer(0));
        return ids;
    });
}

} // namespace wakeline
