// SPDX-License-Identifier: GPL-3.0-or-later
#include "Time.h"

#include <QTest>
#include <QTimeZone>

using namespace wakeline;

class TimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesUtc_data()
    {
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<QString>("text");
        const QDate day(2026, 11, 20);
        QTest::newRow("whole second") << QDateTime(day, QTime(8, 15, 30), Qt::UTC) << "2026-11-20T08:15:30Z";
        QTest::newRow("milliseconds") << QDateTime(day, QTime(8, 15, 30, 250), Qt::UTC) << "2026-11-20T08:15:30.250Z";
        QTest::newRow("one millisecond") << QDateTime(QDate(987, 1, 2), QTime(3, 4, 5, 6), Qt::UTC)
                                         << "0987-01-02T03:04:05.006Z";
        QTest::newRow("offset") << QDateTime(day, QTime(8, 15, 30), Qt::OffsetFromUTC, 5400) << "2026-11-20T06:45:30Z";
        QTest::newRow("zone") << QDateTime(day, QTime(0, 30), QTimeZone("Europe/Berlin")) << "2026-11-19T23:30:00Z";
        QTest::newRow("invalid") << QDateTime() << QString();
    }
    void writesUtc()
    {
        QFETCH(QDateTime, time);
        QFETCH(QString, text);
        QCOMPARE(toRfc3339(time), text);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        const qint64 moment = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC).toMSecsSinceEpoch();
        QTest::newRow("Z") << "2026-11-20T08:15:30Z" << moment;
        QTest::newRow("lower case") << "2026-11-20t08:15:30z" << moment;
        QTest::newRow("space") << "2026-11-20 08:15:30Z" << moment;
        QTest::newRow("ahead of UTC") << "2026-11-20T09:45:30+01:30" << moment;
        QTest::newRow("behind UTC") << "2026-11-20T00:15:30-08:00" << moment;
        QTest::newRow("unknown local offset") << "2026-11-20T08:15:30-00:00" << moment;
        QTest::newRow("one digit") << "2026-11-20T08:15:30.5Z" << moment + 500;
        QTest::newRow("three digits") << "2026-11-20T08:15:30.123Z" << moment + 123;
        QTest::newRow("before 1970") << "1969-12-31T23:59:59Z" << qint64(-1000);
        QTest::newRow("leap day") << "2028-02-29T00:00:00Z"
                                  << QDateTime(QDate(2028, 2, 29), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        const auto time = fromRfc3339(text);
        QVERIFY(time);
        QCOMPARE(time->toMSecsSinceEpoch(), milliseconds);
        QCOMPARE(time->timeSpec(), Qt::UTC);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "";
        QTest::newRow("a date") << "2026-11-20";
        QTest::newRow("no offset") << "2026-11-20T08:15:30";
        QTest::newRow("no seconds") << "2026-11-20T08:15Z";
        QTest::newRow("month 13") << "2026-13-01T00:00:00Z";
        QTest::newRow("30 February") << "2026-02-30T00:00:00Z";
        QTest::newRow("hour 25") << "2026-11-20T25:00:00Z";
        QTest::newRow("seconds since 1970") << "1795161330";
        QTest::newRow("RFC 2822") << "Fri, 20 Nov 2026 08:15:30 +0000";
        QTest::newRow("line feed behind it") << "2026-11-20T08:15:30Z\n";
        QTest::newRow("text behind it") << "2026-11-20T08:15:30Z; DROP TABLE";
        QTest::newRow("Arabic digits") << QStringLiteral("٢٠٢٦-11-20T08:15:30Z");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!fromRfc3339(text));
    }
};

QTEST_APPLESS_MAIN(TimeTest)
#include "TimeTest.moc"
