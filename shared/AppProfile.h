// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"

namespace wakeline {

/// An extension as its own app sees it: the answer of `/api/v1/app/me`.
struct AppProfile
{
    qint64 id = 0;
    QString number;
    QString name;
    QString email;
    bool doNotDisturb = false;
    bool followMeEnabled = false;
    QList<FollowMeNumber> followMeNumbers;
    FollowMeStrategy followMeStrategy = FollowMeStrategy::Sequential;
    bool followMeConfirm = false;
    QDateTime updatedAt;

    bool operator==(const AppProfile &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &AppProfile::id},
        Field{"extension", &AppProfile::number},
        Field{"name", &AppProfile::name},
        Field{"email", &AppProfile::email},
        Field{"dnd", &AppProfile::doNotDisturb},
        Field{"follow_me_enabled", &AppProfile::followMeEnabled},
        Field{"follow_me_numbers", &AppProfile::followMeNumbers},
        Field{"follow_me_strategy", &AppProfile::followMeStrategy},
        Field{"follow_me_confirm", &AppProfile::followMeConfirm},
        Field{"updated_at", &AppProfile::updatedAt},
    };

    static AppProfile of(const Extension &extension)
    {
        return {extension.id,
                extension.number,
                extension.displayName,
                extension.email,
                extension.doNotDisturb,
                extension.followMeEnabled,
                extension.followMeNumbers,
                extension.followMeStrategy,
                extension.followMeConfirm,
                extension.updatedAt};
    }
};

/// What an app may change of it.
struct AppProfileDraft
{
    std::optional<bool> doNotDisturb;
    std::optional<bool> followMeEnabled;
    std::optional<QList<FollowMeNumber>> followMeNumbers;
    std::optional<FollowMeStrategy> followMeStrategy;
    std::optional<bool> followMeConfirm;

    bool operator==(const AppProfileDraft &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"dnd", &AppProfileDraft::doNotDisturb},
        Field{"follow_me_enabled", &AppProfileDraft::followMeEnabled},
        Field{"follow_me_numbers", &AppProfileDraft::followMeNumbers},
        Field{"follow_me_strategy", &AppProfileDraft::followMeStrategy},
        Field{"follow_me_confirm", &AppProfileDraft::followMeConfirm},
    };
};

/// The settings that an app is given with its sign-in.
struct SipAccount
{
    QString domain;
    int port = 5060;
    int tlsPort = 5061;
    QString username;
    QString password; ///< told this once: only its digest is stored
    QString transport;
    std::optional<QString> authUsername = {}; ///< for the digest, where it is another: a device's own account

    bool operator==(const SipAccount &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"domain", &SipAccount::domain},
        Field{"port", &SipAccount::port},
        Field{"tls_port", &SipAccount::tlsPort},
        Field{"username", &SipAccount::username},
        Field{"auth_username", &SipAccount::authUsername},
        Field{"password", &SipAccount::password},
        Field{"transport", &SipAccount::transport},
    };
};

WAKELINE_WIRE_TYPE(AppProfile)
WAKELINE_WIRE_TYPE(AppProfileDraft)
WAKELINE_WIRE_TYPE(SipAccount)

} // namespace wakeline
