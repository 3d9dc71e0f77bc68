// SPDX-License-Identifier: GPL-3.0-or-later
#include "DirectoryChanges.h"

namespace wakeline::directoryChanges {

namespace {

constexpr auto extensionKind = "extension";
constexpr auto deviceKind = "device";
constexpr auto sessionKind = "session";
constexpr int rowsAtOnce = 1000;

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Extension:
        return QLatin1String(extensionKind);
    case Kind::Device:
        return QLatin1String(deviceKind);
    case Kind::Session:
        break;
    }
    return QLatin1String(sessionKind);
}

} // namespace

Result<void> lock(Connection &connection)
{
    if (!connection.isPostgres())
        return {}; // SQLite has one writer at a time anyway
    // Another constant than the migrations' lock: "wakeldir" in ASCII.
    const auto locked = connection.run(QStringLiteral("SELECT pg_advisory_xact_lock(8602281447479962994)"));
    return locked ? Result<void>() : std::unexpected(locked.error());
}

Result<void> note(Connection &connection, Kind kind, qint64 rowId)
{
    const auto noted =
        connection.run(QStringLiteral("INSERT INTO directory_changes (kind, row_id, at) VALUES (?, ?, ?)"),
                       {nameOf(kind), rowId, stored(QDateTime::currentDateTimeUtc())});
    return noted ? Result<void>() : std::unexpected(noted.error());
}

Result<qint64> lastSeq(Connection &connection)
{
    // The newest row may have been pruned; its number is kept then.
    const auto last = connection.run(QStringLiteral(
        "SELECT CAST(COALESCE((SELECT MAX(seq) FROM directory_changes), "
        "(SELECT CAST(value AS BIGINT) FROM settings WHERE name = 'directory_pruned_to'), 0) AS BIGINT)"));
    if (!last)
        return std::unexpected(last.error());
    return last->first().integer(0);
}

Result<Since> since(Connection &connection, qint64 seq)
{
    const auto newest = lastSeq(connection);
    if (!newest)
        return std::unexpected(newest.error());
    Since answer;
    answer.lastSeq = seq;
    if (*newest == seq)
        return answer;
    const auto pruned = connection.run(QStringLiteral("SELECT value FROM settings WHERE name = 'directory_pruned_to'"));
    if (!pruned)
        return std::unexpected(pruned.error());
    const qint64 prunedTo = pruned->isEmpty() ? 0 : pruned->first().integer(0);
    if (*newest < seq || prunedTo > seq) {
        answer.incomplete = true;
        return answer;
    }
    const auto changes = connection.run(
        QStringLiteral("SELECT seq, kind, row_id FROM directory_changes WHERE seq > ? ORDER BY seq LIMIT ?"),
        {seq, rowsAtOnce});
    if (!changes)
        return std::unexpected(changes.error());
    answer.more = changes->size() == rowsAtOnce;
    for (const Row &row : *changes) {
        answer.lastSeq = row.integer(0);
        const QString kind = row.text(1);
        auto &ids = kind == QLatin1String(extensionKind) ? answer.extensions
                    : kind == QLatin1String(sessionKind) ? answer.sessions
                                                         : answer.devices;
        ids.insert(row.integer(2));
    }
    return answer;
}

Result<void> prune(Connection &connection, const QDateTime &moment)
{
    if (const auto locked = lock(connection); !locked)
        return locked;
    const auto newest =
        connection.run(QStringLiteral("SELECT MAX(seq) FROM directory_changes WHERE at < ?"), {stored(moment)});
    if (!newest)
        return std::unexpected(newest.error());
    if (newest->isEmpty() || newest->first().isNull(0))
        return {};
    const qint64 prunedTo = newest->first().integer(0);
    const auto noted =
        connection.run(QStringLiteral("INSERT INTO settings (name, value) VALUES ('directory_pruned_to', ?) "
                                      "ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                       {QString::number(prunedTo)});
    if (!noted)
        return std::unexpected(noted.error());
    const auto removed = connection.run(QStringLiteral("DELETE FROM directory_changes WHERE seq <= ?"), {prunedTo});
    return removed ? Result<void>() : std::unexpected(removed.error());
}

} // namespace wakeline::directoryChanges
