// SPDX-License-Identifier: GPL-3.0-or-later
#include "SendPush.h"

#include "Directory.h"
#include "PushEntry.h"
#include "PushGateway.h"
#include "PushLogWriter.h"

#include <QLoggingCategory>
#include <QPointer>

namespace wakeline {

Q_LOGGING_CATEGORY(lcSendPush, "wakeline.push")

SendPush::SendPush(PushGateway &gateway, Directory &directory, PushLogWriter &log, const Clock &clock)
    : m_gateway(gateway), m_directory(directory), m_log(log), m_clock(clock)
{}

QCoro::Task<SentPush> SendPush::send(PushMessage message, QDeadlineTimer deadline)
{
    PushLogEntry entry = pushEntryFor(message, m_clock.now());
    const QPointer<SendPush> self(this);
    const PushReport report = co_await m_gateway.send(message, deadline);
    concludePushEntry(entry, report);
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
