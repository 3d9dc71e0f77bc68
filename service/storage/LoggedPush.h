// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"

namespace wakeline {

/// A push on its way into the log: the entry, and what only the log keeps of it.
struct LoggedPush
{
    PushLogEntry entry;
    QByteArray tokenHash; ///< SecretBox::fingerprint() of the token; empty where nobody will ask
    QByteArray uid;       ///< \see newPushUid()

    bool operator==(const LoggedPush &) const = default;
};

/// 16 bytes that no other push has: however often an entry is written, it becomes one row. Milliseconds since 1970 in 6
/// bytes, then 10 random ones, so that new rows are neighbours in the index.
QByteArray newPushUid(const QDateTime &at);

/// A push for another PBX, as the once-only memory of the gateway needs it after a restart.
struct RecentPush
{
    qint64 licenseId = 0;
    QString callId;
    PushEvent event = PushEvent::IncomingCall;
    QByteArray tokenHash;
    PushOutcome outcome = PushOutcome::Accepted;
    int status = 0;
    QString reason;
    QDateTime at;

    bool operator==(const RecentPush &) const = default;
};

RecentPush recentFrom(const LoggedPush &push);

} // namespace wakeline
