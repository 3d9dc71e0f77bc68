// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionTable.h"

#include "AppSessionTable.h"
#include "DirectoryChanges.h"
#include "ExtensionRows.h"
#include "LikePattern.h"

namespace wakeline {

namespace {

Error noSuchExtension()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such extension.")};
}

/// The answer's one row, or `not_found`.
Result<Extension> onlyExtension(const Result<Rows> &found)
{
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchExtension());
    return extensionFrom(found->first());
}

Result<Extension> noted(Connection &connection, Extension extension)
{
    if (const auto note = directoryChanges::note(connection, directoryChanges::Kind::Extension, extension.id); !note)
        return std::unexpected(note.error());
    return extension;
}

/// Why an UPDATE or DELETE with a version in its WHERE met no row.
Error missedRow(Connection &connection, qint64 id)
{
    const auto found = connection.run(QStringLiteral("SELECT 1 FROM extensions WHERE id = ?"), {id});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return noSuchExtension();
    return {QStringLiteral("stale"), QStringLiteral("The extension was changed by someone else meanwhile.")};
}

template <typename T>
QVariant given(const std::optional<T> &value)
{
    return value ? QVariant(*value) : QVariant();
}

} // namespace

Result<QList<Extension>> extensionRows(Connection &connection, const QList<qint64> &ids)
{
    QList<Extension> extensions;
    for (const qint64 id : ids) {
        const auto found =
            connection.run(QStringLiteral("SELECT " EXTENSION_COLUMNS " FROM extensions WHERE id = ?"), {id});
        if (!found)
            return std::unexpected(found.error());
        extensions.append(extensionsFrom(*found));
    }
    return extensions;
}

Result<QList<Extension>> allExtensionRows(Connection &connection)
{
    const auto found = connection.run(QStringLiteral("SELECT " EXTENSION_COLUMNS " FROM extensions ORDER BY number"));
    if (!found)
        return std::unexpected(found.error());
    return extensionsFrom(*found);
}

QCoro::Task<Result<Extension>> ExtensionTable::add(NewExtension extension)
{
    return m_database.write([extension](Connection &connection) -> Result<Extension> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        const QVariant now = stored(QDateTime::currentDateTimeUtc());
        const auto inserted = onlyExtension(connection.run(
            QStringLiteral("INSERT INTO extensions (number, display_name, email, do_not_disturb, ha1, created_at, "
                           "updated_at, search, follow_me_enabled, follow_me_numbers, follow_me_strategy, "
                           "follow_me_confirm, call_rules) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                           "RETURNING " EXTENSION_COLUMNS),
            {extension.number, extension.displayName, extension.email, extension.doNotDisturb, extension.ha1, now, now,
             searchText(extension.number, extension.displayName, extension.email), extension.followMeEnabled,
             numbersText(extension.followMeNumbers), enumName(extension.followMeStrategy), extension.followMeConfirm,
             rulesText(extension.callRules)}));
        if (!inserted && inserted.error().code == QLatin1String("conflict"))
            return failure(QStringLiteral("number_taken"),
                           QStringLiteral("There is an extension %1 already.").arg(extension.number),
                           QStringLiteral("number"));
        if (!inserted)
            return inserted;
        return noted(connection, *inserted);
    });
}

QCoro::Task<Result<Extension>> ExtensionTable::find(qint64 id)
{
    return m_database.read([id](Connection &connection) {
        return onlyExtension(
            connection.run(QStringLiteral("SELECT " EXTENSION_COLUMNS " FROM extensions WHERE id = ?"), {id}));
    });
}

QCoro::Task<Result<Extension>> ExtensionTable::findByNumber(QString number)
{
    return m_database.read([number](Connection &connection) {
        return onlyExtension(
            connection.run(QStringLiteral("SELECT " EXTENSION_COLUMNS " FROM extensions WHERE number = ?"), {number}));
    });
}

QCoro::Task<Result<QString>> ExtensionTable::ha1Of(QString number)
{
    return m_database.read([number](Connection &connection) -> Result<QString> {
        const auto found = connection.run(QStringLiteral("SELECT ha1 FROM extensions WHERE number = ?"), {number});
        if (!found)
            return std::unexpected(found.error());
        if (found->isEmpty())
            return std::unexpected(noSuchExtension());
        return found->first().text(0);
    });
}

