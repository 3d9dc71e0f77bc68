// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallTimeline.h"

#include "BindingCards.h"
#include "CallModel.h"
#include "PushResult.h"
#include "RelativeTime.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace wakeline {

namespace {

/// The context of the words here.
struct TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)
};

struct Moment
{
    QDateTime at;
    Timeline::Step step;
};

QString offsetText(const QDateTime &from, const QDateTime &at)
{
    const double seconds = static_cast<double>(std::max<qint64>(0, from.msecsTo(at))) / 1000;
    return QLatin1Char('+') + QLocale().toString(seconds, 'f', 3);
}

QString runningText(const QDateTime &since, const QDateTime &now, bool stale)
{
    if (stale || !now.isValid())
        return dash();
    return secondsText(std::chrono::milliseconds(std::max<qint64>(0, since.msecsTo(now)) / 100 * 100));
}

QString answerText(const PushLogEntry &push)
{
    const QString took = secondsText(std::chrono::milliseconds(push.latencyMs));
    if (push.status == 0)
        return push.reason.isEmpty() ? TimelineWords::tr("No answer after %1").arg(took) : push.reason;
    return TimelineWords::tr("HTTP %1 %2").arg(push.status).arg(push.reason).simplified() + QStringLiteral(", ") + took;
}

void addPush(QList<Moment> &moments, const PushLogEntry &push)
{
    const QString via = push.environment.isEmpty()
                            ? providerText(push.provider)
                            : TimelineWords::tr("%1, %2").arg(providerText(push.provider), push.environment);
    const bool cancels = push.event == PushEvent::Cancel;
    moments.append({push.at,
                    {{},
                     cancels ? TimelineWords::tr("Cancel sent") : TimelineWords::tr("Push sent"),
                     TimelineWords::tr("%1, %2").arg(phoneName(push.userAgent), via),
                     Icon::Push,
                     Tone::Good}});
    const bool accepted = push.outcome == PushOutcome::Accepted;
    moments.append({push.at.addMSecs(push.latencyMs),
                    {{},
                     accepted ? TimelineWords::tr("Push accepted") : TimelineWords::tr("Push rejected"),
                     answerText(push),
                     accepted ? Icon::Online : Icon::Warning,
                     accepted ? Tone::Good : Tone::Bad}});
    if (push.wokeMs)
        moments.append(
            {push.at.addMSecs(*push.wokeMs),
             {{}, TimelineWords::tr("REGISTER received"), phoneName(push.userAgent), Icon::Registrations, Tone::Good}});
}

/// Orders the moments and gives each its time: the first absolute, the others from there.
QList<Timeline::Step> withTimes(QList<Moment> moments)
{
    std::stable_sort(moments.begin(), moments.end(), [](const Moment &a, const Moment &b) { return a.at < b.at; });
    QList<Timeline::Step> steps;
    for (const Moment &moment : std::as_const(moments)) {
        Timeline::Step step = moment.step;
        step.time = steps.isEmpty() ? preciseTimeText(moment.at) : offsetText(moments.constFirst().at, moment.at);
        steps.append(step);
    }
    return steps;
}

QString endText(const Call &call)
{
    switch (call.disposition.value_or(Disposition::Answered)) {
    case Disposition::Answered:
        return TimelineWords::tr("Call ended");
    case Disposition::NoAnswer:
        return TimelineWords::tr("Nobody answered");
    case Disposition::Busy:
        return TimelineWords::tr("Busy");
    case Disposition::Failed:
        return TimelineWords::tr("Call failed");
    case Disposition::Cancelled:
        return TimelineWords::tr("Caller hung up");
    case Disposition::Voicemail:
        return TimelineWords::tr("Sent to voicemail");
    }
    return {};
}

} // namespace

QList<Timeline::Step> callTimeline(const Call &call, const QList<PushLogEntry> &pushes, const QDateTime &now,
                                   bool stale)
{
    QList<Moment> moments;
    moments.append({call.startedAt,
                    {{},
                     TimelineWords::tr("INVITE received"),
                     TimelineWords::tr("From %1").arg(call.caller),
                     Icon::Incoming,
                     Tone::Good}});
    for (const PushLogEntry &push : pushes)
        addPush(moments, push);
    const bool woken = std::any_of(pushes.begin(), pushes.end(), [](const PushLogEntry &push) { return push.wokeMs; });
    if (call.registeredMs && !woken)
        moments.append({call.startedAt.addMSecs(*call.registeredMs),
                        {{}, TimelineWords::tr("REGISTER received"), {}, Icon::Registrations, Tone::Good}});
    if (call.answeredAt)
        moments.append({*call.answeredAt, {{}, TimelineWords::tr("Answered"), {}, Icon::HandsetFilled, Tone::Busy}});
    if (call.endedAt) {
        const QString note = call.sipCode ? TimelineWords::tr("SIP %1").arg(*call.sipCode) : QString();
        const bool failed = call.disposition == Disposition::Failed || call.disposition == Disposition::NoAnswer;
        moments.append({*call.endedAt, {{}, endText(call), note, Icon::HangUp, failed ? Tone::Bad : Tone::Quiet}});
    }

    QList<Timeline::Step> steps = withTimes(std::move(moments));
    const QString running = runningText(call.since, now, stale);
    switch (call.state) {
    case CallState::Held:
        steps.append({running, TimelineWords::tr("Waiting for REGISTER"),
                      TimelineWords::tr("The call waits at the SIP server"), Icon::Held, Tone::Alert, true});
        steps.append({{}, TimelineWords::tr("Deliver INVITE"), {}, Icon::Checking, Tone::Quiet, false});
        break;
    case CallState::Ringing:
        steps.append({running, TimelineWords::tr("Ringing"), {}, Icon::Bell, Tone::Alert, true});
        break;
    case CallState::Answered:
        steps.append({running, TimelineWords::tr("On call"), {}, Icon::HandsetFilled, Tone::Busy, true});
        break;
    case CallState::Ended:
        break;
    }
    return steps;
}

QList<Timeline::Step> pushTimeline(const PushLogEntry &push, const QDateTime &now, bool stale)
{
    QList<Moment> moments;
    addPush(moments, push);
    QList<Timeline::Step> steps = withTimes(std::move(moments));
    const PushResult result = pushResult(push, now);
    if (result == PushResult::Waiting)
        steps.append({runningText(push.at, now, stale),
                      TimelineWords::tr("Waiting for REGISTER"),
                      {},
                      Icon::Checking,
                      Tone::Alert,
                      true});
    if (result == PushResult::NotWoken)
        steps.append({{},
                      TimelineWords::tr("The phone did not register"),
                      TimelineWords::tr("Within %1 s").arg(wakeWindow.count()),
                      Icon::Clock,
                      Tone::Alert});
    return steps;
}

} // namespace wakeline
