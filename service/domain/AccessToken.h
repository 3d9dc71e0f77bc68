// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "JwtKeys.h"
#include "Operator.h"

#include <chrono>

namespace wakeline {

/// What an operator's access token says: who, with which rights, until when.
struct AccessToken
{
    qint64 operatorId = 0;
    QString name;
    Role role = Role::Viewer;
    QDateTime issuedAt; ///< whole seconds
    QDateTime expiresAt;
    qint64 version = 1; ///< of the operator when it was issued

    bool operator==(const AccessToken &) const = default;
};

/// Issues and reads operators' access tokens. What a token says is believed for its short life without a look at the
/// database; that its operator is still the same is for OperatorBook to know.
class AccessTokens
{
public:
    static constexpr std::chrono::minutes lifetime{15};

    /// \param masters  configured secrets, newest first; operators' keys are derived from them
    explicit AccessTokens(const QList<QByteArray> &masters);

    AccessToken issue(const Operator &account, const QDateTime &now) const;
    QString write(const AccessToken &token) const;

    /// Errors: `bad_token`, `token_expired`.
    Result<AccessToken> read(const QByteArray &text, const QDateTime &now) const;

private:
    JwtKeys m_keys;
};

} // namespace wakeline
