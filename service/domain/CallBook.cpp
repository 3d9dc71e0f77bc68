// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallBook.h"

#include "CallOutcome.h"

#include <algorithm>
#include <utility>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto holdGrace = 5s;

void enter(Call &call, CallState state, const QDateTime &now)
{
    if (call.state == state)
        return;
    call.state = state;
    call.since = now;
    if (state != CallState::Held)
        call.holdUntil = std::nullopt;
}

void enterStep(Call &call, const CallDecision &decision, const QDateTime &now)
{
    if (decision.action != CallDecision::Action::PushWait)
        return enter(call, CallState::Ringing, now);
    enter(call, CallState::Held, now);
    call.holdMs = decision.hold.count();
    call.holdUntil = now.addMSecs(decision.hold.count());
    // A delivery to another extension's phones is a redirect, too, for whoever looks at the call.
    const bool goesOn = decision.onFail && decision.onFail->action != CallDecision::Action::Reject;
    call.afterHold = goesOn ? QStringLiteral("redirect") : QStringLiteral("reject");
}

} // namespace

Call CallBook::arrived(const IncomingCall &incoming, const CallDecision &decision, const QString &calleeName,
                       const QDateTime &now)
{
    if (m_heardOf)
        m_heardOf->insert(incoming.callId);
    Call &call = m_calls[incoming.callId];
    if (!call.callId.isEmpty()) {
        delist(call);
    } else {
        call.callId = incoming.callId;
        call.startedAt = now;
        call.since = now;
    }
    call.caller = incoming.caller;
    call.callerName = incoming.callerName;
    call.callee = incoming.callee;
    call.calleeName = calleeName;
    call.video = incoming.video;
    if (decision.action == CallDecision::Action::Reject) {
        enlist(call);
        return ended(call.callId, dispositionOf(decision.code), decision.code, now);
    }
    enterStep(call, decision, now);
    enlist(call);
    return call;
}

std::optional<Call> CallBook::moved(const QString &callId, const CallDecision &decision, const QDateTime &now)
{
    const auto it = m_calls.find(callId);
    if (it == m_calls.end())
        return std::nullopt;
    if (decision.action == CallDecision::Action::Reject)
        return ended(callId, dispositionOf(decision.code), decision.code, now);
    weigh(*it, -1);
    enterStep(*it, decision, now);
    weigh(*it, 1);
    return *it;
}

std::optional<Call> CallBook::report(const CallReport &report, const QDateTime &now)
{
    using Progress = CallReport::Progress;
    if (m_heardOf)
        m_heardOf->insert(report.callId);
    auto it = m_calls.find(report.callId);
    if (it == m_calls.end()) {
        // The end of a call that was never seen, or seen to end before, tells nobody anything.
        if (report.progress == Progress::Ended || report.progress == Progress::Failed)
            return std::nullopt;
        it = m_calls.insert(report.callId, Call{});
        it->callId = report.callId;
        it->caller = report.caller;
        it->callee = report.callee;
        it->startedAt = now;
        it->since = now;
        enlist(*it);
    }
    const Call before = *it;
    weigh(before, -1);
    switch (report.progress) {
    case Progress::Ringing:
        // A late 180 of another branch does not take an answer back.
        if (it->state != CallState::Answered)
            enter(*it, CallState::Ringing, now);
        break;
    case Progress::Answered:
        enter(*it, CallState::Answered, now);
        if (!it->answeredAt)
            it->answeredAt = now;
        break;
    case Progress::Ended:
        weigh(before, 1);
        return ended(report.callId,
                     report.voicemail ? Disposition::Voicemail
                     : it->answeredAt ? Disposition::Answered
                                      : Disposition::Cancelled,
                     std::nullopt, now);
    case Progress::Failed:
        weigh(before, 1);
        return ended(report.callId, dispositionOf(report.code), report.code, now);
    }
    weigh(*it, 1);
    return *it == before ? std::nullopt : std::optional(*it);
}

void CallBook::listAsked()
{
    m_heardOf.emplace();
}

QList<Call> CallBook::replace(const QList<CallReport> &calls, const QDateTime &now)
{
    const QSet<QString> heardOf = std::exchange(m_heardOf, std::nullopt).value_or(QSet<QString>());
    QSet<QString> there = heardOf;
    QList<Call> changed;
    for (const CallReport &call : calls) {
        if (heardOf.contains(call.callId))
            continue;
        there.insert(call.callId);
        if (const auto update = report(call, now))
            changed.append(*update);
    }
    const QStringList known = m_calls.keys();
    for (const QString &callId : known) {
        const Call &call = m_calls[callId];
        // A held call is no dialog yet, so the server's list does not show it; review() ends it by the clock.
        if (!there.contains(callId) && call.state != CallState::Held)
            changed.append(
                ended(callId, call.answeredAt ? Disposition::Answered : Disposition::Failed, std::nullopt, now));
    }
    return changed;
}

