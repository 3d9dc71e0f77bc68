// SPDX-License-Identifier: GPL-3.0-or-later
#include "ListeningClock.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

class ListeningClockTest : public QObject
{
    Q_OBJECT

private:
    /// \return why it was over before the time had passed, if it was
    static std::optional<EndReason> pass(ListeningClock &clock, std::chrono::milliseconds time)
    {
        for (auto passed = 0ms; passed < time; passed += frameTime) {
            if (const auto reason = clock.tick())
                return reason;
        }
        return std::nullopt;
    }

private Q_SLOTS:
    void aPhoneThatIsGoneEndsTheCall()
    {
        ListeningClock clock;
        QVERIFY(!pass(clock, 59s));
        clock.hear();
        QVERIFY(!pass(clock, 59s));
        QVERIFY(pass(clock, 1s) == EndReason::NoRtp);
    }

    void aHoldMayLastAndIsNotHeldAgainstThePhoneAfterwards()
    {
        ListeningClock clock;
        QVERIFY(!pass(clock, 30s));
        clock.hold(true);
        QVERIFY(!pass(clock, 10min));
        clock.hold(false);
        QVERIFY(!pass(clock, 59s));
        QVERIFY(pass(clock, 1s) == EndReason::NoRtp);
    }

    void noCallLastsForEver()
    {
        ListeningClock clock;
        clock.hold(true);
        QVERIFY(!pass(clock, 2h - 1s));
        QVERIFY(pass(clock, 1s) == EndReason::MaxLength);
    }
};

QTEST_GUILESS_MAIN(ListeningClockTest)
#include "ListeningClockTest.moc"
