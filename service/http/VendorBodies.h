// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Of `POST /api/v1/licenses/{id}/renew`: one of the two.
struct RenewBody
{
    std::optional<QDateTime> expiresAt;
    bool never = false;

    static constexpr auto fields =
        std::tuple{Field{"expires_at", &RenewBody::expiresAt}, Field{"never", &RenewBody::never, Presence::Optional}};
};

/// Of `PUT /api/v1/tiers/{name}`.
struct TierBody
{
    int maxExtensions = 0;
    int maxInstallations = 1;
    QStringList entitlements;

    static constexpr auto fields = std::tuple{Field{"max_extensions", &TierBody::maxExtensions},
                                              Field{"max_installations", &TierBody::maxInstallations},
                                              Field{"entitlements", &TierBody::entitlements}};
};

} // namespace wakeline
