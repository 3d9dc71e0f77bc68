// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorBook.h"
#include "AuditRetention.h"
#include "DatabaseFixture.h"
#include "OperatorTable.h"

#include <QCoroTask>
#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

constexpr int patience = 30'000; // ms

AuditEntry entryAt(const QDateTime &at, const QString &target)
{
    AuditEntry entry;
    entry.at = at;
    entry.operatorId = 3;
    entry.operatorName = QString::fromUtf8("Änne");
    entry.role = Role::Operator;
    entry.address = QStringLiteral("192.0.2.1");
    entry.action = QStringLiteral("extension.changed");
    entry.target = {QStringLiteral("extension"), QStringLiteral("7"), target};
    entry.outcome = AuditTable::unknownOutcome;
    return entry;
}

class NowClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC); }
};

} // namespace

/// Who may still use a token, and the log of what was done with it.
class OperatorBookTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void changesByOthersEndTokensWithinSeconds()
    {
        const auto database = migrated();
        OperatorTable table(*database);
        const auto ida = waitFor(table.add(QStringLiteral("ida"), Role::Operator, {}));
        const auto nils = waitFor(table.add(QStringLiteral("nils"), Role::Operator, {}));
        OperatorBook book(*database);
        VERIFY_RESULT(waitFor(book.load()));
        QVERIFY(book.admits(ida->id, 1));
        QVERIFY(!book.admits(ida->id + 77, 1));
        QSignalSpy ended(&book, &OperatorBook::ended);
        VERIFY_RESULT(waitFor(table.change(ida->id, {}, {.role = Role::Viewer})));
        QTRY_VERIFY_WITH_TIMEOUT(!book.admits(ida->id, 1), patience);
        QVERIFY(book.admits(ida->id, 2));
        VERIFY_RESULT(waitFor(table.change(ida->id, {}, {.disabled = true})));
        QTRY_VERIFY_WITH_TIMEOUT(!book.admits(ida->id, 2), patience);
        QVERIFY(!book.admits(ida->id, 3));
        VERIFY_RESULT(waitFor(table.remove(nils->id, {})));
        QTRY_VERIFY_WITH_TIMEOUT(!book.admits(nils->id, 1), patience);
        QCOMPARE(ended.size(), 3);
    }

    void whatIsLearntHereCountsAtOnce()
    {
        const auto database = migrated();
        OperatorTable table(*database);
        OperatorBook book(*database);
        VERIFY_RESULT(waitFor(book.load()));
        const auto ida = waitFor(table.add(QStringLiteral("ida"), Role::Operator, {}));
        book.learn(*ida);
        QVERIFY(book.admits(ida->id, 1));
        Operator older = *ida;
        const auto changed = waitFor(table.change(ida->id, {}, {.role = Role::Viewer}));
        book.learn(*changed);
        QVERIFY(!book.admits(ida->id, 1));
        book.learn(older); // an answer that was under way
        QVERIFY(!book.admits(ida->id, 1));
        book.forget(ida->id);
        QVERIFY(!book.admits(ida->id, 2));
    }

    void twoAdminsCannotDisableEachOther()
    {
        const auto database = migrated();
        OperatorTable table(*database);
        const auto ada = waitFor(table.add(QStringLiteral("ada"), Role::Admin, {}));
        const auto bea = waitFor(table.add(QStringLiteral("bea"), Role::Admin, {}));
        for (int round = 0; round < 20; ++round) {
            auto first = table.change(ada->id, {}, {.disabled = true});
            auto second = table.change(bea->id, {}, {.role = Role::Viewer});
            const auto one = waitFor(std::move(first));
            const auto two = waitFor(std::move(second));
            QVERIFY(one.has_value() != two.has_value());
            QCOMPARE(one ? two.error().code : one.error().code, QStringLiteral("last_admin"));
            VERIFY_RESULT(waitFor(table.change(ada->id, {}, {.disabled = false})));
            VERIFY_RESULT(waitFor(table.change(bea->id, {}, {.role = Role::Admin})));
        }
    }

    void anEntryIsCompletedOnce()
    {
        const auto database = migrated();
        AuditTable table(*database);
        const QDateTime at = NowClock().now();
        AuditEntry entry = entryAt(at, QStringLiteral("101"));
        const auto id = waitFor(table.add(entry));
        VERIFY_RESULT(id);
        entry.id = *id;
        QCOMPARE(waitFor(table.newest({}, 10)), Result<QList<AuditEntry>>(QList<AuditEntry>{entry}));
        entry.outcome = QStringLiteral("ok");
        entry.changes = {{QStringLiteral("dnd"), QStringLiteral("false"), QStringLiteral("true")},
                         {QStringLiteral("password"), std::nullopt, QStringLiteral("(changed)")}};
        VERIFY_RESULT(waitFor(table.complete(entry)));
        QCOMPARE(waitFor(table.newest({}, 10)), Result<QList<AuditEntry>>(QList<AuditEntry>{entry}));
        AuditEntry rewritten = entry;
        rewritten.outcome = QStringLiteral("not_found");
        QVERIFY(!waitFor(table.complete(rewritten)));
        QCOMPARE(waitFor(table.newest({}, 10)), Result<QList<AuditEntry>>(QList<AuditEntry>{entry}));
    }

    void oldEntriesGoAfterTheirDays()
    {
        const auto database = migrated();
        AuditTable table(*database);
        const NowClock clock;
        for (int days : {400, 366, 364, 0}) {
            const AuditEntry entry = entryAt(clock.now().addDays(-days), QString::number(days));
            VERIFY_RESULT(waitFor(table.add(entry)));
        }
        AuditRetention retention(table, clock, 365);
        waitFor(retention.tidy());
        QCOMPARE(waitFor(table.list({}, 10, 0))->total, 2);
        retention.setDays(7);
        waitFor(retention.tidy());
        QCOMPARE(waitFor(table.list({}, 10, 0))->items.first().target.name, QStringLiteral("0"));
        QCOMPARE(waitFor(table.list({}, 10, 0))->total, 1);
    }
};

QTEST_GUILESS_MAIN(OperatorBookTest)
#include "OperatorBookTest.moc"
