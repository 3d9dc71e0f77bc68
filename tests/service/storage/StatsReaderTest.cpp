// SPDX-License-Identifier: GPL-3.0-or-later
#include "StatsReader.h"
#include "CallRecordTable.h"
#include "DatabaseFixture.h"
#include "PushLogTable.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QDateTime now = QDateTime(QDate(2026, 11, 20), QTime(14, 30, 17), Qt::UTC);
const StatsWindow hour = StatsWindow::of(StatsPeriod::Hour, now);

CallOpened opened(int number, const QDateTime &at)
{
    CallRecord record;
    record.callId = QStringLiteral("call-%1").arg(number);
    record.startTime = at;
    record.callerIdNum = QStringLiteral("201");
    record.callee = QStringLiteral("202");
    return {QByteArray::number(number).rightJustified(16, '0'), record};
}

CallProgressed progressed(int number, CallReport::Progress progress, const QDateTime &at, int code = 0)
{
    CallReport report;
    report.progress = progress;
    report.callId = QStringLiteral("call-%1").arg(number);
    report.code = code;
    return {report, at};
}

PushLogEntry pushOf(const QDateTime &at, PushProviderName provider, PushOutcome outcome,
                    std::optional<qint64> wokeMs = {})
{
    PushLogEntry entry;
    entry.at = at;
    entry.extension = QStringLiteral("201");
    entry.provider = provider;
    entry.outcome = outcome;
    entry.callId = QStringLiteral("c");
    entry.wokeMs = wokeMs;
    return entry;
}

qint64 milliseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch();
}

} // namespace

class StatsReaderTest : public DatabaseFixture
{
    Q_OBJECT

