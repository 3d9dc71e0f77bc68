// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// An app that is signed in to an extension, as operators see it.
struct AppDeviceSession
{
    qint64 id = 0;
    QString extension;  ///< number
    QString deviceName; ///< empty after a sign-in by password
    QDateTime createdAt;
    QDateTime expiresAt;     ///< of its tokens; a phone with an account of its own rings beyond that
    bool ownAccount = false; ///< it has a SIP account that ends with the session; else the extension's password
    QList<qint64> deviceIds; ///< its push devices; \see Device

    bool operator==(const AppDeviceSession &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &AppDeviceSession::id},
        Field{"extension", &AppDeviceSession::extension},
        Field{"device_name", &AppDeviceSession::deviceName},
        Field{"created_at", &AppDeviceSession::createdAt},
        Field{"expires_at", &AppDeviceSession::expiresAt},
        Field{"own_account", &AppDeviceSession::ownAccount},
        Field{"device_ids", &AppDeviceSession::deviceIds},
    };
};

WAKELINE_WIRE_TYPE(AppDeviceSession)

} // namespace wakeline
