// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteGateway.h"

#include "ApnsRequest.h"
#include "PushAttempt.h"
#include "PushLog.h"

#include <QCoroTimer>
#include <QHostAddress>
#include <QPointer>

#include <limits>

namespace wakeline {

namespace {

ProviderBreaker::Time moment()
{
    return std::chrono::steady_clock::now();
}

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

Result<std::unique_ptr<RemoteGateway>> RemoteGateway::create(Options options, const Clock &clock)
{
    const QUrl &url = options.url;
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || url.hasQuery() || !url.userInfo().isEmpty())
        return failure(QStringLiteral("invalid_url"), u"\"%1\" is not of the form https://host[:port][/path]"_qs.arg(
                                                          url.toString(QUrl::RemoveUserInfo)));
    if (url.scheme() == u"http" && !isLoopback(url.host()))
        qCWarning(lcPush,
                  "The push gateway %s is reached without TLS: whoever listens sees the licence key and the "
                  "push tokens.",
                  qPrintable(url.host()));
    return std::unique_ptr<RemoteGateway>(new RemoteGateway(std::move(options), clock));
}

RemoteGateway::RemoteGateway(Options options, const Clock &clock)
    : m_options(std::move(options)),
      m_clock(clock),
      m_client(m_options.tls, m_options.web),
      m_breaker(m_options.breaker)
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, [this] { look(); });
    m_look.start(0);
}

RemoteGateway::~RemoteGateway() = default;

bool RemoteGateway::serves(PushProviderName name) const
{
    return name == PushProviderName::Apns || name == PushProviderName::Fcm;
}

void RemoteGateway::setLicense(RemoteLicense license)
{
    m_options.license = std::move(license);
    m_licenseProblem.clear();
}

QCoro::Task<PushReport> RemoteGateway::send(PushMessage message, QDeadlineTimer deadline)
{
    const QPointer<RemoteGateway> self(this); // gone, if the service stops while a push waits
    PushAttempt attempt(std::move(message), deadline);
    if (attempt.message.target.provider == PushProviderName::Apns && !ApnsKind::of(attempt.message))
        co_return attempt.finish(PushOutcome::Accepted, QStringLiteral("voip_silent"));
    if (m_options.license.key.isEmpty())
        co_return attempt.finish(PushOutcome::Misconfigured, QStringLiteral("license_missing"));
    if (!m_breaker.admits(moment()))
        co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("gateway_unreachable"));

    for (;;) {
        if (attempt.deadline.hasExpired())
            co_return attempt.finishOutOfTime();
        const WebRequest request = remotePushRequest(m_options.url, m_options.license, attempt.message, m_clock.now());
        attempt.beginRequest();
        const WebAnswer answer = co_await m_client.send(request, attempt.deadline);
        if (!self)
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
        const WebProgress progress{.attempts = attempt.report.attempts,
                                   .waited = attempt.requestTime(),
                                   .outOfTime = attempt.deadline.hasExpired(),
                                   .blindAttempts = std::numeric_limits<int>::max()};
        const PushReaction reaction = answer.failure == Http2Failure::None
                                          ? reactToRemote(RemoteAnswer::from(answer, m_clock.now()), progress)
                                          : reactToRemoteFailure(answer, progress);
        attempt.note(reaction, answer.status, {});
        if (reaction.step == PushReaction::Step::Finish || !attempt.hasTimeFor(reaction)) {
            conclude(reaction, answer);
            if (!self)
                co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
            co_return attempt.finish();
        }
        co_await QCoro::sleepFor(attempt.jitteredWait(reaction));
        if (!self)
            co_return attempt.finish(PushOutcome::Unreachable, QStringLiteral("stopped"));
    }
}

void RemoteGateway::conclude(const PushReaction &reaction, const WebAnswer &answer)
{
    if (reaction.providerAnswered) {
        m_breaker.succeeded();
        setProblem({});
    } else if (reaction.providerFailed) {
        m_breaker.failed(moment());
        setProblem(answer.failure == Http2Failure::None ? u"it answers with status %1"_qs.arg(answer.status)
                                                        : answer.problem);
    }
    scheduleLook();
    if (reaction.reason.startsWith(u"license_")) {
        m_licenseProblem = reaction.reason;
        Q_EMIT licenseRefused(reaction.reason); // who hears it may do anything: nothing of this object from here on
    } else if (reaction.outcome == PushOutcome::Accepted) {
        m_licenseProblem.clear();
    }
}

void RemoteGateway::setProblem(const QString &problem)
{
    m_answered |= problem.isEmpty();
    if (problem.isEmpty() && !m_problem.isEmpty())
        qCInfo(lcPush, "The push gateway %s answers again.", qPrintable(m_options.url.host()));
    else if (!problem.isEmpty() && m_problem.isEmpty())
        qCWarning(lcPush, "The push gateway %s does not work at present: %s.", qPrintable(m_options.url.host()),
                  qPrintable(problem));
    m_problem = problem;
}

/// Whether the gateway is there, asked while no push tells so. Any answer of its own will do.
QCoro::Task<> RemoteGateway::look()
{
    const QPointer<RemoteGateway> self(this);
    WebRequest request;
    request.method = "GET";
    request.url = remoteUrl(m_options.url, QStringLiteral("/healthz"));
    const WebAnswer answer = co_await m_client.send(request, QDeadlineTimer(m_options.patienceOfLook));
    if (!self)
        co_return;
    if (answer.failure == Http2Failure::None && answer.status < 500) {
        m_breaker.succeeded();
        setProblem({});
    } else {
        // No failure for the breaker: a call that comes next may find the gateway back.
        setProblem(answer.failure == Http2Failure::None ? u"it answers with status %1"_qs.arg(answer.status)
                                                        : answer.problem);
    }
    scheduleLook();
}

void RemoteGateway::scheduleLook()
{
    m_look.start(m_problem.isEmpty() ? m_options.lookEvery : Backoff::jittered(m_options.lookWhileDown));
}

QList<ProviderStatus> RemoteGateway::status() const
{
    const QString name = QStringLiteral("gateway");
    if (!m_problem.isEmpty())
        return {{name, false, u"%1: %2"_qs.arg(m_options.url.host(), m_problem)}};
    // It works, and the licence is a part of its own, which never makes /readyz fail (docs/decisions/0094).
    if (m_options.license.key.isEmpty())
        return {{name, true, QStringLiteral("there is no licence key yet to push with")}};
    if (!m_licenseProblem.isEmpty())
        return {{name, true, u"it refuses this licence: %1"_qs.arg(m_licenseProblem)}};
    return {{name, true, m_answered ? QStringLiteral("connected") : QStringLiteral("connecting")}};
}

} // namespace wakeline
