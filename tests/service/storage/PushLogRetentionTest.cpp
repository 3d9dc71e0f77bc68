// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogRetention.h"
#include "CallRecordTable.h"
#include "DatabaseFixture.h"
#include "PushLogWriter.h"

#include <QCoroTask>
#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

constexpr int patience = 60'000; ///< milliseconds; only a broken program needs them
const QDateTime noon = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);

PushLogEntry entry(const QDateTime &at)
{
    PushLogEntry entry;
    entry.at = at;
    entry.callId = at.toString(Qt::ISODate);
    return entry;
}

QCoro::Task<> removeAll(PushLogTable &log, QList<int> &order)
{
    const auto removed = co_await log.removeOlderThan(noon);
    order.append(removed ? 1 : -1);
}

QCoro::Task<> writeOne(PushLogTable &log, QList<int> &order)
{
    const QList<PushLogEntry> one(1, entry(noon));
    const auto written = co_await log.insert(one);
    order.append(written ? 0 : -1);
}

class FixedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = noon;
};

} // namespace

class PushLogRetentionTest : public DatabaseFixture
{
    Q_OBJECT

    static void write(Database &database, const QList<QDateTime> &times)
    {
        QList<PushLogEntry> entries;
        for (const QDateTime &at : times)
            entries.append(entry(at));
        VERIFY_RESULT(waitFor(PushLogTable(database).insert(entries)));
    }

    static QStringList callsOf(Database &database)
    {
        const auto rows = runSql(database, QStringLiteral("SELECT call_id FROM push_log ORDER BY at"));
        QStringList calls;
        for (const Row &row : rows.value_or(Rows()))
            calls.append(row.text(0));
        return calls;
    }

