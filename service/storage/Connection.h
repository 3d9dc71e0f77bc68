// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DatabaseUrl.h"
#include "Rows.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>

#include <chrono>
#include <memory>

struct sqlite3;

namespace wakeline {

/// One connection to the database. It belongs to the thread that opened it.
///
/// Errors it answers with: `database_unavailable` (the connection is lost), `outcome_unknown` (it was lost while a
/// change was being committed), `timeout`, `conflict` (a unique or foreign key forbids it), `overloaded` (locked by
/// others for too long), `database_full`, `invalid_text` (a NUL in a text) and `database_error` for what is a bug of
/// ours.
class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    struct Options
    {
        DatabaseUrl url;
        std::chrono::milliseconds statementTimeout{3000}; ///< 0: none, for migrations
        Access access =
            Access::ReadWrite; ///< ReadOnly holds on SQLite, where one writer is kept apart from the readers
    };

    static Result<std::unique_ptr<Connection>> open(Options options);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool isPostgres() const { return m_options.url.kind == DatabaseUrl::Kind::Postgresql; }

    /// Lost for good: nothing can be run on it any more.
    bool isLost() const { return m_lost; }

    /// Runs one statement with `?` for each value, and keeps it prepared by its text: never build SQL out of values.
    Result<Rows> run(const QString &sql, const QVariantList &values = {});

    /// Of more texts than these the ones that were not run for the longest time are prepared anew when they come again.
    static constexpr qsizetype mostPrepared = 256;
    qsizetype preparedCount() const { return m_statements.size(); }

    /// Runs one statement that will not come again, unprepared: migrations and settings of the connection.
    Result<void> runOnce(const QString &sql);

    /// Starts the clock of one piece of work: all its statements together get the statement timeout.
    void startClock();

    /// Ends what is running by breaking the connection. For other threads, when a server has stopped
    /// answering; the connection must not be destroyed meanwhile.
    void interrupt();

private:
    struct Statement
    {
        std::shared_ptr<QSqlQuery> query;
        quint64 lastRun = 0; ///< a number that rises
    };

    explicit Connection(Options options);
    Result<void> connect();
    Result<void> configureSqlite();
    Result<void> switchToWal();
    Result<void> configurePostgres();
    bool isOverdue() const;
    Result<std::shared_ptr<QSqlQuery>> prepared(const QString &sql);
    void dropOldestStatement();
    Error failureOf(const QSqlError &error, const QString &sql);

    Options m_options;
    QString m_name;
    QSqlDatabase m_database;
    QHash<QString, Statement> m_statements; ///< by their text
    quint64 m_runs = 0;
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::time_point::max();
    bool m_lost = false;
    int m_socket = -1;           ///< PostgreSQL: a duplicate of the connection's descriptor
    sqlite3 *m_sqlite = nullptr; ///< SQLite: the connection inside Qt's
};

} // namespace wakeline
