// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallSituation.h"

namespace wakeline {

namespace {

using Action = CallDecision::Action;

const QString callee = QStringLiteral("101");
const QString recorder = QStringLiteral("sip:127.0.0.1:5090");

QDateTime noon()
{
    return {QDate(2026, 11, 21), QTime(12, 0), Qt::UTC};
}

QList<FollowMeNumber> followMeFrom(const QString &text)
{
    QList<FollowMeNumber> numbers;
    for (const QString &entry : text.split(u',')) {
        FollowMeNumber number{entry.section(u'/', 0, 0)};
        for (const QString &part : entry.split(u'/').sliced(1))
            (part.startsWith(u'd') ? number.delay : number.timeout) = part.sliced(1).toInt();
        numbers.append(number);
    }
    return numbers;
}

QString seconds(std::chrono::milliseconds time)
{
    return QStringLiteral(" %1s").arg(time.count() / 1000);
}

QString numberIn(const QString &uri)
{
    return uri.section(u':', 1, 1).section(u'@', 0, 0);
}

QString describeStep(const CallDecision::OnFail &step)
{
    if (step.action == Action::Reject)
        return QStringLiteral("reject %1").arg(step.code);
    if (!step.mailbox.isEmpty())
        return QStringLiteral("voicemail ") + step.mailbox;
    const QString time = seconds(step.ringTime);
    return step.action == Action::Deliver ? QStringLiteral("ring ") + step.leg + time
                                          : QStringLiteral("to ") + numberIn(step.target) + time;
}

QString describeAction(const CallDecision &decision)
{
    const QString phones = decision.leg.isEmpty() ? QStringLiteral("own") : decision.leg;
    const QString time = seconds(decision.ringTime);
    switch (decision.action) {
    case Action::Deliver:
        return QStringLiteral("ring ") + phones + time;
    case Action::PushWait:
        return QStringLiteral("hold ") + phones + time;
    case Action::Wait:
        return QStringLiteral("wait") + seconds(decision.hold);
    case Action::Reject:
        return QStringLiteral("reject %1").arg(decision.code);
    case Action::Redirect:
        return decision.mailbox.isEmpty() ? QStringLiteral("to ") + numberIn(decision.target) + time
               : decision.listen          ? QStringLiteral("listen to ") + decision.mailbox
                                          : QStringLiteral("voicemail ") + decision.mailbox;
    case Action::Fork:
        break;
    }
    QStringList all{QStringLiteral("all")};
    for (const QString &target : decision.targets)
        all.append(target == u"contacts" ? QStringLiteral("own") : numberIn(target));
    return all.join(u' ') + time;
}

} // namespace

CallSituation::CallSituation(const QString &words)
{
    for (const char *number : {"101", "102", "103", "104", "105"}) {
        Extension extension;
        extension.number = QLatin1String(number);
        extensions.insert(extension.number, extension);
    }
    options.voicemailTarget = recorder;
    options.accessNumber = QStringLiteral("*97");
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
        read(word);
}

void CallSituation::read(const QString &word)
{
    if (word == u"unknown")
        extensions.remove(callee);
    else if (word == u"box")
        hasBox = true;
    else if (word == u"no-recorder")
        options.voicemailTarget.clear();
    else if (word == u"no-access")
        options.accessNumber.clear();
    else if (word == u"trunk")
        options.trunk = {QStringLiteral("sip:trunk.example:5060"), {QStringLiteral("+49"), QStringLiteral("+1")}};
    else if (word.startsWith(u"diverted="))
        diversions = word.section(u'=', 1).toInt();
    else {
        const QString number = word.contains(u':') ? word.section(u':', 0, 0) : callee;
        const QString rest = word.contains(u':') ? word.section(u':', 1) : word;
        if (rest == u"awake")
            awake.insert(number, 1);
        else if (rest == u"asleep")
            asleep.insert(number, 1);
        else if (extensions.contains(number))
            readOf(extensions[number], rest.section(u'=', 0, 0), rest.section(u'=', 1));
    }
}

void CallSituation::readOf(Extension &extension, const QString &key, const QString &value)
{
    CallRules &rules = extension.callRules;
    const auto nextStep = [&] { return enumFromName<NextStep>(value).value(); };
    if (key == u"dnd")
        extension.doNotDisturb = true;
    else if (key == u"quiet")
        rules.quietHours = QuietHours{QStringLiteral("11:00"), QStringLiteral("13:00"), QStringLiteral("UTC"), {}};
    else if (key == u"loud")
        rules.quietHours = QuietHours{QStringLiteral("13:00"), QStringLiteral("11:00"), QStringLiteral("UTC"), {}};
    else if (key == u"dnd_action")
        rules.dndAction = enumFromName<DndAction>(value).value();
    else if (key == u"allowed")
        rules.dndAllowed = value.split(u',');
    else if (key == u"ring")
        rules.ringTimeout = value.toInt();
    else if (key == u"on_busy")
        rules.onBusy = nextStep();
    else if (key == u"on_declined")
        rules.onDeclined = nextStep();
    else if (key == u"on_no_answer")
        rules.onNoAnswer = nextStep();
    else if (key == u"on_offline")
        rules.onOffline = nextStep();
    else if (key == u"follow") {
        extension.followMeEnabled = true;
        extension.followMeNumbers = followMeFrom(value);
    } else if (key == u"off")
        extension.followMeEnabled = false;
    else if (key == u"simultaneous")
        extension.followMeStrategy = FollowMeStrategy::Simultaneous;
    else
        qFatal("CallSituation does not know the word %s", qPrintable(key));
}

CallWorld CallSituation::world() const
{
    return {.extension =
                [this](const QString &number) {
                    return extensions.contains(number) ? std::optional(extensions.value(number)) : std::nullopt;
                },
            .liveContacts = [this](const QString &number) { return awake.value(number); },
            .pushDevices = [this](const QString &number) { return asleep.value(number); },
            .mailbox = [this](const QString &number) { return hasBox && number == callee ? u"7101"_qs : QString(); },
            .now = noon()};
}

CallDecision CallSituation::after(const QString &event) const
{
    const CallPolicy policy(options);
    if (event == u"arrives") {
        IncomingCall call;
        call.callee = callee;
        call.caller = QStringLiteral("200");
        call.liveContacts = awake.value(callee);
        call.diversions = diversions;
        return policy.decide(call, world());
    }
    if (event.startsWith(u"listens")) {
        IncomingCall call;
        call.callee = QStringLiteral("*97");
        call.caller = callee;
        call.account = event.section(QStringLiteral(" as "), 1);
        return policy.decide(call, world());
    }
    CallStepFailed step;
    step.callee = callee;
    step.caller = QStringLiteral("200");
    step.code = event.section(u' ', 1).toInt();
    step.trail = event.section(u' ', 0, 0);
    step.phase = QStringLiteral("deliver");
    if (step.trail == u"hold") {
        step.phase = step.trail;
        step.trail.clear();
    }
    return policy.afterStepFailed(step, world());
}

QStringList CallSituation::walk(int code) const
{
    QStringList steps;
    CallDecision decision = after(QStringLiteral("arrives"));
    steps.append(describe(decision));
    while (decision.action != Action::Reject && steps.size() < 100) {
        const QString trail = decision.trail.isEmpty() ? QStringLiteral("own") : decision.trail;
        decision = after(QStringLiteral("%1 %2").arg(trail).arg(code));
        steps.append(describe(decision));
    }
    return steps;
}

QString describe(const CallDecision &decision)
{
    QString text = describeAction(decision);
    if (decision.onFail)
        text += QStringLiteral(", else ") + describeStep(*decision.onFail);
    if (decision.lastResort)
        text += QStringLiteral(", else ") + describeStep(*decision.lastResort);
    return decision.askAgain ? text + QStringLiteral(", asks") : text;
}

} // namespace wakeline
