// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRules.h"

namespace wakeline {

/// Where a call goes on when the extension itself does not answer.
struct FollowMeNumber
{
    QString number;
    int delay = 0;    ///< seconds before it rings
    int timeout = 30; ///< seconds that it rings

    bool operator==(const FollowMeNumber &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"number", &FollowMeNumber::number}, Field{"delay", &FollowMeNumber::delay, Presence::Optional},
                   Field{"timeout", &FollowMeNumber::timeout, Presence::Optional}};
};

enum class FollowMeStrategy { Sequential, Simultaneous };

template <>
struct EnumNames<FollowMeStrategy>
{
    static constexpr std::array names{std::pair{FollowMeStrategy::Sequential, "sequential"},
                                      std::pair{FollowMeStrategy::Simultaneous, "simultaneous"}};
};

/// A SIP user of the PBX. Its address-of-record is `number@<SIP domain>`.
struct Extension
{
    qint64 id = 0;
    QString number; ///< SIP user name: 1 to 32 of letters, digits and `_ . + -`
    QString displayName;
    QString email;
    bool doNotDisturb = false;
    bool followMeEnabled = false; ///< what the app or an operator chose
    QList<FollowMeNumber> followMeNumbers;
    FollowMeStrategy followMeStrategy = FollowMeStrategy::Sequential;
    bool followMeConfirm = false; ///< asked for, but not carried out: no leg has media of ours (decision 0132)
    CallRules callRules;
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
        Field{"follow_me_enabled", &Extension::followMeEnabled, Presence::Optional},
        Field{"follow_me_numbers", &Extension::followMeNumbers, Presence::Optional},
        Field{"follow_me_strategy", &Extension::followMeStrategy, Presence::Optional},
        Field{"follow_me_confirm", &Extension::followMeConfirm, Presence::Optional},
        Field{"call_rules", &Extension::callRules, Presence::Optional},
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
    std::optional<bool> followMeEnabled = {};
    std::optional<QList<FollowMeNumber>> followMeNumbers = {};
    std::optional<FollowMeStrategy> followMeStrategy = {};
    std::optional<bool> followMeConfirm = {};
    std::optional<CallRules> callRules = {}; ///< all of them: what it leaves out gets its default

    bool operator==(const ExtensionDraft &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"number", &ExtensionDraft::number},
        Field{"display_name", &ExtensionDraft::displayName},
        Field{"email", &ExtensionDraft::email},
        Field{"dnd", &ExtensionDraft::doNotDisturb},
        Field{"password", &ExtensionDraft::password},
        Field{"follow_me_enabled", &ExtensionDraft::followMeEnabled},
        Field{"follow_me_numbers", &ExtensionDraft::followMeNumbers},
        Field{"follow_me_strategy", &ExtensionDraft::followMeStrategy},
        Field{"follow_me_confirm", &ExtensionDraft::followMeConfirm},
        Field{"call_rules", &ExtensionDraft::callRules},
    };
};

WAKELINE_WIRE_TYPE(FollowMeNumber)
WAKELINE_WIRE_TYPE(Extension)
WAKELINE_WIRE_TYPE(ExtensionDraft)

} // namespace wakeline
