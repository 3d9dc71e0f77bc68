// SPDX-License-Identifier: GPL-3.0-or-later
#include "Chart.h"
#include "ChartScale.h"
#include "ChartTableModel.h"

#include <QAbstractItemModelTester>
#include <QMouseEvent>
#include <QTest>

using namespace wakeline;

namespace {

QDateTime at(int hour, int minute)
{
    return QDateTime(QDate(2026, 11, 20), QTime(hour, minute), Qt::LocalTime).toUTC();
}

ChartContent latencies(int count)
{
    ChartContent content;
    content.title = QStringLiteral("Push to REGISTER, seconds");
    content.decimals = 2;
    content.unit = QStringLiteral("s");
    ChartSeries p50{QStringLiteral("p50"), ChartInk::Accent};
    p50.filled = true;
    for (int i = 0; i < count; ++i) {
        content.times.append(at(13, 0).addSecs(60 * i));
        p50.values.append(i == 3 ? std::optional<double>() : std::optional<double>(1 + i * 0.01));
    }
    p50.legend = QStringLiteral("1.08 s");
    content.series = {p50};
    return content;
}

class CountingChart : public Chart
{
public:
    using Chart::Chart;
    int painted = 0;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        ++painted;
        Chart::paintEvent(event);
    }
};

} // namespace

