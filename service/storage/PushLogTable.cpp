// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogTable.h"

#include "PushLogRows.h"

namespace wakeline {

namespace {

/// The WHERE of a filter. Its texts are few, so that each stays prepared; its values are bound.
struct Condition
{
    QString sql = QStringLiteral(" WHERE 1 = 1");
    QVariantList values;

    void add(const QString &term, const QVariant &value)
    {
        sql += QStringLiteral(" AND ") + term;
        values.append(value);
    }
};

Condition conditionOf(const PushLogFilter &filter)
{
    Condition condition;
    // The second half is what the partial index asks for; the planner does not see it from a bound value.
    if (!filter.extension.isEmpty())
        condition.add(QStringLiteral("extension = ? AND extension <> ''"), filter.extension);
    if (filter.licenseId && *filter.licenseId != 0)
        condition.add(QStringLiteral("license_id = ? AND license_id <> 0"), *filter.licenseId);
    else if (filter.licenseId)
        condition.add(QStringLiteral("license_id = ?"), 0);
    if (filter.provider)
        condition.add(QStringLiteral("provider = ?"), enumName(*filter.provider));
    if (filter.outcome)
        condition.add(QStringLiteral("outcome = ?"), enumName(*filter.outcome));
    if (!filter.callId.isEmpty())
        condition.add(QStringLiteral("call_id = ?"), filter.callId);
    if (!filter.installation.isEmpty())
        condition.add(QStringLiteral("installation = ?"), filter.installation);
    if (!filter.environment.isEmpty())
        condition.add(QStringLiteral("environment = ?"), filter.environment);
    if (filter.event)
        condition.add(QStringLiteral("event = ?"), enumName(*filter.event));
    if (filter.from)
        condition.add(QStringLiteral("at >= ?"), stored(*filter.from));
    if (filter.to)
        condition.add(QStringLiteral("at < ?"), stored(*filter.to));
    return condition;
}

Result<void> noteWake(Connection &connection, const PushWake &wake)
{
    QString sql = QStringLiteral("UPDATE push_log SET woke_ms = ? WHERE call_id = ? AND device_id = ? AND "
                                 "event = 'incoming_call' AND outcome = 'accepted'");
    QVariantList values{wake.milliseconds, wake.callId, wake.deviceId};
    if (wake.notBefore) {
        sql += QStringLiteral(" AND at >= ?");
        values.append(stored(*wake.notBefore));
    }
    if (const auto noted = connection.run(sql, values); !noted)
        return std::unexpected(noted.error());
    const auto kept = connection.run(QStringLiteral("UPDATE push_devices SET last_wake_ms = ? WHERE id = ?"),
                                     {wake.milliseconds, wake.deviceId});
    return kept ? Result<void>() : std::unexpected(kept.error());
}

Result<Slice<PushLogEntry>> listEntries(Connection &connection, const PushLogFilter &filter, int limit, int offset)
{
    Condition condition = conditionOf(filter);
    const auto total = connection.run(QStringLiteral("SELECT COUNT(*) FROM (SELECT 1 AS one FROM push_log") +
                                          condition.sql + QStringLiteral(" LIMIT ?) AS counted"),
                                      condition.values + QVariantList{PushLogTable::countLimit});
    if (!total)
        return std::unexpected(total.error());
    if (filter.beforeId)
        condition.add(QStringLiteral("id < ?"), *filter.beforeId);
    const auto found = connection.run(QStringLiteral("SELECT " PUSH_LOG_COLUMNS ", id FROM push_log") + condition.sql +
                                          QStringLiteral(" ORDER BY id DESC LIMIT ? OFFSET ?"),
                                      condition.values + QVariantList{limit, offset});
    if (!found)
        return std::unexpected(found.error());
    Slice<PushLogEntry> page{{}, total->first().integer(0)};
    for (const Row &row : *found)
        page.items.append(pushLogRows::entryFrom(row));
    return page;
}

} // namespace

QCoro::Task<Result<QList<qint64>>> PushLogTable::insert(QList<PushLogEntry> entries)
{
    QList<LoggedPush> pushes;
    pushes.reserve(entries.size());
    for (const PushLogEntry &entry : entries)
        pushes.append({entry, {}, newPushUid(entry.at)});
    return insertOnce(pushes);
}

QCoro::Task<Result<QList<qint64>>> PushLogTable::insertOnce(QList<LoggedPush> pushes)
{
    return m_database.write([pushes](Connection &connection) { return pushLogRows::insertOnce(connection, pushes); });
}

QCoro::Task<Result<void>> PushLogTable::recordWakes(QList<PushWake> wakes)
{
    return m_database.write([wakes](Connection &connection) -> Result<void> {
        for (const PushWake &wake : wakes) {
            if (const auto noted = noteWake(connection, wake); !noted)
                return noted;
        }
        return {};
    });
}

QCoro::Task<Result<void>> PushLogTable::recordWake(qint64 deviceId, QString callId, qint64 milliseconds)
{
    return recordWakes({PushWake{deviceId, callId, milliseconds}});
}

QCoro::Task<Result<Slice<PushLogEntry>>> PushLogTable::list(PushLogFilter filter, int limit, int offset)
{
    return m_database.read([=](Connection &connection) { return listEntries(connection, filter, limit, offset); });
}

QCoro::Task<Result<QList<RecentPush>>> PushLogTable::recentPushes(QDateTime since, int limit)
{
    return m_database.read([=](Connection &connection) -> Result<QList<RecentPush>> {
        const auto found = connection.run(
            QStringLiteral("SELECT license_id, call_id, event, token_hash, outcome, status, reason, at FROM push_log "
                           "WHERE at >= ? AND license_id <> 0 ORDER BY at DESC LIMIT ?"),
            {stored(since), limit});
        if (!found)
            return std::unexpected(found.error());
        QList<RecentPush> pushes;
        for (const Row &row : *found)
            pushes.append({.licenseId = row.integer(0),
                           .callId = row.text(1),
                           .event = enumFromName<PushEvent>(row.text(2)).value_or(PushEvent::IncomingCall),
                           .tokenHash = row.bytes(3),
                           .outcome = enumFromName<PushOutcome>(row.text(4)).value_or(PushOutcome::Accepted),
                           .status = static_cast<int>(row.integer(5)),
                           .reason = row.text(6),
                           .at = row.time(7)});
        return pushes;
    });
}

} // namespace wakeline
