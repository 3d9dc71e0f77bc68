// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRulesText.h"

#include <QCoreApplication>
#include <QLocale>

namespace wakeline {

namespace {

/// The context of the words here.
struct CallRulesWords
{
    Q_DECLARE_TR_FUNCTIONS(CallRulesWords)
};

} // namespace

QString nextStepText(NextStep step)
{
    switch (step) {
    case NextStep::FollowMe:
        return CallRulesWords::tr("Follow me");
    case NextStep::Voicemail:
        return CallRulesWords::tr("Voicemail");
    case NextStep::Reject:
        return CallRulesWords::tr("Turn away");
    }
    return {};
}

namespace {

/// In the middle of a sentence, where English writes it small and other languages do not.
QString stepInSentence(NextStep step)
{
    switch (step) {
    case NextStep::FollowMe:
        return CallRulesWords::tr("follow me");
    case NextStep::Voicemail:
        return CallRulesWords::tr("voicemail");
    case NextStep::Reject:
        return CallRulesWords::tr("turn away");
    }
    return {};
}

} // namespace

QString weekdayText(Weekday day)
{
    QString name = QLocale().dayName(static_cast<int>(day), QLocale::ShortFormat);
    if (name.endsWith(u'.')) // German and French abbreviate so, and the list ends a sentence
        name.chop(1);
    return name;
}

QString quietHoursText(const QuietHours &hours)
{
    const QString text = CallRulesWords::tr("%1 to %2 in %3").arg(hours.from, hours.to, hours.timeZone);
    if (hours.days.isEmpty())
        return text;
    QStringList days;
    for (const Weekday day : hours.days)
        days.append(weekdayText(day));
    return CallRulesWords::tr("%1, %2").arg(text, days.join(QStringLiteral(", ")));
}

QString callRulesText(const CallRules &rules)
{
    return CallRulesWords::tr("Its own phones ring for %1 s. No answer: %2. Busy: %3. Declined: %4. Nobody there: %5.")
        .arg(rules.ringTimeout)
        .arg(stepInSentence(rules.onNoAnswer), stepInSentence(rules.onBusy), stepInSentence(rules.onDeclined),
             stepInSentence(rules.onOffline));
}

} // namespace wakeline
