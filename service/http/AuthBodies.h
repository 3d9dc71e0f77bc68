// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// Of `POST /api/v1/auth/login`.
struct LoginBody
{
    QString username;
    QString password;

    static constexpr auto fields =
        std::tuple{Field{"username", &LoginBody::username}, Field{"password", &LoginBody::password}};
};

/// Of `POST /api/v1/auth/password`.
struct PasswordBody
{
    QString oldPassword;
    QString newPassword;

    static constexpr auto fields =
        std::tuple{Field{"old", &PasswordBody::oldPassword}, Field{"new", &PasswordBody::newPassword}};
};

/// Of `POST /api/v1/auth/refresh` and `/logout`.
struct RefreshBody
{
    QString refreshToken;

    static constexpr auto fields = std::tuple{Field{"refresh_token", &RefreshBody::refreshToken}};
};

} // namespace wakeline
