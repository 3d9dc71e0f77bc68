// SPDX-License-Identifier: GPL-3.0-or-later
#include "SendPush.h"

#include "Directory.h"
#include "PushGateway.h"
#include "PushLogWriter.h"
#include "PushParameters.h"

#include <QLoggingCategory>
#include <QPointer>

namespace wakeline {

Q_LOGGING_CATEGORY(lcSendPush, "wakeline.push")

namespace {

PushLogEntry entryFor(const PushMessage &message, const QDateTime &now)
{
    PushLogEntry entry;
    entry.at = now;
    entry.extension = message.target.extension;
    entry.deviceId = message.target.deviceId;
    entry.userAgent = message.target.userAgent;
    entry.provider = message.target.provider;
    entry.environment = message.target.environment;
    entry.event = message.event;
    entry.callId = message.callId;
    entry.caller = message.callerNumber;
    entry.tokenMasked = maskToken(message.target.token);
    return entry;
}

void conclude(PushLogEntry &entry, const PushReport &report)
{
    entry.outcome = report.outcome;
    entry.status = report.status;
    entry.reason = report.reason;
    entry.providerId = report.providerId;
    if (!report.environment.isEmpty())
        entry.environment = report.environment;
    entry.latencyMs = report.latency.count();
    entry.attempts = report.attempts;
}

} // namespace

SendPush::SendPush(PushGateway &gateway, Directory &directory, PushLogWriter &log, const Clock &clock)
    : m_gateway(gateway), m_directory(directory), m_log(log), m_clock(clock)
{}

QCoro::Task<SentPush> SendPush::send(PushMessage message, QDeadlineTimer deadline)
{
    PushLogEntry entry = entryFor(message, m_clock.now());
    const QPointer<SendPush> self(this);
    const PushReport report = co_await m_gateway.send(message, deadline);
    conclude(entry, report);
    const bool mayWake = report.outcome == PushOutcome::Accepted || report.perhapsDelivered;
    if (!self)
        co_return {entry, mayWake};
    followUp(message.target, report, entry.at);
    m_log.add(entry);
    if (report.outcome != PushOutcome::Accepted) {
        qCWarning(lcSendPush).noquote() << QStringLiteral("push to extension %1 (%2 %3, device %4) for call %5: %6%7")
                                               .arg(entry.extension, enumName(entry.provider), entry.environment)
                                               .arg(entry.deviceId)
                                               .arg(entry.callId, enumName(entry.outcome),
                                                    entry.reason.isEmpty() ? QString()
                                                                           : QStringLiteral(", ") + entry.reason);
    }
    co_return {entry, mayWake};
}

void SendPush::followUp(const PushTarget &target, const PushReport &report, const QDateTime &sentAt)
{
    if (target.deviceId == 0)
        return;
    switch (report.outcome) {
    case PushOutcome::Accepted:
        if (!report.environment.isEmpty() && report.environment != target.environment)
            m_directory.rememberEnvironment(target.deviceId, report.environment);
        break;
    case PushOutcome::TokenDead:
        // A registration that came after this push was sent brought the token to life again: it stays.
        m_directory.forgetToken(target, sentAt, report.reason);
        break;
    case PushOutcome::TokenRefused:
        m_directory.setTokenState(target.deviceId, target.provider == PushProviderName::Fcm ? TokenState::Disabled
                                                                                            : TokenState::Quarantined);
        break;
    case PushOutcome::TryLater:
    case PushOutcome::Misconfigured:
    case PushOutcome::TooLarge:
    case PushOutcome::Expired:
    case PushOutcome::Unreachable:
        break; // an outage or our own mistake never costs a token
    }
}

} // namespace wakeline
