// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace wakeline {

/// A private key that signs JSON Web Tokens, parsed once and kept parsed.
class SigningKey
{
public:
    enum class Algorithm {
        Es256, ///< ECDSA on P-256, for APNs
        Rs256, ///< RSASSA-PKCS1-v1_5, at least 2048 bits, for Google
    };

    /// \param source  named in the error `invalid_key` instead of the content: a file
    static Result<SigningKey> fromPem(const QByteArray &pem, Algorithm algorithm, const QString &source);

    /// The signature as RFC 7518 §3 writes it: r and s in 32 bytes each for ES256.
    /// \return nothing if OpenSSL fails, which it does only when it is out of memory
    QByteArray sign(const QByteArray &data) const;

    /// A whole token: header, claims and signature. `alg` and `typ` are added to the header.
    QByteArray token(QJsonObject header, const QJsonObject &claims) const;

private:
    SigningKey(std::shared_ptr<EVP_PKEY> key, Algorithm algorithm) : m_key(std::move(key)), m_algorithm(algorithm) {}

    std::shared_ptr<EVP_PKEY> m_key;
    Algorithm m_algorithm;
};

/// Reads a key or account file of at most 64 KB. Error `invalid_key` names the file and the problem.
Result<QByteArray> readKeyFile(const QString &path);

} // namespace wakeline
