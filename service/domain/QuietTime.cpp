// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuietTime.h"

#include <QTimeZone>

namespace wakeline {

namespace {

bool beginsOn(const QuietHours &hours, const QDate &day)
{
    return hours.days.isEmpty() || hours.days.contains(static_cast<Weekday>(day.dayOfWeek()));
}

} // namespace

bool isQuiet(const QuietHours &hours, const QDateTime &now)
{
    const QTime from = QTime::fromString(hours.from, QStringLiteral("HH:mm"));
    const QTime to = QTime::fromString(hours.to, QStringLiteral("HH:mm"));
    const QTimeZone zone(hours.timeZone.toUtf8());
    if (!from.isValid() || !to.isValid() || !zone.isValid())
        return false;
    const QDateTime there = now.toTimeZone(zone);
    const QTime time = there.time();
    const bool overnight = to <= from;
    const bool begun = time >= from && (overnight || time < to);
    const bool notOver = overnight && time < to;
    return (begun && beginsOn(hours, there.date())) || (notOver && beginsOn(hours, there.date().addDays(-1)));
}

} // namespace wakeline
