// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Of `POST /v1/license/validate`. The key of all of these may stand in X-License-Key instead.
struct ValidateBody
{
    std::optional<QString> licenseKey;
    std::optional<QString> instanceId;
    std::optional<QStringList> entitlements;

    static constexpr auto fields =
        std::tuple{Field{"license_key", &ValidateBody::licenseKey}, Field{"instance_id", &ValidateBody::instanceId},
                   Field{"entitlements", &ValidateBody::entitlements}};
};

/// Of `POST /v1/license/activate`.
struct ActivateBody
{
    std::optional<QString> licenseKey;
    QString hostname;
    QString version;
    std::optional<QString> fingerprint;

    static constexpr auto fields =
        std::tuple{Field{"license_key", &ActivateBody::licenseKey}, Field{"hostname", &ActivateBody::hostname},
                   Field{"version", &ActivateBody::version}, Field{"fingerprint", &ActivateBody::fingerprint}};
};

/// Of `POST /v1/license/deactivate`.
struct DeactivateBody
{
    std::optional<QString> licenseKey;
    QString instanceId;

    static constexpr auto fields = std::tuple{Field{"license_key", &DeactivateBody::licenseKey},
                                              Field{"instance_id", &DeactivateBody::instanceId}};
};

/// Of `POST /v1/license/heartbeat`.
struct HeartbeatBody
{
    std::optional<QString> licenseKey;
    QString instanceId;
    QString version;
    int extensionsInUse = 0;

    static constexpr auto fields = std::tuple{
        Field{"license_key", &HeartbeatBody::licenseKey}, Field{"instance_id", &HeartbeatBody::instanceId},
        Field{"version", &HeartbeatBody::version}, Field{"extensions_in_use", &HeartbeatBody::extensionsInUse}};
};

} // namespace wakeline
