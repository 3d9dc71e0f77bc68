// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushAlarms.h"

#include "Json.h"
#include "PushReaction.h"

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto burstTime = 60s;
constexpr qsizetype maxCauses = 256;

QString placeOf(PushProviderName provider, const QString &environment)
{
    return environment.isEmpty() ? enumName(provider) : enumName(provider) + u' ' + environment;
}

/// What another Wakeline says of itself (RemoteReaction.h): one alarm for all providers behind it.
std::optional<PushAlarms::Alarm> alarmOfGateway(PushProviderName provider, const PushReport &report)
{
    const QString reason = tidyReason(report.reason);
    const auto alarm = [](const QString &cause, const QString &text) {
        return PushAlarms::Alarm{QStringLiteral("push_gateway_") + cause, QStringLiteral("gateway: ") + text};
    };
    if (reason.startsWith(u"license_"))
        return alarm(QStringLiteral("license_refused"),
                     u"it refuses this licence and pushes nothing until the licence is put right: %1"_qs.arg(reason));
    if (reason == u"gateway_unreachable")
        return alarm(QStringLiteral("unreachable"),
                     QStringLiteral("it does not answer; pushes fail at once until it does"));
    if (reason == u"gateway_circuit_open")
        return alarm(enumName(provider) + QStringLiteral("_circuit_open"),
                     u"it does not get through to %1 at present"_qs.arg(enumName(provider)));
    if (reason == u"gateway_provider_not_configured")
        return alarm(enumName(provider) + QStringLiteral("_not_configured"),
                     u"it has no credentials for %1: those phones are not woken"_qs.arg(enumName(provider)));
    if (reason == u"gateway_tls")
        return alarm(QStringLiteral("tls"),
                     QStringLiteral("its certificate is not trusted; if it is its own, name its CA in provider.ca"));
    if (report.outcome == PushOutcome::Misconfigured && reason.startsWith(u"gateway_"))
        return alarm(reason.mid(QLatin1StringView("gateway_").size()),
                     u"no push gets through until this is put right: %1 (status %2)"_qs.arg(reason).arg(report.status));
    return {};
}

PushAlarms::Alarm alarmOf(PushProviderName provider, const PushReport &report, const QString &text)
{
    const QString place = placeOf(provider, report.environment);
    return {QStringLiteral("push_") + QString(place).replace(u' ', u'_') + u'_' + tidyReason(report.reason),
            place + QStringLiteral(": ") + text};
}

} // namespace

std::optional<PushAlarms::Alarm> PushAlarms::observe(PushProviderName provider, const PushReport &report,
                                                     const QDateTime &now)
{
    const QString reason = tidyReason(report.reason);
    if (const auto alarm = alarmOfGateway(provider, report))
        return raise(*alarm, now);
    if (reason == u"vapid_refused") {
        const QString text = u"a push service refuses our VAPID key or its signature (status %1): check the key file, "
                             "webpush.subject and this machine's clock"_qs;
        return raise(alarmOf(provider, report, text.arg(report.status)), now);
    }
    if (report.outcome == PushOutcome::Misconfigured) {
        const QString said = report.status > 0 ? u"%1 (status %2)"_qs.arg(reason).arg(report.status) : reason;
        return raise(alarmOf(provider, report, u"no push gets through until this is put right: %1"_qs.arg(said)), now);
    }
    if (reason == u"circuit_open")
        return raise(alarmOf(provider, report, QStringLiteral("it does not answer; pushes fail at once until it does")),
                     now);
    if (reason == u"TooManyProviderTokenUpdates") {
        const QString text = QStringLiteral("another process signs provider tokens for the same team");
        return raise(alarmOf(provider, report, text), now);
    }
    if (report.outcome != PushOutcome::TokenRefused)
        return {};
    if (reason == u"SENDER_ID_MISMATCH") {
        const QString text = QStringLiteral("a token belongs to another sender than this account: %1").arg(reason);
        return raise(alarmOf(provider, report, text), now);
    }
    if (provider != PushProviderName::Apns || !isBurst(now))
        return {};
    return raise({QStringLiteral("push_apns_environment_mismatch"),
                  QStringLiteral("apns: %1 tokens within a minute were refused in both environments; the app's bundle "
                                 "and APNS_BUNDLE_ID probably do not match")
                      .arg(refusedBurst)},
                 now);
}

std::optional<PushAlarms::Alarm> PushAlarms::raise(Alarm alarm, const QDateTime &now)
{
    const auto last = m_raised.constFind(alarm.code);
    if (last != m_raised.constEnd() && last->secsTo(now) < std::chrono::seconds(silence).count())
        return {};
    if (m_raised.size() >= maxCauses)
        m_raised.clear(); // better one alarm twice than a list without end
    m_raised.insert(alarm.code, now);
    return alarm;
}

bool PushAlarms::isBurst(const QDateTime &now)
{
    m_refused.append(now);
    if (m_refused.size() > refusedBurst)
        m_refused.removeFirst();
    return m_refused.size() == refusedBurst && m_refused.first().secsTo(now) <= burstTime.count();
}

} // namespace wakeline
