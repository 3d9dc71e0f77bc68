// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "Migrations.h"
#include "PushLogTable.h"

#include <QCoroTask>
#include <QDir>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QDateTime noon = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);

} // namespace

/// Migration 2 on a database that migration 1 made and that was used.
class GatewayMigrationTest : public DatabaseFixture
{
    Q_OBJECT

    /// Only the first migration, as the program before this one carried it.
    void makeOldDatabase()
    {
        QTemporaryDir folder;
        for (const char *kind : {"/sqlite", "/postgresql"}) {
            QVERIFY(QDir().mkpath(folder.path() + QLatin1String(kind)));
            QVERIFY(QFile::copy(QStringLiteral(WAKELINE_SOURCE_DIR "/sql") + QLatin1String(kind) +
                                    QLatin1String("/0001_spine.sql"),
                                folder.path() + QLatin1String(kind) + QLatin1String("/0001_spine.sql")));
        }
        Database database(options());
        QCOMPARE(
            database.callBlocking([&](Connection &connection) { return Migrations(folder.path()).apply(connection); }),
            Result<int>(1));
        const QString insert = QStringLiteral(
            "INSERT INTO push_log (at, extension, device_id, user_agent, provider, environment, event, call_id, "
            "caller, "
            "outcome, status, reason, provider_id, latency_ms, attempts, token_masked, woke_ms) VALUES (?, '207', 7, "
            "'Phone/1', 'apns', 'sandbox', 'incoming_call', ?, '0151', 'accepted', 200, '', 'id', 31, 2, 'dEad…', ?)");
        for (int day : {-400, -3, 0, 0})
            VERIFY_RESULT(runSql(database, insert,
                                 {noon.addDays(day).toMSecsSinceEpoch(), QStringLiteral("call %1").arg(day), 840}));
        // The last row is gone: its number must not be given again.
        VERIFY_RESULT(runSql(database, QStringLiteral("DELETE FROM push_log WHERE id = 4")));
        VERIFY_RESULT(runSql(database, QStringLiteral("INSERT INTO settings VALUES ('sip_domain', 'pbx.example')")));
    }

private Q_SLOTS:
    void theOldRowsStayAsTheyWereAndNumbersRiseOn()
    {
        makeOldDatabase();
        const auto database = migrated();
        PushLogTable table(*database);
        auto page = waitFor(table.list({}, 10, 0));
        VERIFY_RESULT(page);
        QCOMPARE(page->items.size(), 3);
        PushLogEntry expected;
        expected.id = 2;
        expected.at = noon.addDays(-3);
        expected.extension = QStringLiteral("207");
        expected.deviceId = 7;
        expected.userAgent = QStringLiteral("Phone/1");
        expected.provider = PushProviderName::Apns;
        expected.environment = QStringLiteral("sandbox");
        expected.callId = QStringLiteral("call -3");
        expected.caller = QStringLiteral("0151");
        expected.status = 200;
        expected.providerId = QStringLiteral("id");
        expected.latencyMs = 31;
        expected.attempts = 2;
        expected.tokenMasked = QStringLiteral("dEad…");
        expected.wokeMs = 840;
        QCOMPARE(page->items.at(1), expected);

        const auto ids = waitFor(table.insert({expected}));
        VERIFY_RESULT(ids);
        QCOMPARE(ids->first(), 5);
        PushLogFilter filter;
        filter.extension = QStringLiteral("207");
        QCOMPARE(waitFor(table.list(filter, 10, 0))->total, 4);
        QCOMPARE(runSql(*database, QStringLiteral("SELECT COUNT(DISTINCT uid) FROM push_log"))->first().integer(0), 4);
        QCOMPARE(runSql(*database, QStringLiteral("SELECT value FROM settings"))->first().text(0),
                 QStringLiteral("pbx.example"));
    }

    void theOldRowsGoByAgeLikeTheNewOnes()
    {
        makeOldDatabase();
        const auto database = migrated();
        PushLogTable table(*database);
        VERIFY_RESULT(waitFor(table.ensurePartitions(noon)));
        VERIFY_RESULT(waitFor(table.removeOlderThan(noon.addDays(-1))));
        const auto page = waitFor(table.list({}, 10, 0));
        VERIFY_RESULT(page);
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items.first().id, 3);
    }

    void anEmptyLogBeginsWithOne()
    {
        const auto database = migrated();
        PushLogEntry entry;
        entry.at = noon;
        QCOMPARE(waitFor(PushLogTable(*database).insert({entry}))->first(), 1);
    }
};

QTEST_GUILESS_MAIN(GatewayMigrationTest)
#include "GatewayMigrationTest.moc"
