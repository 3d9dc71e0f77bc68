// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPush.h"

#include "PushAttempt.h"
#include "PushLog.h"
#include "WebPushRequest.h"

#include <QCoroTimer>
#include <QPointer>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;
using Step = PushReaction::Step;

namespace {

/// Signed anew so long before a token ends, and not more often when one is refused.
constexpr auto renewalMargin = std::chrono::seconds(1h);
constexpr auto shortestUse = 60s;

ProviderBreaker::Time moment()
{
    return std::chrono::steady_clock::now();
}

PushOutcome outcomeOf(const Error &error)
{
    if (error.code == u"invalid_token" || error.code == u"invalid_point")
        return PushOutcome::TokenRefused;
    return error.code == u"too_large" ? PushOutcome::TooLarge : PushOutcome::Unreachable;
}

bool isSubject(const QString &subject)
{
    const QUrl url(subject, QUrl::StrictMode);
    if (url.scheme() == u"mailto")
        return url.path().contains(u'@');
    return url.isValid() && url.scheme() == u"https" && !url.host().isEmpty();
}

} // namespace

struct WebPush::Origin
{
    QString name;
    ProviderBreaker breaker;
    QByteArray authorization = {};
    QDateTime signedAt = {};
    int underWay = 0;
    quint64 lastUse = 0;
};

struct WebPush::Attempt : PushAttempt
{
    using PushAttempt::PushAttempt;

    OriginPtr origin;
    WebProgress progress;
};

Result<std::unique_ptr<WebPush>> WebPush::create(Options options, const Clock &clock)
{
    if (!isSubject(options.subject))
        return failure(QStringLiteral("invalid_subject"),
                       u"\"%1\" is neither mailto:somebody@example.com nor an https URL"_qs.arg(options.subject));
    return std::unique_ptr<WebPush>(new WebPush(std::move(options), clock));
}

WebPush::WebPush(Options options, const Clock &clock)
    : m_options(std::move(options)),
      m_clock(clock),
      m_client(m_options.tls,
               {.maxInFlight = m_options.maxInFlight, .onlyPublic = !m_options.allowPrivate, .onlyHttps = true})
{}

WebPush::~WebPush() = default;

QCoro::Task<PushReport> WebPush::send(PushMessage message, QDeadlineTimer deadline)
{
    const QPointer<WebPush> self(this); // gone, if the service stops while a push waits
    Attempt attempt(std::move(message), deadline);
    const auto subscription = WebPushSubscription::fromJson(attempt.message.target.token);
    if (!subscription)
        co_return attempt.finish(outcomeOf(subscription.error()), subscription.error().code);
    attempt.origin = originOf(subscription->origin());
    Origin &origin = *attempt.origin;
    if (origin.underWay >= m_options.maxPerOrigin)
        co_return attempt.finish(PushOutcome::TryLater, QStringLiteral("push_queue_full"));
    if (!origin.breaker.admits(moment()))
        co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("service_unreachable"));

    for (;;) {
        if (attempt.deadline.hasExpired())
            co_return attempt.finishOutOfTime();
        const auto request = webPushRequest(attempt.message, *subscription, authorization(origin), m_clock.now(),
                                            attempt.progress.shrunk);
        if (!request)
            co_return attempt.finish(outcomeOf(request.error()), request.error().code);

        attempt.beginRequest();
        ++origin.underWay;
        const WebAnswer answer = co_await m_client.send(*request, attempt.deadline);
        --origin.underWay;
        if (!self)
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        if (answer.addressForbidden) {
            qCWarning(lcPush, "%s is not pushed to: it has no public address (webpush.allow_private).",
                      qPrintable(origin.name));
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("private_address"));
        }
        attempt.progress.attempts = attempt.report.attempts;
        attempt.progress.waited = attempt.requestTime();
        attempt.progress.outOfTime = attempt.deadline.hasExpired();
        const WebPushAnswer said = WebPushAnswer::from(answer, m_clock.now());
        const PushReaction reaction = answer.failure == Http2Failure::None
                                          ? reactToWebPush(said, attempt.progress)
                                          : reactToWebPushFailure(answer, attempt.progress);
        attempt.note(reaction, answer.status, {});
        if (!takeStep(attempt, reaction)) {
            conclude(origin, reaction, answer.failure == Http2Failure::None ? said.word : answer.problem);
            co_return attempt.finish();
        }
        if (reaction.wait.count() > 0) {
            co_await QCoro::sleepFor(attempt.jitteredWait(reaction));
            if (!self)
                co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        }
    }
}

/// \return whether the push is to be tried again
bool WebPush::takeStep(Attempt &attempt, const PushReaction &reaction)
{
    if (reaction.step == Step::Finish || !attempt.hasTimeFor(reaction))
        return false;
    if (reaction.step == Step::Shrink)
        attempt.progress.shrunk = true;
    if (reaction.step == Step::RenewToken) {
        attempt.progress.renewedToken = true;
        Origin &origin = *attempt.origin;
        if (std::abs(origin.signedAt.secsTo(m_clock.now())) < shortestUse.count())
            return false; // another signature would be the same
        origin.authorization.clear();
    }
    return true;
}

/// Counts pushes, not attempts: a service that fails for a moment is not down.
void WebPush::conclude(Origin &origin, const PushReaction &reaction, const QString &problem)
{
    if (reaction.providerAnswered)
        origin.breaker.succeeded();
    else if (reaction.providerFailed)
        origin.breaker.failed(moment());
    if (reaction.outcome == PushOutcome::Misconfigured)
        qCWarning(lcPush, "%s refuses a push: %s (%s).", qPrintable(origin.name), qPrintable(reaction.reason),
                  qPrintable(problem));
}

QByteArray WebPush::authorization(Origin &origin)
{
    const QDateTime now = m_clock.now();
    const qint64 age = origin.signedAt.isValid() ? origin.signedAt.secsTo(now) : 0;
    const bool old = age < 0 || age > std::chrono::seconds(VapidKey::lifetime - renewalMargin).count();
    if (origin.authorization.isEmpty() || old) {
        origin.authorization = m_options.key.authorization(origin.name, m_options.subject, now);
        origin.signedAt = now;
    }
    return origin.authorization;
}

WebPush::OriginPtr WebPush::originOf(const QString &name)
{
    OriginPtr origin = m_origins.value(name);
    if (!origin) {
        makeRoom();
        origin = std::make_shared<Origin>(Origin{.name = name, .breaker = ProviderBreaker(m_options.breaker)});
        m_origins.insert(name, origin);
    }
    origin->lastUse = ++m_uses;
    return origin;
}

/// Forgets the origin that was not pushed to for the longest time.
void WebPush::makeRoom()
{
    if (m_origins.size() < m_options.maxOrigins)
        return;
    const auto oldest = std::min_element(m_origins.cbegin(), m_origins.cend(),
                                         [](const auto &a, const auto &b) { return a->lastUse < b->lastUse; });
    m_origins.erase(oldest);
}

QList<ProviderStatus> WebPush::status() const
{
    QStringList failing;
    for (const OriginPtr &origin : m_origins) {
        if (origin->breaker.isPausing(moment()))
            failing.append(origin->name);
    }
    failing.sort();
    const QString message =
        failing.isEmpty() ? QStringLiteral("ready") : u"circuit open for %1"_qs.arg(failing.join(QStringLiteral(", ")));
    return {{QStringLiteral("webpush"), true, message}};
}

} // namespace wakeline
