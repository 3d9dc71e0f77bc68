// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventStream.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

const QString epoch = QStringLiteral("e1");
const QDateTime now(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);

void publish(EventStream &stream, int count)
{
    for (int i = 0; i < count; ++i)
        stream.publish(Topic::Calls, QStringLiteral("call.changed"), {{QStringLiteral("n"), i}}, now.addSecs(i));
}

QList<qint64> numbersOf(const std::optional<std::vector<NumberedEvent>> &events)
{
    QList<qint64> numbers;
    for (const NumberedEvent &event : *events)
        numbers.append(event.seq);
    return numbers;
}

Event read(const NumberedEvent &event)
{
    return fromJson<Event>(QJsonDocument::fromJson(event.text).object()).value_or(Event());
}

} // namespace

class EventStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersRiseByOneFromOne()
    {
        EventStream stream(epoch, 10);
        QList<Event> heard;
        connect(&stream, &EventStream::published, this, [&](const NumberedEvent &event) { heard.append(read(event)); });
        QCOMPARE(stream.lastSeq(), 0);
        publish(stream, 3);
        QCOMPARE(heard.size(), 3);
        for (int i = 0; i < 3; ++i) {
            const Event expected{
                i + 1, now.addSecs(i), Topic::Calls, QStringLiteral("call.changed"), {{QStringLiteral("n"), i}}};
            QVERIFY(heard[i] == expected);
        }
        QCOMPARE(stream.lastSeq(), 3);
    }

    void whatWasMissed_data()
    {
        QTest::addColumn<int>("published");
        QTest::addColumn<qint64>("since");
        QTest::addColumn<bool>("resumes");
        QTest::addColumn<QList<qint64>>("missed");
        // The ring holds four.
        QTest::newRow("nothing happened yet") << 0 << qint64(0) << true << QList<qint64>{};
        QTest::newRow("up to date") << 3 << qint64(3) << true << QList<qint64>{};
        QTest::newRow("some") << 3 << qint64(1) << true << QList<qint64>{2, 3};
        QTest::newRow("all from the first") << 3 << qint64(0) << true << QList<qint64>{1, 2, 3};
        QTest::newRow("the ring exactly full") << 4 << qint64(0) << true << QList<qint64>{1, 2, 3, 4};
        QTest::newRow("one dropped that was seen") << 5 << qint64(1) << true << QList<qint64>{2, 3, 4, 5};
        QTest::newRow("one dropped that was not seen") << 5 << qint64(0) << false << QList<qint64>{};
        QTest::newRow("oldest of the ring") << 1000 << qint64(996) << true << QList<qint64>{997, 998, 999, 1000};
        QTest::newRow("one before the ring") << 1000 << qint64(995) << false << QList<qint64>{};
        QTest::newRow("future") << 3 << qint64(4) << false << QList<qint64>{};
        QTest::newRow("far future") << 3 << std::numeric_limits<qint64>::max() << false << QList<qint64>{};
        QTest::newRow("negative") << 3 << qint64(-1) << false << QList<qint64>{};
        QTest::newRow("most negative") << 3 << std::numeric_limits<qint64>::min() << false << QList<qint64>{};
    }
    void whatWasMissed()
    {
        QFETCH(int, published);
        QFETCH(qint64, since);
        QFETCH(bool, resumes);
        EventStream stream(epoch, 4);
        publish(stream, published);
        const auto missed = stream.since(epoch, since);
        QCOMPARE(missed.has_value(), resumes);
        if (resumes)
            QTEST(numbersOf(missed), "missed");
    }

    void anotherEpochHasMissedEverything()
    {
        EventStream stream(epoch, 4);
        publish(stream, 3);
        QVERIFY(!stream.since(QStringLiteral("e0"), 3));
        QVERIFY(!stream.since(QString(), 0));
    }

    void aStreamThatKeepsNothingStillNumbers()
    {
        EventStream stream(epoch, 0);
        publish(stream, 2);
        QCOMPARE(stream.lastSeq(), 2);
        QVERIFY(stream.since(epoch, 2));
        QVERIFY(!stream.since(epoch, 1));
    }

    void theOldestLeaveUntilTheTextsFit()
    {
        QList<qsizetype> sizes;
        EventStream measured(epoch, 10);
        connect(&measured, &EventStream::published, this,
                [&](const NumberedEvent &event) { sizes.append(event.text.size()); });
        publish(measured, 9);
        const qsizetype three = sizes[6] + sizes[7] + sizes[8];
        EventStream exact(epoch, 10, three);
        publish(exact, 9);
        QCOMPARE(numbersOf(exact.since(epoch, 6)), (QList<qint64>{7, 8, 9}));
        QVERIFY(!exact.since(epoch, 5));
        EventStream scarce(epoch, 10, three - 1);
        publish(scarce, 9);
        QCOMPARE(numbersOf(scarce.since(epoch, 7)), (QList<qint64>{8, 9}));
        QVERIFY(!scarce.since(epoch, 6));
        // The number of events still counts where they are small.
        EventStream few(epoch, 2, 1024 * 1024);
        publish(few, 9);
        QVERIFY(few.since(epoch, 7));
        QVERIFY(!few.since(epoch, 6));
    }

    void anEventThatIsTooLargeToKeepIsToldAllTheSame()
    {
        EventStream stream(epoch, 10, 2000);
        QList<Event> heard;
        connect(&stream, &EventStream::published, this, [&](const NumberedEvent &event) { heard.append(read(event)); });
        publish(stream, 1);
        const QString large(3000, u'x');
        stream.publish(Topic::Calls, QStringLiteral("call.changed"), {{QStringLiteral("text"), large}}, now);
        QCOMPARE(heard.size(), 2);
        QCOMPARE(heard.last().data.value(QLatin1String("text")).toString(), large);
        // Whoever missed it has to load anew, whoever heard it has not.
        QVERIFY(!stream.since(epoch, 0));
        QVERIFY(!stream.since(epoch, 1));
        QVERIFY(stream.since(epoch, 2));
        publish(stream, 1);
        QCOMPARE(numbersOf(stream.since(epoch, 2)), QList<qint64>{3});
        QVERIFY(!stream.since(epoch, 1));
    }

    void everyListenerHearsInOrderThoughOnePublishes()
    {
        EventStream stream(epoch, 10);
        connect(&stream, &EventStream::published, this, [&](const NumberedEvent &event) {
            if (read(event).type == u"first")
                stream.publish(Topic::System, QStringLiteral("second"), {}, now);
        });
        QList<qint64> heard;
        connect(&stream, &EventStream::published, this, [&](const NumberedEvent &event) { heard.append(event.seq); });
        stream.publish(Topic::System, QStringLiteral("first"), {}, now);
        stream.publish(Topic::System, QStringLiteral("third"), {}, now);
        QCOMPARE(heard, (QList<qint64>{1, 2, 3}));
    }

    void aListenerThatAsksFindsTheEventItHears()
    {
        EventStream stream(epoch, 10);
        QList<qint64> found;
        connect(&stream, &EventStream::published, this,
                [&](const NumberedEvent &event) { found = numbersOf(stream.since(epoch, event.seq - 1)); });
        publish(stream, 2);
        QCOMPARE(found, QList<qint64>{2});
    }
};

QTEST_APPLESS_MAIN(EventStreamTest)
#include "EventStreamTest.moc"
