// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallPolicy.h"

#include <algorithm>

namespace wakeline {

using Action = CallDecision::Action;
using Stage = CallTrail::Stage;

namespace {

/// A call that was diverted so often comes from a circle of exchanges: it stays here.
constexpr int mostDiversions = 3;
/// Kamailio takes no more at once.
constexpr qsizetype mostTargets = 8;
const QString ownContacts = QStringLiteral("contacts");

CallDecision reject(int code)
{
    CallDecision decision;
    decision.action = Action::Reject;
    decision.code = code;
    decision.reason = code == 404   ? QStringLiteral("Not Found")
                      : code == 403 ? QStringLiteral("Forbidden")
                      : code == 603 ? QStringLiteral("Decline")
                      : code == 480 ? QStringLiteral("Temporarily Unavailable")
                                    : QStringLiteral("Busy Here");
    return decision;
}

bool isBusy(int code)
{
    return code == 486 || code == 600;
}

/// The phone is there, but not for calls; or it is not there after all.
bool isOffline(const CallStepFailed &step)
{
    return step.phase == u"hold" || step.code == 480 || step.code == 404 || step.code == 410;
}

/// What the SIP server can do with a step by itself: no push, no waiting.
CallDecision::OnFail storable(const CallDecision &step)
{
    CallDecision::OnFail stored;
    stored.ringTime = step.ringTime;
    switch (step.action) {
    case Action::Redirect:
        stored.action = Action::Redirect;
        stored.target = step.target;
        stored.mailbox = step.mailbox;
        break;
    case Action::Deliver:
    case Action::PushWait:
        stored.action = Action::Deliver;
        stored.leg = step.leg;
        break;
    default:
        stored.code = step.action == Action::Reject ? step.code : 480;
    }
    return stored;
}

} // namespace

struct CallPolicy::Scene
{
    const CallWorld &world;
    Extension callee;
    QString caller;
    int diversions = 0;
    CallTrail trail;
};

CallDecision CallPolicy::decide(const IncomingCall &call, const CallWorld &world) const
{
    if (!m_options.accessNumber.isEmpty() && call.callee == m_options.accessNumber)
        return listen(call, world);
    const auto callee = world.extension(call.callee);
    if (!callee)
        return reject(404);
    const Scene scene{world, *callee, call.caller, call.diversions, {}};
    if (world.isUndisturbed(*callee, call.caller)) {
        const bool record = callee->callRules.dndAction == DndAction::Voicemail;
        return go(scene, record ? NextStep::Voicemail : NextStep::Reject, 486);
    }
    return ringOwnPhones(scene, call.liveContacts, world.pushDevices(callee->number));
}

/// The box is the one of whoever has proved to be that extension: From is only what a caller says.
CallDecision CallPolicy::listen(const IncomingCall &call, const CallWorld &world) const
{
    if (call.account.isEmpty())
        return reject(403);
    const QString box = m_options.voicemailTarget.isEmpty() ? QString() : world.mailbox(call.account);
    if (box.isEmpty())
        return reject(404);
    CallDecision decision;
    decision.action = Action::Redirect;
    decision.target = m_options.voicemailTarget;
    decision.mailbox = box;
    decision.listen = true;
    return decision;
}

CallDecision CallPolicy::afterStepFailed(const CallStepFailed &step, const CallWorld &world) const
{
    const auto callee = world.extension(step.callee);
    if (!callee)
        return reject(480);
    const Scene scene{world, *callee, step.caller, step.diversions, CallTrail::fromText(step.trail)};
    const CallRules &rules = callee->callRules;
    if (scene.trail.stage == Stage::Pause)
        return afterPause(scene);
    if (scene.trail.stage == Stage::Voicemail)
        return reject(480);
    // Whoever has the call in hand and does not want it is obeyed, on whichever phone.
    if (step.code == 603)
        return go(scene, rules.onDeclined, 603);
    if (scene.trail.stage == Stage::Number)
        return go(scene, NextStep::FollowMe, isBusy(step.code) ? 486 : 480);
    if (isBusy(step.code))
        return go(scene, rules.onBusy, step.code);
    return go(scene, isOffline(step) ? rules.onOffline : rules.onNoAnswer, 480);
}

CallDecision CallPolicy::ringOwnPhones(const Scene &scene, int contacts, int devices) const
{
    const CallRules &rules = scene.callee.callRules;
    if (contacts == 0 && devices == 0)
        return go(scene, rules.onOffline, 480);
    if (scene.callee.followMeEnabled && scene.callee.followMeStrategy == FollowMeStrategy::Simultaneous) {
        if (const auto everyone = ringEveryone(scene, true))
            return *everyone;
    }
    CallDecision decision;
    decision.ringTime = std::chrono::seconds(rules.ringTimeout);
    if (contacts == 0) {
        decision.action = Action::PushWait;
        decision.hold = m_options.hold;
        decision.ringWhileHeld = m_options.ringWhileHeld;
    }
    addFallback(decision, scene, contacts == 0 ? rules.onOffline : rules.onNoAnswer);
    return decision;
}

/// \param refusal  what the caller is told where nothing else is left
CallDecision CallPolicy::go(const Scene &scene, NextStep step, int refusal) const
{
    if (step == NextStep::FollowMe) {
        if (const auto next = followMe(scene))
            return *next;
    }
    if (step != NextStep::Reject) {
        if (const auto next = toVoicemail(scene))
            return *next;
    }
    return reject(refusal);
}

QList<FollowMeLeg> CallPolicy::legsOf(const Scene &scene) const
{
    const bool external = scene.diversions < mostDiversions;
    QList<FollowMeLeg> legs = followMeLegs(scene.callee, scene.caller, scene.world, m_options.trunk, external).legs;
    legs.removeIf([&](const FollowMeLeg &leg) { return scene.trail.numbers.contains(leg.number); });
    return legs;
}

std::optional<CallDecision> CallPolicy::followMe(const Scene &scene) const
{
    if (!scene.callee.followMeEnabled || scene.trail.stage == Stage::Everyone)
        return std::nullopt;
    if (scene.callee.followMeStrategy == FollowMeStrategy::Simultaneous && scene.trail.stage == Stage::Own)
        return ringEveryone(scene, false);
    const QList<FollowMeLeg> legs = legsOf(scene);
    if (legs.isEmpty())
        return std::nullopt;
    if (legs.first().delay == 0)
        return ringNumber(scene, legs.first());
    CallDecision pause;
    pause.action = Action::Wait;
    pause.hold = std::chrono::seconds(legs.first().delay);
    pause.ringWhileHeld = true;
    pause.askAgain = true;
    pause.trail = CallTrail{Stage::Pause, scene.trail.numbers + QStringList{legs.first().number}}.toText();
    pause.onFail = storable(ringNumber(scene, legs.first()));
    if (const auto voicemail = toVoicemail(scene))
        pause.lastResort = storable(*voicemail);
    return pause;
}

CallDecision CallPolicy::afterPause(const Scene &scene) const
{
    Scene before = scene;
    const QString number = before.trail.numbers.takeLast();
    before.trail.stage = Stage::Number;
    // It may have been taken out, or may not be reachable any more, meanwhile.
    const QList<FollowMeLeg> legs = legsOf(before);
    const auto leg = std::ranges::find(legs, number, &FollowMeLeg::number);
    if (leg != legs.end())
        return ringNumber(before, *leg);
    before.trail = {Stage::Number, scene.trail.numbers};
    return go(before, NextStep::FollowMe, 480);
}

CallDecision CallPolicy::ringNumber(const Scene &scene, const FollowMeLeg &leg) const
{
    CallDecision decision;
    decision.ringTime = std::chrono::seconds(leg.timeout);
    Scene next = scene;
    next.trail = {Stage::Number, scene.trail.numbers + QStringList{leg.number}};
    decision.trail = next.trail.toText();
    if (!leg.uri.isEmpty()) {
        decision.action = Action::Redirect;
        decision.target = leg.uri;
    } else {
        decision.leg = leg.number;
        const bool awake = scene.world.liveContacts(leg.number) > 0;
        decision.action = awake ? Action::Deliver : Action::PushWait;
        decision.hold = awake ? std::chrono::milliseconds(0) : m_options.hold;
        decision.ringWhileHeld = !awake;
    }
    addFallback(decision, next, NextStep::FollowMe);
    return decision;
}

std::optional<CallDecision> CallPolicy::ringEveryone(const Scene &scene, bool ownPhones) const
{
    CallDecision decision;
    decision.action = Action::Fork;
    int longest = ownPhones ? scene.callee.callRules.ringTimeout : 0;
    if (ownPhones)
        decision.targets.append(ownContacts);
    for (const FollowMeLeg &leg : legsOf(scene)) {
        // An extension that sleeps has no place in a fork: there is nothing yet that could ring.
        const bool rings = !leg.uri.isEmpty() || scene.world.liveContacts(leg.number) > 0;
        if (!rings || decision.targets.size() >= mostTargets)
            continue;
        decision.targets.append(leg.uri.isEmpty() ? ownContacts + u':' + leg.number : leg.uri);
        longest = std::max(longest, leg.timeout);
    }
    if (decision.targets.size() <= (ownPhones ? 1 : 0))
        return std::nullopt;
    decision.ringTime = std::chrono::seconds(longest);
    Scene next = scene;
    next.trail = {Stage::Everyone, {}};
    decision.trail = next.trail.toText();
    addFallback(decision, next, scene.callee.callRules.onNoAnswer);
    return decision;
}

std::optional<CallDecision> CallPolicy::toVoicemail(const Scene &scene) const
{
    if (m_options.voicemailTarget.isEmpty())
        return std::nullopt;
    const QString box = scene.world.mailbox(scene.callee.number);
    if (box.isEmpty())
        return std::nullopt;
    CallDecision decision;
    decision.action = Action::Redirect;
    decision.target = m_options.voicemailTarget;
    decision.mailbox = box;
    decision.trail = CallTrail{Stage::Voicemail, {}}.toText();
    decision.onFail = CallDecision::OnFail{};
    return decision;
}

/// What follows when this step fails: asked for again if that is anything but a refusal, and stored with the call in
/// any case.
void CallPolicy::addFallback(CallDecision &decision, const Scene &scene, NextStep step) const
{
    const auto voicemail = toVoicemail(scene);
    CallDecision::OnFail next;
    const QList<FollowMeLeg> legs =
        scene.callee.followMeEnabled && scene.trail.stage != Stage::Everyone ? legsOf(scene) : QList<FollowMeLeg>();
    if (step == NextStep::FollowMe && !legs.isEmpty()) {
        // Not ringNumber(): it would ask for what follows that one, and so on to the end.
        const FollowMeLeg &leg = legs.first();
        next.action = leg.uri.isEmpty() ? Action::Deliver : Action::Redirect;
        next.target = leg.uri;
        next.leg = leg.uri.isEmpty() ? leg.number : QString();
        next.ringTime = std::chrono::seconds(leg.timeout);
        if (voicemail)
            decision.lastResort = storable(*voicemail);
    } else if (step != NextStep::Reject && voicemail) {
        next = storable(*voicemail);
    }
    decision.onFail = next;
    decision.askAgain = voicemail.has_value() || !legs.isEmpty();
}

QStringList CallPolicy::refusedNumbers(const Extension &callee, const CallWorld &world) const
{
    return followMeLegs(callee, {}, world, m_options.trunk, true).refused;
}

} // namespace wakeline
