// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuietTime.h"

#include <QTest>

using namespace wakeline;

/// The moments are given in UTC, as the service knows them.
class QuietTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheWallClock_data();
    void followsTheWallClock();
    void hoursThatCannotBeReadAreNeverQuiet();
};

void QuietTimeTest::followsTheWallClock_data()
{
    QTest::addColumn<QString>("hours");
    QTest::addColumn<QString>("utc");
    QTest::addColumn<bool>("quiet");
    const auto row = [](const char *name, const char *hours, const char *utc, bool quiet) {
        QTest::newRow(name) << QString::fromLatin1(hours) << QString::fromLatin1(utc) << quiet;
    };
    // Within a day, in winter: Berlin is UTC+1.
    row("before", "12:00 14:00 Europe/Berlin", "2026-01-14T10:59:59Z", false);
    row("at the beginning", "12:00 14:00 Europe/Berlin", "2026-01-14T11:00:00Z", true);
    row("the last second", "12:00 14:00 Europe/Berlin", "2026-01-14T12:59:59Z", true);
    row("at the end", "12:00 14:00 Europe/Berlin", "2026-01-14T13:00:00Z", false);
    // The same hours in summer: UTC+2.
    row("summer, before", "12:00 14:00 Europe/Berlin", "2026-07-14T09:59:59Z", false);
    row("summer, at the beginning", "12:00 14:00 Europe/Berlin", "2026-07-14T10:00:00Z", true);
    // Overnight.
    row("in the evening", "22:00 07:00 Europe/Berlin", "2026-01-14T21:30:00Z", true);
    row("after midnight", "22:00 07:00 Europe/Berlin", "2026-01-15T05:59:00Z", true);
    row("in the morning", "22:00 07:00 Europe/Berlin", "2026-01-15T06:00:00Z", false);
    row("all day", "00:00 00:00 Europe/Berlin", "2026-01-15T11:00:00Z", true);
    // Days are those on which the hours begin. 2026-01-16 is a Friday.
    row("Friday evening", "22:00 07:00 Europe/Berlin fri", "2026-01-16T21:30:00Z", true);
    row("the night after Friday", "22:00 07:00 Europe/Berlin fri", "2026-01-17T05:00:00Z", true);
    row("Saturday evening", "22:00 07:00 Europe/Berlin fri", "2026-01-17T21:30:00Z", false);
    row("the night before Friday", "22:00 07:00 Europe/Berlin fri", "2026-01-16T05:00:00Z", false);
    row("the day is the zone's, not UTC's", "00:00 06:00 Asia/Tokyo sat", "2026-01-16T16:00:00Z", true);
    // To summer time: on 2026-03-29 Berlin goes from 02:00 to 03:00, which is 01:00 UTC.
    row("spring, before the leap", "22:00 07:00 Europe/Berlin", "2026-03-29T00:59:59Z", true);
    row("spring, the end comes an hour earlier in UTC", "22:00 07:00 Europe/Berlin", "2026-03-29T05:00:00Z", false);
    row("spring, the last second", "22:00 07:00 Europe/Berlin", "2026-03-29T04:59:59Z", true);
    row("spring, hours that the leap leaves out", "02:15 02:45 Europe/Berlin", "2026-03-29T01:00:00Z", false);
    row("spring, an end that the leap leaves out", "01:00 02:30 Europe/Berlin", "2026-03-29T01:00:00Z", false);
    row("spring, a beginning that the leap leaves out", "02:30 04:00 Europe/Berlin", "2026-03-29T01:00:00Z", true);
    // From summer time: on 2026-10-25 the hour from 02:00 to 03:00 comes twice, at 00:00 and 01:00 UTC.
    row("autumn, the hour's first time", "02:00 03:00 Europe/Berlin", "2026-10-25T00:30:00Z", true);
    row("autumn, the hour's second time", "02:00 03:00 Europe/Berlin", "2026-10-25T01:30:00Z", true);
    row("autumn, after it", "02:00 03:00 Europe/Berlin", "2026-10-25T02:00:00Z", false);
    row("autumn, half of the hour, first time", "22:00 02:30 Europe/Berlin", "2026-10-25T00:45:00Z", false);
    row("autumn, half of the hour, second time", "22:00 02:30 Europe/Berlin", "2026-10-25T01:15:00Z", true);
    row("autumn, the end comes an hour later in UTC", "22:00 07:00 Europe/Berlin", "2026-10-25T05:59:00Z", true);
    // Elsewhere the changes are on other days, and not always by an hour.
    row("New York, after its change and before Berlin's", "22:00 07:00 America/New_York", "2026-03-10T10:59:00Z", true);
    row("New York, the end of it", "22:00 07:00 America/New_York", "2026-03-10T11:00:00Z", false);
    row("half an hour in Lord Howe, winter", "08:00 09:00 Australia/Lord_Howe", "2026-07-01T21:30:00Z", true);
    row("half an hour in Lord Howe, summer", "08:00 09:00 Australia/Lord_Howe", "2026-12-01T21:00:00Z", true);
    row("half an hour in Lord Howe, summer, before", "08:00 09:00 Australia/Lord_Howe", "2026-12-01T20:59:00Z", false);
    row("Kathmandu, three quarters", "08:00 09:00 Asia/Kathmandu", "2026-07-01T02:15:00Z", true);
}

void QuietTimeTest::followsTheWallClock()
{
    QFETCH(QString, hours);
    QFETCH(QString, utc);
    const QStringList parts = hours.split(u' ');
    QuietHours quiet{parts.at(0), parts.at(1), parts.at(2), {}};
    if (parts.size() > 3)
        quiet.days = {enumFromName<Weekday>(parts.at(3)).value()};
    const QDateTime now = QDateTime::fromString(utc, Qt::ISODate);
    QVERIFY(now.isValid());
    QTEST(isQuiet(quiet, now), "quiet");
}

void QuietTimeTest::hoursThatCannotBeReadAreNeverQuiet()
{
    const QDateTime now(QDate(2026, 1, 14), QTime(12, 0), Qt::UTC);
    const QuietHours good{QStringLiteral("00:00"), QStringLiteral("00:00"), QStringLiteral("UTC"), {}};
    QVERIFY(isQuiet(good, now));
    QuietHours bad = good;
    bad.timeZone = QStringLiteral("Mars/Olympus_Mons");
    QVERIFY(!isQuiet(bad, now));
    bad = good;
    bad.from = QStringLiteral("25:00");
    QVERIFY(!isQuiet(bad, now));
}

QTEST_APPLESS_MAIN(QuietTimeTest)
#include "QuietTimeTest.moc"
