// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>

namespace wakeline {

/// Times as the console words them. Each text has a step: a number that changes exactly when the text does.

/// "now", "12 s ago", "1 min ago", "5 hours ago", "3 days ago".
QString agoText(const QDateTime &then, const QDateTime &now);
qint64 agoStep(const QDateTime &then, const QDateTime &now);

/// "12 s", "58 min", "2 h" until then; "expired" once it is past.
QString remainingText(const QDateTime &until, const QDateTime &now);
qint64 remainingStep(const QDateTime &until, const QDateTime &now);

/// "0:42", "1:04:12".
QString elapsedText(const QDateTime &since, const QDateTime &now);
qint64 elapsedStep(const QDateTime &since, const QDateTime &now);

/// What stands instead while stale: "14:32:07" for the same day, else "20 Nov 18:42", in local time.
QString absoluteText(const QDateTime &time, const QDateTime &now);

/// Whether both are on one day of this computer.
bool isSameDay(const QDateTime &time, const QDateTime &other);

/// What absoluteText() says of another day in each month, for the width of a column.
QStringList otherDaySamples();

/// The longest that agoText() and absoluteText() say, for the width of a column.
QStringList agoSamples();

/// In local time: "18:42"; "20 Nov 18:42:07"; "20 Nov 2026 18:42:07"; "20 Nov 2026"; "20 Nov".
QString minuteText(const QDateTime &time);
QString recordTimeText(const QDateTime &time);
QString wholeTimeText(const QDateTime &time);
QString dayText(const QDateTime &time);
QString shortDayText(const QDateTime &time);

/// When the day began that was so many days before `now`, in local time; for "Today" (0) and "7 days" (6).
QDateTime beginOfDay(int daysAgo, const QDateTime &now);

/// What one of these says in each month, for the width of a column: "Sept." is longer than "Nov.".
QStringList widestOf(QString (*text)(const QDateTime &));

/// "14:31:56.353" in local time.
QString preciseTimeText(const QDateTime &time);

/// "1.34 s"; "0.22 s". Two decimals, so that a column lines up.
QString secondsText(std::chrono::milliseconds duration);

/// No value.
QString dash();

} // namespace wakeline
