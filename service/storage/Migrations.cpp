// SPDX-License-Identifier: GPL-3.0-or-later
#include "Migrations.h"

#include "SqlScript.h"
#include "StorageLog.h"
#include "Transaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>

// Outside the namespace, as Q_INIT_RESOURCE asks: a static library's resources are linked only if they are named.
static void initResources()
{
    Q_INIT_RESOURCE(sql);
}

namespace wakeline {

namespace {

// Any constant will do, as long as every Wakeline uses the same: "wakeline" in ASCII.
constexpr auto takeMigrationLock = "SELECT pg_advisory_xact_lock(8602281447480422245)";

Result<void> createLog(Connection &connection)
{
    if (connection.isPostgres()) {
        if (const auto locked = connection.run(QLatin1String(takeMigrationLock)); !locked)
            return std::unexpected(locked.error());
    }
    return connection.runOnce(
        QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, "
                       "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
}

} // namespace

Migrations::Migrations(QString folder) : m_folder(std::move(folder))
{
    initResources();
}

Result<int> Migrations::apply(Connection &connection) const
{
    const auto known = scripts(connection.isPostgres());
    if (!known)
        return std::unexpected(known.error());
    for (int applied = 0;; ++applied) {
        const auto more = applyNext(connection, *known);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return applied;
    }
}

Result<std::vector<Migrations::Script>> Migrations::scripts(bool postgres) const
{
    static const QRegularExpression form(QStringLiteral("^(\\d{4})_([a-z0-9_]+)\\.sql$"));
    const QDir folder(m_folder + (postgres ? QLatin1String("/postgresql") : QLatin1String("/sqlite")));
    std::vector<Script> scripts;
    for (const QString &fileName : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        const auto match = form.match(fileName);
        QFile file(folder.filePath(fileName));
        if (!match.hasMatch() || !file.open(QIODevice::ReadOnly))
            return failure(QStringLiteral("migration_failed"), QStringLiteral("%1 is not a migration.").arg(fileName));
        const QByteArray text = file.readAll();
        scripts.push_back({match.captured(1).toInt(), match.captured(2), QString::fromUtf8(text),
                           QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex())});
    }
    if (scripts.empty())
        return failure(QStringLiteral("migration_failed"),
                       QStringLiteral("There are no migrations in %1.").arg(folder.path()));
    return scripts;
}

Result<bool> Migrations::applyNext(Connection &connection, const std::vector<Script> &scripts) const
{
    Transaction transaction(connection);
    if (const auto begun = transaction.begin(); !begun)
        return std::unexpected(begun.error());
    // The lock comes first and lasts until the commit: what is read after it cannot change under us.
    if (const auto created = createLog(connection); !created)
        return std::unexpected(created.error());
    const auto applied =
        connection.run(QStringLiteral("SELECT number, name, checksum FROM schema_migrations ORDER BY number"));
    if (!applied)
        return std::unexpected(applied.error());

    const Script *next = nullptr;
    if (const auto compared = compare(*applied, scripts, next); !compared)
        return std::unexpected(compared.error());
    if (next) {
        if (const auto run = runScript(connection, *next); !run)
            return std::unexpected(run.error());
    }
    if (const auto committed = transaction.commit(); !committed)
        return std::unexpected(committed.error());
    if (next)
        qCInfo(lcStorage, "Applied migration %d (%s).", next->number, qUtf8Printable(next->name));
    return next != nullptr;
}

Result<void> Migrations::compare(const Rows &applied, const std::vector<Script> &scripts, const Script *&next)
{
    std::size_t at = 0;
    for (const Row &row : applied) {
        const auto number = row.integer(0);
        if (at == scripts.size())
            return failure(
                QStringLiteral("schema_newer"),
                QStringLiteral("The database was made by a newer Wakeline: it has migration %1 (%2), and this "
                               "program knows migrations up to %3. Install the newer program, or restore a "
                               "backup from before the upgrade.")
                    .arg(number)
                    .arg(row.text(1))
                    .arg(scripts.back().number));
        const Script &script = scripts.at(at++);
        if (script.number != number || script.checksum != row.text(2))
            return failure(QStringLiteral("schema_changed"),
                           QStringLiteral("Migration %1 (%2) was applied to this database in another form than this "
                                          "program carries. Install the program that made the database.")
                               .arg(number)
                               .arg(row.text(1)));
    }
    next = at < scripts.size() ? &scripts.at(at) : nullptr;
    return {};
}

Result<void> Migrations::runScript(Connection &connection, const Script &script)
{
    for (const QString &statement : splitStatements(script.text)) {
        if (const auto run = connection.runOnce(statement); !run)
            return failure(QStringLiteral("migration_failed"),
                           QStringLiteral("Migration %1 (%2) failed and was undone: %3")
                               .arg(script.number)
                               .arg(script.name, run.error().message));
    }
    const auto noted = connection.run(
        QStringLiteral("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)"),
        {script.number, script.name, script.checksum, stored(QDateTime::currentDateTimeUtc())});
    if (!noted)
        return std::unexpected(noted.error());
    return {};
}

} // namespace wakeline
