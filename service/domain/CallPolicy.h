// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallDecision.h"
#include "CallTrail.h"
#include "CallWorld.h"
#include "FollowMeLegs.h"
#include "IncomingCall.h"

#include <chrono>
#include <optional>

namespace wakeline {

/// What is to happen to calls: pure, so that every rule is a row of a table test.
///
/// A call goes from the callee's own phones to the follow-me numbers to voicemail, as far as the extension's rules and
/// what there is allow; each step carries the next ones with it, for the case that nobody can be asked by then.
class CallPolicy
{
public:
    struct Options
    {
        std::chrono::milliseconds hold{5000}; ///< WAKELINE_PUSH_HOLD_MS
        bool ringWhileHeld = false;
        QString voicemailTarget = {}; ///< WAKELINE_VOICEMAIL_TARGET; empty: no call goes to voicemail
        TrunkRules trunk = {};
        QString accessNumber = {}; ///< WAKELINE_VOICEMAIL_ACCESS_NUMBER; empty: nobody listens by phone

        bool operator==(const Options &) const = default;
    };

    explicit CallPolicy(Options options) : m_options(std::move(options)) {}

    CallDecision decide(const IncomingCall &call, const CallWorld &world) const;

    /// A step failed, or every push was refused while the call was held.
    CallDecision afterStepFailed(const CallStepFailed &step, const CallWorld &world) const;

    /// Follow-me numbers of this extension that no call may go on to, for a log line.
    QStringList refusedNumbers(const Extension &callee, const CallWorld &world) const;

private:
    struct Scene; ///< a call, its callee, and how far it has come

    CallDecision listen(const IncomingCall &call, const CallWorld &world) const;
    CallDecision ringOwnPhones(const Scene &scene, int contacts, int devices) const;
    CallDecision go(const Scene &scene, NextStep step, int refusal) const;
    std::optional<CallDecision> followMe(const Scene &scene) const;
    std::optional<CallDecision> ringEveryone(const Scene &scene, bool ownPhones) const;
    CallDecision ringNumber(const Scene &scene, const FollowMeLeg &leg) const;
    CallDecision afterPause(const Scene &scene) const;
    std::optional<CallDecision> toVoicemail(const Scene &scene) const;
    void addFallback(CallDecision &decision, const Scene &scene, NextStep step) const;
    QList<FollowMeLeg> legsOf(const Scene &scene) const;

    Options m_options;
};

} // namespace wakeline
