// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeQueue.h"
#include "LiveModels.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 20'000; ///< milliseconds

Registration phone(int number, RegistrationState state)
{
    Registration registration;
    registration.extension = QString::number(number);
    registration.state = state;
    return registration;
}

struct Desk
{
    LiveModels models;
    ChangeQueue queue{models};

    void change(int number, RegistrationState state)
    {
        queue.post([this, one = phone(number, state)] { models.changeRegistration(one); });
    }
    int shown() const { return models.registrations.rowCount(); }
};

} // namespace

class ChangeQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeThatComesAloneIsShownAtOnce()
    {
        Desk desk;
        desk.change(201, RegistrationState::Online);
        QCOMPARE(desk.shown(), 1);
        QTest::qWait(static_cast<int>(ChangeQueue::turn.count()) * 3);
        desk.change(202, RegistrationState::Online);
        QCOMPARE(desk.shown(), 2);
    }

    void aFloodIsShownInOneTurnAndCountedOnce()
    {
        Desk desk;
        desk.change(200, RegistrationState::Online);
        QSignalSpy counted(&desk.models.registrations, &LiveTable::countsChanged);
        for (int i = 1; i <= 500; ++i)
            desk.change(200 + i, RegistrationState::Online);
        QCOMPARE(desk.shown(), 1);
        QCOMPARE(counted.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(desk.shown(), 501, patience);
        QCOMPARE(counted.size(), 1);
    }

    void aThousandThatAreDeletedGoTogether()
    {
        Desk desk;
        QList<Extension> extensions;
        QList<Registration> registrations;
        for (int number = 1000; number < 4000; ++number) {
            Extension extension;
            extension.number = QString::number(number);
            extensions.append(extension);
            registrations.append(phone(number, RegistrationState::Online));
        }
        desk.models.loadExtensions(extensions);
        desk.models.loadRegistrations(registrations);
        desk.change(1000, RegistrationState::Offline); // the turn begins
        QSignalSpy removals(&desk.models.extensions, &QAbstractItemModel::rowsRemoved);
        QSignalSpy resets(&desk.models.extensions, &QAbstractItemModel::modelReset);
        const QAbstractItemModelTester tester(&desk.models.extensions);
        for (int number = 1001; number < 3001; number += 2)
            desk.queue.post([&desk, number] { desk.models.removeExtension(QString::number(number)); });
        Extension again; // made anew at once, with the same number
        again.number = QStringLiteral("1001");
        again.displayName = QStringLiteral("Again");
        desk.queue.post([&desk, again] { desk.models.changeExtension(again); });
        QTRY_COMPARE_WITH_TIMEOUT(desk.models.extensions.rowCount(), 2001, patience);
        QCOMPARE(desk.shown(), 2000);
        QCOMPARE(removals.size(), 0);
        QCOMPARE(resets.size(), 1);
        QVERIFY(desk.models.extensions.find(QStringLiteral("1001")));
        QVERIFY(!desk.models.extensions.find(QStringLiteral("1003")));
    }

    void aLongListComesInSlicesThatOverwriteNothingNewer()
    {
        Desk desk;
        QList<Extension> extensions;
        QList<Registration> registrations;
        for (int number = 10'000; number < 22'000; ++number) {
            Extension extension;
            extension.number = QString::number(number);
            extensions.append(extension);
            registrations.append(phone(number, RegistrationState::Online));
        }
        desk.models.loadExtensions(extensions);
        QSignalSpy counted(&desk.models.registrations, &LiveTable::countsChanged);
        desk.models.loadRegistrations(registrations);
        QCOMPARE(counted.size(), 1);
        const ExtensionModel &table = desk.models.extensions;
        QCOMPARE(table.count(RegistrationState::Online), LiveModels::registrationSlice);
        desk.change(10'005, RegistrationState::OnCall); // its slice is still to come
        desk.models.removeExtension(QStringLiteral("10006"));
        QTRY_COMPARE_WITH_TIMEOUT(table.count(RegistrationState::Online), 11'998, patience);
        QCOMPARE(table.count(RegistrationState::OnCall), 1);
        Extension back;
        back.number = QStringLiteral("10006");
        desk.models.changeExtension(back);
        QCOMPARE(table.count(RegistrationState::Offline), 1); // a new one, which never registered
    }

    void theLastWordHolds()
    {
        Desk desk;
        desk.change(201, RegistrationState::Offline);
        for (int i = 0; i < 99; ++i)
            desk.change(201, i % 2 == 0 ? RegistrationState::Online : RegistrationState::Offline);
        QTRY_COMPARE_WITH_TIMEOUT(desk.models.registrations.index(0, 0).data(StateRole).toInt(),
                                  static_cast<int>(RegistrationState::Online), patience);
    }

    void whatWaitsIsLetInBeforeAWholeList()
    {
        Desk desk;
        desk.change(201, RegistrationState::Online);
        desk.change(202, RegistrationState::Online);
        desk.queue.flush();
        QCOMPARE(desk.shown(), 2);
        desk.models.loadRegistrations({phone(201, RegistrationState::Online)});
        QTest::qWait(static_cast<int>(ChangeQueue::turn.count()) * 3);
        QCOMPARE(desk.shown(), 1); // nothing older comes after it
    }
};

QTEST_GUILESS_MAIN(ChangeQueueTest)
#include "ChangeQueueTest.moc"
