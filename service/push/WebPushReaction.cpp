// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPushReaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wakeline {

using namespace std::chrono_literals;
using Step = PushReaction::Step;

namespace {

constexpr auto restWithoutWord = std::chrono::milliseconds(60s); ///< a 429 that names no time

const QString vapidRefused = QStringLiteral("vapid_refused");

bool speaksOfVapid(const QString &word)
{
    return word.contains(u"vapid", Qt::CaseInsensitive) || word.contains(u"jwt", Qt::CaseInsensitive);
}

PushReaction byStatus(const WebPushAnswer &answer, const WebProgress &progress)
{
    switch (answer.status) {
    case 200:
    case 201:
    case 202:
    case 204:
        return {.outcome = PushOutcome::Accepted};
    case 400:
        return {.outcome = PushOutcome::Misconfigured,
                .reason = speaksOfVapid(answer.word) ? vapidRefused : reasonOr(answer.word, answer.status)};
    case 401:
    case 403: // a clock that was set may have ended the token that we have: signed anew, once
        return {.step = progress.renewedToken ? Step::Finish : Step::RenewToken,
                .outcome = PushOutcome::Misconfigured,
                .reason = vapidRefused};
    case 404:
    case 410:
        return {.outcome = PushOutcome::TokenDead, .reason = reasonOr(answer.word, answer.status)};
    case 413:
        return {.step = progress.shrunk ? Step::Finish : Step::Shrink,
                .outcome = PushOutcome::TooLarge,
                .reason = reasonOr(answer.word, answer.status)};
    case 429: {
        const auto wait = waitBeforeNext(answer.retryAfter.value_or(restWithoutWord), progress.attempts);
        return {.step = Step::TryAgain,
                .outcome = PushOutcome::TryLater,
                .reason = reasonOr(answer.word, answer.status),
                .wait = wait,
                .retryAfter = wait};
    }
    default:
        break;
    }
    if (answer.status >= 500) {
        return {.step = Step::TryAgain,
                .outcome = PushOutcome::TryLater,
                .reason = reasonOr(answer.word, answer.status),
                .wait = waitBeforeNext(answer.retryAfter, progress.attempts),
                .retryAfter = answer.retryAfter,
                .providerFailed = true};
    }
    // Whoever answers like this is no push service: nobody's fault here, so no alarm.
    return {.outcome = PushOutcome::Unreachable, .reason = u"status_%1"_qs.arg(answer.status)};
}

} // namespace

WebPushAnswer WebPushAnswer::from(const WebAnswer &answer, const QDateTime &now)
{
    WebPushAnswer result{.status = answer.status};
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    result.word = tidyReason(body.value(u"reason").toString());
    if (const int number = body.value(u"errno").toInt(); number > 0 && result.word.isEmpty())
        result.word = u"errno_%1"_qs.arg(number);
    result.retryAfter = parseRetryAfter(answer.header("retry-after"), now);
    return result;
}

PushReaction reactToWebPush(const WebPushAnswer &answer, const WebProgress &progress)
{
    PushReaction reaction = byStatus(answer, progress);
    reaction.providerAnswered = !reaction.providerFailed;
    return reaction;
}

PushReaction reactToWebPushFailure(const WebAnswer &answer, const WebProgress &progress)
{
    PushReaction reaction = reactToWebFailure(answer, progress);
    if (answer.failure == Http2Failure::Tls) // anybody may name a server without a certificate: theirs to mend
        reaction.outcome = PushOutcome::Unreachable;
    return reaction;
}

} // namespace wakeline
