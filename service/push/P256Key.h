// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace wakeline {

/// A key pair on the curve P-256, for key agreement (RFC 8291) and as the identity of VAPID (RFC 8292).
class P256Key
{
public:
    static constexpr qsizetype pointSize = 65;  ///< uncompressed: 0x04, x, y (SEC 1 §2.3.3)
    static constexpr qsizetype scalarSize = 32; ///< also that of a shared secret

    /// Error `crypto_failed`, here and below: OpenSSL is out of memory or of randomness.
    static Result<P256Key> generate();

    /// Error `invalid_key`: the two do not belong together.
    static Result<P256Key> fromScalar(const QByteArray &scalar, const QByteArray &point);

    /// \param source  named in the error `invalid_key` instead of the content: a file
    static Result<P256Key> fromPem(const QByteArray &pem, const QString &source);

    static bool isOnCurve(const QByteArray &point);

    QByteArray point() const { return m_point; }
    QByteArray toPem() const; ///< PKCS #8, without a passphrase

    /// ECDH. Error `invalid_point`: it is not on the curve.
    Result<QByteArray> sharedSecret(const QByteArray &peerPoint) const;

private:
    P256Key(std::shared_ptr<EVP_PKEY> key, QByteArray point) : m_key(std::move(key)), m_point(std::move(point)) {}

    static Result<P256Key> from(EVP_PKEY *key);

    std::shared_ptr<EVP_PKEY> m_key;
    QByteArray m_point;
};

} // namespace wakeline
