// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallPolicy.h"

namespace wakeline {

namespace {

CallDecision reject(int code, const QString &reason)
{
    CallDecision decision;
    decision.action = CallDecision::Action::Reject;
    decision.code = code;
    decision.reason = reason;
    return decision;
}

} // namespace

CallDecision CallPolicy::decide(const IncomingCall &call, const std::optional<Extension> &callee, int pushDevices) const
{
    if (!callee)
        return reject(404, QStringLiteral("Not Found"));
    if (callee->doNotDisturb)
        return reject(486, QStringLiteral("Busy Here"));
    CallDecision decision;
    decision.onFail = onFail(callee);
    if (call.liveContacts > 0) {
        decision.action = CallDecision::Action::Deliver;
        return decision;
    }
    if (pushDevices > 0) {
        decision.action = CallDecision::Action::PushWait;
        decision.hold = m_options.hold;
        decision.ringWhileHeld = m_options.ringWhileHeld;
        return decision;
    }
    return afterStepFailed({call.transaction, call.callId, call.callee, call.caller, QStringLiteral("hold"), 480},
                           callee);
}

CallDecision CallPolicy::afterStepFailed(const CallStepFailed &step, const std::optional<Extension> &callee) const
{
    // A phone that was reached and said no is obeyed; only silence leads on.
    if (step.code == 486 || step.code == 600 || step.code == 603)
        return reject(step.code, step.code == 603 ? QStringLiteral("Decline") : QStringLiteral("Busy Here"));
    const auto next = onFail(callee);
    return reject(next.code, QStringLiteral("Temporarily Unavailable"));
}

CallDecision::OnFail CallPolicy::onFail(const std::optional<Extension> &) const
{
    return {CallDecision::Action::Reject, {}, 480};
}

} // namespace wakeline
