// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionBatch.h"

#include "AppSessionTable.h"
#include "DirectoryChanges.h"
#include "ExtensionRows.h"

#include <QHash>

namespace wakeline::extensionBatch {

namespace {

constexpr qsizetype rowsAtOnce = 50;

/// `group, group, …` for so many rows.
QString repeated(const QString &group, qsizetype rows)
{
    return QStringList(rows, group).join(QLatin1String(", "));
}

Result<void> noteAll(Connection &connection, const QList<qint64> &ids)
{
    if (ids.isEmpty())
        return {};
    const QVariant now = stored(QDateTime::currentDateTimeUtc());
    QVariantList values;
    for (const qint64 id : ids)
        values << QStringLiteral("extension") << id << now;
    const auto noted = connection.run(QStringLiteral("INSERT INTO directory_changes (kind, row_id, at) VALUES ") +
                                          repeated(QStringLiteral("(?, ?, ?)"), ids.size()),
                                      values);
    return noted ? Result<void>() : std::unexpected(noted.error());
}

/// On PostgreSQL a transaction is lost with its first failing statement, so what would fail is asked for before.
Result<void> checkNumbersFree(Connection &connection, const QList<ExtensionWrite> &rows)
{
    QVariantList numbers;
    for (const ExtensionWrite &row : rows)
        numbers << row.extension.number;
    const auto taken = connection.run(QStringLiteral("SELECT number FROM extensions WHERE number IN (") +
                                          repeated(QStringLiteral("?"), rows.size()) + QLatin1String(") LIMIT 1"),
                                      numbers);
    if (!taken)
        return std::unexpected(taken.error());
    if (taken->isEmpty())
        return {};
    return failure(QStringLiteral("number_taken"),
                   QStringLiteral("Somebody else has added extension %1 meanwhile.").arg(taken->first().text(0)),
                   QStringLiteral("number"));
}

Result<QList<Extension>> insert(Connection &connection, const QList<ExtensionWrite> &rows)
{
    if (const auto free = checkNumbersFree(connection, rows); !free)
        return std::unexpected(free.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVariantList values;
    QHash<QString, Extension> written;
    for (const ExtensionWrite &row : rows) {
        const Extension &extension = row.extension;
        values << extension.number << extension.displayName << extension.email << extension.doNotDisturb << row.ha1
               << stored(now) << stored(now) << searchText(extension.number, extension.displayName, extension.email)
               << extension.followMeEnabled << numbersText(extension.followMeNumbers)
               << enumName(extension.followMeStrategy) << extension.followMeConfirm << rulesText(extension.callRules);
        written.insert(extension.number, extension);
    }
    const auto inserted = connection.run(
        QStringLiteral("INSERT INTO extensions (number, display_name, email, do_not_disturb, ha1, created_at, "
                       "updated_at, search, follow_me_enabled, follow_me_numbers, follow_me_strategy, "
                       "follow_me_confirm, call_rules) VALUES ") +
            repeated(QStringLiteral("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"), rows.size()) +
            QLatin1String(" RETURNING id, number, version"),
        values);
    if (!inserted)
        return std::unexpected(inserted.error());
    QList<Extension> extensions;
    for (const Row &row : *inserted) {
        Extension extension = written.value(row.text(1));
        extension.id = row.integer(0);
        extension.version = row.integer(2);
        // As they are read back: in milliseconds.
        extension.createdAt = QDateTime::fromMSecsSinceEpoch(now.toMSecsSinceEpoch(), Qt::UTC);
        extension.updatedAt = extension.createdAt;
        extensions.append(extension);
    }
    return extensions;
}

Result<QList<Extension>> update(Connection &connection, const QList<ExtensionWrite> &rows)
{
    QVariantList values{stored(QDateTime::currentDateTimeUtc())};
    for (const ExtensionWrite &row : rows) {
        const Extension &extension = row.extension;
        values << extension.id << extension.version << extension.displayName << extension.email
               << extension.doNotDisturb << (row.ha1.isEmpty() ? QVariant() : QVariant(row.ha1))
               << searchText(extension.number, extension.displayName, extension.email) << extension.followMeEnabled
               << numbersText(extension.followMeNumbers) << enumName(extension.followMeStrategy);
    }
    const auto updated = connection.run(
        QStringLiteral("UPDATE extensions SET display_name = v.column3, email = v.column4, "
                       "do_not_disturb = v.column5, ha1 = COALESCE(v.column6, ha1), search = v.column7, "
                       "follow_me_enabled = v.column8, follow_me_numbers = v.column9, "
                       "follow_me_strategy = v.column10, updated_at = ?, version = version + 1 FROM (VALUES ") +
            repeated(QStringLiteral("(CAST(? AS BIGINT), CAST(? AS BIGINT), ?, ?, CAST(? AS BOOLEAN), "
                                    "CAST(? AS TEXT), ?, CAST(? AS BOOLEAN), ?, ?)"),
                     rows.size()) +
            QLatin1String(") AS v WHERE extensions.id = v.column1 AND extensions.version = v.column2 "
                          "RETURNING " EXTENSION_COLUMNS),
        values);
    if (!updated)
        return std::unexpected(updated.error());
    const QList<Extension> extensions = extensionsFrom(*updated);
    QSet<qint64> met;
    for (const Extension &extension : extensions)
        met.insert(extension.id);
    for (const ExtensionWrite &row : rows) {
        if (!met.contains(row.extension.id))
            return failure(
                QStringLiteral("stale"),
                QStringLiteral("Somebody else has changed extension %1 meanwhile.").arg(row.extension.number));
        if (row.ha1.isEmpty())
            continue;
        if (const auto ended = endAppSessionsOf(connection, row.extension.id); !ended)
            return std::unexpected(ended.error());
    }
    return extensions;
}

QList<qint64> idsOf(const QList<Extension> &extensions)
{
    QList<qint64> ids;
    for (const Extension &extension : extensions)
        ids.append(extension.id);
    return ids;
}

/// So many rows of `writes` from `first` on that one statement can take them: all new, or none.
QList<ExtensionWrite> nextBatch(const QList<ExtensionWrite> &writes, qsizetype first)
{
    const bool areNew = writes.at(first).extension.id == 0;
    qsizetype end = first + 1;
    while (end < writes.size() && end - first < rowsAtOnce && (writes.at(end).extension.id == 0) == areNew)
        ++end;
    return writes.mid(first, end - first);
}

QVariantList variants(const QList<qint64> &ids)
{
    return QVariantList(ids.cbegin(), ids.cend());
}

} // namespace

Result<QList<Extension>> write(Connection &connection, const QList<ExtensionWrite> &writes, BatchProgress &progress)
{
    if (const auto locked = directoryChanges::lock(connection); !locked)
        return std::unexpected(locked.error());
    QList<Extension> all;
    for (qsizetype first = 0; first < writes.size();) {
        if (progress.cancelled)
            return failure(QStringLiteral("cancelled"), QStringLiteral("Cancelled; nothing was written."));
        const QList<ExtensionWrite> rows = nextBatch(writes, first);
        // Each statement gets the whole patience of one: a long batch is no stuck one.
        connection.startClock();
        const auto stored = rows.first().extension.id == 0 ? insert(connection, rows) : update(connection, rows);
        if (!stored)
            return stored;
        if (const auto noted = noteAll(connection, idsOf(*stored)); !noted)
            return std::unexpected(noted.error());
        all.append(*stored);
        first += rows.size();
        progress.written = static_cast<int>(first);
    }
    if (progress.cancelled)
        return failure(QStringLiteral("cancelled"), QStringLiteral("Cancelled; nothing was written."));
    return all;
}

Result<QList<Extension>> switchAll(Connection &connection, const QList<qint64> &ids, const ExtensionSwitches &switches)
{
    if (const auto locked = directoryChanges::lock(connection); !locked)
        return std::unexpected(locked.error());
    const auto given = [](const std::optional<bool> &value) { return value ? QVariant(*value) : QVariant(); };
    QList<Extension> all;
    for (qsizetype first = 0; first < ids.size(); first += rowsAtOnce) {
        const QList<qint64> some = ids.mid(first, rowsAtOnce);
        const QVariantList values{given(switches.doNotDisturb), given(switches.followMeEnabled),
                                  stored(QDateTime::currentDateTimeUtc())};
        connection.startClock();
        const auto updated = connection.run(
            QStringLiteral("UPDATE extensions SET do_not_disturb = COALESCE(?, do_not_disturb), "
                           "follow_me_enabled = COALESCE(?, follow_me_enabled), updated_at = ?, "
                           "version = version + 1 WHERE id IN (") +
                repeated(QStringLiteral("?"), some.size()) + QLatin1String(") RETURNING " EXTENSION_COLUMNS),
            values + variants(some));
        if (!updated)
            return std::unexpected(updated.error());
        const QList<Extension> changed = extensionsFrom(*updated);
        if (const auto noted = noteAll(connection, idsOf(changed)); !noted)
            return std::unexpected(noted.error());
        all.append(changed);
    }
    return all;
}

Result<QList<qint64>> remove(Connection &connection, const QList<qint64> &ids)
{
    if (const auto locked = directoryChanges::lock(connection); !locked)
        return std::unexpected(locked.error());
    QList<qint64> all;
    for (qsizetype first = 0; first < ids.size(); first += rowsAtOnce) {
        const QList<qint64> some = ids.mid(first, rowsAtOnce);
        connection.startClock();
        const auto removed =
            connection.run(QStringLiteral("DELETE FROM extensions WHERE id IN (") +
                               repeated(QStringLiteral("?"), some.size()) + QLatin1String(") RETURNING id"),
                           variants(some));
        if (!removed)
            return std::unexpected(removed.error());
        QList<qint64> gone;
        for (const Row &row : *removed)
            gone.append(row.integer(0));
        if (const auto noted = noteAll(connection, gone); !noted)
            return std::unexpected(noted.error());
        all.append(gone);
    }
    return all;
}

} // namespace wakeline::extensionBatch
