// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRulesText.h"

#include <QCoreApplication>
#include <QLocale>

namespace wakeline {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("CallRulesText", text);
}

} // namespace

QString nextStepText(NextStep step)
{
    switch (step) {
    case NextStep::FollowMe:
        return words("Follow me");
    case NextStep::Voicemail:
        return words("Voicemail");
    case NextStep::Reject:
        return words("Turn away");
    }
    return {};
}

QString weekdayText(Weekday day)
{
    return QLocale().dayName(static_cast<int>(day), QLocale::ShortFormat);
}

QString quietHoursText(const QuietHours &hours)
{
    const QString text = words("%1 to %2 in %3").arg(hours.from, hours.to, hours.timeZone);
    if (hours.days.isEmpty())
        return text;
    QStringList days;
    for (const Weekday day : hours.days)
        days.append(weekdayText(day));
    return words("%1, %2").arg(text, days.join(QStringLiteral(", ")));
}

QString callRulesText(const CallRules &rules)
{
    return words("Its own phones ring for %1 s. No answer: %2. Busy: %3. Declined: %4. Nobody there: %5.")
        .arg(rules.ringTimeout)
        .arg(nextStepText(rules.onNoAnswer).toLower(), nextStepText(rules.onBusy).toLower(),
             nextStepText(rules.onDeclined).toLower(), nextStepText(rules.onOffline).toLower());
}

} // namespace wakeline
