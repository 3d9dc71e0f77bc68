// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pace.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

/// A burst is spread out, and what is little is not delayed.
class PaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLittleHappensAtOnceAndABurstInItsOrder()
    {
        Pace pace({.atOnce = 3, .perTick = 2, .tick = 1ms});
        QList<int> done;
        for (int i = 0; i < 10; ++i)
            pace.run([&done, i] { done.append(i); });
        QCOMPARE(done, (QList<int>{0, 1, 2}));
        QCOMPARE(pace.waiting(), std::size_t(7));
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 10, 30'000);
        QCOMPARE(done, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    }

    void whatIsAddedMeanwhileWaitsItsTurn()
    {
        Pace pace({.atOnce = 1, .perTick = 1, .tick = 1ms});
        QStringList done;
        pace.run([&] { done.append(QStringLiteral("first")); });
        pace.run([&] {
            done.append(QStringLiteral("second"));
            pace.run([&] { done.append(QStringLiteral("fourth")); });
        });
        pace.run([&] { done.append(QStringLiteral("third")); });
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 4, 30'000);
        QCOMPARE(done.join(u' '), QStringLiteral("first second third fourth"));
    }

    void whatIsTooMuchToWaitIsDoneAtOnceInItsOrder()
    {
        Pace pace({.atOnce = 2, .perTick = 5, .tick = 1h, .most = 3});
        QList<int> done;
        for (int i = 0; i < 10; ++i) {
            pace.run([&done, i] { done.append(i); });
            QVERIFY(pace.waiting() <= 3);
        }
        QCOMPARE(done, (QList<int>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(pace.waiting(), std::size_t(3));
    }

    void whatHadToWaitBehindTooMuchIsStillDone()
    {
        Pace pace({.atOnce = 2, .perTick = 2, .tick = 1ms, .most = 3});
        QList<int> done;
        QList<int> expected;
        for (int i = 0; i < 50; ++i) {
            pace.run([&done, i] { done.append(i); });
            expected.append(i);
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, expected, 30'000);
    }

    void afterARestThereIsRoomForABurstAgain()
    {
        Pace pace({.atOnce = 2, .perTick = 2, .tick = 1ms});
        int done = 0;
        for (int i = 0; i < 4; ++i)
            pace.run([&done] { ++done; });
        QTRY_COMPARE_WITH_TIMEOUT(done, 4, 30'000);
        QTest::qWait(50);
        pace.run([&done] { ++done; });
        pace.run([&done] { ++done; });
        QCOMPARE(done, 6);
    }
};

QTEST_GUILESS_MAIN(PaceTest)
#include "PaceTest.moc"
