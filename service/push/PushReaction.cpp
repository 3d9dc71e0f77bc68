// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushReaction.h"

#include <QLocale>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;
using Step = PushReaction::Step;

namespace {

constexpr auto longestRetryAfter = std::chrono::milliseconds(1h);
constexpr auto firstWait = 100ms;
constexpr auto longestWait = 1000ms;
constexpr auto fairTime = 1000ms; ///< a provider that gives no answer in this time does not work
constexpr int maxBlindAttempts = 2;
constexpr qsizetype longestReason = 64;

} // namespace

PushReaction reactToFailure(Http2Failure failure, int attempts, std::chrono::milliseconds waited)
{
    const bool hadTime = waited >= fairTime;
    switch (failure) {
    case Http2Failure::None:
        break;
    case Http2Failure::Refused:
        return {
            .outcome = PushOutcome::TryLater, .reason = QStringLiteral("stream_refused"), .providerFailed = hadTime};
    case Http2Failure::NotSent:
        return {.outcome = PushOutcome::Unreachable,
                .reason = QStringLiteral("no_connection"),
                .providerFailed = hadTime,
                .outOfTime = true};
    case Http2Failure::MaybeDelivered:
        // Sent again knowingly: apns-id, collapse-id and call_id are the same, so that a second copy is no second call.
        return {.step = attempts < maxBlindAttempts ? Step::TryAgain : Step::Finish,
                .outcome = PushOutcome::Unreachable,
                .reason = QStringLiteral("maybe_delivered"),
                .providerFailed = true,
                .perhapsDelivered = true};
    case Http2Failure::Deadline:
        return {.outcome = PushOutcome::Expired,
                .reason = QStringLiteral("no_answer"),
                .providerFailed = hadTime,
                .perhapsDelivered = true,
                .outOfTime = true};
    case Http2Failure::QueueFull:
        return {.outcome = PushOutcome::TryLater, .reason = QStringLiteral("push_queue_full")};
    case Http2Failure::Tls:
        return {.outcome = PushOutcome::Misconfigured, .reason = QStringLiteral("tls"), .providerFailed = true};
    }
    return {.providerAnswered = true};
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    if (text.isEmpty())
        return {};
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const int seconds = text.toInt(&fits);
        return fits ? std::min(std::chrono::milliseconds(std::chrono::seconds(seconds)), longestRetryAfter)
                    : longestRetryAfter;
    }
    const QLocale c = QLocale::c();
    QDateTime date = c.toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return {};
    date.setTimeSpec(Qt::UTC);
    return std::clamp(std::chrono::milliseconds(now.msecsTo(date)), 0ms, longestRetryAfter);
}

std::chrono::milliseconds waitBeforeNext(std::optional<std::chrono::milliseconds> retryAfter, int attempts)
{
    const auto own = std::min(firstWait * (1 << std::clamp(attempts - 1, 0, 8)), longestWait);
    return std::max(own, retryAfter.value_or(0ms));
}

QString reasonOr(const QString &reason, int status)
{
    return reason.isEmpty() && status != 200 ? u"status_%1"_qs.arg(status) : reason;
}

QString tidyReason(const QString &reason)
{
    QString tidy;
    for (const QChar c : reason.left(longestReason)) {
        const bool allowed = c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.');
        tidy.append(allowed ? c : u'_');
    }
    return tidy;
}

} // namespace wakeline
