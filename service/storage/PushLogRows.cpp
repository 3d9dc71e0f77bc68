// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogRows.h"

#include "SqlArray.h"

#include <QJsonDocument>
#include <QMap>
#include <QRandomGenerator>
#include <QtEndian>

namespace wakeline {

QByteArray newPushUid(const QDateTime &at)
{
    std::array<quint32, 4> words{};
    QRandomGenerator::global()->fillRange(words.data(), words.size());
    QByteArray uid(reinterpret_cast<const char *>(words.data()), sizeof(words));
    std::array<char, 8> time{};
    qToBigEndian(static_cast<quint64>(at.toMSecsSinceEpoch()), time.data());
    std::copy(time.begin() + 2, time.end(), uid.begin());
    return uid;
}

RecentPush recentFrom(const LoggedPush &push)
{
    const PushLogEntry &entry = push.entry;
    return {.licenseId = entry.licenseId,
            .callId = entry.callId,
            .event = entry.event,
            .tokenHash = push.tokenHash,
            .outcome = entry.outcome,
            .status = entry.status,
            .reason = entry.reason,
            .at = entry.at};
}

namespace pushLogRows {

namespace {

using Ids = QHash<QByteArray, qint64>;

QString earlierText(const PushLogEntry &entry)
{
    if (entry.earlierAttempts.isEmpty())
        return QString(QLatin1String(""));
    const QJsonArray array = json::Codec<QList<EarlierAttempt>>::write(entry.earlierAttempts).toArray();
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<EarlierAttempt> earlierFrom(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    return json::Codec<QList<EarlierAttempt>>::read(array, QStringLiteral("earlier_attempts"))
        .value_or(QList<EarlierAttempt>());
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
            entry.wokeMs ? QVariant(*entry.wokeMs) : QVariant(),
            earlierText(entry),
            entry.licenseId,
            entry.installation};
}

QVariant tokenHashOf(const LoggedPush &push)
{
    return push.tokenHash.isEmpty() ? QVariant() : QVariant(push.tokenHash);
}

/// One statement for the whole group: one array for each column. A statement per row would cost a round trip each.
Result<Ids> insertOnPostgres(Connection &connection, const QList<LoggedPush> &pushes)
{
    static const QString sql = QStringLiteral(
        "INSERT INTO push_log (" PUSH_LOG_COLUMNS ", token_hash, uid) SELECT " PUSH_LOG_COLUMNS ", token_hash, uid "
        "FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], "
        "?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::bigint[], "
        "?::text[], ?::bigint[], ?::text[], ?::bytea[], ?::uuid[]) AS given (" PUSH_LOG_COLUMNS ", token_hash, uid) "
        "ON CONFLICT (uid, at) DO NOTHING RETURNING uid, id");
    constexpr std::size_t columns = 22;
    std::array<SqlArray, columns> arrays;
    for (const LoggedPush &push : pushes) {
        QVariantList values = valuesOf(push.entry);
        values << tokenHashOf(push) << QString::fromLatin1(push.uid.toHex());
        for (std::size_t i = 0; i < columns; ++i)
            arrays.at(i).append(values.at(static_cast<qsizetype>(i)));
    }
    QVariantList bound;
    for (const SqlArray &array : arrays)
        bound.append(array.text());
    const auto inserted = connection.run(sql, bound);
    if (!inserted)
        return std::unexpected(inserted.error());
    Ids ids;
    ids.reserve(pushes.size());
    for (const Row &row : *inserted)
        ids.insert(QByteArray::fromHex(row.text(0).remove(QLatin1Char('-')).toLatin1()), row.integer(1));
    return ids;
}

Result<Ids> insertOnSqlite(Connection &connection, const QList<LoggedPush> &pushes)
{
    static const QString sql =
        QStringLiteral("INSERT INTO push_log (" PUSH_LOG_COLUMNS ", token_hash, uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                       "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING RETURNING id");
    Ids ids;
    ids.reserve(pushes.size());
    for (const LoggedPush &push : pushes) {
        const auto inserted = connection.run(sql, valuesOf(push.entry) + QVariantList{tokenHashOf(push), push.uid});
        if (!inserted)
            return std::unexpected(inserted.error());
        if (!inserted->isEmpty())
            ids.insert(push.uid, inserted->first().integer(0));
    }
    return ids;
}

/// The id of one that was there before.
Result<qint64> idOf(Connection &connection, const LoggedPush &push)
{
    const QVariant uid = connection.isPostgres() ? QVariant(QString::fromLatin1(push.uid.toHex())) : QVariant(push.uid);
    const auto found = connection.run(connection.isPostgres()
                                          ? QStringLiteral("SELECT id FROM push_log WHERE uid = ?::uuid AND at = ?")
                                          : QStringLiteral("SELECT id FROM push_log WHERE uid = ? AND at = ?"),
                                      {uid, stored(push.entry.at)});
    if (!found)
        return std::unexpected(found.error());
    return found->isEmpty() ? 0 : found->first().integer(0);
}

/// Here and not in a table of its own: the device's last push costs no transaction beside the log's.
Result<void> noteLastPushes(Connection &connection, const QList<LoggedPush> &pushes)
{
    QMap<qint64, qint64> last; // by device, so that two instances lock the rows in the same order
    for (const LoggedPush &push : pushes) {
        if (push.entry.deviceId != 0)
            last[push.entry.deviceId] = qMax(last.value(push.entry.deviceId), push.entry.at.toMSecsSinceEpoch());
    }
    for (auto it = last.constBegin(); it != last.constEnd(); ++it) {
        const auto noted = connection.run(
            QStringLiteral("UPDATE push_devices SET last_push_at = ? WHERE id = ? AND COALESCE(last_push_at, 0) < ?"),
            {it.value(), it.key(), it.value()});
        if (!noted)
            return std::unexpected(noted.error());
    }
    return {};
}

} // namespace

PushLogEntry entryFrom(const Row &row)
{
    return {.id = row.integer(20),
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
            .wokeMs = row.optionalInteger(16),
            .earlierAttempts = earlierFrom(row.text(17)),
            .licenseId = row.integer(18),
            .installation = row.text(19)};
}

Result<QList<qint64>> insertOnce(Connection &connection, const QList<LoggedPush> &pushes)
{
    const auto inserted =
        connection.isPostgres() ? insertOnPostgres(connection, pushes) : insertOnSqlite(connection, pushes);
    if (!inserted)
        return std::unexpected(inserted.error());
    QList<qint64> ids;
    ids.reserve(pushes.size());
    for (const LoggedPush &push : pushes) {
        qint64 id = inserted->value(push.uid);
        if (id == 0) {
            const auto there = idOf(connection, push);
            if (!there)
                return std::unexpected(there.error());
            id = *there;
        }
        ids.append(id);
    }
    if (const auto noted = noteLastPushes(connection, pushes); !noted)
        return std::unexpected(noted.error());
    return ids;
}

} // namespace pushLogRows

} // namespace wakeline
