// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushEntry.h"

#include "PushParameters.h"

namespace wakeline {

PushLogEntry pushEntryFor(const PushMessage &message, const QDateTime &now)
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

void concludePushEntry(PushLogEntry &entry, const PushReport &report)
{
    entry.outcome = report.outcome;
    entry.status = report.status;
    entry.reason = report.reason;
    entry.providerId = report.providerId;
    if (!report.environment.isEmpty())
        entry.environment = report.environment;
    entry.latencyMs = report.latency.count();
    entry.attempts = report.attempts;
    entry.earlierAttempts = report.earlier;
}

} // namespace wakeline