    /// PostgreSQL: how many rows each partition holds.
    static QMap<QString, qint64> partitions(Database &database)
    {
        QMap<QString, qint64> counts;
        const auto tables = runSql(database, QStringLiteral("SELECT inhrelid::regclass::text FROM pg_inherits WHERE "
                                                            "inhparent = 'push_log'::regclass"));
        for (const Row &table : tables.value_or(Rows())) {
            const auto count = runSql(database, QStringLiteral("SELECT COUNT(*) FROM ") + table.text(0));
            counts.insert(table.text(0), count ? count->first().integer(0) : -1);
        }
        return counts;
    }

private Q_SLOTS:
    void theNextDaysAreMadeOnceAndTakeTheirRows()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        QCOMPARE(waitFor(table.ensurePartitions(noon)), Result<int>(onPostgres() ? 4 : 0));
        QCOMPARE(waitFor(table.ensurePartitions(noon)), Result<int>(0));
        QCOMPARE(waitFor(table.ensurePartitions(noon.addDays(1))), Result<int>(onPostgres() ? 1 : 0));
        const QDateTime midnight(QDate(2026, 11, 21), QTime(0, 0), Qt::UTC);
        write(*database, {noon, midnight.addMSecs(-1), midnight});
        QCOMPARE(callsOf(*database).size(), 3);
        if (!onPostgres())
            return;
        const auto counts = partitions(*database);
        QCOMPARE(counts.value(QStringLiteral("push_log_20261120")), 2);
        QCOMPARE(counts.value(QStringLiteral("push_log_20261121")), 1);
        QCOMPARE(counts.value(QStringLiteral("push_log_default")), 0);
    }

    void rowsOfADayThatIsMissingAreKeptAndMoveWhenItIsMade()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        write(*database, {noon.addDays(-40), noon, noon.addSecs(1), noon.addDays(2)});
        const auto before = waitFor(table.list({}, 10, 0));
        VERIFY_RESULT(waitFor(table.ensurePartitions(noon)));
        QCOMPARE(waitFor(table.list({}, 10, 0)), before);
        if (!onPostgres())
            return;
        const auto counts = partitions(*database);
        QCOMPARE(counts.value(QStringLiteral("push_log_20261120")), 2);
        QCOMPARE(counts.value(QStringLiteral("push_log_20261122")), 1);
        QCOMPARE(counts.value(QStringLiteral("push_log_default")), 1);
    }

    void anEntryThatMovedIsStillKnownByItsUid()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        const LoggedPush push{entry(noon), {}, newPushUid(noon)};
        const auto first = waitFor(table.insertOnce({push}));
        VERIFY_RESULT(waitFor(table.ensurePartitions(noon)));
        QCOMPARE(waitFor(table.insertOnce({push})), first);
        QCOMPARE(callsOf(*database).size(), 1);
    }

    void instancesMakeTheDaysBesideEachOtherWhileOthersWrite()
    {
        const auto database = migrated();
        QTRY_VERIFY_WITH_TIMEOUT(database->isAvailable(), patience);
        PushLogTable table(*database);
        QTemporaryDir folder;
        PushLogWriter::Options options;
        options.groupLimit = 3;
        options.spool.folder = folder.path();
        PushLogWriter writer(*database, options);
        std::vector<QCoro::Task<Result<int>>> making;
        std::vector<QCoro::Task<Result<void>>> writing;
        for (int i = 0; i < 12; ++i) {
            making.push_back(table.ensurePartitions(noon));
            writing.push_back(writer.addDurably(entry(noon.addSecs(i)), {}));
            writing.push_back(writer.addDurably(entry(noon.addDays(1).addSecs(i)), {}));
        }
        // Who does not get a lock in time tries again later: so does the retention.
        for (auto &one : making) {
            const auto made = waitFor(one);
            QVERIFY(made || made.error().code == QLatin1String("overloaded"));
        }
        for (auto &one : writing)
            VERIFY_RESULT(waitFor(one));
        VERIFY_RESULT(waitFor(table.ensurePartitions(noon)));
        // A row that was on its way into the default partition when its day was made is written again.
        QTRY_COMPARE_WITH_TIMEOUT(callsOf(*database).size(), 24, patience);
        if (onPostgres())
            QCOMPARE(partitions(*database).value(QStringLiteral("push_log_default")), 0);
    }

    void oldDaysGoAndYoungerOnesStay()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        VERIFY_RESULT(waitFor(table.ensurePartitions(noon.addDays(-10))));
        VERIFY_RESULT(waitFor(table.ensurePartitions(noon)));
        write(*database, {noon.addDays(-20), noon.addDays(-10), noon.addDays(-8), noon.addDays(-5), noon});
        const auto removed = waitFor(table.removeOlderThan(noon.addDays(-7)));
        VERIFY_RESULT(removed);
        QCOMPARE(callsOf(*database), (QStringList{entry(noon.addDays(-5)).callId, entry(noon).callId}));
        if (!onPostgres()) {
            QCOMPARE(removed->rows, 3);
            return;
        }
        QCOMPARE(removed->rows, 1); // of a day that had no partition
        QCOMPARE(removed->days.first(), QStringLiteral("20261110"));
        QCOMPARE(removed->days.size(), 3); // the fourth, the 13th, is not over at noon of it
        QVERIFY(partitions(*database).contains(QStringLiteral("push_log_20261113")));
        QCOMPARE(waitFor(table.removeOlderThan(noon.addDays(-7))), Result<PushLogTable::Removed>({}));
    }

    void manyOldRowsGoInSmallTransactionsWhileOthersWrite()
    {
        if (onPostgres())
            return; // whole days go there
        const auto database = migrated();
        PushLogTable table(*database);
        QList<QDateTime> times;
        for (int i = 0; i < 5000; ++i)
            times.append(noon.addDays(-10).addMSecs(i));
        write(*database, times);
        QList<int> order; // 0: a row was written; 1: all old ones are gone
        auto first = removeAll(table, order);
        auto second = writeOne(table, order);
        waitFor(first);
        waitFor(second);
        QCOMPARE(order, (QList<int>{0, 1}));
        QCOMPARE(callsOf(*database), QStringList{entry(noon).callId});
    }

    void theRetentionDoesAllOfItAtStartAndAgain()
    {
        const auto database = migrated();
        write(*database, {noon.addDays(-92), noon});
        IdempotencyTable keys(*database);
        VERIFY_RESULT(
            waitFor(keys.take(QStringLiteral("s"), QStringLiteral("old"), "h", noon.addDays(-1).addSecs(-1), 1s)));
        VERIFY_RESULT(
            waitFor(keys.take(QStringLiteral("s"), QStringLiteral("new"), "h", noon.addDays(-1).addSecs(1), 1s)));
        FixedClock clock;
        PushLogRetention retention(*database, clock, {.interval = 1ms});
        QSignalSpy tidied(&retention, &PushLogRetention::tidied);
        retention.start();
        QTRY_VERIFY_WITH_TIMEOUT(tidied.size() >= 3, patience); // it comes again by itself
        for (const auto &round : tidied)
            QCOMPARE(round.first().toBool(), true);
        QCOMPARE(callsOf(*database), QStringList{entry(noon).callId});
        QCOMPARE(runSql(*database, QStringLiteral("SELECT key FROM idempotency_keys"))->first().text(0),
                 QStringLiteral("new"));
        QCOMPARE(runSql(*database, QStringLiteral("SELECT COUNT(*) FROM idempotency_keys"))->first().integer(0), 1);
        if (onPostgres())
            QVERIFY(partitions(*database).contains(QStringLiteral("push_log_20261123")));

        clock.time = noon.addDays(91).addSecs(86400);
        QTRY_COMPARE_WITH_TIMEOUT(callsOf(*database), QStringList(), patience);
    }

    void callRecordsAreKeptAsLongAsTheSettingSays_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QStringList>("kept");
        QTest::newRow("30 days") << 30 << QStringList{"29 days", "today"};
        QTest::newRow("for ever") << 0 << QStringList{"31 days", "29 days", "today"};
    }
    void callRecordsAreKeptAsLongAsTheSettingSays()
    {
        QFETCH(const int, days);
        const auto database = migrated();
        CallRecordTable records(*database);
        QList<CallChange> calls;
        for (const auto &[name, age] : {std::pair{"31 days", 31}, {"29 days", 29}, {"today", 0}}) {
            CallRecord record;
            record.callId = QLatin1String(name);
            record.startTime = noon.addDays(-age);
            CallReport end;
            end.progress = CallReport::Progress::Ended;
            end.callId = record.callId;
            calls.append(CallOpened{QByteArray(name).leftJustified(16, '0', true), record});
            calls.append(CallProgressed{end, record.startTime.addSecs(60)});
        }
        VERIFY_RESULT(waitFor(records.apply(calls)));
        FixedClock clock;
        PushLogRetention retention(*database, clock, {.recordDays = days});
        waitFor(retention.tidy());
        QStringList kept;
        for (const Row &row :
             runSql(*database, QStringLiteral("SELECT call_id FROM call_records ORDER BY start_time")).value_or(Rows()))
            kept.append(row.text(0));
        QTEST(kept, "kept");
    }

    void aLogThatIsKeptForEverIsNotTouched()
    {
        const auto database = migrated();
        write(*database, {noon.addYears(-5)});
        FixedClock clock;
        PushLogRetention retention(*database, clock, {.logDays = 0});
        waitFor(retention.tidy());
        QCOMPARE(callsOf(*database).size(), 1);
    }
};

QTEST_GUILESS_MAIN(PushLogRetentionTest)
#include "PushLogRetentionTest.moc"
