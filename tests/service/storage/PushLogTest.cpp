// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "PushLogWriter.h"

#include <QCoroTask>
#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);

PushLogEntry entry(int i)
{
    PushLogEntry entry;
    entry.at = morning.addMSecs(i);
    entry.extension = QString::number(200 + i % 2);
    entry.deviceId = 7;
    entry.userAgent = QStringLiteral("Phone/1");
    entry.provider = i % 2 ? PushProviderName::Fcm : PushProviderName::Apns;
    entry.environment = QStringLiteral("sandbox");
    entry.callId = QStringLiteral("call-%1@host").arg(i);
    entry.caller = QString::fromUtf8("Änne");
    entry.outcome = i % 3 ? PushOutcome::Accepted : PushOutcome::TokenDead;
    entry.status = 200;
    entry.reason = QStringLiteral("Unregistered");
    entry.providerId = QStringLiteral("id");
    entry.latencyMs = 31;
    entry.attempts = 2;
    entry.tokenMasked = QStringLiteral("dEad…9A2b");
    return entry;
}

QList<PushLogEntry> entries(int count)
{
    QList<PushLogEntry> list;
    for (int i = 0; i < count; ++i)
        list.append(entry(i));
    return list;
}

} // namespace

class PushLogTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryComesBackWhole()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        PushLogEntry written = entry(0);
        written.wokeMs = 1234;
        written.earlierAttempts = {{1, QStringLiteral("production"), 400, QStringLiteral("BadDeviceToken"), 31},
                                   {2, QStringLiteral("sandbox"), 503, QStringLiteral("Shutdown \"now\""), 7}};
        written.licenseId = 12;
        written.installation = QStringLiteral("0f3c");
        const auto ids = waitFor(table.insert({written}));
        VERIFY_RESULT(ids);
        written.id = ids->first();
        QCOMPARE(waitFor(table.list({}, 10, 0))->items, QList<PushLogEntry>{written});
    }

    void aListIsFilteredNewestFirst()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        const auto ids = waitFor(table.insert(entries(12)));
        QCOMPARE(ids->size(), 12);

        const auto page = waitFor(table.list({}, 5, 2));
        QCOMPARE(page->total, 12);
        QCOMPARE(page->items.size(), 5);
        QCOMPARE(page->items.first().id, ids->at(9));

        PushLogFilter filter;
        filter.extension = QStringLiteral("201");
        filter.provider = PushProviderName::Fcm;
        filter.outcome = PushOutcome::TokenDead;
        QCOMPARE(waitFor(table.list(filter, 10, 0))->total, 2); // 3 and 9
        filter = {};
        filter.callId = QStringLiteral("call-4@host");
        QCOMPARE(waitFor(table.list(filter, 10, 0))->items.first().id, ids->at(4));
        filter = {};
        filter.beforeId = ids->at(3);
        const auto older = waitFor(table.list(filter, 10, 0));
        QCOMPARE(older->items.size(), 3);
        QCOMPARE(older->items.first().id, ids->at(2));
        filter = {};
        filter.callId = QStringLiteral("' OR '1'='1");
        QCOMPARE(waitFor(table.list(filter, 10, 0))->total, 0);
    }

    void aListIsFilteredByWhatTheGatewayKeeps()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        QList<PushLogEntry> pushes = entries(6);
        pushes[1].licenseId = 12;
        pushes[1].installation = QStringLiteral("a");
        pushes[2].licenseId = 12;
        pushes[2].installation = QStringLiteral("b");
        pushes[3].licenseId = 13;
        pushes[3].environment = QStringLiteral("production");
        pushes[4].event = PushEvent::Voicemail;
        const auto ids = waitFor(table.insert(pushes));
        VERIFY_RESULT(ids);
        const auto found = [&](const PushLogFilter &filter) {
            QList<qint64> indices;
            const auto page = waitFor(table.list(filter, 10, 0));
            for (const PushLogEntry &one : page->items)
                indices.prepend(ids->indexOf(one.id));
            return indices;
        };
        PushLogFilter filter;
        filter.licenseId = 12;
        QCOMPARE(found(filter), (QList<qint64>{1, 2}));
        filter.installation = QStringLiteral("b");
        QCOMPARE(found(filter), QList<qint64>{2});
        filter = {};
        filter.licenseId = 0;
        QCOMPARE(found(filter), (QList<qint64>{0, 4, 5}));
        filter = {};
        filter.environment = QStringLiteral("production");
        QCOMPARE(found(filter), QList<qint64>{3});
        filter = {};
        filter.event = PushEvent::Voicemail;
        QCOMPARE(found(filter), QList<qint64>{4});
        filter = {};
        filter.from = morning.addMSecs(2);
        filter.to = morning.addMSecs(4);
        QCOMPARE(found(filter), (QList<qint64>{2, 3}));
    }

    void pagesStayTheSameWhileTheLogGrows()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        VERIFY_RESULT(waitFor(table.insert(entries(30))));
        QList<qint64> seen;
        PushLogFilter filter;
        for (int page = 0; page < 3; ++page) {
            const auto slice = waitFor(table.list(filter, 10, 0));
            for (const PushLogEntry &one : slice->items)
                seen.append(one.id);
            filter.beforeId = seen.last();
            VERIFY_RESULT(waitFor(table.insert(entries(7))));
        }
        QCOMPARE(QSet<qint64>(seen.begin(), seen.end()).size(), 30);
        QVERIFY(std::is_sorted(seen.rbegin(), seen.rend()));
    }

    void anyTextComesBackAsItWas()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        PushLogEntry odd = entry(0);
        odd.reason = QStringLiteral("a \"quoted\" {brace}, 'it''s', \\back\\slash NULL \n\ttab");
        odd.callId = QStringLiteral("NULL");
        odd.caller = QString::fromUtf8("\U0001F4DE ünï");
        odd.userAgent = QString();
        const auto ids = waitFor(table.insert({odd}));
        VERIFY_RESULT(ids);
        const PushLogEntry back = waitFor(table.list({}, 1, 0))->items.first();
        QCOMPARE(back.reason, odd.reason);
        QCOMPARE(back.callId, odd.callId);
        QCOMPARE(back.caller, odd.caller);
        QCOMPARE(back.userAgent, QString());
    }

    void aPushNotesItsDeviceUnlessItIsAnothersDevice()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        const QString device = QStringLiteral("INSERT INTO push_devices (extension_id, provider, token_hash, "
                                              "token_sealed, token_masked, token_state, voip, "
                                              "environment, app_id, instance, user_agent, registered_at) SELECT id, "
                                              "'fcm', ?, ?, '', 'active', %1, '', '', "
                                              "'', '', 0 FROM extensions RETURNING id");
        VERIFY_RESULT(runSql(*database, QStringLiteral("INSERT INTO extensions (number, display_name, ha1, created_at, "
                                                       "updated_at, search) VALUES ('207', '', '', 0, 0, '')")));
        const auto added = runSql(*database, device.arg(onPostgres() ? QStringLiteral("FALSE") : QStringLiteral("0")),
                                  {QByteArray("h"), QByteArray("s")});
        VERIFY_RESULT(added);
        QList<PushLogEntry> pushes = {entry(5), entry(3), entry(9)};
        pushes[0].deviceId = pushes[1].deviceId = added->first().integer(0);
        pushes[2].deviceId = 0;
        VERIFY_RESULT(waitFor(table.insert(pushes)));
        const auto last = runSql(*database, QStringLiteral("SELECT last_push_at FROM push_devices"));
        QCOMPARE(last->first().time(0), entry(5).at);
    }

    void aWakeIsNotedInTheCallsAcceptedPushOnly()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        QList<PushLogEntry> pushes = {entry(1), entry(1), entry(1), entry(1)};
        pushes[1].event = PushEvent::Cancel;
        pushes[2].deviceId = 8;
        pushes[3].outcome = PushOutcome::TryLater;
        VERIFY_RESULT(waitFor(table.insert(pushes)));
        VERIFY_RESULT(waitFor(table.recordWake(7, QStringLiteral("call-1@host"), 840)));
        const auto page = waitFor(table.list({}, 10, 0));
        QCOMPARE(page->items.at(3).wokeMs, std::optional<qint64>(840));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(page->items.at(i).wokeMs, std::nullopt);
    }

    void oldEntriesAreRemoved()
    {
        const auto database = migrated();
        PushLogTable table(*database);
        VERIFY_RESULT(waitFor(table.insert(entries(10))));
        QCOMPARE(waitFor(table.removeOlderThan(morning.addMSecs(4)))->rows, 4);
        QCOMPARE(waitFor(table.list({}, 10, 0))->total, 6);
    }

    void theWriterGroupsAndTellsTheIds()
    {
        const auto database = migrated();
        PushLogWriter writer(*database);
        QSignalSpy stored(&writer, &PushLogWriter::stored);
        for (const PushLogEntry &one : entries(1200))
            writer.add(one);
        waitFor(writer.drain());
        QCOMPARE(writer.waiting(), 0);
        QCOMPARE(waitFor(PushLogTable(*database).list({}, 1, 0))->total, 1200);
        QVERIFY2(stored.size() >= 3 && stored.size() <= 5, qPrintable(QString::number(stored.size())));
        qint64 last = 0;
        for (const auto &group : stored) {
            for (const PushLogEntry &one : group.first().value<QList<PushLogEntry>>()) {
                QVERIFY(one.id > last);
                last = one.id;
            }
        }
    }

    void aWakeFindsAnEntryThatWasNotWrittenYet()
    {
        const auto database = migrated();
        PushLogWriter writer(*database);
        writer.add(entry(1));
        writer.recordWake(7, QStringLiteral("call-1@host"), 555, morning.addSecs(2));
        QTRY_COMPARE(waitFor(PushLogTable(*database).list({}, 1, 0))->items.value(0).wokeMs,
                     std::optional<qint64>(555));
    }

    void anOutageLosesTheOldestBeyondTheBoundAndNoMore()
    {
        Database::Options absent = options();
        absent.url = QStringLiteral("postgresql://postgres@127.0.0.1:1/none");
        Database database(absent);
        QVERIFY(database.start());
        PushLogWriter writer(database, {.interval = 1ms, .groupLimit = 10, .keepLimit = 50});
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("has 50 entries that the database does not take")));
        for (const PushLogEntry &one : entries(80))
            writer.add(one);
        waitFor(writer.drain());
        QCOMPARE(writer.waiting(), 50);
        QCOMPARE(writer.dropped(), 30);
    }

    void whatAnOutageKeptIsWrittenAfterIt()
    {
        if (!onPostgres())
            return; // a file does not go away
        const auto database = migrated();
        QTRY_VERIFY(database->isAvailable());
        PushLogWriter writer(*database);
        postgres().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!database->isAvailable(), 20'000);
        for (const PushLogEntry &one : entries(700))
            writer.add(one);
        QTest::qWait(100);
        QCOMPARE(writer.waiting(), 700);
        QVERIFY(postgres().startAgain());
        QTRY_COMPARE_WITH_TIMEOUT(writer.waiting(), 0, 20'000);
        QTRY_COMPARE(waitFor(PushLogTable(*database).list({}, 1, 0))->total, 700);
        QCOMPARE(writer.dropped(), 0);
    }
};

QTEST_GUILESS_MAIN(PushLogTest)
#include "PushLogTest.moc"
