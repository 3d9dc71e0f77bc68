// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// What signs one app in to an extension, once: the answer of `POST /api/v1/extensions/{id}/qr-login`. It is as good as
/// a password until it is used or runs out: never to be logged or stored.
struct ProvisioningCode
{
    QString code;        ///< for people who type it: `7K3Q-M2XA-…`
    QString uri;         ///< the text of the QR picture: the server's address and the code
    QDateTime expiresAt; ///< ten minutes after it was made
    QString extension;   ///< number
    QString qrSvg;       ///< the picture, for clients that draw none themselves

    bool operator==(const ProvisioningCode &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"code", &ProvisioningCode::code},
        Field{"uri", &ProvisioningCode::uri},
        Field{"expires_at", &ProvisioningCode::expiresAt},
        Field{"extension", &ProvisioningCode::extension},
        Field{"qr_svg", &ProvisioningCode::qrSvg},
    };
};

WAKELINE_WIRE_TYPE(ProvisioningCode)

} // namespace wakeline
