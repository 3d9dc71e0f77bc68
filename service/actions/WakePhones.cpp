// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakePhones.h"

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
                       CallPolicy::Options policy)
    : m_pbx(pbx),
      m_directory(directory),
      m_sendPush(sendPush),
      m_board(board),
      m_clock(clock),
      m_options(policy),
      m_policy(policy)
{}

void WakePhones::callArrived(const IncomingCall &call)
{
    const QList<PushTarget> targets = sleepingTargets(call);
    const CallDecision decision = decide(call, targets);
    // The SIP server is answered first: from here on the call waits there, whatever happens to the pushes.
    m_pbx.decide(call.transaction, decision);
    const auto callee = m_directory.extension(call.callee);
    m_board.show(m_board.calls().arrived(call, decision, callee ? callee->displayName : QString(), m_clock.now()));
    if (decision.action == CallDecision::Action::PushWait || decision.action == CallDecision::Action::Deliver)
        pushAll(call, decision, targets);
}

CallDecision WakePhones::decide(const IncomingCall &call, const QList<PushTarget> &targets) const
{
    const auto callee = m_directory.extension(call.callee);
    const bool hopeless = m_wakes.isHopeless({call.callee, call.callId});
    return m_policy.decide(call, callee, hopeless ? 0 : static_cast<int>(targets.size()));
}

QList<PushTarget> WakePhones::sleepingTargets(const IncomingCall &call) const
{
    const auto registration = m_board.registrations().find(call.callee);
    return withoutAwake(planCall(m_directory.targetsOf(call.callee)),
                        registration && call.liveContacts > 0 ? registration->bindings : QList<Binding>(),
                        m_clock.now());
}

void WakePhones::pushAll(const IncomingCall &call, const CallDecision &decision, const QList<PushTarget> &targets)
{
    const WakeKey key{call.callee, call.callId};
    const QDateTime now = m_clock.now();
    const bool held = decision.action == CallDecision::Action::PushWait;
    const bool retried = m_wakes.isKnown(key);
    if (targets.isEmpty())
        return;
    if (!retried)
        m_wakes.begin(call, targets, now);
    if (held)
        m_wakes.hold(key, call.transaction, now);
    if (retried)
        return;
    m_board.show(m_board.calls().pushSent(call.callId, static_cast<int>(targets.size())));
    const auto life = held ? decision.hold : std::chrono::milliseconds(ringingPushLife);
    for (const PushTarget &target : targets) {
        push(key, messageFor(call, target, PushEvent::IncomingCall, now.addMSecs(life.count())),
             QDeadlineTimer(m_options.hold));
    }
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
    const auto callee = m_directory.extension(key.callee);
    const QStringList held = m_wakes.takeHeld(key);
    for (const QString &transaction : held) {
        qCWarning(lcWake).noquote() << QStringLiteral("call %1 for extension %2 is not held any longer: every push was "
                                                      "refused")
                                           .arg(key.callId, key.callee);
        const CallStepFailed step{transaction, key.callId, key.callee, {}, QStringLiteral("hold"), 480};
        m_pbx.decide(transaction, m_policy.afterStepFailed(step, callee));
    }
}

void WakePhones::stepFailed(const CallStepFailed &step)
{
    m_pbx.decide(step.transaction, m_policy.afterStepFailed(step, m_directory.extension(step.callee)));
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

void WakePhones::review()
{
    m_wakes.review(m_clock.now());
}

} // namespace wakeline