QCoro::Task<Result<Slice<Extension>>> ExtensionTable::list(QString query, int limit, int offset)
{
    return m_database.read([=](Connection &connection) -> Result<Slice<Extension>> {
        QString where;
        QVariantList values;
        if (!query.isEmpty()) { // a pattern that fits all is looked for in all: 20 ms a page of 100,000
            where = QStringLiteral(" WHERE search LIKE ? ESCAPE '!'");
            values.append(likePattern(query.toLower()));
        }
        const auto total = connection.run(QStringLiteral("SELECT COUNT(*) FROM extensions") + where, values);
        if (!total)
            return std::unexpected(total.error());
        values.append(limit);
        values.append(offset);
        const auto found = connection.run(QStringLiteral("SELECT " EXTENSION_COLUMNS " FROM extensions") + where +
                                              QStringLiteral(" ORDER BY number LIMIT ? OFFSET ?"),
                                          values);
        if (!found)
            return std::unexpected(found.error());
        return Slice<Extension>{extensionsFrom(*found), total->first().integer(0)};
    });
}

QCoro::Task<Result<QList<Extension>>> ExtensionTable::all()
{
    return m_database.read([](Connection &connection) { return allExtensionRows(connection); });
}

QCoro::Task<Result<Extension>> ExtensionTable::change(qint64 id, std::optional<qint64> expectedVersion,
                                                      ExtensionChange change)
{
    return m_database.write([=](Connection &connection) -> Result<Extension> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        const auto updated = connection.run(
            QStringLiteral(
                "UPDATE extensions SET display_name = COALESCE(?, display_name), email = COALESCE(?, email), "
                "do_not_disturb = COALESCE(?, do_not_disturb), ha1 = COALESCE(?, ha1), "
                "follow_me_enabled = COALESCE(?, follow_me_enabled), "
                "follow_me_numbers = COALESCE(?, follow_me_numbers), "
                "follow_me_strategy = COALESCE(?, follow_me_strategy), "
                "follow_me_confirm = COALESCE(?, follow_me_confirm), "
                "call_rules = COALESCE(?, call_rules), updated_at = ?, "
                "version = version + 1 WHERE id = ? AND version = COALESCE(?, version) "
                "RETURNING " EXTENSION_COLUMNS),
            {given(change.displayName), given(change.email), given(change.doNotDisturb), given(change.ha1),
             given(change.followMeEnabled),
             change.followMeNumbers ? QVariant(numbersText(*change.followMeNumbers)) : QVariant(),
             change.followMeStrategy ? QVariant(enumName(*change.followMeStrategy)) : QVariant(),
             given(change.followMeConfirm), change.callRules ? QVariant(rulesText(*change.callRules)) : QVariant(),
             stored(QDateTime::currentDateTimeUtc()), id, given(expectedVersion)});
        if (updated && updated->isEmpty())
            return std::unexpected(missedRow(connection, id));
        const auto extension = onlyExtension(updated);
        if (!extension)
            return extension;
        const auto indexed =
            connection.run(QStringLiteral("UPDATE extensions SET search = ? WHERE id = ?"),
                           {searchText(extension->number, extension->displayName, extension->email), id});
        if (!indexed)
            return std::unexpected(indexed.error());
        if (change.ha1) {
            if (const auto ended = endAppSessionsOf(connection, id); !ended)
                return std::unexpected(ended.error());
        }
        return noted(connection, *extension);
    });
}

QCoro::Task<Result<Extension>> ExtensionTable::remove(qint64 id, std::optional<qint64> expectedVersion)
{
    return m_database.write([=](Connection &connection) -> Result<Extension> {
        if (const auto locked = directoryChanges::lock(connection); !locked)
            return std::unexpected(locked.error());
        const auto removed = connection.run(QStringLiteral("DELETE FROM extensions WHERE id = ? AND version = "
                                                           "COALESCE(?, version) RETURNING " EXTENSION_COLUMNS),
                                            {id, given(expectedVersion)});
        if (removed && removed->isEmpty())
            return std::unexpected(missedRow(connection, id));
        const auto extension = onlyExtension(removed);
        return extension ? noted(connection, *extension) : extension;
    });
}

} // namespace wakeline
