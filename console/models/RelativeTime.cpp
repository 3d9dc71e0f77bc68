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

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("RelativeTime", text, nullptr, count);
}

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

} // namespace

QString agoText(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = secondsBetween(then, now);
    if (seconds < 5)
        return words("now");
    if (seconds < minute)
        return words("%1 s ago").arg(seconds);
    if (seconds < hour)
        return words("%1 min ago").arg(seconds / minute);
    if (seconds < day)
        return seconds / hour == 1 ? words("1 hour ago") : words("%1 hours ago").arg(seconds / hour);
    return seconds / day == 1 ? words("1 day ago") : words("%1 days ago").arg(seconds / day);
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
        return words("expired");
    if (seconds < minute)
        return words("%1 s").arg(seconds);
    if (seconds < 2 * hour)
        return words("%1 min").arg(seconds / minute);
    return words("%1 h").arg(seconds / hour);
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
    const QDateTime local = time.toLocalTime();
    if (local.date() == now.toLocalTime().date())
        return local.toString(QStringLiteral("HH:mm:ss"));
    return QLocale().toString(local, QStringLiteral("d MMM HH:mm"));
}

QString preciseTimeText(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString secondsText(std::chrono::milliseconds duration)
{
    return words("%1 s").arg(QLocale().toString(static_cast<double>(duration.count()) / 1000.0, 'f', 2));
}

QString dash()
{
    return QStringLiteral("–");
}

} // namespace wakeline
