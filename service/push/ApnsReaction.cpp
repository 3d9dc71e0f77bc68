// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApnsReaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wakeline {

using namespace std::chrono_literals;
using Step = PushReaction::Step;

namespace {

/// How long a device is left alone that Apple throttles without saying for how long.
constexpr auto deviceRest = std::chrono::milliseconds(20s);

PushReaction badRequest(const ApnsAnswer &answer, const ApnsProgress &progress)
{
    if (answer.reason == u"BadDeviceToken" || answer.reason == u"DeviceTokenNotForTopic") {
        return {.step = progress.triedBothEnvironments ? Step::Finish : Step::OtherEnvironment,
                .outcome = PushOutcome::TokenRefused};
    }
    if (answer.reason == u"IdleTimeout") // the connection's fault
        return {.step = Step::Reconnect, .outcome = PushOutcome::TryLater};
    return {.outcome = PushOutcome::Misconfigured};
}

PushReaction forbidden(const ApnsAnswer &answer, const ApnsProgress &progress)
{
    const bool renewable = answer.reason == u"ExpiredProviderToken" && !progress.renewedToken;
    return {.step = renewable ? Step::RenewToken : Step::Finish, .outcome = PushOutcome::Misconfigured};
}

PushReaction gone(const ApnsAnswer &answer, const ApnsProgress &progress)
{
    // The app registered again after APNs ended the token: it is alive once more, and APNs not yet up to date.
    const bool registeredSince =
        answer.timestamp.isValid() && progress.registeredAt.isValid() && progress.registeredAt >= answer.timestamp;
    return {.outcome = registeredSince ? PushOutcome::TryLater : PushOutcome::TokenDead};
}

PushReaction tooMany(const ApnsAnswer &answer)
{
    if (answer.reason == u"TooManyProviderTokenUpdates") // keep the token that we have; another process signs, too
        return {.outcome = PushOutcome::TryLater};
    return {.outcome = PushOutcome::TryLater, .retryAfter = answer.retryAfter.value_or(deviceRest)};
}

PushReaction byStatus(const ApnsAnswer &answer, const ApnsProgress &progress)
{
    switch (answer.status) {
    case 200:
        return {.outcome = PushOutcome::Accepted};
    case 400:
        return badRequest(answer, progress);
    case 403:
        return forbidden(answer, progress);
    case 410:
        return gone(answer, progress);
    case 413:
        return {.step = progress.shrunk ? Step::Finish : Step::Shrink, .outcome = PushOutcome::TooLarge};
    case 429:
        return tooMany(answer);
    default:
        break;
    }
    if (answer.status >= 500) {
        return {.step = Step::Reconnect,
                .outcome = PushOutcome::TryLater,
                .wait = waitBeforeNext(answer.retryAfter, progress.attempts),
                .retryAfter = answer.retryAfter,
                .providerFailed = true};
    }
    return {.outcome = PushOutcome::Misconfigured}; // 404 BadPath, 405 MethodNotAllowed: ours to mend
}

} // namespace

ApnsAnswer ApnsAnswer::from(const Http2Answer &answer, const QDateTime &now)
{
    ApnsAnswer result{.status = answer.status};
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    result.reason = tidyReason(body.value(u"reason").toString());
    if (const double timestamp = body.value(u"timestamp").toDouble(); timestamp > 0)
        result.timestamp = QDateTime::fromMSecsSinceEpoch(qint64(timestamp), Qt::UTC);
    result.retryAfter = parseRetryAfter(answer.header("retry-after"), now);
    return result;
}

PushReaction reactToApns(const ApnsAnswer &answer, const ApnsProgress &progress)
{
    PushReaction reaction = byStatus(answer, progress);
    reaction.reason = reasonOr(answer.reason, answer.status);
    reaction.providerAnswered = !reaction.providerFailed;
    return reaction;
}

} // namespace wakeline
