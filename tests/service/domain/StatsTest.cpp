// SPDX-License-Identifier: GPL-3.0-or-later
#include "LatencyHistogram.h"
#include "LoadHistory.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

QDateTime at(int hour, int minute, int second = 0)
{
    return QDateTime(QDate(2026, 11, 20), QTime(hour, minute, second), Qt::UTC);
}

LiveCounts registered(int count, int onCall = 0)
{
    LiveCounts counts;
    counts.extensions = 210;
    counts.registered = count;
    counts.onCall = onCall;
    return counts;
}

} // namespace

/// The pure half of the dashboard's statistics: windows, percentiles and the load that is kept.
class StatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowEndsWithTheBucketThatIsRunning_data()
    {
        QTest::addColumn<StatsPeriod>("period");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<StatsWindow>("window");
        QTest::newRow("hour") << StatsPeriod::Hour << at(14, 30, 17) << StatsWindow{at(13, 31), at(14, 31), 1min};
        QTest::newRow("hour, on the minute")
            << StatsPeriod::Hour << at(14, 30) << StatsWindow{at(13, 31), at(14, 31), 1min};
        QTest::newRow("day") << StatsPeriod::Day << at(14, 12)
                             << StatsWindow{at(14, 30).addDays(-1), at(14, 30), 30min};
    }
    void aWindowEndsWithTheBucketThatIsRunning()
    {
        QFETCH(StatsPeriod, period);
        QFETCH(QDateTime, now);
        QTEST(StatsWindow::of(period, now), "window");
    }

    void percentilesAreByNearestRank_data()
    {
        QTest::addColumn<QList<int>>("steps");
        QTest::addColumn<double>("share");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("one") << QList<int>{80} << 0.5 << qint64(800);
        QTest::newRow("median of two") << QList<int>{80, 100} << 0.5 << qint64(800);
        QTest::newRow("median of three") << QList<int>{100, 80, 90} << 0.5 << qint64(900);
        QTest::newRow("p95 of ten is the largest") << QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} << 0.95 << qint64(100);
        QTest::newRow("p95 of twenty leaves one out")
            << QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20} << 0.95 << qint64(190);
    }
    void percentilesAreByNearestRank()
    {
        QFETCH(QList<int>, steps);
        QFETCH(double, share);
        LatencyHistogram histogram;
        for (const int step : steps)
            histogram.add(step, 1);
        QTEST(histogram.percentile(share).value_or(-1), "milliseconds");
    }

    void nothingHasNoPercentile() { QVERIFY(!LatencyHistogram().percentile(0.5)); }

    void histogramsAddUp()
    {
        LatencyHistogram one;
        one.add(10, 3);
        LatencyHistogram all;
        all.add(one);
        all.add(50, 4);
        QCOMPARE(all.count(), 7);
        QCOMPARE(all.percentile(0.5).value_or(-1), 500);
        QCOMPARE(all.percentile(0.4).value_or(-1), 100);
    }

    void aMinuteKeepsItsLastRegistrationsAndItsMostCalls()
    {
        LoadHistory history;
        history.observe(registered(100, 2), at(14, 30, 1));
        history.observe(registered(101, 9), at(14, 30, 30));
        history.observe(registered(99, 3), at(14, 30, 59));
        const auto samples = history.samples(StatsWindow::of(StatsPeriod::Hour, at(14, 30)), 1min);
        QCOMPARE(samples.size(), 1);
        QCOMPARE(samples.first().at, at(14, 30));
        QCOMPARE(samples.first().registered, 99);
        QCOMPARE(samples.first().onCall, 9);
        QCOMPARE(samples.first().extensions, 210);
    }

    void samplesAreOfTheWindowAndMergedIntoItsSteps()
    {
        LoadHistory history;
        for (int minute = 0; minute < 40; ++minute)
            history.observe(registered(minute, 40 - minute), at(13, minute));
        const StatsWindow window{at(13, 10), at(13, 40), 10min};
        const auto samples = history.samples(window, 10min);
        QCOMPARE(samples.size(), 3);
        QCOMPARE(samples.first().at, at(13, 10));
        QCOMPARE(samples.first().registered, 19);
        QCOMPARE(samples.first().onCall, 30);
        QCOMPARE(samples.last().registered, 39);
    }

    void aDayIsKeptAndNoMore()
    {
        LoadHistory history;
        for (int minute = 0; minute < 2000; ++minute)
            history.observe(registered(minute), at(0, 0).addSecs(minute * 60));
        const StatsWindow all{at(0, 0), at(0, 0).addDays(3), 1min};
        const auto samples = history.samples(all, 1min);
        QCOMPARE(samples.size(), qsizetype(LoadHistory::minutesKept));
        QCOMPARE(samples.last().registered, 1999);
    }

    void aClockThatIsSetBackAddsNoOlderMinute()
    {
        LoadHistory history;
        history.observe(registered(5), at(14, 30));
        history.observe(registered(6), at(14, 10));
        const auto samples = history.samples({at(14, 0), at(15, 0), 1min}, 1min);
        QCOMPARE(samples.size(), 1);
        QCOMPARE(samples.first().at, at(14, 30));
        QCOMPARE(samples.first().registered, 6);
    }
};

QTEST_GUILESS_MAIN(StatsTest)
#include "StatsTest.moc"
