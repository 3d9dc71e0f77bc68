// SPDX-License-Identifier: GPL-3.0-or-later
#include "FcmReaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;
using Step = PushReaction::Step;

namespace {

/// "If there is no retry-after header, default to 60 seconds" (FCM, best practices for 429).
constexpr auto quotaRest = std::chrono::milliseconds(60s);

bool isBoundToDevice(const QJsonObject &violation)
{
    const auto namesDevice = [&](QStringView key) {
        return violation.value(key).toString().contains(u"device", Qt::CaseInsensitive);
    };
    return namesDevice(u"subject") || namesDevice(u"description");
}

void readDetail(const QJsonObject &detail, FcmAnswer &answer)
{
    const QString type = detail.value(u"@type").toString();
    if (type.endsWith(u"google.firebase.fcm.v1.FcmError")) {
        answer.code = tidyReason(detail.value(u"errorCode").toString());
    } else if (type.endsWith(u"google.rpc.BadRequest")) {
        const QJsonArray violations = detail.value(u"fieldViolations").toArray();
        for (const QJsonValue &violation : violations)
            answer.violations.append(violation.toObject().value(u"field").toString());
    } else if (type.endsWith(u"google.rpc.QuotaFailure")) {
        const QJsonArray violations = detail.value(u"violations").toArray();
        answer.deviceQuota = std::ranges::any_of(
            violations, [](const QJsonValue &violation) { return isBoundToDevice(violation.toObject()); });
    }
}

PushReaction byStatus(const FcmAnswer &answer, const FcmProgress &progress)
{
    switch (answer.status) {
    case 200:
        return {.outcome = PushOutcome::Accepted};
    case 400: // the token's fault only where FCM says so; otherwise a bug of ours would cost every token
        return {.outcome = answer.code == u"INVALID_ARGUMENT" && answer.violations.contains(u"message.token")
                               ? PushOutcome::TokenDead
                               : PushOutcome::Misconfigured};
    case 401: {
        const bool renewable = answer.code != u"THIRD_PARTY_AUTH_ERROR" && !progress.renewedToken;
        return {.step = renewable ? Step::RenewToken : Step::Finish, .outcome = PushOutcome::Misconfigured};
    }
    case 403:
        return {.outcome =
                    answer.code == u"SENDER_ID_MISMATCH" ? PushOutcome::TokenRefused : PushOutcome::Misconfigured};
    case 404: // without UNREGISTERED it is the project that was not found
        return {.outcome = answer.code == u"UNREGISTERED" ? PushOutcome::TokenDead : PushOutcome::Misconfigured};
    case 413:
        return {.outcome = PushOutcome::TooLarge};
    case 429: {
        const auto wait = waitBeforeNext(answer.retryAfter.value_or(quotaRest), progress.attempts);
        return {.step = Step::TryAgain, .outcome = PushOutcome::TryLater, .wait = wait, .retryAfter = wait};
    }
    default:
        break;
    }
    if (answer.status >= 500) {
        return {.step = Step::TryAgain,
                .outcome = PushOutcome::TryLater,
                .wait = waitBeforeNext(answer.retryAfter, progress.attempts),
                .retryAfter = answer.retryAfter,
                .providerFailed = true};
    }
    return {.outcome = PushOutcome::Misconfigured};
}

} // namespace

FcmAnswer FcmAnswer::from(const Http2Answer &answer, const QDateTime &now)
{
    FcmAnswer result{.status = answer.status};
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    result.name = body.value(u"name").toString();
    const QJsonObject error = body.value(u"error").toObject();
    result.code = tidyReason(error.value(u"status").toString());
    const QJsonArray details = error.value(u"details").toArray();
    for (const QJsonValue &detail : details)
        readDetail(detail.toObject(), result);
    result.retryAfter = parseRetryAfter(answer.header("retry-after"), now);
    return result;
}

PushReaction reactToFcm(const FcmAnswer &answer, const FcmProgress &progress)
{
    PushReaction reaction = byStatus(answer, progress);
    reaction.reason = reasonOr(answer.code, answer.status);
    reaction.providerAnswered = !reaction.providerFailed;
    return reaction;
}

} // namespace wakeline
