// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace wakeline {

/// What the SIP server shall do with an INVITE.
struct CallDecision
{
    enum class Action {
        Deliver,  ///< ring the registered contacts, or `target` if it is set
        PushWait, ///< hold until a contact registers, at most `hold`
        Redirect, ///< to `target`
        Reject,   ///< with `code` and `reason`
        Fork,     ///< ring all `targets` at once; `contacts` stands for the callee's registered ones, `contacts:102`
                  ///< for those of another extension
        Wait,     ///< do nothing for `hold`, then ask again
    };

    /// Kept inside the SIP server's transaction, so that it happens even if this service is gone by then.
    struct OnFail
    {
        Action action = Action::Reject; ///< Reject, Redirect, or Deliver to the contacts of `leg`
        QString target;
        int code = 480;
        QString leg = {};
        QString mailbox = {};
        std::chrono::milliseconds ringTime{0};

        bool operator==(const OnFail &) const = default;
    };

    Action action = Action::Deliver;
    std::chrono::milliseconds hold{0};
    bool ringWhileHeld = false;            ///< tell the caller 180 Ringing while the call is held
    std::chrono::milliseconds ringTime{0}; ///< 0: the SIP server's default
    QString target;
    QStringList targets;
    int code = 480;
    QString reason;
    bool askAgain = false; ///< ask with CallStepFailed if this step fails, before `onFail` is applied
    std::optional<OnFail> onFail;
    std::optional<OnFail> lastResort; ///< once `onFail` has failed too
    QString leg;                      ///< whose phones Deliver and PushWait mean; empty: the callee's
    QString mailbox;                  ///< Redirect to voicemail: the box, for the header X-VM-Mailbox
    bool listen = false;              ///< with `mailbox`: the authenticated caller listens to it, nothing is recorded
    QString trail;                    ///< CallTrail, kept by the SIP server and given back with CallStepFailed

    bool operator==(const CallDecision &) const = default;
};

} // namespace wakeline