    Result<PeriodCounts> read(Database &database, const StatsWindow &window = hour)
    {
        StatsReader reader(database);
        return waitFor(reader.read(window));
    }

private Q_SLOTS:
    void anEmptyHourHasAllItsBucketsAndNothingInThem()
    {
        const auto database = migrated();
        const auto counts = read(*database);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->calls.size(), 60);
        QCOMPARE(counts->pushes.size(), 60);
        QCOMPARE(counts->calls.first().at, hour.from);
        QCOMPARE(counts->pushes.last().at, hour.to.addSecs(-60));
        QCOMPARE(counts->pushTotals, PushTotals{});
        QVERIFY(counts->pushOutcomes.isEmpty());
        QCOMPARE(counts->voicemail, VoicemailWaiting{});
    }

    void callsAreCountedWhereTheyStartedByHowTheyEnded()
    {
        const auto database = migrated();
        CallRecordTable calls(*database);
        using Progress = CallReport::Progress;
        QList<CallChange> changes;
        const auto failed = [&](int number, const QDateTime &at, int code) {
            changes.append(opened(number, at));
            changes.append(progressed(number, Progress::Failed, at.addSecs(3), code));
        };
        changes = {opened(1, hour.from), progressed(1, Progress::Answered, hour.from.addSecs(5)),
                   progressed(1, Progress::Ended, now)}; // it started in the first bucket and ended in the last
        failed(2, hour.from.addSecs(59), 486);
        failed(3, hour.to.addSecs(-60), 486);
        failed(4, hour.to.addMSecs(-1), 486);
        failed(5, hour.from.addMSecs(-1), 486); // before the hour
        failed(6, hour.to, 486);                // after it
        changes.append(opened(7, hour.from));   // goes on
        VERIFY_RESULT(waitFor(calls.apply(changes)));
        const auto counts = read(*database);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->calls.first(), (CallBucket{.at = hour.from, .answered = 1, .busy = 1}));
        QCOMPARE(counts->calls.last(), (CallBucket{.at = hour.to.addSecs(-60), .busy = 2}));
        qint64 all = 0;
        for (const CallBucket &bucket : counts->calls)
            all +=
                bucket.answered + bucket.busy + bucket.noAnswer + bucket.failed + bucket.cancelled + bucket.voicemail;
        QCOMPARE(all, 4);
    }

    void pushesAreCountedByBucketAndByProviderAndOutcome()
    {
        const auto database = migrated();
        PushLogTable log(*database);
        using enum PushOutcome;
        const QDateTime late = hour.to.addSecs(-30);
        VERIFY_RESULT(waitFor(log.insert({
            pushOf(hour.from, PushProviderName::Fcm, Accepted, 805),
            pushOf(hour.from.addSecs(1), PushProviderName::Fcm, Accepted, 1204),
            pushOf(hour.from.addSecs(2), PushProviderName::Fcm, Accepted, 3999),
            pushOf(hour.from.addSecs(3), PushProviderName::Fcm, Accepted),
            pushOf(late, PushProviderName::Apns, TokenDead),
            pushOf(late, PushProviderName::Apns, Accepted, 500),
            pushOf(hour.from.addSecs(-1), PushProviderName::Apns, Accepted, 1),
            pushOf(hour.to, PushProviderName::Apns, Accepted, 1),
        })));
        const auto counts = read(*database);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->pushes.first(),
                 (PushBucket{.at = hour.from, .sent = 4, .accepted = 4, .woke = 3, .p50Ms = 1200, .p95Ms = 3990}));
        QCOMPARE(
            counts->pushes.last(),
            (PushBucket{.at = hour.to.addSecs(-60), .sent = 2, .accepted = 1, .woke = 1, .p50Ms = 500, .p95Ms = 500}));
        QCOMPARE(counts->pushTotals, (PushTotals{.sent = 6, .accepted = 5, .woke = 4, .p50Ms = 800, .p95Ms = 3990}));
        QCOMPARE(counts->pushOutcomes, (QList<PushOutcomeCount>{{PushProviderName::Fcm, Accepted, 4},
                                                                {PushProviderName::Apns, Accepted, 1},
                                                                {PushProviderName::Apns, TokenDead, 1}}));
    }

    void aDayIsCountedInHalfHours()
    {
        const auto database = migrated();
        PushLogTable log(*database);
        const StatsWindow day = StatsWindow::of(StatsPeriod::Day, now);
        VERIFY_RESULT(waitFor(log.insert({pushOf(day.from, PushProviderName::Fcm, PushOutcome::Accepted),
                                          pushOf(now, PushProviderName::Fcm, PushOutcome::Accepted)})));
        const auto counts = read(*database, day);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->pushes.size(), 48);
        QCOMPARE(counts->pushes.first().sent, 1);
        QCOMPARE(counts->pushes.last().sent, 1);
        QCOMPARE(counts->pushTotals.sent, 2);
    }

    void newMessagesAreThoseThatNobodyHeardOrDeleted()
    {
        const auto database = migrated();
        for (const int box : {1, 2, 3})
            VERIFY_RESULT(runSql(*database,
                                 QStringLiteral("INSERT INTO voicemail_boxes (number, name, max_duration_s, "
                                                "max_messages, retention_days, created_at, updated_at, search) "
                                                "VALUES (?, '', 120, 100, 0, 0, 0, '')"),
                                 {QString::number(8000 + box)}));
        int count = 0;
        const auto leave = [&](int box, qint64 at, const QVariant &readAt, const QVariant &deletedAt) {
            const QString uid = QString::number(++count);
            return runSql(*database,
                          QStringLiteral("INSERT INTO voicemail_messages (box_id, uid, caller_id_name, caller_id_num, "
                                         "received_at, duration, read_at, created_at, audio_file, audio_size, "
                                         "audio_hash, deleted_at) VALUES (?, ?, '', '', ?, 5, ?, 0, ?, 1, ?, ?)"),
                          {box, uid, at, readAt, uid, QByteArray("h"), deletedAt});
        };
        const QVariant no(QMetaType(QMetaType::LongLong));
        const qint64 oldest = milliseconds(now.addDays(-2));
        VERIFY_RESULT(leave(1, milliseconds(now), no, no));
        VERIFY_RESULT(leave(1, oldest, no, no));
        VERIFY_RESULT(leave(2, milliseconds(now), no, no));
        VERIFY_RESULT(leave(2, oldest - 1000, milliseconds(now), no)); // heard
        VERIFY_RESULT(leave(3, oldest - 2000, no, milliseconds(now))); // deleted
        const auto counts = read(*database);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->voicemail, (VoicemailWaiting{3, 2, now.addDays(-2).addMSecs(-now.time().msec())}));
    }

    /// With rows of a month in the tables, so that a planner has something to avoid.
    void everyStatementGoesThroughAnIndex()
    {
        const auto database = migrated();
        const QString series =
            onPostgres() ? QStringLiteral("FROM generate_series(0, 19999) AS n(i)")
                         : QStringLiteral("FROM (WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM "
                                          "n WHERE i < 19999) SELECT i FROM n) AS n");
        const QString uid =
            onPostgres() ? QStringLiteral("decode(md5(i::text), 'hex')") : QStringLiteral("randomblob(16)");
        const QString at = QStringLiteral("%1 - CAST(i AS BIGINT) * 129600").arg(milliseconds(now)); // over thirty days
        VERIFY_RESULT(runSql(*database,
                             QStringLiteral("INSERT INTO call_records (uid, call_id, start_time, end_time, seen_at, "
                                            "caller_id_name, caller_id_num, callee, direction, disposition) SELECT %1, "
                                            "'c' || i, %2, %2, 0, '', '', '', 'internal', 'answered' %3")
                                 .arg(uid, at, series)));
        VERIFY_RESULT(runSql(
            *database,
            QStringLiteral("INSERT INTO push_log (uid, at, extension, device_id, user_agent, provider, environment, "
                           "event, call_id, caller, outcome, status, reason, provider_id, latency_ms, attempts, "
                           "token_masked) SELECT %1, %2, '201', 1, '', 'fcm', '', 'incoming_call', 'c' || i, '', "
                           "'accepted', 200, '', '', 40, 1, '' %3")
                .arg(onPostgres() ? QStringLiteral("gen_random_uuid()") : uid, at, series)));
        VERIFY_RESULT(runSql(*database, QStringLiteral("INSERT INTO voicemail_boxes (number, name, max_duration_s, "
                                                       "max_messages, retention_days, created_at, updated_at, search) "
                                                       "VALUES ('8001', '', 120, 100, 0, 0, 0, '')")));
        VERIFY_RESULT(
            runSql(*database, QStringLiteral("INSERT INTO voicemail_messages (box_id, uid, caller_id_name, "
                                             "caller_id_num, received_at, duration, read_at, created_at, audio_file, "
                                             "audio_size, audio_hash) SELECT 1, 'u' || i, '', '', %2, 5, CASE WHEN i % "
                                             "100 = 0 THEN NULL ELSE 1 END, 0, 'f' || i, 1, %1 %3")
                                  .arg(uid, at, series)));
        // The service's SQLite is never told to count its rows.
        if (!onPostgres()) {
            const QString uncounted = planOf(*database, StatsReader::voicemailSql());
            QVERIFY2(uncounted.contains(QLatin1String("INDEX voicemail_messages_new")), qPrintable(uncounted));
        }
        VERIFY_RESULT(analyze(*database));

        const QVariantList values{milliseconds(hour.from), 60'000, milliseconds(hour.from), milliseconds(hour.to)};
        const auto uses = [&](const QString &sql, const QVariantList &bound, const QString &index) {
            const QString plan = planOf(*database, sql, bound);
            // A day's partition has the index under a name of its own.
            const QString column = index.section(u'/', 1);
            const bool used = plan.contains(index.section(u'/', 0, 0)) || (onPostgres() && plan.contains(column));
            const bool whole = plan.contains(QLatin1String("Seq Scan")) || plan.contains(QLatin1String("SCAN "));
            return used && (!whole || plan.contains(QLatin1String("USING"))) ? QString() : plan;
        };
        QCOMPARE(uses(StatsReader::callsSql(), values, QStringLiteral("call_records_by_time/call_records_by_time")),
                 QString());
        QCOMPARE(uses(StatsReader::pushesSql(), values, QStringLiteral("push_log_by_time/_at_idx")), QString());
        QCOMPARE(uses(StatsReader::voicemailSql(), {}, QStringLiteral("voicemail_messages_new/voicemail_messages_new")),
                 QString());
        const auto counts = read(*database);
        VERIFY_RESULT(counts);
        QVERIFY(counts->pushTotals.sent > 0);
        QCOMPARE(counts->voicemail.newMessages, 200);
    }
};

QTEST_GUILESS_MAIN(StatsReaderTest)
#include "StatsReaderTest.moc"