std::optional<Call> CallBook::pushSent(const QString &callId, int devices)
{
    const auto it = m_calls.find(callId);
    if (it == m_calls.end() || devices == 0)
        return std::nullopt;
    it->pushesSent += devices;
    return *it;
}

std::optional<Call> CallBook::pushAccepted(const QString &callId, const QDateTime &now)
{
    const auto it = m_calls.find(callId);
    if (it == m_calls.end())
        return std::nullopt;
    ++it->pushesAccepted;
    if (!it->firstPushMs)
        it->firstPushMs = it->startedAt.msecsTo(now);
    return *it;
}

std::optional<Call> CallBook::woken(const QString &callId, const QDateTime &now)
{
    const auto it = m_calls.find(callId);
    if (it == m_calls.end() || it->registeredMs)
        return std::nullopt;
    it->registeredMs = it->startedAt.msecsTo(now);
    return *it;
}

std::optional<Call> CallBook::transferring(const QString &callId, const QString &target)
{
    const auto it = m_calls.find(callId);
    if (it == m_calls.end())
        return std::nullopt;
    it->transferTo = target;
    it->transferState = TransferState::Trying;
    it->transferCode = std::nullopt;
    return *it;
}

std::optional<Call> CallBook::transferred(const QString &callId, TransferState state, std::optional<int> code)
{
    const auto it = m_calls.find(callId);
    if (it == m_calls.end())
        return std::nullopt;
    it->transferState = state;
    it->transferCode = code;
    return *it;
}

QList<Call> CallBook::review(const QDateTime &now)
{
    QStringList overdue;
    for (const Call &call : std::as_const(m_calls)) {
        if (call.state == CallState::Held && call.holdUntil && call.holdUntil->secsTo(now) > holdGrace.count())
            overdue.append(call.callId);
    }
    QList<Call> changed;
    for (const QString &callId : std::as_const(overdue))
        changed.append(ended(callId, Disposition::NoAnswer, std::nullopt, now));
    return changed;
}

std::optional<Call> CallBook::find(const QString &callId) const
{
    const auto it = m_calls.constFind(callId);
    return it == m_calls.cend() ? std::nullopt : std::optional(*it);
}

QList<Call> CallBook::active() const
{
    QList<Call> list = m_calls.values();
    std::ranges::sort(list, [](const Call &a, const Call &b) {
        return a.startedAt != b.startedAt ? a.startedAt < b.startedAt : a.callId < b.callId;
    });
    return list;
}

CallBook::Counts CallBook::counts() const
{
    Counts counts;
    for (const Call &call : m_calls) {
        counts.held += call.state == CallState::Held;
        counts.ringing += call.state == CallState::Ringing;
        counts.answered += call.state == CallState::Answered;
    }
    return counts;
}

QList<Call> CallBook::heldFor(const QString &extension) const
{
    QList<Call> held;
    const QSet<QString> callIds = m_callIdsOf.value(extension);
    for (const QString &callId : callIds) {
        const auto call = m_calls.constFind(callId);
        if (call != m_calls.cend() && call->state == CallState::Held && call->callee == extension)
            held.append(*call);
    }
    return held;
}

CallBook::Load CallBook::loadOf(const QString &extension) const
{
    return m_loads.value(extension);
}

void CallBook::enlist(const Call &call)
{
    for (const QString &extension : {call.callee, call.caller}) {
        if (!extension.isEmpty())
            m_callIdsOf[extension].insert(call.callId);
    }
    weigh(call, 1);
}

void CallBook::delist(const Call &call)
{
    weigh(call, -1);
    for (const QString &extension : {call.callee, call.caller}) {
        const auto callIds = m_callIdsOf.find(extension);
        if (callIds != m_callIdsOf.end() && callIds->remove(call.callId) && callIds->isEmpty())
            m_callIdsOf.erase(callIds);
    }
}

/// Adds the call to the loads of its two ends, or takes it off. A caller whose call is not answered yet is not busy.
void CallBook::weigh(const Call &call, int sign)
{
    const auto add = [&](const QString &extension, int ringing, int answered) {
        if (extension.isEmpty() || (ringing == 0 && answered == 0))
            return;
        Load &load = m_loads[extension];
        load.ringing += ringing;
        load.answered += answered;
        if (load == Load{})
            m_loads.remove(extension);
    };
    const bool answered = call.state == CallState::Answered;
    add(call.callee, call.state == CallState::Ringing ? sign : 0, answered ? sign : 0);
    if (call.caller != call.callee)
        add(call.caller, 0, answered ? sign : 0);
}

Call CallBook::ended(const QString &callId, Disposition disposition, std::optional<int> code, const QDateTime &now)
{
    Call call = m_calls.take(callId);
    delist(call);
    enter(call, CallState::Ended, now);
    call.endedAt = now;
    call.disposition = disposition;
    call.sipCode = code;
    return call;
}

} // namespace wakeline
