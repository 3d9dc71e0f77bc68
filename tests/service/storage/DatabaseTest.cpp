// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>
#include <QSignalSpy>

#include <latch>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

/// A query that runs for many seconds if nobody ends it.
QString endlessQuery(const Connection &connection)
{
    return connection.isPostgres()
               ? QStringLiteral("SELECT pg_sleep(30)")
               : QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                                "i < 3000000000) SELECT count(*) FROM n");
}

auto endless()
{
    return [](Connection &connection) { return connection.run(endlessQuery(connection)); };
}

auto statement(const QString &sql, const QVariantList &values = {})
{
    return [=](Connection &connection) { return connection.run(sql, values); };
}

auto sleepFor(std::chrono::milliseconds duration)
{
    return [=](Connection &) -> Result<int> {
        std::this_thread::sleep_for(duration);
        return 1;
    };
}

struct Owner : QObject
{
    int resumed = 0;
};

QCoro::Task<> readFor(QPointer<Owner> owner, Database &database)
{
    co_await database.read(sleepFor(50ms));
    if (owner)
        ++owner->resumed;
}

} // namespace

class DatabaseTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aHundredWritersAtOnceAllWrite()
    {
        const auto database = migrated();
        const auto createTable = [](Connection &connection) {
            return connection.runOnce(QStringLiteral("CREATE TABLE counters (n INTEGER NOT NULL)"));
        };
        VERIFY_RESULT(waitFor(database->write(createTable)));
        QVERIFY(waitFor(database->write(statement(QStringLiteral("INSERT INTO counters (n) VALUES (0)")))));
        std::vector<QCoro::Task<Result<Rows>>> tasks;
        for (int i = 0; i < 100; ++i)
            tasks.push_back(database->write(statement(QStringLiteral("UPDATE counters SET n = n + 1"))));
        for (auto &task : tasks)
            VERIFY_RESULT(waitFor(task));
        QCOMPARE(runSql(*database, QStringLiteral("SELECT n FROM counters"))->first().integer(0), 100);
    }

    void workNeverRunsOnTheEventLoop()
    {
        const auto database = migrated();
        const auto here = std::this_thread::get_id();
        const auto there = [here](Connection &) -> Result<bool> { return std::this_thread::get_id() != here; };
        QCOMPARE(waitFor(database->read(there)), Result<bool>(true));
        QCOMPARE(waitFor(database->write(there)), Result<bool>(true));
    }

    void anErrorRollsTheWholeWriteBack()
    {
        const auto database = migrated();
        const auto half = [](Connection &connection) -> Result<int> {
            if (const auto set = connection.run(QStringLiteral("INSERT INTO settings VALUES ('a', '1')")); !set)
                return std::unexpected(set.error());
            return failure(QStringLiteral("second_thoughts"), QString());
        };
        QCOMPARE(waitFor(database->write(half)).error().code, QStringLiteral("second_thoughts"));
        QVERIFY(runSql(*database, QStringLiteral("SELECT * FROM settings"))->isEmpty());
    }

    void aFullQueueRefusesAtOnce()
    {
        Database::Options small = options();
        small.queueLimit = 4;
        small.readers = 1;
        const auto database = migrated(small);
        std::vector<QCoro::Task<Result<int>>> tasks;
        std::latch gate(1);
        const auto waits = [&gate](Connection &) -> Result<int> {
            gate.wait();
            return 1;
        };
        // PostgreSQL has two workers, SQLite one reader: with four waiting, the last of these find no room.
        for (int i = 0; i < 10; ++i)
            tasks.push_back(database->read(waits));
        gate.count_down();
        int refused = 0;
        for (auto &task : tasks) {
            const auto answer = waitFor(task);
            refused += !answer && answer.error().code == QLatin1String("overloaded");
        }
        QVERIFY2(refused >= 4 && refused <= 6, qPrintable(QString::number(refused)));
    }

    void aLongQueryIsEndedByTheTimeout()
    {
        Database::Options hasty = options();
        hasty.statementTimeout = 300ms;
        const auto database = migrated(hasty);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(waitFor(database->read(endless())).error().code, QStringLiteral("timeout"));
        QCOMPARE(waitFor(database->write(endless())).error().code, QStringLiteral("timeout"));
        QVERIFY2(clock.elapsed() >= 550 && clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
        // It really ended: the workers are free for others.
        QVERIFY(waitFor(database->read(statement(QStringLiteral("SELECT 1")))));
        QVERIFY(waitFor(database->write(statement(QStringLiteral("INSERT INTO settings VALUES ('a', '1')")))));
    }

    void whoWaitsTooLongInTheQueueIsToldSo()
    {
        Database::Options hasty = options();
        hasty.statementTimeout = 100ms;
        hasty.readers = 1;
        const auto database = migrated(hasty);
        std::vector<QCoro::Task<Result<int>>> tasks;
        for (int i = 0; i < 4; ++i)
            tasks.push_back(database->read(sleepFor(250ms)));
        QCOMPARE(waitFor(tasks.back()).error().code, QStringLiteral("overloaded"));
    }

    void aWaiterMayOutliveItsOwner()
    {
        const auto database = migrated();
        auto owner = std::make_unique<Owner>();
        auto task = readFor(owner.get(), *database);
        owner.reset();
        waitFor(task);
        // And the task itself may be dropped while it waits.
        auto kept = std::make_unique<Owner>();
        readFor(kept.get(), *database);
        QTRY_COMPARE(kept->resumed, 1);
    }

    void shuttingDownAnswersEveryWaiter()
    {
        auto database = migrated();
        QVERIFY(waitFor(database->read(sleepFor(1ms))));
        std::vector<QCoro::Task<Result<int>>> tasks;
        for (int i = 0; i < 8; ++i)
            tasks.push_back(database->read(sleepFor(20ms)));
        database->shutDown();
        for (auto &task : tasks)
            VERIFY_RESULT(waitFor(task)); // drained, not refused
        QCOMPARE(waitFor(database->read(sleepFor(1ms))).error().code, QStringLiteral("shutting_down"));
    }

    void shuttingDownHasAnEnd()
    {
        Database::Options patient = options();
        patient.statementTimeout = 60s;
        auto database = migrated(patient);
        QVERIFY(waitFor(database->read(sleepFor(1ms))));
        std::vector<QCoro::Task<Result<Rows>>> tasks;
        for (int i = 0; i < 6; ++i)
            tasks.push_back(database->read(endless()));
        QElapsedTimer clock;
        clock.start();
        database->shutDown(200ms);
        QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
        for (auto &task : tasks)
            QVERIFY(!waitFor(task));
    }

    void whatIsBoundIsNeverParsed()
    {
        const auto database = migrated();
        const QString evil = QStringLiteral("x'); DELETE FROM settings; --\\' \\");
        QVERIFY(
            waitFor(database->write(statement(QStringLiteral("INSERT INTO settings VALUES (?, ?)"), {evil, evil}))));
        const auto found =
            waitFor(database->read(statement(QStringLiteral("SELECT value FROM settings WHERE name = ?"), {evil})));
        QCOMPARE(found->first().text(0), evil);
    }

    void preparedStatementsAreBoundedAndStillAnswer()
    {
        const auto answered = Database(options()).callBlocking([](Connection &connection) -> Result<bool> {
            const auto numbered = [&](int number) {
                return connection.run(QStringLiteral("SELECT %1 + CAST(? AS BIGINT)").arg(number), {1});
            };
            const int many = 2 * static_cast<int>(Connection::mostPrepared) + 10;
            bool right = true;
            for (int i = 0; i < many; ++i) {
                // The first is run again and again; the one before this one was left only just now.
                for (const int number : {i, 0, std::max(0, i - 1)}) {
                    const auto rows = numbered(number);
                    if (!rows)
                        return std::unexpected(rows.error());
                    right = right && rows->first().integer(0) == number + 1;
                }
                right = right && connection.preparedCount() <= Connection::mostPrepared;
            }
            const auto kept = connection.preparedCount();
            if (!numbered(0) || connection.preparedCount() != kept)
                return false;
            return right && kept == Connection::mostPrepared && numbered(1).has_value();
        });
        QCOMPARE(answered, Result<bool>(true));
    }

    void aFileIsForItsOwnerOnly()
    {
        if (onPostgres())
            return; // its files are the server's affair
        const auto database = migrated();
        QVERIFY(waitFor(database->write(statement(QStringLiteral("INSERT INTO settings VALUES ('a', '1')")))));
        for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
            const auto mode = QFileInfo(url().mid(9) + suffix).permissions();
            QVERIFY2(!(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
                     qPrintable(suffix));
        }
        QCOMPARE(waitFor(database->read(statement(QStringLiteral("PRAGMA journal_mode"))))->first().text(0),
                 QStringLiteral("wal"));
        QCOMPARE(waitFor(database->write(statement(QStringLiteral("PRAGMA synchronous"))))->first().integer(0), 2);
        QVERIFY2(!waitFor(database->read(statement(QStringLiteral("INSERT INTO settings VALUES ('b', '1')")))),
                 "a reader wrote");
    }

    void openingAConnectionTakesNoLockAwayFromTheOthers()
    {
        if (onPostgres())
            return; // SQLite's locks are the file's
        // The locks below are where SQLite's file format has them: 510 bytes from the pending byte plus 2.
        const auto database = migrated();
        VERIFY_RESULT(waitFor(database->read(
            [](Connection &connection) { return connection.run(QStringLiteral("SELECT COUNT(*) FROM settings")); })));
        VERIFY_RESULT(runSql(*database, QStringLiteral("SELECT 1"))); // another connection, opened and closed
        const QByteArray path = url().mid(QStringLiteral("sqlite://").size()).toLocal8Bit();
        const pid_t child = ::fork();
        if (child == 0) { // another process asks whether we still use the database; nothing but system calls here
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            lock.l_start = 0x40000000 + 2;
            lock.l_len = 510;
            const int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
            ::_exit(file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type == F_RDLCK ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void anAbsentDatabaseIsRefused()
    {
        Database::Options absent = options();
        absent.url = onPostgres() ? QStringLiteral("postgresql://postgres:secret@127.0.0.1:1/none")
                                  : QStringLiteral("sqlite:///nonexistent/folder/wakeline.db");
        Database database(absent);
        VERIFY_RESULT(database.start());
        const auto first = waitFor(database.read(sleepFor(1ms)));
        QCOMPARE(first.error().code, QStringLiteral("database_unavailable"));
        QVERIFY(!database.isAvailable());
        const auto blocking = database.callBlocking(sleepFor(1ms));
        QCOMPARE(blocking.error().code, QStringLiteral("database_unavailable"));
        QVERIFY(!blocking.error().message.contains(QLatin1String("secret")));
    }

    void aRefusedUrlNamesNoPassword()
    {
        for (const auto &bad :
             {"postgresql://u:secret@h/", "postgresql://u:secret@h/db?sslmod=x", "mysql://u:secret@h/db",
              "postgresql://u:sec%ret@h/db", "sqlite://relative.db", "sqlite:////"}) {
            Database::Options wrong = options();
            wrong.url = QString::fromLatin1(bad);
            const auto started = Database(wrong).start();
            QCOMPARE(started.error().code, QStringLiteral("bad_database_url"));
            QVERIFY(!started.error().message.contains(QLatin1String("sec")));
        }
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "DatabaseTest.moc"
