// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Of the providers, those that a phone's app has.
enum class AppPlatform { Fcm, Apns };

template <>
struct EnumNames<AppPlatform>
{
    static constexpr std::array names{std::pair{AppPlatform::Fcm, "fcm"}, std::pair{AppPlatform::Apns, "apns"}};
};

struct AuthBody
{
    QString extension;
    QString sipPassword;

    static constexpr auto fields =
        std::tuple{Field{"extension", &AuthBody::extension}, Field{"sip_password", &AuthBody::sipPassword}};
};

struct AppRefreshBody
{
    QString refreshToken;

    static constexpr auto fields = std::tuple{Field{"refresh_token", &AppRefreshBody::refreshToken}};
};

struct PushTokenBody
{
    QString token;
    AppPlatform platform = AppPlatform::Fcm;
    std::optional<QString> deviceId;
    std::optional<QString> appVersion;
    std::optional<QString> appId;

    static constexpr auto fields =
        std::tuple{Field{"token", &PushTokenBody::token}, Field{"platform", &PushTokenBody::platform},
                   Field{"device_id", &PushTokenBody::deviceId}, Field{"app_version", &PushTokenBody::appVersion},
                   Field{"app_id", &PushTokenBody::appId}};
};

struct ForgetTokenBody
{
    std::optional<QString> deviceId;

    static constexpr auto fields = std::tuple{Field{"device_id", &ForgetTokenBody::deviceId}};
};

} // namespace wakeline
