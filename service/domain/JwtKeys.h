// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace wakeline {

/// A secret that signs tokens. Its id travels in the token's header and tells nothing of the secret; a key without an
/// id signs tokens without one, and is tried for every token, as other systems that share it make them.
struct JwtKey
{
    QString id;
    QByteArray secret;

    bool operator==(const JwtKey &) const = default;

    /// One configured secret serves several kinds of token; each kind signs with a key of its own, so that whoever may
    /// make one kind (an XMPP server that shares the secret, say) cannot make another.
    static JwtKey derive(const QByteArray &master, const QByteArray &purpose);
};

/// Signs and checks JSON Web Tokens with HMAC-SHA256 (RFC 7515, RFC 7519); no other algorithm exists here, `none` least
/// of all (RFC 8725 §3.1). What the claims mean is for others to say.
class JwtKeys
{
public:
    /// \param keys  the first one signs; all are accepted, so that a new key can come before the old one goes
    explicit JwtKeys(QList<JwtKey> keys);

    QByteArray sign(const QJsonObject &claims) const;

    /// The claims of a token that one of the keys signed. Errors: `bad_token`.
    Result<QJsonObject> verify(const QByteArray &token) const;

private:
    QList<JwtKey> m_keys;
};

/// Compares without telling by its run time where the two differ. Their lengths are no secret.
bool equalInConstantTime(QByteArrayView left, QByteArrayView right);

} // namespace wakeline
