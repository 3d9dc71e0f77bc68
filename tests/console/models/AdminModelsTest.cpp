// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditModel.h"
#include "AuditText.h"
#include "OperatorModel.h"
#include "RelativeTime.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15), Qt::UTC);

AuditEntry entry(qint64 id, const QString &outcome = QStringLiteral("ok"))
{
    AuditEntry entry;
    entry.id = id;
    entry.at = morning.addSecs(id);
    entry.operatorId = 1;
    entry.operatorName = QStringLiteral("ada");
    entry.action = QStringLiteral("extension.changed");
    entry.target = {QStringLiteral("extension"), QStringLiteral("7"), QStringLiteral("101")};
    entry.changes = {{QStringLiteral("dnd"), QStringLiteral("false"), QStringLiteral("true")},
                     {QStringLiteral("password"), std::nullopt, QStringLiteral("(changed)")}};
    entry.outcome = outcome;
    return entry;
}

QString textAt(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class AdminModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsARowInWords()
    {
        AuditModel model;
        const QAbstractItemModelTester tester(&model);
        model.reset({entry(2), entry(1, QStringLiteral("stale"))}, false, 2);
        QCOMPARE(textAt(model, 0, AuditModel::Who), QStringLiteral("ada"));
        QCOMPARE(textAt(model, 0, AuditModel::Action), QStringLiteral("Extension changed"));
        QCOMPARE(textAt(model, 0, AuditModel::Target), QStringLiteral("Extension 101"));
        QCOMPARE(textAt(model, 0, AuditModel::Changes), QStringLiteral("dnd: false → true, password: (changed)"));
        QCOMPARE(model.index(0, 0).data(StateRole).toInt(), 1);
        QCOMPARE(textAt(model, 1, AuditModel::Outcome), QStringLiteral("Changed meanwhile"));
        QCOMPARE(model.index(1, 0).data(StateRole).toInt(), 0);
        AuditEntry nobody = entry(3, QStringLiteral("invalid_credentials"));
        nobody.operatorName.clear();
        nobody.target = {QStringLiteral("operator"), {}, {}};
        model.add(nobody);
        QCOMPARE(textAt(model, 2, AuditModel::Who), QStringLiteral("Unknown"));
        QCOMPARE(textAt(model, 2, AuditModel::Target), QStringLiteral("Unknown operator"));
    }

    void olderEntriesAreAskedForOnceAtATime()
    {
        AuditModel model; // without the tester, which fetches more by itself
        QSignalSpy wanted(&model, &AuditModel::moreWanted);
        QVERIFY(!model.canFetchMore({}));
        model.reset({entry(10), entry(9)}, true, 4);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(model.oldestId(), std::optional<qint64>(9));
        model.append({entry(8), entry(7)}, false);
        QCOMPARE(model.rowCount(), 4);
        QVERIFY(!model.canFetchMore({}));
    }

    void whatIsRecordedNowIsCountedOnce()
    {
        AuditModel model;
        const QAbstractItemModelTester tester(&model);
        model.reset({entry(10)}, false, 1);
        model.add(entry(11));
        model.add(entry(11));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), 2);
    }

    void whatIsRecordedWhileTheListIsLoadedStays()
    {
        AuditModel model;
        model.reset({entry(10), entry(9)}, true, 10);
        model.append({entry(8), entry(7)}, true);
        model.expectNewest();
        model.add(entry(11));
        model.refresh({entry(10), entry(9)}, true, 10);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.total(), 11);
        QVERIFY(model.canFetchMore({}));
    }

    void todayBeginsAnewWithEachDay()
    {
        const QDateTime evening(QDate(2026, 3, 10), QTime(23, 59, 50));
        QCOMPARE(beginOfDay(0, evening).toLocalTime(), QDate(2026, 3, 10).startOfDay());
        QCOMPARE(beginOfDay(6, evening).toLocalTime(), QDate(2026, 3, 4).startOfDay());
        QCOMPARE(beginOfDay(0, evening.addSecs(20)).toLocalTime(), QDate(2026, 3, 11).startOfDay());
        QCOMPARE(beginOfDay(0, evening.toUTC()).timeSpec(), Qt::UTC);
    }

    void everyActionOfAnOlderConsoleIsStillReadable()
    {
        QCOMPARE(actionText(QStringLiteral("trunk.moved_away")), QStringLiteral("Trunk moved away"));
        QCOMPARE(outcomeText(QStringLiteral("too_many_devices")), QStringLiteral("Too many devices"));
        QCOMPARE(targetText({QStringLiteral("trunk"), QStringLiteral("3"), {}}), QStringLiteral("Trunk 3"));
    }

    void operatorsComeChangeAndGo()
    {
        OperatorModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSelf(1);
        const Operator ada{1, QStringLiteral("ada"), Role::Admin, false, morning, {}};
        Operator oto{2, QStringLiteral("oto"), Role::Operator, false, morning, morning};
        model.reset({ada, oto});
        model.tick(morning.addSecs(300));
        QCOMPARE(textAt(model, 0, OperatorModel::Name), QStringLiteral("ada (you)"));
        QCOMPARE(textAt(model, 0, OperatorModel::LastSignIn), QStringLiteral("Never"));
        QCOMPARE(textAt(model, 1, OperatorModel::RoleName), QStringLiteral("Operator"));
        QCOMPARE(model.enabledCount(), 2);
        oto.disabled = true;
        model.upsert(oto);
        QCOMPARE(model.enabledCount(), 1);
        QCOMPARE(textAt(model, 1, OperatorModel::State), QStringLiteral("Disabled"));
        model.remove(2);
        QCOMPARE(model.rowCount(), 1);
        model.setSelf(5);
        QCOMPARE(textAt(model, 0, OperatorModel::Name), QStringLiteral("ada"));
    }
};

QTEST_GUILESS_MAIN(AdminModelsTest)
#include "AdminModelsTest.moc"
