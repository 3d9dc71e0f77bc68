// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// A console operator's rights: each role may do what the ones before it may. `Vendor` is apart: it manages licences.
enum class Role { Viewer, Operator, Admin, Vendor };

template <>
struct EnumNames<Role>
{
    static constexpr std::array names{std::pair{Role::Viewer, "viewer"}, std::pair{Role::Operator, "operator"},
                                      std::pair{Role::Admin, "admin"}, std::pair{Role::Vendor, "vendor"}};
};

struct Operator
{
    qint64 id = 0;
    QString name;
    Role role = Role::Viewer;
    bool disabled = false;
    QDateTime createdAt;
    std::optional<QDateTime> lastSignInAt;
    qint64 version = 1; ///< rises with every change of role, password or access; the resource's ETag

    bool operator==(const Operator &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &Operator::id},
        Field{"name", &Operator::name},
        Field{"role", &Operator::role},
        Field{"disabled", &Operator::disabled},
        Field{"created_at", &Operator::createdAt},
        Field{"last_sign_in_at", &Operator::lastSignInAt},
        Field{"version", &Operator::version, Presence::Optional},
    };
};

/// What may be said of an operator: making one needs `name`, `password` and `role`; a name never changes after that.
struct OperatorDraft
{
    std::optional<QString> name;
    std::optional<QString> password;
    std::optional<Role> role;
    std::optional<bool> disabled;

    bool operator==(const OperatorDraft &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"name", &OperatorDraft::name},
        Field{"password", &OperatorDraft::password},
        Field{"role", &OperatorDraft::role},
        Field{"disabled", &OperatorDraft::disabled},
    };
};

/// What a sign-in or a refresh answers with.
struct OperatorSession
{
    QString accessToken;
    QDateTime accessExpiresAt;
    QString refreshToken; ///< single use; the next refresh answers with another
    QDateTime refreshExpiresAt;
    Operator account;

    bool operator==(const OperatorSession &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"access_token", &OperatorSession::accessToken},
        Field{"access_expires_at", &OperatorSession::accessExpiresAt},
        Field{"refresh_token", &OperatorSession::refreshToken},
        Field{"refresh_expires_at", &OperatorSession::refreshExpiresAt},
        Field{"operator", &OperatorSession::account},
    };
};

WAKELINE_WIRE_TYPE(Operator)
WAKELINE_WIRE_TYPE(OperatorDraft)
WAKELINE_WIRE_TYPE(OperatorSession)

} // namespace wakeline
