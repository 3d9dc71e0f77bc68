// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteReaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wakeline {

using Step = PushReaction::Step;

namespace {

/// The gateway has tried again itself; once more from here may find it better off.
constexpr int triesOfProvider = 2;

QString ofGateway(const QString &reason)
{
    return QStringLiteral("gateway_") + reason;
}

PushReaction again(PushOutcome outcome, const RemoteAnswer &answer, const WebProgress &progress)
{
    return {.step = Step::TryAgain,
            .outcome = outcome,
            .reason = ofGateway(reasonOr(answer.code, answer.status)),
            .wait = waitBeforeNext(answer.retryAfter, progress.attempts),
            .retryAfter = answer.retryAfter};
}

/// 502: the gateway works, and says what the provider said.
PushReaction providerRefused(const RemoteAnswer &answer, const WebProgress &progress)
{
    PushReaction reaction{.outcome = answer.tokenDead ? PushOutcome::TokenDead
                                                      : answer.outcome.value_or(PushOutcome::Unreachable),
                          .reason = reasonOr(answer.code, answer.status),
                          .retryAfter = answer.retryAfter};
    if (reaction.outcome == PushOutcome::Accepted) // contradicts itself
        reaction.outcome = PushOutcome::Unreachable;
    // It does not tell whether a request without an answer is behind these: if so, the phone may hear of the push.
    reaction.perhapsDelivered =
        reaction.outcome == PushOutcome::Unreachable || reaction.outcome == PushOutcome::Expired;
    const bool mayPass = reaction.outcome == PushOutcome::TryLater || reaction.outcome == PushOutcome::Unreachable;
    if (answer.outcome && mayPass && progress.attempts < triesOfProvider) {
        reaction.step = Step::TryAgain;
        reaction.wait = waitBeforeNext(answer.retryAfter, progress.attempts);
    }
    return reaction;
}

PushReaction unavailable(const RemoteAnswer &answer, const WebProgress &progress)
{
    if (answer.code == u"provider_not_configured")
        return {.outcome = PushOutcome::Misconfigured, .reason = ofGateway(answer.code)};
    return again(PushOutcome::TryLater, answer, progress);
}

PushReaction licenseRefused(const RemoteAnswer &answer)
{
    const bool named = answer.code.startsWith(u"license_");
    return {.outcome = PushOutcome::Misconfigured, .reason = named ? answer.code : QStringLiteral("license_refused")};
}

PushReaction byStatus(const RemoteAnswer &answer, const WebProgress &progress)
{
    if (answer.status >= 500 && !answer.fromGateway) { // a proxy speaks, or a gateway that breaks down
        PushReaction reaction = again(PushOutcome::Unreachable, answer, progress);
        reaction.providerFailed = true;
        reaction.perhapsDelivered = true;
        return reaction;
    }
    switch (answer.status) {
    case 200:
        if (answer.fromGateway)
            return {.outcome = PushOutcome::Accepted};
        return {.outcome = PushOutcome::Misconfigured, .reason = ofGateway(QStringLiteral("unknown_answer"))};
    case 403:
        if (answer.fromGateway)
            return licenseRefused(answer);
        break;
    case 429:
        return again(PushOutcome::TryLater, answer, progress);
    case 502:
        return providerRefused(answer, progress);
    case 503:
        return unavailable(answer, progress);
    default:
        break;
    }
    if (answer.status >= 500)
        return again(PushOutcome::TryLater, answer, progress);
    return {.outcome = PushOutcome::Misconfigured, .reason = ofGateway(reasonOr(answer.code, answer.status))};
}

} // namespace

RemoteAnswer RemoteAnswer::from(const WebAnswer &answer, const QDateTime &now)
{
    RemoteAnswer result{.status = answer.status};
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    const QJsonObject data = body.value(u"data").toObject();
    if (answer.status == 200)
        result.fromGateway = data.value(u"delivered").toBool();
    else
        result.fromGateway = body.contains(u"data") && body.value(u"error").isString();
    if (result.fromGateway) {
        result.code = tidyReason(body.value(u"code").toString());
        result.outcome = enumFromName<PushOutcome>(body.value(u"outcome").toString());
        result.tokenDead = answer.status == 502 && body.value(u"token_dead").toBool();
    }
    result.retryAfter = parseRetryAfter(answer.header("retry-after"), now);
    return result;
}

PushReaction reactToRemote(const RemoteAnswer &answer, const WebProgress &progress)
{
    PushReaction reaction = byStatus(answer, progress);
    reaction.providerAnswered = !reaction.providerFailed;
    return reaction;
}

PushReaction reactToRemoteFailure(const WebAnswer &answer, const WebProgress &progress)
{
    PushReaction reaction = reactToWebFailure(answer, progress);
    reaction.reason = ofGateway(reaction.reason);
    return reaction;
}

} // namespace wakeline
