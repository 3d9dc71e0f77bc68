// SPDX-License-Identifier: GPL-3.0-or-later
#include "IdempotencyTable.h"

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds keptFor = 24h;

using Taken = std::optional<KeptAnswer>;

/// Whether the row may be taken over: never answered by a process that must have died, or kept for longer than
/// promised.
bool isOver(const KeptAnswer &kept, const QDateTime &now, std::chrono::seconds abandoned)
{
    return kept.at.addSecs((kept.status == 0 ? abandoned : keptFor).count()) <= now;
}

Result<Taken> takeKey(Connection &connection, const QString &scope, const QString &key, const QByteArray &bodyHash,
                      const QDateTime &now, std::chrono::seconds abandoned)
{
    // Of two who come at once the index lets one in; the other waits for its commit and then finds the row.
    const auto added =
        connection.run(QStringLiteral("INSERT INTO idempotency_keys (scope, key, body_hash, at) VALUES (?, ?, ?, ?) "
                                      "ON CONFLICT (scope, key) DO NOTHING RETURNING at"),
                       {scope, key, bodyHash, stored(now)});
    if (!added)
        return std::unexpected(added.error());
    if (!added->isEmpty())
        return Taken();
    QString sql =
        QStringLiteral("SELECT body_hash, status, body, at FROM idempotency_keys WHERE scope = ? AND key = ?");
    if (connection.isPostgres())
        sql += QStringLiteral(" FOR UPDATE");
    const auto found = connection.run(sql, {scope, key});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty()) // given back, or removed, between the two statements
        return failure(QStringLiteral("overloaded"), QStringLiteral("The database is busy with other changes."));
    const Row &row = found->first();
    const KeptAnswer kept{row.bytes(0), static_cast<int>(row.integer(1)), row.bytes(2), row.time(3)};
    if (!isOver(kept, now, abandoned))
        return Taken(kept);
    const auto taken = connection.run(QStringLiteral("UPDATE idempotency_keys SET body_hash = ?, status = 0, "
                                                     "body = NULL, at = ? WHERE scope = ? AND key = ?"),
                                      {bodyHash, stored(now), scope, key});
    if (!taken)
        return std::unexpected(taken.error());
    return Taken();
}

QCoro::Task<Result<void>> runWrite(Database &database, QString sql, QVariantList values)
{
    return database.write([=](Connection &connection) -> Result<void> {
        const auto done = connection.run(sql, values);
        return done ? Result<void>() : std::unexpected(done.error());
    });
}

} // namespace

QCoro::Task<Result<Taken>> IdempotencyTable::take(QString scope, QString key, QByteArray bodyHash, QDateTime now,
                                                  std::chrono::seconds abandoned)
{
    return m_database.write(
        [=](Connection &connection) { return takeKey(connection, scope, key, bodyHash, now, abandoned); });
}

QCoro::Task<Result<void>> IdempotencyTable::answer(QString scope, QString key, int status, QByteArray body)
{
    return runWrite(m_database,
                    QStringLiteral("UPDATE idempotency_keys SET status = ?, body = ? WHERE scope = ? AND key = ?"),
                    {status, body, scope, key});
}

QCoro::Task<Result<void>> IdempotencyTable::give(QString scope, QString key)
{
    return runWrite(m_database,
                    QStringLiteral("DELETE FROM idempotency_keys WHERE scope = ? AND key = ? AND status = 0"),
                    {scope, key});
}

QCoro::Task<Result<int>> IdempotencyTable::removeOlderThan(QDateTime moment, int limit)
{
    return m_database.write([=](Connection &connection) -> Result<int> {
        const auto removed = connection.run(
            QStringLiteral("DELETE FROM idempotency_keys WHERE at < ? AND (scope, key) IN (SELECT scope, "
                           "key FROM idempotency_keys WHERE at < ? ORDER BY at LIMIT ?)"),
            {stored(moment), stored(moment), limit});
        if (!removed)
            return std::unexpected(removed.error());
        return removed->changed;
    });
}

} // namespace wakeline
