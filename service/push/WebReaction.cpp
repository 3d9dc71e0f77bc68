// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebReaction.h"

namespace wakeline {

using Step = PushReaction::Step;

PushReaction reactToWebFailure(const WebAnswer &answer, const WebProgress &progress)
{
    PushReaction reaction = reactToFailure(answer.failure, progress.attempts, progress.waited);
    switch (answer.failure) {
    case Http2Failure::NotSent:
        reaction.outOfTime = progress.outOfTime;
        if (!progress.outOfTime) {
            reaction.step = Step::TryAgain;
            reaction.providerFailed = true;
        }
        break;
    case Http2Failure::MaybeDelivered:
        reaction.step = progress.attempts < progress.blindAttempts ? Step::TryAgain : Step::Finish;
        break;
    case Http2Failure::None:
    case Http2Failure::Refused:
    case Http2Failure::Deadline:
    case Http2Failure::QueueFull:
    case Http2Failure::Tls:
        break;
    }
    if (reaction.step == Step::TryAgain)
        reaction.wait = waitBeforeNext({}, progress.attempts);
    return reaction;
}

} // namespace wakeline
