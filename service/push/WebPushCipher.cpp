// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPushCipher.h"

#include "OpenSslFree.h"

#include <QtEndian>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace wakeline {

namespace {

constexpr qsizetype saltSize = 16;
constexpr qsizetype keySize = 16;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr quint32 recordSize = 4096;
constexpr char lastRecord = 2; ///< the delimiter of the last record (RFC 8188 §2)

std::unexpected<Error> cryptoFailed()
{
    return failure(QStringLiteral("crypto_failed"), QStringLiteral("OpenSSL cannot encrypt"));
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

OSSL_PARAM octets(const char *name, const QByteArray &bytes)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(bytes.constData()), std::size_t(bytes.size()));
}

/// HKDF with SHA-256 (RFC 5869). \return empty if OpenSSL fails
QByteArray hkdf(const QByteArray &salt, const QByteArray &secret, const QByteArray &info, qsizetype size)
{
    const std::unique_ptr<EVP_KDF, OpenSslFree<EVP_KDF_free>> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const std::unique_ptr<EVP_KDF_CTX, OpenSslFree<EVP_KDF_CTX_free>> context(EVP_KDF_CTX_new(kdf.get()));
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                                     octets(OSSL_KDF_PARAM_SALT, salt), octets(OSSL_KDF_PARAM_KEY, secret),
                                     octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
    QByteArray key(size, '\0');
    if (!context || EVP_KDF_derive(context.get(), bytesOf(key), std::size_t(size), parameters) != 1)
        return {};
    return key;
}

/// AES-128-GCM without associated data; the tag follows the text. \return empty if OpenSSL fails
QByteArray sealed(const QByteArray &text, const QByteArray &key, const QByteArray &nonce)
{
    const std::unique_ptr<EVP_CIPHER_CTX, OpenSslFree<EVP_CIPHER_CTX_free>> context(EVP_CIPHER_CTX_new());
    QByteArray out(text.size() + tagSize, '\0');
    int size = 0;
    int rest = 0;
    if (!context || EVP_EncryptInit_ex2(context.get(), EVP_aes_128_gcm(), bytesOf(key), bytesOf(nonce), nullptr) != 1 ||
        EVP_EncryptUpdate(context.get(), bytesOf(out), &size, bytesOf(text), int(text.size())) != 1 ||
        EVP_EncryptFinal_ex(context.get(), bytesOf(out) + size, &rest) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(tagSize), bytesOf(out) + text.size()) != 1)
        return {};
    return out;
}

/// The text of an `info` with the zero byte that ends it.
QByteArray label(const char *text)
{
    return QByteArray(text) + '\0';
}

} // namespace

Result<WebPushSeed> WebPushSeed::random()
{
    auto key = P256Key::generate();
    if (!key)
        return std::unexpected(key.error());
    QByteArray salt(saltSize, '\0');
    if (RAND_bytes(bytesOf(salt), int(salt.size())) != 1)
        return cryptoFailed();
    return WebPushSeed{std::move(*key), salt};
}

Result<QByteArray> encryptWebPush(const QByteArray &text, const WebPushSubscription &subscription,
                                  const WebPushSeed &seed)
{
    if (text.size() + 1 + tagSize > recordSize) // one record must do (RFC 8291 §4)
        return failure(QStringLiteral("too_large"), QStringLiteral("more than one record holds"));
    const auto shared = seed.key.sharedSecret(subscription.p256dh);
    if (!shared)
        return std::unexpected(shared.error());
    const QByteArray info = label("WebPush: info") + subscription.p256dh + seed.key.point();
    const QByteArray secret = hkdf(subscription.auth, *shared, info, P256Key::scalarSize);
    const QByteArray key = hkdf(seed.salt, secret, label("Content-Encoding: aes128gcm"), keySize);
    const QByteArray nonce = hkdf(seed.salt, secret, label("Content-Encoding: nonce"), nonceSize);
    const QByteArray record = sealed(text + lastRecord, key, nonce);
    if (secret.isEmpty() || key.isEmpty() || nonce.isEmpty() || record.isEmpty())
        return cryptoFailed();

    QByteArray header = seed.salt; // RFC 8188 §2.1
    QByteArray size(sizeof recordSize, '\0');
    qToBigEndian(recordSize, size.data());
    header += size;
    header += char(seed.key.point().size());
    header += seed.key.point();
    return header + record;
}

} // namespace wakeline
