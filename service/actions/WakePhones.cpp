// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakePhones.h"

#include "CallRehearsal.h"
#include "Directory.h"
#include "LiveBoard.h"
#include "Pbx.h"
#include "PushPlan.h"
#include "SendPush.h"

#include <QLoggingCategory>
#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcWake, "wakeline.wake")

namespace {

/// A phone that already rings elsewhere is pushed too; its push is worth something for as long as a call rings.
constexpr auto ringingPushLife = 30s;

PushMessage messageFor(const IncomingCall &call, PushTarget target, PushEvent event, const QDateTime &expiresAt)
{
    return {std::move(target), event,      call.callId, call.callerName.isEmpty() ? call.caller : call.callerName,
            call.caller,       call.video, expiresAt};
}

} // namespace

WakePhones::WakePhones(Pbx &pbx, Directory &directory, SendPush &sendPush, LiveBoard &board, const Clock &clock,
                       CallPolicy::Options policy, MailboxOf mailboxOf)
    : m_pbx(pbx),
      m_directory(directory),
      m_sendPush(sendPush),
      m_board(board),
      m_clock(clock),
      m_options(policy),
      m_policy(policy),
      m_mailboxOf(std::move(mailboxOf))
{}

void WakePhones::setPolicy(const CallPolicy::Options &policy)
{
    m_options = policy;
    m_policy = CallPolicy(policy);
}

void WakePhones::callArrived(const IncomingCall &call)
{
    const CallWorld world = worldOf(call.callId, call.callee, call.liveContacts);
    const CallDecision decision = m_policy.decide(call, world);
    // The SIP server is answered first: from here on the call waits there, whatever happens to the pushes.
    m_pbx.decide(call.transaction, decision);
    const auto callee = m_directory.extension(call.callee);
    m_board.show(m_board.calls().arrived(call, decision, callee ? callee->displayName : QString(), world.now));
    wakeFor(call, decision);
    warnOfRefused(call, world);
}

/// \param contacts  of the callee, as the SIP server counts them; for everybody else our own book does
CallWorld WakePhones::worldOf(const QString &callId, const QString &callee, std::optional<int> contacts) const
{
    const auto liveContacts = [this, callee, contacts](const QString &number) {
        if (contacts && number == callee)
            return *contacts;
        const auto registration = m_board.registrations().find(number);
        return registration ? static_cast<int>(registration->bindings.size()) : 0;
    };
    const auto pushDevices = [this, callId, liveContacts](const QString &number) {
        const bool hopeless = m_wakes.isHopeless({number, callId});
        return hopeless ? 0 : static_cast<int>(sleepingTargets(number, liveContacts(number) > 0).size());
    };
    return {.extension = [this](const QString &number) { return m_directory.extension(number); },
            .liveContacts = liveContacts,
            .pushDevices = pushDevices,
            .mailbox = [this](const QString &number) { return m_mailboxOf ? m_mailboxOf(number) : QString(); },
            .now = m_clock.now()};
}

/// \param awakeToo  whether some of its phones are registered: those need no push
QList<PushTarget> WakePhones::sleepingTargets(const QString &extension, bool awakeToo) const
{
    const auto registration = m_board.registrations().find(extension);
    return withoutAwake(planCall(m_directory.targetsOf(extension)),
                        registration && awakeToo ? registration->bindings : QList<Binding>(), m_clock.now());
}

/// Pushes to the sleeping devices of whoever the decision rings.
void WakePhones::wakeFor(const IncomingCall &call, const CallDecision &decision)
{
    using enum CallDecision::Action;
    const bool held = decision.action == PushWait;
    const bool rings =
        decision.action == Deliver || (decision.action == Fork && decision.targets.contains(QLatin1String("contacts")));
    const QString extension = decision.leg.isEmpty() ? call.callee : decision.leg;
    const QList<PushTarget> targets =
        held || rings ? sleepingTargets(extension, !held && (call.liveContacts > 0 || !decision.leg.isEmpty()))
                      : QList<PushTarget>();
    if (targets.isEmpty())
        return;
    const WakeKey key{extension, call.callId};
    const QDateTime now = m_clock.now();
    const bool retried = m_wakes.isKnown(key);
    if (!retried)
        m_wakes.begin(call, targets, now, extension);
    if (held)
        m_wakes.hold(key,
                     {call.transaction, call.callId, call.callee, call.caller, QStringLiteral("hold"), 480,
                      decision.trail, call.callerName, call.diversions},
                     now);
    if (retried)
        return;
    m_board.show(m_board.calls().pushSent(call.callId, static_cast<int>(targets.size())));
    const auto life = held ? decision.hold : std::chrono::milliseconds(ringingPushLife);
    for (const PushTarget &target : targets) {
        push(key, messageFor(call, target, PushEvent::IncomingCall, now.addMSecs(life.count())),
             QDeadlineTimer(m_options.hold));
    }
}

