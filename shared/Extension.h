// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// A SIP user of the PBX. Its address-of-record is `number@<SIP domain>`.
struct Extension
{
    qint64 id = 0;
    QString number; ///< SIP user name: 1 to 32 of letters, digits and `_ . + -`
    QString displayName;
    QString email;
    bool doNotDisturb = false;
    QDateTime createdAt;
    QDateTime updatedAt;
    qint64 version = 1; ///< rises with every change; the resource's ETag

    bool operator==(const Extension &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &Extension::id},
        Field{"number", &Extension::number},
        Field{"display_name", &Extension::displayName},
        Field{"email", &Extension::email, Presence::Optional},
        Field{"dnd", &Extension::doNotDisturb, Presence::Optional},
        Field{"created_at", &Extension::createdAt},
        Field{"updated_at", &Extension::updatedAt},
        Field{"version", &Extension::version},
    };
};

/// What a client may say of an extension: POST needs number, display_name and password; PATCH any of them.
struct ExtensionDraft
{
    std::optional<QString> number;
    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<bool> doNotDisturb;
    std::optional<QString> password; ///< the SIP password; stored only as HA1 (RFC 8760 digest input), never answered

    bool operator==(const ExtensionDraft &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"number", &ExtensionDraft::number},     Field{"display_name", &ExtensionDraft::displayName},
        Field{"email", &ExtensionDraft::email},       Field{"dnd", &ExtensionDraft::doNotDisturb},
        Field{"password", &ExtensionDraft::password},
    };
};

} // namespace wakeline
