// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailMessageModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

VoicemailBox box(qint64 id, const QString &number, qint64 fresh, qint64 old)
{
    VoicemailBox box;
    box.id = id;
    box.number = number;
    box.name = QStringLiteral("Box %1").arg(number);
    box.newMessages = fresh;
    box.oldMessages = old;
    return box;
}

/// The higher its id, the newer it is.
VoicemailMessage message(qint64 id, qint64 boxId = 1)
{
    VoicemailMessage message;
    message.id = id;
    message.mailboxId = boxId;
    message.callerIdNum = QStringLiteral("+4930%1").arg(id);
    message.timestamp = QDateTime::currentDateTimeUtc().addSecs(id - 100'000);
    message.duration = 48;
    return message;
}

QList<VoicemailMessage> messages(qint64 newest, qint64 oldest)
{
    QList<VoicemailMessage> list;
    for (qint64 id = newest; id >= oldest; --id)
        list.append(message(id));
    return list;
}

struct Boxes
{
    Boxes() { proxy.setSourceModel(&model); }
    QString cell(int row, int role = Qt::DisplayRole) const { return proxy.index(row, 0).data(role).toString(); }
    QString fresh(int row) const { return proxy.index(row, VoicemailBoxModel::New).data().toString(); }

    VoicemailBoxModel model;
    VoicemailBoxProxy proxy;
    QAbstractItemModelTester modelTester{&model};
    QAbstractItemModelTester proxyTester{&proxy};
};

struct Messages
{
    Messages()
    {
        boxes.reset({box(1, QStringLiteral("200"), 2, 0)});
        proxy.setSourceModel(&model);
        for (QAbstractItemModelTester *tester : {&modelTester, &proxyTester})
            tester->setUseFetchMore(false); // it would ask for the next part by itself
    }
    qint64 idAt(int row) const { return proxy.index(row, 0).data(ValueRole).value<VoicemailMessage>().id; }

    ExtensionModel extensions;
    VoicemailBoxModel boxes;
    VoicemailMessageModel model{extensions, boxes};
    VoicemailMessageProxy proxy;
    QAbstractItemModelTester modelTester{&model};
    QAbstractItemModelTester proxyTester{&proxy};
};

} // namespace

class VoicemailModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allBoxesStandAboveTheBoxesWithTheirSum()
    {
        Boxes boxes;
        boxes.model.reset({box(2, QStringLiteral("1000"), 1, 2), box(1, QStringLiteral("207"), 2, 4)});
        QCOMPARE(boxes.proxy.rowCount(), 3);
        QCOMPARE(boxes.cell(0), QStringLiteral("All boxes"));
        QCOMPARE(boxes.cell(0, DetailRole), QStringLiteral("9 messages"));
        QCOMPARE(boxes.fresh(0), QStringLiteral("3"));
        QCOMPARE(boxes.cell(1, DetailRole), QStringLiteral("207, 6 messages")); // 207 before 1000
        QCOMPARE(boxes.model.newMessages(), 3);
        QCOMPARE(boxes.model.boxCount(), 2);
    }

    void withoutABoxThereIsNoRowAtAll()
    {
        Boxes boxes;
        boxes.model.reset({});
        QCOMPARE(boxes.proxy.rowCount(), 0);
        boxes.model.upsert(box(1, QStringLiteral("207"), 0, 0));
        QCOMPARE(boxes.proxy.rowCount(), 2);
        boxes.model.remove(1);
        QCOMPARE(boxes.proxy.rowCount(), 0);
    }

    void aMessageThatComesRaisesBothCounts()
    {
        Boxes boxes;
        boxes.model.reset({box(1, QStringLiteral("207"), 0, 1), box(2, QStringLiteral("208"), 0, 0)});
        QCOMPARE(boxes.fresh(1), QString());
        QSignalSpy counts(&boxes.model, &LiveTable::countsChanged);
        boxes.model.count({QStringLiteral("207"), 1, 1, message(9)});
        QCOMPARE(boxes.fresh(0), QStringLiteral("1"));
        QCOMPARE(boxes.fresh(1), QStringLiteral("1"));
        QCOMPARE(boxes.cell(1, DetailRole), QStringLiteral("207, 2 messages"));
        QVERIFY(!counts.isEmpty());
        boxes.model.count({QStringLiteral("999"), 7, 7, message(9, 99)}); // a box that is not known
        QCOMPARE(boxes.model.newMessages(), 1);
    }

    void theNewestStandsOnTop()
    {
        Messages table;
        table.model.reset(messages(20, 11), 10);
        QCOMPARE(table.idAt(0), 20);
        table.model.upsert(message(21));
        QCOMPARE(table.idAt(0), 21);
        QCOMPARE(table.model.total(), 11);
        table.proxy.sort(VoicemailMessageModel::From, Qt::AscendingOrder);
        QCOMPARE(table.idAt(0), 21);
    }

    void thePartsAreAskedForOneAtATime()
    {
        Messages table;
        QSignalSpy wanted(&table.model, &VoicemailMessageModel::moreWanted);
        QVERIFY(!table.proxy.canFetchMore({}));
        table.model.reset(messages(300, 201), 250);
        table.proxy.fetchMore({});
        table.proxy.fetchMore({});
        QCOMPARE(wanted.count(), 1);
        table.model.append(messages(201, 101), 250); // the list has moved on by one meanwhile
        QCOMPARE(table.model.rowCount(), 200);
        QVERIFY(table.proxy.canFetchMore({}));
        table.model.append(messages(200, 101), 250);
        QVERIFY(!table.proxy.canFetchMore({})); // nothing new: no endless asking
    }

    void anOldMessageThatIsRestoredWaitsForItsPart()
    {
        Messages table;
        table.model.reset(messages(300, 201), 150);
        table.model.upsert(message(20));
        QCOMPARE(table.model.rowCount(), 100);
        QCOMPARE(table.model.total(), 151);
        table.model.upsert(message(250)); // is known
        QCOMPARE(table.model.total(), 151);
    }

    void whatIsRemovedIsGoneAndCountedOff()
    {
        Messages table;
        table.model.reset(messages(3, 1), 3);
        table.model.remove(2);
        QCOMPARE(table.model.rowCount(), 2);
        QCOMPARE(table.model.total(), 2);
        table.model.upsert(message(2)); // undone
        QCOMPARE(table.idAt(1), 2);
    }

    void callersHaveNames()
    {
        Messages table;
        Extension ida;
        ida.number = QStringLiteral("207");
        ida.displayName = QStringLiteral("Ida Holm");
        table.extensions.upsert(ida);
        VoicemailMessage inside = message(4);
        inside.callerIdNum = ida.number;
        VoicemailMessage hidden = message(3);
        hidden.callerIdNum.clear();
        VoicemailMessage named = message(2);
        named.callerIdName = QStringLiteral("Nordhavn");
        table.model.reset({inside, hidden, named, message(1)}, 4);
        const auto lines = [&](int row) {
            const QModelIndex index = table.proxy.index(row, VoicemailMessageModel::From);
            return std::pair{index.data().toString(), index.data(DetailRole).toString()};
        };
        QCOMPARE(lines(0), (std::pair{QStringLiteral("Ida Holm"), QStringLiteral("Ext. 207")}));
        QCOMPARE(lines(1), (std::pair{QStringLiteral("Hidden number"), QStringLiteral("Caller withheld the number")}));
        QCOMPARE(lines(2), (std::pair{QStringLiteral("Nordhavn"), QStringLiteral("+49302")}));
        QCOMPARE(lines(3), (std::pair{QStringLiteral("+49301"), QString()}));
    }

    void aMessageThatWasReadSaysSoToScreenReadersToo()
    {
        Messages table;
        table.model.reset({message(1)}, 1);
        const auto spoken = [&] { return table.proxy.index(0, 0).data(Qt::AccessibleTextRole).toString(); };
        QCOMPARE(spoken(), QStringLiteral("+49301, new"));
        VoicemailMessage read = message(1);
        read.read = true;
        QSignalSpy changed(&table.proxy, &QAbstractItemModel::dataChanged);
        table.model.upsert(read);
        QCOMPARE(spoken(), QStringLiteral("+49301, read"));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(table.model.total(), 1);
    }

    void daysAreNamed()
    {
        const QDateTime now(QDate(2026, 3, 18), QTime(12, 0)); // a Wednesday
        QCOMPARE(dayTimeText(now.addSecs(-3600), now), QStringLiteral("Today 11:00"));
        QCOMPARE(dayTimeText(now.addDays(-1), now), QStringLiteral("Yesterday 12:00"));
        QCOMPARE(dayTimeText(now.addDays(-2), now), QStringLiteral("Mon 12:00"));
        QCOMPARE(dayTimeText(now.addDays(-6), now), QStringLiteral("Thu 12:00"));
        QCOMPARE(dayTimeText(now.addDays(-7), now), QStringLiteral("11 Mar"));
        QCOMPARE(dayTimeText(now.addYears(-1), now), QStringLiteral("18 Mar 2025"));
        QCOMPARE(dayTimeText(now.addDays(1), now), QStringLiteral("19 Mar")); // a clock that is wrong
    }
};

int main(int argc, char *argv[])
{
    QLocale::setDefault(QLocale::c());
    QCoreApplication application(argc, argv);
    VoicemailModelsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "VoicemailModelsTest.moc"
