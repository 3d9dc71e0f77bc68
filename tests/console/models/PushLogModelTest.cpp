// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

const QDateTime noon = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

/// The higher its number, the newer it is.
PushLogEntry push(qint64 id)
{
    PushLogEntry entry;
    entry.id = id;
    entry.at = noon.addSecs(id);
    entry.callId = QStringLiteral("call-%1").arg(id);
    entry.extension = QStringLiteral("207");
    return entry;
}

QList<PushLogEntry> pushes(qint64 newest, qint64 oldest)
{
    QList<PushLogEntry> list;
    for (qint64 id = newest; id >= oldest; --id)
        list.append(push(id));
    return list;
}

} // namespace

class PushLogModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadingAnewKeepsTheOlderPushesWhereTheListsMeet()
    {
        PushLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.reset(pushes(1000, 1));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.reset(pushes(1100, 951)); // the newest part of it
        QCOMPARE(model.rowCount(), 1100);
        QCOMPARE(resets.size(), 0);
        QVERIFY(model.find(QStringLiteral("1")));
        model.reset(pushes(3000, 2901)); // too much has happened in between
        QCOMPARE(model.rowCount(), 100);
    }

    void whatHadNoIdYetIsNotShownTwice()
    {
        PushLogModel model;
        model.reset(pushes(100, 1));
        PushLogEntry fresh = push(101);
        fresh.id = 0;
        model.upsert(fresh);
        QCOMPARE(model.rowCount(), 101);
        model.reset(pushes(101, 52));
        QCOMPARE(model.rowCount(), 101);
        QVERIFY(model.find(QStringLiteral("101")));
        QVERIFY(!model.find(PushLogModel::keyOf(fresh)));
    }

    void thereAreNeverMoreThanItsCapacity()
    {
        PushLogModel model(100);
        const QAbstractItemModelTester tester(&model);
        model.reset(pushes(100, 1));
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        model.reset(pushes(130, 81));
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(removals.size(), 1); // the thirty oldest in one piece
        QVERIFY(!model.find(QStringLiteral("30")));
        QVERIFY(model.find(QStringLiteral("31")));
        model.reset({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(PushLogModelTest)
#include "PushLogModelTest.moc"
