// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Device.h"

namespace wakeline {

/// What became of one push, in the words of docs/http-api.md; `providers.md`'s reaction table decides it.
enum class PushOutcome {
    Accepted,      ///< the provider took it (not: the phone has it)
    TokenDead,     ///< the token will never work again and was removed
    TokenRefused,  ///< this token is not for this app or environment: quarantined or disabled
    TryLater,      ///< throttled or unavailable, and the deadline left no room for another attempt
    Misconfigured, ///< our credentials or our request are wrong: alarm, token kept
    TooLarge,
    Expired,     ///< the deadline passed before the provider answered
    Unreachable, ///< no connection to the provider, or it broke off: possibly delivered
};

template <>
struct EnumNames<PushOutcome>
{
    static constexpr std::array names{std::pair{PushOutcome::Accepted, "accepted"},
                                      std::pair{PushOutcome::TokenDead, "token_dead"},
                                      std::pair{PushOutcome::TokenRefused, "token_refused"},
                                      std::pair{PushOutcome::TryLater, "try_later"},
                                      std::pair{PushOutcome::Misconfigured, "misconfigured"},
                                      std::pair{PushOutcome::TooLarge, "too_large"},
                                      std::pair{PushOutcome::Expired, "expired"},
                                      std::pair{PushOutcome::Unreachable, "unreachable"}};
};

enum class PushEvent { IncomingCall, Cancel, MissedCall, Voicemail, Test };

template <>
struct EnumNames<PushEvent>
{
    static constexpr std::array names{std::pair{PushEvent::IncomingCall, "incoming_call"},
                                      std::pair{PushEvent::Cancel, "cancel"},
                                      std::pair{PushEvent::MissedCall, "missed_call"},
                                      std::pair{PushEvent::Voicemail, "voicemail"}, std::pair{PushEvent::Test, "test"}};
};

/// An attempt at a push that another one followed; the last attempt is the entry itself.
struct EarlierAttempt
{
    int attempt = 1; ///< from 1
    QString environment;
    int status = 0; ///< HTTP status; 0 where no answer came
    QString reason;
    qint64 latencyMs = 0;

    bool operator==(const EarlierAttempt &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"attempt", &EarlierAttempt::attempt},      Field{"environment", &EarlierAttempt::environment},
        Field{"status", &EarlierAttempt::status},        Field{"reason", &EarlierAttempt::reason},
        Field{"latency_ms", &EarlierAttempt::latencyMs},
    };
};

/// One push and what became of it: a row of the push log and the data of `push.sent` and `push.woke`.
struct PushLogEntry
{
    qint64 id = 0; ///< rises in the order of sending on this instance; 0 until stored
    QDateTime at;  ///< when it was handed to the provider
    QString extension;
    qint64 deviceId = 0;
    QString userAgent; ///< of the device, as it registered
    PushProviderName provider = PushProviderName::Fcm;
    QString environment;
    PushEvent event = PushEvent::IncomingCall;
    QString callId;
    QString caller;
    PushOutcome outcome = PushOutcome::Accepted;
    int status = 0;     ///< HTTP status; 0 where no answer came
    QString reason;     ///< the provider's own word: `Unregistered`, `QUOTA_EXCEEDED`
    QString providerId; ///< apns-id, FCM message name
    qint64 latencyMs = 0;
    int attempts = 1;
    QString tokenMasked;
    std::optional<qint64> wokeMs; ///< push → REGISTER of this device, milliseconds
    QList<EarlierAttempt> earlierAttempts;
    qint64 licenseId = 0; ///< pushed for another PBX: whose licence it came with
    QString installation; ///< pushed for another PBX: its instance id, if it said so

    bool operator==(const PushLogEntry &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &PushLogEntry::id},
        Field{"at", &PushLogEntry::at},
        Field{"extension", &PushLogEntry::extension},
        Field{"device_id", &PushLogEntry::deviceId},
        Field{"user_agent", &PushLogEntry::userAgent},
        Field{"provider", &PushLogEntry::provider},
        Field{"environment", &PushLogEntry::environment},
        Field{"event", &PushLogEntry::event},
        Field{"call_id", &PushLogEntry::callId},
        Field{"caller", &PushLogEntry::caller},
        Field{"outcome", &PushLogEntry::outcome},
        Field{"status", &PushLogEntry::status},
        Field{"reason", &PushLogEntry::reason},
        Field{"provider_id", &PushLogEntry::providerId},
        Field{"latency_ms", &PushLogEntry::latencyMs},
        Field{"attempts", &PushLogEntry::attempts},
        Field{"token_masked", &PushLogEntry::tokenMasked},
        Field{"woke_ms", &PushLogEntry::wokeMs},
        Field{"earlier_attempts", &PushLogEntry::earlierAttempts, Presence::Optional},
        Field{"license_id", &PushLogEntry::licenseId, Presence::Optional},
        Field{"installation", &PushLogEntry::installation, Presence::Optional},
    };
};

WAKELINE_WIRE_TYPE(EarlierAttempt)
WAKELINE_WIRE_TYPE(PushLogEntry)

} // namespace wakeline
