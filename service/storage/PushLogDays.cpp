// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogTable.h"

#include "StorageLog.h"

// The push log's age: partitions by day on PostgreSQL, batches on SQLite (docs/decisions/0085).
namespace wakeline {

namespace {

constexpr int rowsAtOnce = 1000;
constexpr int daysAhead = 3; ///< so that a service that is stopped for a weekend misses none

// Any constant of our own: "wakedays" in ASCII.
constexpr auto takeDaysLock = "SELECT pg_advisory_xact_lock(8602281447480058739)";
// What holds a partition for longer makes us try again in an hour; waiting would make every writer wait behind us.
constexpr auto waitShortly = "SET LOCAL lock_timeout = '500ms'";

QString dayName(const QDate &day)
{
    return day.toString(QStringLiteral("yyyyMMdd"));
}

QString beginOf(const QDate &day)
{
    return QString::number(QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
}

Result<void> runAll(Connection &connection, const QStringList &statements)
{
    for (const QString &sql : statements) {
        if (const auto run = connection.runOnce(sql); !run)
            return run;
    }
    return {};
}

Result<QStringList> partitionDays(Connection &connection)
{
    const auto found = connection.run(
        QStringLiteral("SELECT substring(c.relname FROM 10) FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = "
                       "i.inhrelid WHERE i.inhparent = 'push_log'::regclass AND c.relname ~ '^push_log_[0-9]{8}$'"));
    if (!found)
        return std::unexpected(found.error());
    QStringList days;
    for (const Row &row : *found)
        days.append(row.text(0));
    return days;
}

/// Attached, not created in place: that would lock out every reader and writer of the log.
Result<void> makeDay(Connection &connection, const QDate &day)
{
    const QString table = QStringLiteral("push_log_") + dayName(day);
    const QString range = QStringLiteral("at >= %1 AND at < %2").arg(beginOf(day), beginOf(day.addDays(1)));
    return runAll(connection, {QStringLiteral("CREATE TABLE %1 (LIKE push_log INCLUDING DEFAULTS)").arg(table),
                               QStringLiteral("LOCK TABLE push_log_default IN ACCESS EXCLUSIVE MODE"),
                               QStringLiteral("WITH moved AS (DELETE FROM push_log_default WHERE %2 RETURNING *) "
                                              "INSERT INTO %1 SELECT * FROM moved")
                                   .arg(table, range),
                               // With the range known, attaching does not read the rows again.
                               QStringLiteral("ALTER TABLE %1 ADD CONSTRAINT %1_day CHECK (%2)").arg(table, range),
                               QStringLiteral("ALTER TABLE push_log ATTACH PARTITION %1 FOR VALUES FROM (%2) TO (%3)")
                                   .arg(table, beginOf(day), beginOf(day.addDays(1))),
                               QStringLiteral("ALTER TABLE %1 DROP CONSTRAINT %1_day").arg(table)});
}

/// Makes one day's partition. \return whether it was missing
QCoro::Task<Result<bool>> ensureDay(Database &database, QDate day)
{
    return database.write([day](Connection &connection) -> Result<bool> {
        if (!connection.isPostgres())
            return false;
        const auto before = partitionDays(connection); // most often it is there, and no lock is needed
        if (!before || before->contains(dayName(day)))
            return before ? Result<bool>(false) : std::unexpected(before.error());
        if (const auto locked =
                runAll(connection, {QString::fromLatin1(waitShortly), QString::fromLatin1(takeDaysLock)});
            !locked)
            return std::unexpected(locked.error());
        const auto now = partitionDays(connection);
        if (!now || now->contains(dayName(day)))
            return now ? Result<bool>(false) : std::unexpected(now.error());
        if (const auto made = makeDay(connection, day); !made)
            return std::unexpected(made.error());
        return true;
    });
}

/// Drops one day that is over, in a transaction of its own. \return its name; empty: there is none
QCoro::Task<Result<QString>> dropOldestDay(Database &database, QDateTime moment)
{
    return database.write([moment](Connection &connection) -> Result<QString> {
        if (!connection.isPostgres())
            return QString();
        if (const auto locked =
                runAll(connection, {QString::fromLatin1(waitShortly), QString::fromLatin1(takeDaysLock)});
            !locked)
            return std::unexpected(locked.error());
        auto days = partitionDays(connection);
        if (!days)
            return std::unexpected(days.error());
        days->sort();
        // A day is over when the next one began before the moment: its own name is smaller than the moment's day.
        if (days->isEmpty() || days->first() >= dayName(moment.toUTC().date()))
            return QString();
        const auto dropped = connection.runOnce(QStringLiteral("DROP TABLE push_log_") + days->first());
        if (!dropped)
            return std::unexpected(dropped.error());
        return days->first();
    });
}

/// SQLite: all rows are in one table. PostgreSQL: in the default partition are those of days that had none.
QCoro::Task<Result<int>> removeBatch(Database &database, QDateTime moment)
{
    return database.write([moment](Connection &connection) -> Result<int> {
        const QString table = connection.isPostgres() ? QStringLiteral("push_log_default") : QStringLiteral("push_log");
        const auto removed = connection.run(QStringLiteral("DELETE FROM %1 WHERE id IN (SELECT id FROM %1 WHERE "
                                                           "at < ? ORDER BY at LIMIT ?)")
                                                .arg(table),
                                            {stored(moment), rowsAtOnce});
        if (!removed)
            return std::unexpected(removed.error());
        return removed->changed;
    });
}

QCoro::Task<Result<int>> ensureDays(Database &database, QDate today)
{
    int made = 0;
    for (int i = 0; i <= daysAhead; ++i) {
        const auto ensured = co_await ensureDay(database, today.addDays(i));
        if (!ensured)
            co_return std::unexpected(ensured.error());
        made += *ensured ? 1 : 0;
    }
    co_return made;
}

QCoro::Task<Result<PushLogTable::Removed>> removeAll(Database &database, QDateTime moment)
{
    PushLogTable::Removed removed;
    while (true) {
        const auto dropped = co_await dropOldestDay(database, moment);
        if (!dropped)
            co_return std::unexpected(dropped.error());
        if (dropped->isEmpty())
            break;
        removed.days.append(*dropped);
    }
    // Between two batches whoever waits to write has his turn: the queue before the writer is first come, first served.
    for (int count = rowsAtOnce; count == rowsAtOnce; removed.rows += count) {
        const auto batch = co_await removeBatch(database, moment);
        if (!batch)
            co_return std::unexpected(batch.error());
        count = *batch;
    }
    co_return removed;
}

} // namespace

QCoro::Task<Result<PushLogTable::Removed>> PushLogTable::removeOlderThan(QDateTime moment)
{
    return removeAll(m_database, moment);
}

QCoro::Task<Result<int>> PushLogTable::ensurePartitions(QDateTime now)
{
    return ensureDays(m_database, now.toUTC().date());
}

} // namespace wakeline
