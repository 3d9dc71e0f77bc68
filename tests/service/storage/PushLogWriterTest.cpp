// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogWriter.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

constexpr int patience = 60'000; ///< milliseconds; only a broken program needs them

PushLogEntry entry(int i)
{
    PushLogEntry entry;
    entry.at = QDateTime::currentDateTimeUtc();
    entry.callId = QStringLiteral("call-%1").arg(i);
    entry.deviceId = 7;
    entry.licenseId = 12;
    return entry;
}

QCoro::Task<> count(QCoro::Task<Result<void>> logging, QMap<QString, int> &codes)
{
    const auto logged = co_await logging;
    ++codes[logged ? QStringLiteral("ok") : logged.error().code];
}

} // namespace

/// The writer in one process, with the database there, away, slow and full of complaints.
class PushLogWriterTest : public DatabaseFixture
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();

    PushLogWriter::Options spooled() const
    {
        PushLogWriter::Options options;
        options.spool.folder = m_folder->path();
        return options;
    }

    /// Adds so many at once, and waits for every answer.
    static QMap<QString, int> addMany(PushLogWriter &writer, int from, int number)
    {
        QMap<QString, int> codes;
        std::vector<QCoro::Task<>> waiting;
        for (int i = from; i < from + number; ++i)
            waiting.push_back(count(writer.addDurably(entry(i), QByteArray(32, 't')), codes));
        for (auto &one : waiting)
            waitFor(one);
        return codes;
    }
    static QMap<QString, int> all(const char *code, int number) { return {{QString::fromLatin1(code), number}}; }

    static qint64 rowsOf(Database &database)
    {
        const auto rows = runSql(database, QStringLiteral("SELECT COUNT(*), COUNT(DISTINCT call_id) FROM push_log"));
        return rows && rows->first().integer(0) == rows->first().integer(1) ? rows->first().integer(0) : -1;
    }

    /// A database that is there already: before the first connection an entry may go either way.
    std::unique_ptr<Database> present()
    {
        auto database = migrated();
        return QTest::qWaitFor([&] { return database->isAvailable(); }, patience) ? std::move(database) : nullptr;
    }

    static std::unique_ptr<Database> absent()
    {
        Database::Options options;
        options.url = QStringLiteral("postgresql://postgres@127.0.0.1:1/none");
        auto database = std::make_unique<Database>(options);
        return database->start() ? std::move(database) : nullptr;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (!postgres().isRunning())
            QVERIFY(postgres().startAgain());
    }

    void anEntryIsCommittedWhenItsPromiseComes()
    {
        const auto database = present();
        PushLogWriter writer(*database);
        QSignalSpy stored(&writer, &PushLogWriter::stored);
        VERIFY_RESULT(waitFor(writer.addDurably(entry(1), QByteArray(32, 't'))));
        QCOMPARE(rowsOf(*database), 1);
        QCOMPARE(stored.size(), 1);
        QVERIFY(stored.first().first().value<QList<PushLogEntry>>().first().id > 0);
        const auto recent = waitFor(writer.recentPushes(QDateTime::currentDateTimeUtc().addSecs(-600)));
        QCOMPARE(recent.size(), 1);
        QCOMPARE(recent.first().tokenHash, QByteArray(32, 't'));
        QCOMPARE(recent.first().licenseId, 12);
        QCOMPARE(recent.first().callId, QStringLiteral("call-1"));
    }

    void whatArrivesTogetherIsCommittedInGroups()
    {
        const auto database = present();
        PushLogWriter writer(*database);
        QSignalSpy stored(&writer, &PushLogWriter::stored);
        QCOMPARE(addMany(writer, 0, 1300), all("ok", 1300));
        QCOMPARE(rowsOf(*database), 1300);
        QCOMPARE(stored.size(), 3);
    }

    void anEntryThatIsRefusedTakesNoOtherWithIt()
    {
        const auto database = present();
        PushLogWriter writer(*database);
        QMap<QString, int> codes;
        std::vector<QCoro::Task<>> waiting;
        for (int i = 0; i < 20; ++i) {
            PushLogEntry one = entry(i);
            if (i == 7)
                one.reason = QString(QChar(0));
            waiting.push_back(count(writer.addDurably(one, {}), codes));
        }
        for (auto &one : waiting)
            waitFor(one);
        QCOMPARE(codes, (QMap<QString, int>{{QStringLiteral("ok"), 19}, {QStringLiteral("invalid_text"), 1}}));
        QCOMPARE(rowsOf(*database), 19);
    }

    void whileTheDatabaseIsAwayEntriesGoToTheSpool()
    {
        auto away = absent();
        {
            PushLogWriter writer(*away, spooled());
            QCOMPARE(addMany(writer, 0, 700), all("ok", 700));
            writer.add(entry(700));
            waitFor(writer.drain());
            QCOMPARE(writer.waiting(), 0);
            QVERIFY(writer.spooled() > 0);
            QCOMPARE(waitFor(writer.recentPushes(QDateTime::currentDateTimeUtc().addSecs(-600))).size(), 701);
        }
        const auto database = migrated();
        PushLogWriter writer(*database, spooled()); // after a restart
        QSignalSpy stored(&writer, &PushLogWriter::stored);
        writer.recordWake(7, QStringLiteral("call-700"), 555, entry(700).at.addSecs(1)); // waits for its entry
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(*database), 701, patience);
        QTRY_COMPARE_WITH_TIMEOUT(writer.spooled(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(runSql(*database, QStringLiteral("SELECT woke_ms FROM push_log WHERE call_id = "
                                                                   "'call-700'"))
                                      ->first()
                                      .integer(0),
                                  555, patience);
        QVERIFY(stored.size() >= 2);
    }

    void aServerThatStopsAndStartsLosesNothing()
    {
        if (!onPostgres())
            return; // a file does not go away
        const auto database = present();
        PushLogWriter writer(*database, spooled());
        QCOMPARE(addMany(writer, 0, 50), all("ok", 50));
        postgres().stop();
        QCOMPARE(addMany(writer, 50, 200), all("ok", 200));
        QVERIFY(writer.spooled() > 0);
        QVERIFY(postgres().startAgain());
        QCOMPARE(addMany(writer, 250, 50), all("ok", 50));
        QTRY_VERIFY_WITH_TIMEOUT(database->isAvailable() && writer.spooled() == 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(*database), 300, patience);
    }

    void aSlowDatabaseIsNotWaitedFor()
    {
        if (onPostgres())
            return; // it is the same timer; SQLite's write lock is easy to hold
        const auto database = present();
        PushLogWriter::Options impatient = spooled();
        impatient.spoolAfter = 20ms;
        PushLogWriter writer(*database, impatient);
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("holder"));
            other.setDatabaseName(url().mid(QStringLiteral("sqlite://").size()));
            QVERIFY(other.open());
            QSqlQuery hold(other);
            QVERIFY(hold.exec(QStringLiteral("BEGIN IMMEDIATE")));
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(QStringLiteral("has not committed a group .* 20 ms")));
            QCOMPARE(addMany(writer, 0, 30), all("ok", 30));
            QCOMPARE(addMany(writer, 30, 30), all("ok", 30));
            QCOMPARE(rowsOf(*database), 0); // and yet promised
            QVERIFY(hold.exec(QStringLiteral("COMMIT")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("holder"));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(*database), 60, patience);
        QTRY_COMPARE_WITH_TIMEOUT(writer.spooled(), 0, patience);
        QCOMPARE(rowsOf(*database), 60);
    }

    void withNeitherDatabaseNorSpoolThePromiseIsRefused()
    {
        auto away = absent();
        PushLogWriter::Options full = spooled();
        full.spool.sizeLimit = 100;
        for (const auto &options : {full, PushLogWriter::Options()}) {
            PushLogWriter writer(*away, options);
            QCOMPARE(addMany(writer, 0, 20), all("log_unavailable", 20));
            writer.add(entry(20)); // nobody waits: it stays in memory
            waitFor(writer.drain());
            QCOMPARE(addMany(writer, 21, 20), all("log_unavailable", 20));
            QCOMPARE(writer.waiting(), 1);
        }
    }

    void tooManyWaitingEntriesAreRefusedAtOnce()
    {
        const auto database = present();
        PushLogWriter writer(*database, {.keepLimit = 100});
        QCOMPARE(addMany(writer, 0, 150),
                 (QMap<QString, int>{{QStringLiteral("ok"), 100}, {QStringLiteral("overloaded"), 50}}));
    }

    void whoStillWaitsAtTheEndIsTold()
    {
        const auto database = present();
        QMap<QString, int> codes;
        auto writer = std::make_unique<PushLogWriter>(*database);
        auto waiting = count(writer->addDurably(entry(1), {}), codes);
        writer.reset();
        waitFor(waiting);
        QCOMPARE(codes, all("shutting_down", 1));
    }

    void theSameEntryTwiceIsOneRow()
    {
        const auto database = present();
        PushLogTable table(*database);
        const QDateTime at = QDateTime::currentDateTimeUtc();
        QList<LoggedPush> pushes;
        for (int i = 0; i < 5; ++i) {
            pushes.append({entry(i), QByteArray(32, 't'), newPushUid(at)});
            pushes.last().entry.at = at;
        }
        const auto first = waitFor(table.insertOnce(pushes.mid(0, 3)));
        VERIFY_RESULT(first);
        const auto second = waitFor(table.insertOnce(pushes));
        VERIFY_RESULT(second);
        QCOMPARE(second->mid(0, 3), *first);
        QVERIFY(second->at(3) > first->at(2) && second->at(4) > second->at(3));
        QCOMPARE(rowsOf(*database), 5);
    }
};

QTEST_GUILESS_MAIN(PushLogWriterTest)
#include "PushLogWriterTest.moc"
