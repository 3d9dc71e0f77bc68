// SPDX-License-Identifier: GPL-3.0-or-later
#include "RelativeTime.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 unitStep = 1'000'000; // keeps the steps of different units apart

/// The context of the words here.
struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

/// Whole seconds from one to the other; a clock that is a little behind never makes it negative.
qint64 secondsBetween(const QDateTime &from, const QDateTime &to)
{
    return std::max<qint64>(0, from.msecsTo(to)) / 1000;
}

/// Whole seconds left, the begun one counted: a countdown shows 1 until it is really over.
qint64 secondsLeft(const QDateTime &now, const QDateTime &until)
{
    return (std::max<qint64>(0, now.msecsTo(until)) + 999) / 1000;
}

QString formatted(const QDateTime &time, const QString &pattern)
{
    return QLocale().toString(time.toLocalTime(), pattern);
}

} // namespace

QString agoText(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = secondsBetween(then, now);
    if (seconds < 5)
        return TimeWords::tr("now");
    if (seconds < minute)
        return TimeWords::tr("%1 s ago").arg(seconds);
    if (seconds < hour)
        return TimeWords::tr("%1 min ago").arg(seconds / minute);
    if (seconds < day)
        return seconds / hour == 1 ? TimeWords::tr("1 hour ago")
                                   : TimeWords::tr("%n hours ago", nullptr, static_cast<int>(seconds / hour));
    return seconds / day == 1 ? TimeWords::tr("1 day ago")
                              : TimeWords::tr("%n days ago", nullptr, static_cast<int>(seconds / day));
}

qint64 agoStep(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = secondsBetween(then, now);
    if (seconds < 5)
        return 0;
    if (seconds < minute)
        return seconds;
    if (seconds < hour)
        return unitStep + seconds / minute;
    if (seconds < day)
        return 2 * unitStep + seconds / hour;
    return 3 * unitStep + seconds / day;
}

QString remainingText(const QDateTime &until, const QDateTime &now)
{
    const qint64 seconds = secondsLeft(now, until);
    if (seconds == 0)
        return TimeWords::tr("expired");
    if (seconds < minute)
        return TimeWords::tr("%1 s").arg(seconds);
    if (seconds < 2 * hour)
        return TimeWords::tr("%1 min").arg(seconds / minute);
    return TimeWords::tr("%1 h").arg(seconds / hour);
}

qint64 remainingStep(const QDateTime &until, const QDateTime &now)
{
    const qint64 seconds = secondsLeft(now, until);
    if (seconds < minute)
        return seconds;
    if (seconds < 2 * hour)
        return unitStep + seconds / minute;
    return 2 * unitStep + seconds / hour;
}

QString elapsedText(const QDateTime &since, const QDateTime &now)
{
    const qint64 seconds = secondsBetween(since, now);
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (seconds < hour)
        return QStringLiteral("%1:%2").arg(seconds / minute).arg(two(seconds % minute));
    return QStringLiteral("%1:%2:%3").arg(seconds / hour).arg(two(seconds % hour / minute), two(seconds % minute));
}

qint64 elapsedStep(const QDateTime &since, const QDateTime &now)
{
    return secondsBetween(since, now);
}

QString absoluteText(const QDateTime &time, const QDateTime &now)
{
    if (isSameDay(time, now))
        return formatted(time, TimeWords::tr("HH:mm:ss", "pattern of a time, see QLocale::toString"));
    return formatted(time, TimeWords::tr("d MMM HH:mm", "pattern"));
}

bool isSameDay(const QDateTime &time, const QDateTime &other)
{
    return time.toLocalTime().date() == other.toLocalTime().date();
}

QStringList otherDaySamples()
{
    return widestOf([](const QDateTime &time) { return absoluteText(time, time.addDays(1)); });
}

QStringList agoSamples()
{
    const QDateTime now(QDate(2028, 12, 28), QTime(18, 42));
    QStringList samples = otherDaySamples();
    for (const qint64 seconds : {58 * minute, 20 * hour, 300 * day})
        samples.append(agoText(now.addSecs(-seconds), now));
    return samples;
}

QString minuteText(const QDateTime &time)
{
    return formatted(time, TimeWords::tr("HH:mm", "pattern"));
}

QString recordTimeText(const QDateTime &time)
{
    return formatted(time, TimeWords::tr("d MMM HH:mm:ss", "pattern"));
}

QString wholeTimeText(const QDateTime &time)
{
    return formatted(time, TimeWords::tr("d MMM yyyy HH:mm:ss", "pattern"));
}

QString dayText(const QDateTime &time)
{
    return formatted(time, TimeWords::tr("d MMM yyyy", "pattern"));
}

QString shortDayText(const QDateTime &time)
{
    return formatted(time, TimeWords::tr("d MMM", "pattern"));
}

QDateTime beginOfDay(int daysAgo, const QDateTime &now)
{
    return now.toLocalTime().date().addDays(-daysAgo).startOfDay().toUTC();
}

QStringList widestOf(QString (*text)(const QDateTime &))
{
    QStringList samples;
    for (int month = 1; month <= 12; ++month)
        samples.append(text(QDateTime(QDate(2028, month, 28), QTime(18, 42))));
    return samples;
}

QString preciseTimeText(const QDateTime &time)
{
    return formatted(time, TimeWords::tr("HH:mm:ss.zzz", "pattern"));
}

QString secondsText(std::chrono::milliseconds duration)
{
    return TimeWords::tr("%1 s").arg(QLocale().toString(static_cast<double>(duration.count()) / 1000.0, 'f', 2));
}

QString dash()
{
    return QStringLiteral("–");
}

} // namespace wakeline
