// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallHistoryModel.h"

#include "FilterProxies.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

CallRecord record(qint64 id)
{
    CallRecord record;
    record.id = id;
    record.callId = QStringLiteral("call-%1").arg(id);
    record.startTime = QDateTime::currentDateTimeUtc().addSecs(id - 1000);
    record.endTime = record.startTime.addSecs(10);
    record.duration = 10;
    record.callerIdNum = QStringLiteral("+49301");
    record.callee = QStringLiteral("207");
    record.disposition = Disposition::NoAnswer;
    record.hangupCause = QStringLiteral("no_user_responding");
    return record;
}

QList<CallRecord> records(qint64 newest, qint64 oldest)
{
    QList<CallRecord> list;
    for (qint64 id = newest; id >= oldest; --id)
        list.append(record(id));
    return list;
}

struct Table
{
    Table()
    {
        proxy.setSourceModel(&model);
        for (QAbstractItemModelTester *tester : {&modelTester, &proxyTester})
            tester->setUseFetchMore(false); // it would ask for the next part by itself
    }
    qint64 idAt(int row) const { return proxy.index(row, 0).data(ValueRole).value<CallRecord>().id; }

    ExtensionModel extensions;
    CallHistoryModel model{extensions};
    CallHistoryProxy proxy;
    QAbstractItemModelTester modelTester{&model};
    QAbstractItemModelTester proxyTester{&proxy};
};

} // namespace

class CallHistoryModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePartsAreAskedForOneAtATime()
    {
        Table table;
        QSignalSpy wanted(&table.model, &CallHistoryModel::moreWanted);
        QVERIFY(!table.proxy.canFetchMore({})); // nothing was loaded yet
        table.model.reset(records(300, 201), true, 250);
        QVERIFY(table.proxy.canFetchMore({}));
        table.proxy.fetchMore({});
        table.proxy.fetchMore({}); // the view asks again while it is under way
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(table.model.oldestId(), 201);
        table.model.append(records(200, 51), false);
        QCOMPARE(table.proxy.rowCount(), 250);
        QVERIFY(!table.proxy.canFetchMore({}));
    }

    void theNewestStandsOnTopWhateverIsClicked()
    {
        Table table;
        table.model.reset(records(20, 11), true, 20);
        table.proxy.sort(CallHistoryModel::From, Qt::AscendingOrder);
        QCOMPARE(table.idAt(0), 20);
        table.model.add(record(21));
        QCOMPARE(table.idAt(0), 21);
        QCOMPARE(table.model.total(), 21);
        table.model.append(records(10, 1), false);
        QCOMPARE(table.idAt(20), 1);
    }

    void aCallThatIsToldTwiceIsOneRow()
    {
        Table table;
        table.model.reset(records(20, 11), true, 20);
        table.model.add(record(20));
        QCOMPARE(table.model.rowCount(), 10);
        QCOMPARE(table.model.total(), 20);
        table.model.append(records(11, 10), true); // a part that overlaps
        QCOMPARE(table.model.rowCount(), 11);
    }

    void loadingAnewKeepsWhatIsOlderWhereTheListsMeet()
    {
        Table table;
        table.model.reset(records(20, 11), true, 20);
        table.model.append(records(10, 1), false);
        table.model.refresh(records(23, 14), true, 23);
        QCOMPARE(table.model.rowCount(), 23);
        QCOMPARE(table.model.total(), 23);
        QVERIFY(!table.model.canFetchMore({}));
        table.model.refresh(records(90, 81), true, 90); // too much has happened in between
        QCOMPARE(table.model.rowCount(), 10);
        QVERIFY(table.model.canFetchMore({}));
    }

    void aCallThatEndsWhileTheFirstPartIsUnderWayDoesNotEndTheList()
    {
        Table table;
        table.model.expectNewest();
        table.model.add(record(300)); // is in the answer, too
        table.model.add(record(301)); // is newer than the answer
        table.model.refresh(records(300, 201), true, 48'211);
        QCOMPARE(table.model.rowCount(), 101);
        QCOMPARE(table.model.total(), 48'212);
        QCOMPARE(table.idAt(0), 301);
        QVERIFY(table.model.canFetchMore({}));
    }

    void whatWasMissedWhileTheLinkWasDownIsNoHole()
    {
        Table table;
        table.model.reset(records(200, 101), true, 200);
        table.model.expectGap();
        table.model.add(record(500)); // the link is back, and the feed is quicker than the list
        table.model.expectNewest();
        table.model.add(record(501));
        table.model.refresh(records(500, 401), true, 500);
        QCOMPARE(table.model.rowCount(), 101); // 201 to 400 are not here, so neither is what is older
        QCOMPARE(table.model.oldestId(), 401);
        QCOMPARE(table.model.total(), 501);
        QVERIFY(table.model.canFetchMore({}));
    }

    void aLoadThatFailedDoesNotHideTheHole()
    {
        Table table;
        table.model.reset(records(200, 101), true, 200);
        table.model.expectNewest(); // fails
        table.model.add(record(500));
        table.model.expectNewest();
        table.model.refresh(records(500, 401), true, 500);
        QCOMPARE(table.model.oldestId(), 401);
    }

    void aShortGapIsClosedAndTheOlderRowsStay()
    {
        Table table;
        table.model.reset(records(200, 101), true, 200);
        table.model.append(records(100, 1), false);
        table.model.expectGap();
        table.model.add(record(250));
        table.model.expectNewest();
        table.model.refresh(records(250, 151), true, 250);
        QCOMPARE(table.model.rowCount(), 250);
        QCOMPARE(table.model.oldestId(), 1);
        QVERIFY(!table.model.canFetchMore({}));
    }

    void aCallThatBeganLongAgoDoesNotHideWhatIsNotLoaded()
    {
        Table table;
        table.model.reset(records(1000, 901), true, 1000);
        table.model.add(record(50)); // has just ended; 51 to 900 are still to be loaded
        QCOMPARE(table.model.oldestId(), 901);
        QCOMPARE(table.model.total(), 1001);
    }

    void aWindowThatStaysOpenDropsTheOldestAndLoadsThemAgain()
    {
        Table table;
        constexpr qint64 loaded = CallHistoryModel::mostRows - 3; // the testers look at every row after every call
        table.model.reset(records(loaded, 1), false, loaded);
        for (qint64 id = loaded + 1; id <= CallHistoryModel::mostRows; ++id)
            table.model.add(record(id));
        QCOMPARE(table.model.rowCount(), CallHistoryModel::mostRows);
        QVERIFY(!table.model.canFetchMore({}));
        QSignalSpy resets(&table.proxy, &QAbstractItemModel::modelReset);
        table.model.add(record(CallHistoryModel::mostRows + 1));
        QCOMPARE(table.model.rowCount(), CallHistoryModel::mostRows + 1 - CallHistoryModel::dropPiece);
        QCOMPARE(table.model.oldestId(), CallHistoryModel::dropPiece + 1);
        QCOMPARE(table.model.total(), CallHistoryModel::mostRows + 1);
        QCOMPARE(resets.size(), 0);
        QVERIFY(table.model.canFetchMore({}));
        table.model.fetchMore({});
        table.model.append(records(CallHistoryModel::dropPiece, CallHistoryModel::dropPiece - 99), true);
        table.model.add(record(CallHistoryModel::mostRows + 2)); // what was scrolled to stays
        QCOMPARE(table.model.oldestId(), CallHistoryModel::dropPiece - 99);
    }

    void afterAFailureNothingIsAskedForUntilItIsLoadedAnew()
    {
        Table table;
        table.model.reset(records(20, 11), true, 20);
        table.model.fetchMore({});
        table.model.stopFetching();
        QVERIFY(!table.model.canFetchMore({}));
        table.model.refresh(records(20, 11), true, 20); // F5
        QVERIFY(table.model.canFetchMore({}));
    }

    void namesStandBesideNumbers()
    {
        Table table;
        Extension ida;
        ida.number = QStringLiteral("207");
        ida.displayName = QStringLiteral("Ida Holm");
        table.extensions.upsert(ida);
        CallRecord named = record(1);
        named.callerIdName = QStringLiteral("Berger");
        CallRecord withheld = record(2);
        withheld.callerIdNum.clear();
        table.model.reset({withheld, named}, false, 2);
        const auto cell = [&](int row, int column) { return table.proxy.index(row, column).data().toString(); };
        QCOMPARE(cell(0, CallHistoryModel::From), QStringLiteral("Withheld"));
        QCOMPARE(cell(1, CallHistoryModel::From), QStringLiteral("Berger, +49301"));
        QCOMPARE(cell(1, CallHistoryModel::To), QStringLiteral("Ida Holm, 207"));
        QCOMPARE(cell(1, CallHistoryModel::Cause), QStringLiteral("No phone was there to ring"));
        QCOMPARE(causeText(QStringLiteral("something_new")), QStringLiteral("something_new"));
    }
};

QTEST_GUILESS_MAIN(CallHistoryModelTest)
#include "CallHistoryModelTest.moc"
