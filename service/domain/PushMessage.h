// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogEntry.h"

#include <chrono>
#include <optional>

namespace wakeline {

/// Which fields the app behind a token expects in its push.
enum class PushPayload {
    Native,   ///< all of docs/push-payload.md
    CallOnly, ///< exactly `caller_name`, `call_id`, `call_type` (Android: and `type`)
    VoipData, ///< over FCM alone: `call_id`, `caller`, `caller_number`, `sip_user`, `voip`, and an alert for iOS
};

template <>
struct EnumNames<PushPayload>
{
    static constexpr std::array names{std::pair{PushPayload::Native, "native"},
                                      std::pair{PushPayload::CallOnly, "call_only"},
                                      std::pair{PushPayload::VoipData, "voip_data"}};
};

/// Whether an app that expects this payload can tell the event from a call. Only the native payload says what happened:
/// on the others a cancelled or missed call would ring.
constexpr bool tellsApart(PushPayload payload, PushEvent event)
{
    return payload == PushPayload::Native || event == PushEvent::IncomingCall || event == PushEvent::Test;
}

/// A token that can be pushed to, with all that a provider needs to know of it. Never serialised, never logged.
struct PushTarget
{
    qint64 deviceId = 0; ///< 0: not stored, for example pushed for another PBX
    QString extension;
    PushProviderName provider = PushProviderName::Fcm;
    QString environment; ///< APNs: the one that worked last, or empty
    QString appId;       ///< RFC 8599 pn-param
    QString token;
    bool voip = false; ///< an APNs PushKit token: only calls may be sent to it
    QString instance;
    QString userAgent;
    QDateTime registeredAt;
    PushPayload payload = PushPayload::Native;
    QString appDeviceId = {}; ///< the app's own name for its device; empty if only a REGISTER told of it
    qint64 sessionId = 0;     ///< the app session that it belongs to; 0: none

    bool operator==(const PushTarget &) const = default;
};

struct PushMessage
{
    PushTarget target;
    PushEvent event = PushEvent::IncomingCall;
    QString callId;
    QString callerName;
    QString callerNumber;
    bool video = false;
    QDateTime expiresAt; ///< absolute; travels in the payload, so that a push that comes late shows no ghost call

    bool operator==(const PushMessage &) const = default;
};

/// The end of one push: what happened, and what the push log keeps of it.
struct PushReport
{
    PushOutcome outcome = PushOutcome::Accepted;
    int status = 0;
    QString reason;
    QString providerId;
    QString environment; ///< that gave this answer
    std::optional<std::chrono::milliseconds> retryAfter;
    std::chrono::milliseconds latency{0};
    int attempts = 1;
    QList<EarlierAttempt> earlier; ///< those that another one followed, in their order
    bool perhapsDelivered = false; ///< an attempt was sent and got no answer: the phone may hear of it

    bool operator==(const PushReport &) const = default;
};

} // namespace wakeline
