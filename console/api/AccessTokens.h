// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"

#include <QCoroTask>
#include <QDateTime>

namespace wakeline {

struct AccessToken
{
    QString token;
    QDateTime expiresAt;

    bool operator==(const AccessToken &) const = default;
};

/// Where the live feed gets its token from: ApiClient, or a test.
class AccessTokens
{
public:
    virtual ~AccessTokens() = default;

    /// A token that is good for at least half a minute; renews it if need be, once for all who ask meanwhile.
    /// \param rejected  a token that the server refused or that expires too soon: another one is wanted
    /// \return SignedOut if only a new sign-in helps
    virtual QCoro::Task<ApiResult<AccessToken>> accessToken(QString rejected) = 0;
};

} // namespace wakeline
