// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogTable.h"

namespace wakeline {

namespace {

#define PUSH_LOG_COLUMNS                                                                                               \
    "at, extension, device_id, user_agent, provider, environment, event, call_id, caller, outcome, status, reason, "   \
    "provider_id, latency_ms, attempts, token_masked, woke_ms"

PushLogEntry entryFrom(const Row &row)
{
    return {.id = row.integer(17),
            .at = row.time(0),
            .extension = row.text(1),
            .deviceId = row.integer(2),
            .userAgent = row.text(3),
            .provider = enumFromName<PushProviderName>(row.text(4)).value_or(PushProviderName::Fcm),
            .environment = row.text(5),
            .event = enumFromName<PushEvent>(row.text(6)).value_or(PushEvent::IncomingCall),
            .callId = row.text(7),
            .caller = row.text(8),
            .outcome = enumFromName<PushOutcome>(row.text(9)).value_or(PushOutcome::Accepted),
            .status = static_cast<int>(row.integer(10)),
            .reason = row.text(11),
            .providerId = row.text(12),
            .latencyMs = row.integer(13),
            .attempts = static_cast<int>(row.integer(14)),
            .tokenMasked = row.text(15),
            .wokeMs = row.optionalInteger(16)};
}

QVariantList valuesOf(const PushLogEntry &entry)
{
    return {stored(entry.at),
            entry.extension,
            entry.deviceId,
            entry.userAgent,
            enumName(entry.provider),
            entry.environment,
            enumName(entry.event),
            entry.callId,
            entry.caller,
            enumName(entry.outcome),
            entry.status,
            entry.reason,
            entry.providerId,
            entry.latencyMs,
            entry.attempts,
            entry.tokenMasked,
            entry.wokeMs ? QVariant(*entry.wokeMs) : QVariant()};
}

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
    if (!filter.extension.isEmpty())
        condition.add(QStringLiteral("extension = ?"), filter.extension);
    if (filter.provider)
        condition.add(QStringLiteral("provider = ?"), enumName(*filter.provider));
    if (filter.outcome)
        condition.add(QStringLiteral("outcome = ?"), enumName(*filter.outcome));
    if (!filter.callId.isEmpty())
        condition.add(QStringLiteral("call_id = ?"), filter.callId);
    return condition;
}

} // namespace

QCoro::Task<Result<QList<qint64>>> PushLogTable::insert(QList<PushLogEntry> entries)
{
    return m_database.write([entries](Connection &connection) -> Result<QList<qint64>> {
        QList<qint64> ids;
        for (const PushLogEntry &entry : entries) {
            const auto inserted =
                connection.run(QStringLiteral("INSERT INTO push_log (" PUSH_LOG_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, "
                                              "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
                               valuesOf(entry));
            if (!inserted)
                return std::unexpected(inserted.error());
            ids.append(inserted->first().integer(0));
            // Here and not in a table of its own: the device's last push costs no transaction beside the log's.
            const auto noted = connection.run(QStringLiteral("UPDATE push_devices SET last_push_at = ? WHERE id = ?"),
                                              {stored(entry.at), entry.deviceId});
            if (!noted)
                return std::unexpected(noted.error());
        }
        return ids;
    });
}

QCoro::Task<Result<void>> PushLogTable::recordWakes(QList<PushWake> wakes)
{
    return m_database.write([wakes](Connection &connection) -> Result<void> {
        for (const PushWake &wake : wakes) {
            const auto noted =
                connection.run(QStringLiteral("UPDATE push_log SET woke_ms = ? WHERE call_id = ? AND device_id = ? AND "
                                              "event = 'incoming_call' AND outcome = 'accepted'"),
                               {wake.milliseconds, wake.callId, wake.deviceId});
            if (!noted)
                return std::unexpected(noted.error());
            const auto kept = connection.run(QStringLiteral("UPDATE push_devices SET last_wake_ms = ? WHERE id = ?"),
                                             {wake.milliseconds, wake.deviceId});
            if (!kept)
                return std::unexpected(kept.error());
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
    return m_database.read([=](Connection &connection) -> Result<Slice<PushLogEntry>> {
        Condition condition = conditionOf(filter);
        const auto total =
            connection.run(QStringLiteral("SELECT COUNT(*) FROM push_log") + condition.sql, condition.values);
        if (!total)
            return std::unexpected(total.error());
        if (filter.beforeId)
            condition.add(QStringLiteral("id < ?"), *filter.beforeId);
        const auto found = connection.run(QStringLiteral("SELECT " PUSH_LOG_COLUMNS ", id FROM push_log") +
                                              condition.sql + QStringLiteral(" ORDER BY id DESC LIMIT ? OFFSET ?"),
                                          condition.values + QVariantList{limit, offset});
        if (!found)
            return std::unexpected(found.error());
        Slice<PushLogEntry> page{{}, total->first().integer(0)};
        for (const Row &row : *found)
            page.items.append(entryFrom(row));
        return page;
    });
}

QCoro::Task<Result<int>> PushLogTable::removeOlderThan(QDateTime moment)
{
    return m_database.write([moment](Connection &connection) -> Result<int> {
        const auto removed = connection.run(QStringLiteral("DELETE FROM push_log WHERE at < ?"), {stored(moment)});
        if (!removed)
            return std::unexpected(removed.error());
        return removed->changed;
    });
}

} // namespace wakeline
