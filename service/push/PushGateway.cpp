// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushGateway.h"

#include "Json.h"
#include "PushLog.h"

#include <QPointer>

namespace wakeline {

namespace {

PushReport refused(PushOutcome outcome, const QString &reason)
{
    PushReport report;
    report.outcome = outcome;
    report.reason = reason;
    report.attempts = 0;
    return report;
}

/// Answers that speak of the device, not of the provider.
bool throttlesDevice(const PushReport &report)
{
    return report.outcome == PushOutcome::TryLater && report.retryAfter &&
           (report.reason == u"TooManyRequests" || report.reason == u"QUOTA_EXCEEDED");
}

} // namespace

PushGateway::PushGateway(QList<PushProvider *> providers, const Clock &clock, Options options, QObject *parent)
    : QObject(parent), m_providers(std::move(providers)), m_clock(clock), m_options(options)
{}

PushGateway::PushGateway(QList<PushProvider *> providers, const Clock &clock, QObject *parent)
    : PushGateway(std::move(providers), clock, Options{}, parent)
{}

QCoro::Task<PushReport> PushGateway::send(PushMessage message, QDeadlineTimer deadline)
{
    if (!tellsApart(message.target.payload, message.event)) {
        // As for a PushKit token: what the app would take for a call is not sent, and that is no failure.
        co_return refused(PushOutcome::Accepted, QStringLiteral("payload_silent"));
    }
    PushProvider *provider = providerOf(message.target.provider);
    if (!provider) {
        const PushReport report = refused(PushOutcome::Misconfigured, QStringLiteral("provider_not_configured"));
        conclude(message, report);
        co_return report;
    }
    if (const auto left = m_backoff.remaining(message.target.token, m_clock.now())) {
        PushReport report = refused(PushOutcome::TryLater, QStringLiteral("device_backoff"));
        report.retryAfter = left;
        co_return report;
    }
    if (deadline.hasExpired())
        co_return refused(PushOutcome::Expired, QStringLiteral("deadline"));
    if (m_inFlight >= m_options.maxInFlight) {
        qCWarning(lcPush, "%d pushes are under way: another one was turned down.", m_inFlight);
        co_return refused(PushOutcome::TryLater, QStringLiteral("push_queue_full"));
    }

    const QPointer<PushGateway> self(this);
    ++m_inFlight;
    const PushReport report = co_await provider->send(message, deadline);
    if (!self)
        co_return report;
    --m_inFlight;
    conclude(message, report);
    co_return report;
}

void PushGateway::conclude(const PushMessage &message, const PushReport &report)
{
    const QDateTime now = m_clock.now();
    if (throttlesDevice(report))
        m_backoff.hold(message.target.token, *report.retryAfter, now);
    if (const auto alarm = m_alarms.observe(message.target.provider, report, now)) {
        qCWarning(lcPush).noquote() << alarm->message;
        Q_EMIT this->alarm(alarm->code, alarm->message);
    }
}

PushProvider *PushGateway::providerOf(PushProviderName name) const
{
    const auto found = std::ranges::find_if(m_providers, [name](PushProvider *p) { return p->serves(name); });
    return found == m_providers.end() ? nullptr : *found;
}

QList<ProviderStatus> PushGateway::status() const
{
    QList<ProviderStatus> all;
    for (const PushProvider *provider : m_providers)
        all.append(provider->status());
    return all;
}

} // namespace wakeline
