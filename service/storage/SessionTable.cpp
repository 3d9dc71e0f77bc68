// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionTable.h"

#include "OperatorRow.h"
#include "StorageLog.h"

namespace wakeline {

namespace {

/// What came of a rotation. A reuse must be committed, with the revocation, so inside the job it is no error.
struct Rotation
{
    bool reused = false;
    Operator account;
};

Error invalidToken()
{
    return {QStringLiteral("invalid_token"), QStringLiteral("The refresh token is not valid.")};
}

/// A change of the operator, which ends its sessions, waits until this transaction is over, or the other way round.
QString shared(const Connection &connection)
{
    return connection.isPostgres() ? QStringLiteral(" FOR SHARE OF operators") : QString();
}

Result<void> checkVersion(Connection &connection, qint64 operatorId, qint64 version)
{
    const auto found = connection.run(
        QStringLiteral("SELECT disabled, version FROM operators WHERE id = ?") + shared(connection), {operatorId});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty() || found->first().boolean(0) || found->first().integer(1) != version)
        return std::unexpected(invalidToken());
    return {};
}

Result<void> insertToken(Connection &connection, const QByteArray &hash, qint64 operatorId, const QString &family,
                         const QDateTime &expiresAt)
{
    const auto inserted = connection.run(
        QStringLiteral(
            "INSERT INTO operator_sessions (token_hash, operator_id, family_id, expires_at) VALUES (?, ?, ?, ?)"),
        {hash, operatorId, family, stored(expiresAt)});
    return inserted ? Result<void>() : std::unexpected(inserted.error());
}

Result<Rotation> rotateToken(Connection &connection, const QByteArray &oldHash, const QByteArray &newHash,
                             const QDateTime &now, const QDateTime &newExpiry)
{
    // The operator's row before the session's, in the order in which a change of the operator takes them.
    const auto owner =
        connection.run(QStringLiteral("SELECT operators.id FROM operators JOIN operator_sessions "
                                      "ON operators.id = operator_sessions.operator_id WHERE token_hash = ?") +
                           shared(connection),
                       {oldHash});
    if (!owner)
        return std::unexpected(owner.error());
    // The UPDATE decides which of two simultaneous uses is the first, on both databases.
    const auto used =
        connection.run(QStringLiteral("UPDATE operator_sessions SET used_at = ? WHERE token_hash = ? AND used_at "
                                      "IS NULL RETURNING operator_id, family_id, expires_at"),
                       {stored(now), oldHash});
    if (!used)
        return std::unexpected(used.error());
    if (used->isEmpty()) {
        const auto again = connection.run(
            QStringLiteral(
                "DELETE FROM operator_sessions WHERE family_id = (SELECT family_id FROM operator_sessions WHERE "
                "token_hash = ?)"),
            {oldHash});
        if (!again)
            return std::unexpected(again.error());
        if (again->changed == 0)
            return std::unexpected(invalidToken());
        return Rotation{true, {}};
    }
    const Row &session = used->first();
    const auto found =
        connection.run(QStringLiteral("SELECT " OPERATOR_COLUMNS " FROM operators WHERE id = ?"), {session.integer(0)});
    if (!found)
        return std::unexpected(found.error());
    if (session.time(2) <= now || found->isEmpty() || found->first().boolean(3))
        return std::unexpected(invalidToken());
    if (const auto added = insertToken(connection, newHash, session.integer(0), session.text(1), newExpiry); !added)
        return std::unexpected(added.error());
    return Rotation{false, operatorFrom(found->first())};
}

QCoro::Task<Result<Operator>> accountOf(QCoro::Task<Result<Rotation>> rotating)
{
    const auto rotation = co_await rotating;
    if (!rotation)
        co_return std::unexpected(rotation.error());
    if (rotation->reused) {
        qCWarning(lcStorage, "A refresh token was used twice; every session that came from its sign-in is revoked.");
        co_return failure(QStringLiteral("token_reused"), QStringLiteral("The refresh token was used before."));
    }
    co_return rotation->account;
}

QCoro::Task<Result<int>> removeWhere(Database &database, QString condition, QVariant value)
{
    return database.write([=](Connection &connection) -> Result<int> {
        const auto removed =
            connection.run(QStringLiteral("DELETE FROM operator_sessions WHERE ") + condition, {value});
        if (!removed)
            return std::unexpected(removed.error());
        return removed->changed;
    });
}

QCoro::Task<Result<void>> withoutCount(QCoro::Task<Result<int>> removing)
{
    const auto removed = co_await removing;
    if (!removed)
        co_return std::unexpected(removed.error());
    co_return Result<void>();
}

} // namespace

QCoro::Task<Result<void>> SessionTable::create(qint64 operatorId, qint64 operatorVersion, QByteArray tokenHash,
                                               QString familyId, QDateTime expiresAt)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        if (const auto unchanged = checkVersion(connection, operatorId, operatorVersion); !unchanged)
            return unchanged;
        return insertToken(connection, tokenHash, operatorId, familyId, expiresAt);
    });
}

QCoro::Task<Result<Operator>> SessionTable::rotate(QByteArray oldHash, QByteArray newHash, QDateTime now,
                                                   QDateTime newExpiry)
{
    return accountOf(m_database.write(
        [=](Connection &connection) { return rotateToken(connection, oldHash, newHash, now, newExpiry); }));
}

QCoro::Task<Result<void>> SessionTable::revoke(QByteArray tokenHash)
{
    return withoutCount(removeWhere(
        m_database, QStringLiteral("family_id = (SELECT family_id FROM operator_sessions WHERE token_hash = ?)"),
        tokenHash));
}

QCoro::Task<Result<void>> SessionTable::revokeAllOf(qint64 operatorId)
{
    return withoutCount(removeWhere(m_database, QStringLiteral("operator_id = ?"), operatorId));
}

QCoro::Task<Result<int>> SessionTable::removeExpired(QDateTime now)
{
    return removeWhere(m_database, QStringLiteral("expires_at <= ?"), stored(now));
}

} // namespace wakeline
