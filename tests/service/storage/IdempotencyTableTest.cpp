// SPDX-License-Identifier: GPL-3.0-or-later
#include "IdempotencyTable.h"
#include "DatabaseFixture.h"

#include <QCoroTask>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);
const QByteArray bodyHash(32, 'b');
const QByteArray otherHash(32, 'o');

} // namespace

class IdempotencyTableTest : public DatabaseFixture
{
    Q_OBJECT

    static Result<std::optional<KeptAnswer>> take(Database &database, const QDateTime &now = morning,
                                                  const QByteArray &hash = bodyHash, const char *scope = "license 1")
    {
        return waitFor(
            IdempotencyTable(database).take(QString::fromLatin1(scope), QStringLiteral("key"), hash, now, 30s));
    }
    static bool isOurs(const Result<std::optional<KeptAnswer>> &taken) { return taken && !taken->has_value(); }

private Q_SLOTS:
    void theFirstTakesTheKeyAndTheOthersLearnOfIt()
    {
        const auto database = migrated();
        IdempotencyTable table(*database);
        QVERIFY(isOurs(take(*database)));
        const auto second = take(*database, morning.addSecs(1), otherHash);
        VERIFY_RESULT(second);
        QCOMPARE(*second, std::optional(KeptAnswer{bodyHash, 0, {}, morning}));
        QVERIFY(isOurs(take(*database, morning, bodyHash, "license 2")));

        const QByteArray body("{\"data\":\"\xc3\xa4\0\"}", 15);
        VERIFY_RESULT(waitFor(table.answer(QStringLiteral("license 1"), QStringLiteral("key"), 201, body)));
        QCOMPARE(take(*database, morning.addSecs(3600)).value(),
                 std::optional(KeptAnswer{bodyHash, 201, body, morning}));
    }

    void anUnansweredKeyIsTakenOverWhenItsProcessMustBeDead()
    {
        const auto database = migrated();
        QVERIFY(isOurs(take(*database)));
        QVERIFY(!isOurs(take(*database, morning.addSecs(29))));
        QVERIFY(isOurs(take(*database, morning.addSecs(30), otherHash)));
        QCOMPARE(take(*database, morning.addSecs(31)).value()->bodyHash, otherHash);
    }

    void anAnswerHoldsForADay()
    {
        const auto database = migrated();
        QVERIFY(isOurs(take(*database)));
        VERIFY_RESULT(
            waitFor(IdempotencyTable(*database).answer(QStringLiteral("license 1"), QStringLiteral("key"), 200, "x")));
        QVERIFY(!isOurs(take(*database, morning.addDays(1).addSecs(-1))));
        QVERIFY(isOurs(take(*database, morning.addDays(1))));
        QCOMPARE(take(*database, morning.addDays(1)).value()->status, 0);
    }

    void aKeyGivenBackIsFreeButAnAnsweredOneStays()
    {
        const auto database = migrated();
        IdempotencyTable table(*database);
        QVERIFY(isOurs(take(*database)));
        VERIFY_RESULT(waitFor(table.give(QStringLiteral("license 1"), QStringLiteral("key"))));
        QVERIFY(isOurs(take(*database)));
        VERIFY_RESULT(waitFor(table.answer(QStringLiteral("license 1"), QStringLiteral("key"), 200, "x")));
        VERIFY_RESULT(waitFor(table.give(QStringLiteral("license 1"), QStringLiteral("key"))));
        QVERIFY(!isOurs(take(*database)));
    }

    void ofManyAtOnceOneTakesTheKey()
    {
        const auto database = migrated();
        IdempotencyTable table(*database);
        std::vector<QCoro::Task<Result<std::optional<KeptAnswer>>>> running;
        for (int i = 0; i < 30; ++i)
            running.push_back(table.take(QStringLiteral("license 1"), QStringLiteral("key"), bodyHash, morning, 30s));
        int ours = 0;
        for (auto &task : running)
            ours += isOurs(waitFor(task)) ? 1 : 0;
        QCOMPARE(ours, 1);
    }

    void oldKeysAreRemovedInBatches()
    {
        const auto database = migrated();
        IdempotencyTable table(*database);
        for (int i = 0; i < 10; ++i)
            VERIFY_RESULT(waitFor(
                table.take(QStringLiteral("license 1"), QString::number(i), bodyHash, morning.addSecs(i), 30s)));
        QCOMPARE(waitFor(table.removeOlderThan(morning.addSecs(7), 5)), Result<int>(5));
        QCOMPARE(waitFor(table.removeOlderThan(morning.addSecs(7), 5)), Result<int>(2));
        QCOMPARE(waitFor(table.removeOlderThan(morning.addSecs(7), 5)), Result<int>(0));
    }
};

QTEST_GUILESS_MAIN(IdempotencyTableTest)
#include "IdempotencyTableTest.moc"
