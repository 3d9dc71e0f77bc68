// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

enum class PushProviderName { Fcm, Apns, WebPush };

template <>
struct EnumNames<PushProviderName>
{
    static constexpr std::array names{std::pair{PushProviderName::Fcm, "fcm"},
                                      std::pair{PushProviderName::Apns, "apns"},
                                      std::pair{PushProviderName::WebPush, "webpush"}};
};

/// What the provider's answers have made of a push token.
enum class TokenState {
    Active,
    Quarantined, ///< refused on both APNs environments: not pushed again until it registers anew
    Disabled,    ///< belongs to another sender (FCM SENDER_ID_MISMATCH)
};

template <>
struct EnumNames<TokenState>
{
    static constexpr std::array names{std::pair{TokenState::Active, "active"},
                                      std::pair{TokenState::Quarantined, "quarantined"},
                                      std::pair{TokenState::Disabled, "disabled"}};
};

/// A phone app that can be woken by a push, as clients see it: the token itself never leaves the service.
struct Device
{
    qint64 id = 0;
    QString extension; ///< number of the extension that it rings for
    PushProviderName provider = PushProviderName::Fcm;
    QString environment; ///< APNs: `production` or `sandbox`, once known; else empty
    QString appId;       ///< RFC 8599 pn-param: APNs `<team>.<topic>`, FCM project
    QString tokenMasked; ///< `dEad…9A2b`
    TokenState tokenState = TokenState::Active;
    QString instance; ///< +sip.instance (RFC 5626), if the app sent one
    QString userAgent;
    QDateTime registeredAt; ///< when this token was last registered
    std::optional<QDateTime> lastPushAt;
    std::optional<qint64> lastWakeMs; ///< last push → REGISTER, milliseconds

    bool operator==(const Device &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &Device::id},
        Field{"extension", &Device::extension},
        Field{"provider", &Device::provider},
        Field{"environment", &Device::environment},
        Field{"app_id", &Device::appId},
        Field{"token_masked", &Device::tokenMasked},
        Field{"token_state", &Device::tokenState},
        Field{"instance", &Device::instance},
        Field{"user_agent", &Device::userAgent},
        Field{"registered_at", &Device::registeredAt},
        Field{"last_push_at", &Device::lastPushAt},
        Field{"last_wake_ms", &Device::lastWakeMs},
    };
};

WAKELINE_WIRE_TYPE(Device)

} // namespace wakeline
