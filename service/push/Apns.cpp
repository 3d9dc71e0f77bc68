// SPDX-License-Identifier: GPL-3.0-or-later
#include "Apns.h"

#include "ApnsRequest.h"
#include "PushAttempt.h"
#include "PushLog.h"

#include <QCoroTimer>
#include <QPointer>

namespace wakeline {

using Step = PushReaction::Step;

namespace {

const auto production = QStringLiteral("production");
const auto sandbox = QStringLiteral("sandbox");

constexpr qsizetype maxApnsId = 64;

/// Why a request could not even be built.
PushOutcome outcomeOf(const Error &error)
{
    if (error.code == u"invalid_token")
        return PushOutcome::TokenRefused;
    return error.code == u"too_large" ? PushOutcome::TooLarge : PushOutcome::Misconfigured;
}

Http2Client::Options kept(Http2Client::Options options, bool connected)
{
    options.keepConnected = connected;
    return options;
}

} // namespace

struct Apns::Environment
{
    QString name;
    Http2Client client;
    ProviderBreaker breaker = {};
};

struct Apns::Attempt : PushAttempt
{
    using PushAttempt::PushAttempt;

    Environment *environment = nullptr;
    ApnsProgress progress;
};

Result<std::unique_ptr<Apns>> Apns::create(Options options, const Clock &clock)
{
    for (const auto &[name, value] : {std::pair{"APNS_KEY_PATH", options.keyPath},
                                      {"APNS_KEY_ID", options.keyId},
                                      {"APNS_TEAM_ID", options.teamId},
                                      {"APNS_BUNDLE_ID", options.bundleId}}) {
        if (value.isEmpty())
            return failure(QStringLiteral("missing_option"), u"%1 is not set"_qs.arg(QLatin1String(name)));
    }
    const auto content = readKeyFile(options.keyPath);
    if (!content)
        return std::unexpected(content.error());
    auto key = SigningKey::fromPem(*content, SigningKey::Algorithm::Es256, options.keyPath);
    if (!key)
        return std::unexpected(key.error());
    ProviderToken token(std::move(*key), options.keyId, options.teamId);
    return std::unique_ptr<Apns>(new Apns(std::move(options), std::move(token), clock));
}

Apns::Apns(Options options, ProviderToken token, const Clock &clock)
    : m_options(std::move(options)),
      m_token(std::move(token)),
      m_clock(clock),
      m_production(new Environment{
          production, {m_options.hosts.production, m_options.tls, kept(m_options.http, !m_options.useSandbox)}}),
      m_sandbox(new Environment{sandbox,
                                {m_options.hosts.sandbox, m_options.tls, kept(m_options.http, m_options.useSandbox)}})
{}

Apns::~Apns() = default;

QCoro::Task<PushReport> Apns::send(PushMessage message, QDeadlineTimer deadline)
{
    const QPointer<Apns> self(this); // gone, if the service stops while a push waits
    Attempt attempt(std::move(message), deadline);
    attempt.environment = &firstEnvironment(attempt.message.target);
    attempt.progress.registeredAt = attempt.message.target.registeredAt;
    const auto kind = ApnsKind::of(attempt.message);
    if (!kind)
        co_return attempt.finish(PushOutcome::Accepted, QStringLiteral("voip_silent"));

    for (;;) {
        Environment &environment = *attempt.environment;
        attempt.report.environment = environment.name;
        if (attempt.deadline.hasExpired())
            co_return attempt.finishOutOfTime();
        const QDateTime now = m_clock.now();
        const ApnsSender sender{m_options.teamId, m_options.bundleId, m_token.current(now)};
        const auto request = apnsRequest(attempt.message, *kind, sender, now, attempt.progress.shrunk);
        if (!request)
            co_return attempt.finish(outcomeOf(request.error()), request.error().code);
        if (!environment.breaker.admits(std::chrono::steady_clock::now()))
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("circuit_open"));

        attempt.beginRequest();
        attempt.progress.attempts = attempt.report.attempts;
        const Http2Answer answer = co_await environment.client.send(*request, attempt.deadline);
        if (!self)
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        const bool answered = answer.failure == Http2Failure::None;
        const PushReaction reaction =
            answered ? reactToApns(ApnsAnswer::from(answer, m_clock.now()), attempt.progress)
                     : reactToFailure(answer.failure, attempt.report.attempts, attempt.requestTime());
        attempt.note(reaction, answer.status, QString::fromLatin1(answer.header("apns-id").left(maxApnsId)));
        record(environment, reaction);
        if (!takeStep(attempt, reaction))
            co_return attempt.finish();
        if (reaction.wait.count() > 0) {
            co_await QCoro::sleepFor(attempt.jitteredWait(reaction));
            if (!self)
                co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        }
    }
}

/// \return whether the push is to be tried again
bool Apns::takeStep(Attempt &attempt, const PushReaction &reaction)
{
    if (reaction.step == Step::Finish || !attempt.hasTimeFor(reaction))
        return false;
    switch (reaction.step) {
    case Step::OtherEnvironment:
        attempt.progress.triedBothEnvironments = true;
        attempt.environment = &other(*attempt.environment);
        return true;
    case Step::RenewToken:
        attempt.progress.renewedToken = true;
        if (m_token.renew(m_clock.now()))
            return true;
        qCWarning(lcPush,
                  "APNs calls a provider token expired that is younger than 20 minutes: check this machine's clock.");
        return false;
    case Step::Shrink:
        attempt.progress.shrunk = true;
        return true;
    case Step::Reconnect:
        attempt.environment->client.reconnect();
        return true;
    case Step::TryAgain:
    case Step::Finish:
        break;
    }
    return true;
}

void Apns::record(Environment &environment, const PushReaction &reaction)
{
    if (reaction.providerAnswered)
        environment.breaker.succeeded();
    else if (reaction.providerFailed)
        environment.breaker.failed(std::chrono::steady_clock::now());
}

Apns::Environment &Apns::firstEnvironment(const PushTarget &target)
{
    if (target.environment == production)
        return *m_production;
    if (target.environment == sandbox)
        return *m_sandbox;
    return m_options.useSandbox ? *m_sandbox : *m_production;
}

Apns::Environment &Apns::other(const Environment &environment)
{
    return &environment == m_production.get() ? *m_sandbox : *m_production;
}

QList<ProviderStatus> Apns::status() const
{
    return {statusOf(*m_production, !m_options.useSandbox), statusOf(*m_sandbox, m_options.useSandbox)};
}

/// The other environment only serves devices that the configured one refuses: its troubles are told, but no failure.
ProviderStatus Apns::statusOf(const Environment &environment, bool configured)
{
    const QString name = QStringLiteral("apns ") + environment.name;
    const QString problem = environment.client.problem();
    if (environment.breaker.isPausing(std::chrono::steady_clock::now()))
        return {name, !configured, u"circuit open, pushes fail at once until it answers again: %1"_qs.arg(problem)};
    if (environment.client.isConnected())
        return {name, true, QStringLiteral("connected")};
    if (!problem.isEmpty())
        return {name, !configured, problem};
    return {name, true, configured ? QStringLiteral("connecting") : QStringLiteral("connects when needed")};
}

} // namespace wakeline
