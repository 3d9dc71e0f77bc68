// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailMessageTable.h"
#include "DatabaseFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

class VoicemailMessageTableTest : public DatabaseFixture
{
    Q_OBJECT

    /// Boxes that take messages in turn, each a second older than the one before.
    Result<void> fill(Database &database, int boxCount, int messages)
    {
        const auto series = [this](int last) {
            return onPostgres() ? QStringLiteral("FROM generate_series(1, %1) AS n(i)").arg(last)
                                : QStringLiteral("FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                                                 "n WHERE i < %1) SELECT i FROM n) AS n")
                                      .arg(last);
        };
        const auto boxes = runSql(
            database, QStringLiteral("INSERT INTO voicemail_boxes (number, name, max_duration_s, max_messages, "
                                     "retention_days, created_at, updated_at, search) SELECT CAST(8000 + i AS TEXT), "
                                     "'', 120, 1000, 0, 0, 0, '' ") +
                          series(boxCount));
        if (!boxes)
            return std::unexpected(boxes.error());
        const QString hash =
            onPostgres() ? QStringLiteral("decode(md5(i::text), 'hex')") : QStringLiteral("randomblob(16)");
        const auto filled = runSql(
            database,
            QStringLiteral("INSERT INTO voicemail_messages (box_id, uid, caller_id_name, caller_id_num, received_at, "
                           "duration, created_at, audio_file, audio_size, audio_hash) SELECT 1 + i % %2, 'u' || i, "
                           "'', '', 1700000000000 - CAST(i AS BIGINT) * 1000, 5, 0, 'f' || i, 1, %1 ")
                    .arg(hash)
                    .arg(boxCount) +
                series(messages));
        return filled ? Result<void>() : std::unexpected(filled.error());
    }

    static QList<qint64> idsOf(const QList<VoicemailMessage> &messages)
    {
        QList<qint64> ids;
        for (const VoicemailMessage &message : messages)
            ids.append(message.id);
        return ids;
    }

private Q_SLOTS:
    void allBoxesAreListedNewestFirstPageByPage()
    {
        const auto database = migrated();
        VERIFY_RESULT(fill(*database, 40, 100));
        VoicemailMessageTable table(*database);
        const auto all = VoicemailScope::ofAllBoxes();
        const auto page = waitFor(table.list(all, 3, 2));
        VERIFY_RESULT(page);
        QCOMPARE(page->total, 100);
        QCOMPARE(idsOf(page->items), (QList<qint64>{3, 4, 5}));
        VERIFY_RESULT(waitFor(table.remove(all, 4, QDateTime::currentDateTimeUtc())));
        const auto after = waitFor(table.list(all, 3, 2));
        VERIFY_RESULT(after);
        QCOMPARE(after->total, 99);
        QCOMPARE(idsOf(after->items), (QList<qint64>{3, 5, 6}));
        // A box is still by itself.
        const auto box = waitFor(table.list(VoicemailScope::ofBox(3), 10, 0));
        VERIFY_RESULT(box);
        QCOMPARE(idsOf(box->items), (QList<qint64>{2, 42, 82}));
    }

    void anExtensionSeesTheNewestOfItsBoxes()
    {
        const auto database = migrated();
        VERIFY_RESULT(fill(*database, 40, 100));
        VERIFY_RESULT(runSql(*database, QStringLiteral("INSERT INTO extensions (number, display_name, ha1, created_at, "
                                                       "updated_at, search) VALUES ('101', '', '', 0, 0, '')")));
        VERIFY_RESULT(runSql(*database, QStringLiteral("INSERT INTO voicemail_box_extensions VALUES (3, 1), (2, 1)")));
        VoicemailMessageTable table(*database);
        const auto page = waitFor(table.list(VoicemailScope::ofExtension(1), 4, 1));
        VERIFY_RESULT(page);
        QCOMPARE(page->total, 6);
        QCOMPARE(idsOf(page->items), (QList<qint64>{2, 41, 42, 81}));
    }

    /// With rows of a year in the table, so that a planner has something to avoid.
    void noPageIsSortedOutOfEverybodysMessages()
    {
        const auto database = migrated();
        VERIFY_RESULT(fill(*database, 400, 20'000));
        const auto planOfNewest = [&](const VoicemailScope &scope) {
            return planOf(*database, VoicemailMessageTable::newestSql(scope), {scope.id, 50, 100});
        };
        // SQLite decides without having counted its rows, PostgreSQL counts them by itself.
        for (const bool counted : {false, true}) {
            if (counted)
                VERIFY_RESULT(analyze(*database));
            if (onPostgres() && !counted)
                continue;
            const QString all = planOfNewest(VoicemailScope::ofAllBoxes());
            QVERIFY2(all.contains(QLatin1String("voicemail_messages_by_time")), qPrintable(all));
            QVERIFY2(!all.contains(QLatin1String("B-TREE")) && !all.contains(QLatin1String("Sort")), qPrintable(all));
            // PostgreSQL may as well gather a box's few messages first and sort them.
            const QString box = planOfNewest(VoicemailScope::ofBox(7));
            QVERIFY2(!box.contains(QLatin1String("voicemail_messages_by_time")), qPrintable(box));
            QVERIFY2(onPostgres() || box.contains(QLatin1String("voicemail_messages_by_box")), qPrintable(box));
            const QString extension = planOfNewest(VoicemailScope::ofExtension(1));
            QVERIFY2(!extension.contains(QLatin1String("voicemail_messages_by_time")), qPrintable(extension));
        }
    }
};

QTEST_GUILESS_MAIN(VoicemailMessageTableTest)
#include "VoicemailMessageTableTest.moc"
