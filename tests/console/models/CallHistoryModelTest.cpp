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

    void afterAFailureNothingIsAskedForUntilItIsLoadedAnew()
    {
        Table table;
        table.model.reset(records(20, 11), true, 20);
        table.model.fetchMore({});
        table.model.stopFetching();
        QVERIFY(!table.model.canFetchMore({}));
        table.model.reset(records(20, 11), true, 20);
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