/// The charts: their maths as tables, and the widget's manners.
class ChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAxisHasRoundNumbersAroundItsValues_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::addColumn<int>("steps");
        QTest::addColumn<bool>("fromZero");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QList<double>>("ticks");
        const bool zero = true;
        const bool whole = true;
        QTest::newRow("registrations") << 175.0 << 210.0 << 3 << !zero << whole << QList<double>{160, 180, 200, 220};
        QTest::newRow("calls") << 2.0 << 14.0 << 3 << zero << whole << QList<double>{0, 5, 10, 15};
        QTest::newRow("latency") << 1.0 << 3.9 << 3 << zero << !whole << QList<double>{0, 2, 4};
        QTest::newRow("one call") << 0.0 << 1.0 << 5 << zero << whole << QList<double>{0, 1};
        QTest::newRow("nothing") << 0.0 << 0.0 << 4 << zero << whole << QList<double>{0, 1};
        QTest::newRow("always the same") << 184.0 << 184.0 << 4 << !zero << whole << QList<double>{183, 184, 185};
        QTest::newRow("none, from above zero") << 0.0 << 0.0 << 4 << !zero << whole << QList<double>{0, 1};
        QTest::newRow("thousands") << 0.0 << 98'500.0 << 4 << zero << whole
                                   << QList<double>{0, 25'000, 50'000, 75'000, 100'000};
        QTest::newRow("small") << 0.0 << 0.09 << 4 << zero << !whole << QList<double>{0, 0.025, 0.05, 0.075, 0.1};
    }
    void anAxisHasRoundNumbersAroundItsValues()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        QFETCH(int, steps);
        QFETCH(bool, fromZero);
        QFETCH(bool, whole);
        QFETCH(QList<double>, ticks);
        const ChartScale scale = ChartScale::around(least, most, steps, fromZero, whole);
        const QList<double> found = scale.ticks();
        QCOMPARE(found.size(), ticks.size());
        for (qsizetype i = 0; i < ticks.size(); ++i)
            QVERIFY2(qAbs(found.at(i) - ticks.at(i)) < 1e-9, qPrintable(QString::number(found.at(i))));
        QVERIFY(scale.share(least) >= -1e-9 && scale.share(most) <= 1 + 1e-9);
    }

    void anAxisHasNeverMoreStepsThanThereIsRoomFor()
    {
        for (const double most : {0.3, 1.0, 7.0, 13.0, 99.0, 101.0, 12'345.0}) {
            for (const double least : {0.0, most / 3, most * 0.97}) {
                for (int steps = 1; steps <= 8; ++steps) {
                    const ChartScale scale = ChartScale::around(least, most, steps, false, false);
                    QVERIFY(scale.ticks().size() <= std::max(2, steps) + 1);
                    QVERIFY(scale.low <= least + 1e-9 && scale.high >= most - 1e-9);
                }
            }
        }
    }

    void ticksAreWrittenWithTheDecimalsTheyNeed_data()
    {
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("decimals");
        QTest::newRow("20") << 20.0 << 0;
        QTest::newRow("1.5") << 1.5 << 1;
        QTest::newRow("0.25") << 0.25 << 2;
        QTest::newRow("0.001") << 0.001 << 3;
    }
    void ticksAreWrittenWithTheDecimalsTheyNeed()
    {
        QFETCH(double, step);
        QTEST((ChartScale{0, 4 * step, step}.decimals()), "decimals");
    }

    void timesAreWholeStepsOfTheDay_data()
    {
        QTest::addColumn<QDateTime>("from");
        QTest::addColumn<QDateTime>("to");
        QTest::addColumn<int>("most");
        QTest::addColumn<QList<QDateTime>>("ticks");
        QTest::newRow("an hour") << at(13, 31) << at(14, 31) << 5
                                 << QList<QDateTime>{at(13, 45), at(14, 0), at(14, 15), at(14, 30)};
        QTest::newRow("on the spot") << at(13, 30) << at(14, 30) << 5
                                     << QList<QDateTime>{at(13, 30), at(13, 45), at(14, 0), at(14, 15), at(14, 30)};
        QTest::newRow("little room") << at(13, 30) << at(14, 30) << 3
                                     << QList<QDateTime>{at(13, 30), at(14, 0), at(14, 30)};
        QTest::newRow("no room") << at(13, 30) << at(14, 30) << 0 << QList<QDateTime>{};
        QTest::newRow("nothing to divide") << at(13, 30) << at(13, 30) << 5 << QList<QDateTime>{};
    }
    void timesAreWholeStepsOfTheDay()
    {
        QFETCH(QDateTime, from);
        QFETCH(QDateTime, to);
        QFETCH(int, most);
        QTEST(timeTicks(from, to, most), "ticks");
    }

    void aPositionFallsIntoItsSlot_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("slot");
        QTest::newRow("left edge") << 0.0 << 0;
        QTest::newRow("inside") << 0.26 << 1;
        QTest::newRow("right edge") << 1.0 << 3;
        QTest::newRow("left of it") << -0.4 << 0;
        QTest::newRow("right of it") << 7.0 << 3;
    }
    void aPositionFallsIntoItsSlot()
    {
        QFETCH(double, share);
        QTEST(slotAt(share, 4), "slot");
    }

    void theTableHasEveryValueNewestFirst()
    {
        ChartTableModel model;
        QAbstractItemModelTester tester(&model);
        model.show(latencies(5));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("13:04"));
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("1.04 s"));
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("p50"));
        QVERIFY(model.text().startsWith(QStringLiteral("Time\tp50\n13:04\t1.04 s\n")));
        model.show(latencies(6));
        QCOMPARE(model.rowCount(), 6);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theCrosshairFollowsTheArrowKeysAndTheScreenReaderHearsIt()
    {
        const Appearance look;
        Chart chart(look, nullptr);
        chart.show(latencies(5));
        chart.resize(320, 240);
        QCOMPARE(chart.accessibleName(), QStringLiteral("Push to REGISTER, seconds: p50 1.08 s"));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.marked().value_or(-1), 4);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.marked().value_or(-1), 3);
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("13:03, p50 –"));
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(chart.marked().value_or(-1), 0);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.accessibleDescription(), QStringLiteral("13:01, p50 1.01 s"));
        chart.show(latencies(1)); // the marked time is gone
        QVERIFY(!chart.marked());
    }

    void theCrosshairStandsAtTheTimeUnderThePointer()
    {
        const Appearance look;
        Chart chart(look, nullptr);
        chart.show(latencies(5));
        chart.resize(400, 260);
        chart.grab(); // it knows where it painted
        const auto moveTo = [&chart](const QPointF &at) {
            QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&chart, &move);
        };
        moveTo({380, 150});
        QCOMPARE(chart.marked().value_or(-1), 4);
        moveTo({380, 10}); // over the title
        QVERIFY(!chart.marked());
    }

    void howeverOftenItChangesItIsPaintedOnceASecond()
    {
        const Appearance look;
        CountingChart chart(look, nullptr);
        chart.show(latencies(5));
        chart.resize(320, 240);
        chart.QWidget::show();
        QTRY_VERIFY_WITH_TIMEOUT(chart.painted > 0, 30'000);
        QElapsedTimer since;
        since.start();
        const int before = chart.painted;
        for (int i = 0; i < 200; ++i) {
            chart.show(latencies(6 + i % 50));
            QCoreApplication::processEvents();
        }
        const auto allowed = static_cast<int>(since.elapsed() / Chart::pace.count()) + 1;
        QVERIFY2(chart.painted - before <= allowed, qPrintable(QString::number(chart.painted - before)));
        const int shown = chart.painted;
        QTRY_VERIFY_WITH_TIMEOUT(chart.painted > shown, 30'000); // the last change is not lost
    }

    void whatHasNoValuesSaysSo()
    {
        const Appearance look;
        Chart chart(look, nullptr);
        ChartContent nothing;
        nothing.title = QStringLiteral("Calls");
        nothing.empty = QStringLiteral("No calls in the last hour");
        chart.show(nothing);
        chart.resize(320, 240);
        QVERIFY(!nothing.hasValues());
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(!chart.marked());
        QVERIFY(!chart.grab().isNull());
    }
};

QTEST_MAIN(ChartTest)
#include "ChartTest.moc"