/// Somebody who counts on a number must learn why it never rings.
void WakePhones::warnOfRefused(const IncomingCall &call, const CallWorld &world) const
{
    const auto callee = m_directory.extension(call.callee);
    if (!callee || !callee->followMeEnabled)
        return;
    const QStringList refused = m_policy.refusedNumbers(*callee, world);
    if (!refused.isEmpty())
        qCWarning(lcWake).noquote() << QStringLiteral("follow-me of extension %1: no extension, and not allowed by "
                                                      "trunk.allowed_prefixes: %2")
                                           .arg(call.callee, refused.join(QLatin1String(", ")));
}

QCoro::Task<> WakePhones::push(WakeKey key, PushMessage message, QDeadlineTimer deadline)
{
    const QPointer<WakePhones> self(this);
    const SentPush sent = co_await m_sendPush.send(message, deadline);
    if (!self)
        co_return;
    if (sent.entry.outcome == PushOutcome::Accepted)
        m_board.show(m_board.calls().pushAccepted(key.callId, m_clock.now()));
    if (m_wakes.pushAnswered(key, message.target.deviceId, message.target.token, sent.mayWake))
        endHold(key);
}

void WakePhones::endHold(const WakeKey &key)
{
    const QList<CallStepFailed> held = m_wakes.takeHeld(key);
    for (const CallStepFailed &step : held) {
        qCWarning(lcWake).noquote() << QStringLiteral("call %1 for extension %2 is not held any longer: every push was "
                                                      "refused")
                                           .arg(key.callId, key.callee);
        goOn(step);
    }
}

void WakePhones::stepFailed(const CallStepFailed &step)
{
    m_wakes.release(step.callId, step.transaction);
    goOn(step);
}

void WakePhones::goOn(const CallStepFailed &step)
{
    const CallWorld world = worldOf(step.callId, step.callee, std::nullopt);
    const CallDecision decision = m_policy.afterStepFailed(step, world);
    m_pbx.decide(step.transaction, decision);
    IncomingCall call{step.transaction, step.callId, step.callee, step.caller, step.callerName, false, 0, {}};
    call.diversions = step.diversions;
    if (const auto known = m_board.calls().find(step.callId)) {
        call.callerName = known->callerName;
        call.video = known->video;
    }
    m_board.show(m_board.calls().moved(step.callId, decision, world.now));
    wakeFor(call, decision);
}

void WakePhones::bindingReported(const BindingReport &report)
{
    if (report.change != BindingReport::Change::Registered && report.change != BindingReport::Change::Refreshed)
        return;
    const QDateTime now = m_clock.now();
    const QList<WakeBook::WokenDevice> woken = m_wakes.registered(report, now);
    for (const WakeBook::WokenDevice &device : woken) {
        m_wakes.takeHeld(device.key); // the SIP server delivers them by itself from here on
        m_board.show(m_board.calls().woken(device.key.callId, now));
        Q_EMIT deviceWoke(device.deviceId, device.key.callId, device.afterPush);
    }
}

void WakePhones::callReported(const CallReport &report)
{
    using Progress = CallReport::Progress;
    const bool cancelled = report.progress == Progress::Failed && report.code == 487;
    if (!cancelled && report.progress != Progress::Answered)
        return;
    const QDateTime now = m_clock.now();
    const QList<WakeKey> keys = m_wakes.keysOf(report.callId, report.callee);
    for (const WakeKey &key : keys) {
        const auto wake = m_wakes.find(key);
        const QList<PushTarget> pushed = m_wakes.callOff(key, cancelled ? QString() : report.contact, now);
        if (!wake || pushed.isEmpty())
            continue;
        const QList<PushTarget> reachable = planCancel(pushed, m_directory.targetsOf(key.callee));
        for (const PushTarget &target : reachable)
            callOff(messageFor(wake->call, target, PushEvent::Cancel, now.addSecs(60)));
    }
}

QCoro::Task<> WakePhones::callOff(PushMessage message)
{
    co_await m_sendPush.send(message, QDeadlineTimer(m_options.hold));
}

CallPreview WakePhones::rehearse(const Extension &callee, const CallTrial &trial) const
{
    CallWorld world = worldOf({}, callee.number, std::nullopt);
    world.extension = [this, callee](const QString &number) {
        return number == callee.number ? std::optional(callee) : m_directory.extension(number);
    };
    world.now = trial.at.value_or(world.now);
    return rehearseCall(m_policy, world, callee.number, trial.from.value_or(QString()),
                        trial.answer.value_or(PreviewAnswer::NoAnswer));
}

void WakePhones::review()
{
    m_wakes.review(m_clock.now());
}

} // namespace wakeline
