// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRehearsal.h"

#include "SipAddress.h"

namespace wakeline {

namespace {

using Action = CallDecision::Action;

/// Ten numbers with a pause before each, and the ends: a chain that is longer is a mistake of ours.
constexpr int mostSteps = 40;

int seconds(std::chrono::milliseconds time)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

/// `contacts`, `contacts:102`, or a SIP URI of the trunk.
QString numberOf(const QString &target, const QString &callee)
{
    if (target == u"contacts")
        return callee;
    if (target.startsWith(u"contacts:"))
        return target.section(u':', 1);
    const auto address = SipAddress::parse(target);
    return address ? address->user : target;
}

class Rehearsal
{
public:
    Rehearsal(const CallPolicy &policy, const CallWorld &world, QString callee, QString caller, PreviewAnswer answer)
        : m_policy(policy), m_world(world), m_callee(std::move(callee)), m_caller(std::move(caller)), m_answer(answer)
    {}

    QList<PreviewStep> steps()
    {
        IncomingCall call;
        call.callee = m_callee;
        call.caller = m_caller;
        call.liveContacts = m_world.liveContacts(m_callee);
        CallDecision decision = m_policy.decide(call, m_world);
        while (m_steps.size() < mostSteps && !isEnd(decision)) {
            const CallStepFailed failed = play(decision);
            m_first = false;
            if (!decision.askAgain) {
                finish(decision.onFail.value_or(CallDecision::OnFail{}));
                break;
            }
            decision = m_policy.afterStepFailed(failed, m_world);
        }
        return m_steps;
    }

private:
    void add(PreviewAction action, const QStringList &numbers, std::chrono::milliseconds time, int code = 0)
    {
        m_steps.append({action, numbers, m_clock, seconds(time), code});
        m_clock += seconds(time);
    }

    bool isEnd(const CallDecision &decision)
    {
        if (decision.action == Action::Reject)
            add(PreviewAction::Reject, {}, {}, decision.code);
        else if (decision.action == Action::Redirect && !decision.mailbox.isEmpty())
            add(PreviewAction::Voicemail, {decision.mailbox}, {});
        else
            return false;
        return true;
    }

    /// What the SIP server does by itself, without asking again.
    void finish(const CallDecision::OnFail &last)
    {
        if (last.action == Action::Redirect && !last.mailbox.isEmpty())
            add(PreviewAction::Voicemail, {last.mailbox}, {});
        else if (last.action == Action::Reject)
            add(PreviewAction::Reject, {}, {}, last.code);
        else
            add(PreviewAction::Ring, {last.leg.isEmpty() ? numberOf(last.target, m_callee) : last.leg}, last.ringTime);
    }

    /// Puts the step down, and says how it failed.
    CallStepFailed play(const CallDecision &decision)
    {
        const QString whose = decision.leg.isEmpty() ? m_callee : decision.leg;
        CallStepFailed failed;
        failed.callee = m_callee;
        failed.caller = m_caller;
        failed.trail = decision.trail;
        failed.code = 408;
        switch (decision.action) {
        case Action::PushWait:
            failed.phase = QStringLiteral("hold");
            add(PreviewAction::Wake, {whose}, decision.hold);
            if (m_first && m_answer == PreviewAnswer::Asleep)
                return failed;
            add(PreviewAction::Ring, {whose}, decision.ringTime);
            break;
        case Action::Fork: {
            QStringList numbers;
            for (const QString &target : decision.targets)
                numbers.append(numberOf(target, m_callee));
            add(PreviewAction::RingAll, numbers, decision.ringTime);
            break;
        }
        case Action::Wait:
            add(PreviewAction::Pause, {}, decision.hold);
            failed.phase = QStringLiteral("wait");
            return failed;
        case Action::Redirect:
            add(PreviewAction::Ring, {numberOf(decision.target, m_callee)}, decision.ringTime);
            break;
        case Action::Deliver:
        case Action::Reject: // an end, which is not played
            add(PreviewAction::Ring, {whose}, decision.ringTime);
            break;
        }
        failed.phase = QStringLiteral("deliver");
        if (m_first)
            failed.code = codeOfOwn();
        return failed;
    }

    int codeOfOwn() const
    {
        switch (m_answer) {
        case PreviewAnswer::Busy:
            return 486;
        case PreviewAnswer::Declined:
            return 603;
        case PreviewAnswer::Asleep:
            return 480;
        case PreviewAnswer::NoAnswer:
            break;
        }
        return 408;
    }

    const CallPolicy &m_policy;
    const CallWorld &m_world;
    QString m_callee;
    QString m_caller;
    PreviewAnswer m_answer;
    QList<PreviewStep> m_steps;
    int m_clock = 0; ///< seconds
    bool m_first = true;
};

} // namespace

CallPreview rehearseCall(const CallPolicy &policy, const CallWorld &world, const QString &callee, const QString &caller,
                         PreviewAnswer answer)
{
    CallPreview preview;
    preview.at = world.now;
    preview.steps = Rehearsal(policy, world, callee, caller, answer).steps();
    if (const auto extension = world.extension(callee)) {
        preview.undisturbed = world.isUndisturbed(*extension, caller);
        if (extension->followMeEnabled)
            preview.refusedNumbers = policy.refusedNumbers(*extension, world);
    }
    return preview;
}

} // namespace wakeline
