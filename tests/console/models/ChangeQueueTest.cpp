// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeQueue.h"
#include "LiveModels.h"

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
