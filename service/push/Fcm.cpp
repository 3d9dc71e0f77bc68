// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fcm.h"

#include "FcmRequest.h"
#include "PushAttempt.h"

#include <QCoroTimer>
#include <QPointer>

namespace wakeline {

using Step = PushReaction::Step;

namespace {

Http2Client::Options keptConnected(Http2Client::Options options)
{
    options.keepConnected = true;
    return options;
}

PushOutcome outcomeOf(const Error &error)
{
    if (error.code == u"invalid_token")
        return PushOutcome::TokenRefused;
    if (error.code == u"too_large")
        return PushOutcome::TooLarge;
    return error.code == u"token_refused" ? PushOutcome::Misconfigured : PushOutcome::Unreachable;
}

} // namespace

struct Fcm::Attempt : PushAttempt
{
    using PushAttempt::PushAttempt;

    FcmProgress progress;
    QByteArray accessToken;
};

Result<std::unique_ptr<Fcm>> Fcm::create(Options options, const Clock &clock)
{
    auto account = ServiceAccount::fromFile(options.serviceAccountPath);
    if (!account)
        return std::unexpected(account.error());
    return std::unique_ptr<Fcm>(new Fcm(std::move(options), std::move(*account), clock));
}

Fcm::Fcm(Options options, ServiceAccount account, const Clock &clock)
    : m_projectId(account.projectId()),
      m_clock(clock),
      m_accessToken(std::move(account), options.tls, clock, options.tokenTiming),
      m_client(options.host, options.tls, keptConnected(options.http))
{
    m_accessToken.warmUp();
}

Fcm::~Fcm() = default;

QCoro::Task<PushReport> Fcm::send(PushMessage message, QDeadlineTimer deadline)
{
    const QPointer<Fcm> self(this); // gone, if the service stops while a push waits
    Attempt attempt(std::move(message), deadline);
    for (;;) {
        if (attempt.deadline.hasExpired())
            co_return attempt.finishOutOfTime();
        if (const auto rest = projectRest(); rest.wait.count() > 0) {
            attempt.note(rest, attempt.report.status, attempt.report.providerId);
            if (!attempt.hasTimeFor(rest))
                co_return attempt.finish();
            co_await QCoro::sleepFor(attempt.jitteredWait(rest));
            if (!self)
                co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
            continue;
        }
        const auto token = co_await m_accessToken.get(attempt.deadline);
        if (!self)
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        if (!token)
            co_return attempt.finish(outcomeOf(token.error()), token.error().code);
        attempt.accessToken = token->token;
        const auto request = fcmRequest(attempt.message, m_projectId, attempt.accessToken, m_clock.now());
        if (!request)
            co_return attempt.finish(outcomeOf(request.error()), request.error().code);
        if (!m_breaker.admits(std::chrono::steady_clock::now()))
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("circuit_open"));

        attempt.beginRequest();
        attempt.progress.attempts = attempt.report.attempts;
        const Http2Answer answer = co_await m_client.send(*request, attempt.deadline);
        if (!self)
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        const FcmAnswer said = FcmAnswer::from(answer, m_clock.now());
        const PushReaction reaction =
            answer.failure == Http2Failure::None
                ? reactToFcm(said, attempt.progress)
                : reactToFailure(answer.failure, attempt.report.attempts, attempt.requestTime());
        attempt.note(reaction, answer.status, said.name);
        if (reaction.providerAnswered)
            m_breaker.succeeded();
        else if (reaction.providerFailed)
            m_breaker.failed(std::chrono::steady_clock::now());
        if (said.status == 429 && !said.deviceQuota && reaction.retryAfter)
            m_pausedUntil.setRemainingTime(*reaction.retryAfter);
        if (!takeStep(attempt, reaction))
            co_return attempt.finish();
        if (reaction.wait.count() > 0) {
            co_await QCoro::sleepFor(attempt.jitteredWait(reaction));
            if (!self)
                co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        }
    }
}

/// The project's quota is used up: what is left of the rest that FCM asked for.
PushReaction Fcm::projectRest() const
{
    const std::chrono::milliseconds left(m_pausedUntil.remainingTime());
    return {.step = Step::TryAgain,
            .outcome = PushOutcome::TryLater,
            .reason = QStringLiteral("project_quota"),
            .wait = left,
            .retryAfter = left};
}

/// \return whether the push is to be tried again
bool Fcm::takeStep(Attempt &attempt, const PushReaction &reaction)
{
    if (reaction.step == Step::Finish || !attempt.hasTimeFor(reaction))
        return false;
    if (reaction.step == Step::RenewToken) {
        attempt.progress.renewedToken = true;
        m_accessToken.reject(attempt.accessToken);
    }
    return true;
}

QList<ProviderStatus> Fcm::status() const
{
    ProviderStatus status{QStringLiteral("fcm"), true, QStringLiteral("connected")};
    if (!m_accessToken.problem().isEmpty())
        return {{status.name, false, u"no access token: %1"_qs.arg(m_accessToken.problem())}};
    if (m_breaker.isPausing(std::chrono::steady_clock::now()))
        return {{status.name, false,
                 u"circuit open, pushes fail at once until it answers again: %1"_qs.arg(m_client.problem())}};
    if (!m_client.isConnected())
        return {{status.name, m_client.problem().isEmpty(),
                 m_client.problem().isEmpty() ? QStringLiteral("connecting") : m_client.problem()}};
    return {status};
}

} // namespace wakeline
