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

    void whatASearchFoundStandsApart()
    {
        PushLogModel model(100);
        const QAbstractItemModelTester tester(&model);
        model.reset(pushes(1000, 901));
        model.setFound(pushes(20, 11) + pushes(905, 901)); // some of them are among the newest
        QCOMPARE(model.rowCount(), 110);
        QCOMPARE(model.newestCount(), 100);
        QCOMPARE(model.count(PushProviderName::Fcm) + model.count(PushProviderName::Apns) +
                     model.count(PushProviderName::WebPush),
                 100);
        QCOMPARE(model.oldestId(), std::optional<qint64>(901));
        QVERIFY(model.isFound(QStringLiteral("11")) && !model.isFound(QStringLiteral("901")));

        for (qint64 id = 1001; id <= 1150; ++id)
            model.upsert(push(id)); // the oldest of the newest go, not what was found
        QCOMPARE(model.newestCount(), 100);
        QCOMPARE(model.oldestId(), std::optional<qint64>(1051));
        QVERIFY(model.find(QStringLiteral("11")));
        model.upsert(push(11)); // its phone woke after all
        QVERIFY(model.isFound(QStringLiteral("11")));

        model.setFound(pushes(12, 12));
        QCOMPARE(model.rowCount(), 101);
        QVERIFY(!model.find(QStringLiteral("11")) && model.find(QStringLiteral("12")));
        QSignalSpy loaded(&model, &PushLogModel::newestLoaded);
        model.reset(pushes(1150, 1051));
        QCOMPARE(loaded.size(), 1);
        QCOMPARE(model.rowCount(), 100);
    }

    void aPushOfAnotherDaySaysItsDay()
    {
        PushLogModel model;
        const QDateTime sent(QDate(2026, 3, 1), QTime(23, 59, 50));
        PushLogEntry entry = push(1);
        entry.at = sent.toUTC();
        model.tick(sent.addSecs(5).toUTC());
        model.upsert(entry);
        const auto text = [&model] { return model.index(0, PushLogModel::Time).data().toString(); };
        QCOMPARE(text(), QStringLiteral("23:59:50.000"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.tick(sent.addSecs(15).toUTC()); // midnight
        QCOMPARE(text(), QStringLiteral("1 Mar 23:59"));
        QVERIFY(!changes.isEmpty());
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
