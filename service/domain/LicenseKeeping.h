// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LicenseFile.h"

namespace wakeline {

/// What a PBX remembers of its licence between two lives of the process.
struct KeptLicense
{
    QString keyPrefix;                    ///< of the key that the rest belongs to: with another key all of it is void
    QString instanceId;                   ///< from the activation; empty: not activated yet
    QString file;                         ///< the newest licence file from the server
    std::optional<QDateTime> confirmedAt; ///< when the server last answered well
    std::optional<QDateTime> newestSeen;  ///< the latest moment that this machine has lived through
    QString refusal;                      ///< the code of the server's refusal; empty: none
    QString sealedKey; ///< base64 of the key as SecretBox seals it, where an operator gave it; else empty

    bool operator==(const KeptLicense &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"key_prefix", &KeptLicense::keyPrefix},
        Field{"instance_id", &KeptLicense::instanceId},
        Field{"file", &KeptLicense::file},
        Field{"confirmed_at", &KeptLicense::confirmedAt},
        Field{"newest_seen", &KeptLicense::newestSeen},
        Field{"refusal", &KeptLicense::refusal},
        Field{"sealed_key", &KeptLicense::sealedKey, Presence::Optional},
    };
};

/// How a PBX stands, from what it remembers. Pure: it is given the time. It only ever describes: nothing of it stops a
/// call or a push.
namespace LicenseKeeping {

/// \param lastError  of the last attempt to reach the server; empty: it answered, or was not asked yet
/// \param publicKey  the vendor's; none: files are not looked at, and an unreachable server is borne for three days
LicenseState stateWithServer(const KeptLicense &kept, const QString &lastError,
                             const std::optional<LicenseSigningKey> &publicKey, int extensionsInUse,
                             const QDateTime &now);

/// The state by an offline licence file alone.
LicenseState stateByFile(const QByteArray &file, const LicenseSigningKey &publicKey, const QDateTime &newestSeen,
                         int extensionsInUse, const QDateTime &now);

} // namespace LicenseKeeping

} // namespace wakeline
