// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"

#include <QByteArray>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace wakeline {

/// What a licence file says. It is signed, not secret.
struct LicenseGrant
{
    struct Meta
    {
        QDateTime issued;
        QDateTime expiry; ///< issued + ttl, and never after the licence's own end of grace
        qint64 ttl = 0;   ///< seconds
        QString keyId;    ///< first 16 hex digits of the public key's SHA-256

        bool operator==(const Meta &) const = default;
        static constexpr auto fields = std::tuple{
            Field{"issued", &Meta::issued},
            Field{"expiry", &Meta::expiry},
            Field{"ttl", &Meta::ttl},
            Field{"key_id", &Meta::keyId, Presence::Optional},
        };
    };
    struct Licensed
    {
        QString keyPrefix;
        QString instanceId; ///< empty: for any installation
        QString holder;
        QString tier;
        int maxExtensions = 0;
        int maxInstallations = 1;
        QStringList entitlements;
        std::optional<QDateTime> expiresAt;

        bool operator==(const Licensed &) const = default;
        static constexpr auto fields = std::tuple{
            Field{"key_prefix", &Licensed::keyPrefix},
            Field{"instance_id", &Licensed::instanceId, Presence::Optional},
            Field{"holder", &Licensed::holder, Presence::Optional},
            Field{"tier", &Licensed::tier},
            Field{"max_extensions", &Licensed::maxExtensions},
            Field{"max_installations", &Licensed::maxInstallations, Presence::Optional},
            Field{"entitlements", &Licensed::entitlements, Presence::Optional},
            Field{"expires_at", &Licensed::expiresAt},
        };
    };

    Meta meta;
    Licensed license;

    bool operator==(const LicenseGrant &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"meta", &LicenseGrant::meta}, Field{"license", &LicenseGrant::license}};
};

/// An Ed25519 key (RFC 8032) of the vendor, whole or its public half, through OpenSSL.
class LicenseSigningKey
{
public:
    static Result<LicenseSigningKey> generate();
    /// \return `bad_license_key_file`, which names `source` and never the content
    static Result<LicenseSigningKey> privateFromPem(const QByteArray &pem, const QString &source);
    static Result<LicenseSigningKey> publicFromPem(const QByteArray &pem, const QString &source);

    QByteArray privatePem() const; ///< PKCS #8; only of a whole key
    QByteArray publicPem() const;  ///< SubjectPublicKeyInfo
    QString id() const;            ///< first 16 hex digits of the SHA-256 of the 32 bytes of the public key

    QByteArray sign(const QByteArray &message) const; ///< 64 bytes; only with a whole key
    bool verify(const QByteArray &message, const QByteArray &signature) const;

private:
    explicit LicenseSigningKey(std::shared_ptr<EVP_PKEY> key) : m_key(std::move(key)) {}

    QByteArray rawPublic() const;

    std::shared_ptr<EVP_PKEY> m_key;
};

/// The offline licence file (wire contract §1): PEM armour around base64 of `{"enc", "sig", "alg"}`, where `enc` is
/// base64 of the grant's JSON and `sig` base64 of the Ed25519 signature over `license/` + enc.
namespace LicenseFile {

/// \param ttl  how long the file holds; cut at `notAfter`
LicenseGrant grantFor(const License &license, const QString &instanceId, const QDateTime &now,
                      std::chrono::seconds ttl);

QByteArray write(LicenseGrant grant, const LicenseSigningKey &key);

/// Reads and checks a file with the public key alone.
/// \param newestSeen  the latest moment that this machine is known to have lived through; empty: none
/// \return `license_file_malformed` (what is wrong is said), `license_file_other_key` (signed by another key),
///         `license_file_tampered` (the signature does not fit), `license_file_expired`, `license_clock_rolled_back`
///         (the clock stands before the file was issued, or before `newestSeen`, by more than five minutes)
Result<LicenseGrant> read(const QByteArray &text, const LicenseSigningKey &publicKey, const QDateTime &now,
                          const QDateTime &newestSeen);

} // namespace LicenseFile

} // namespace wakeline
