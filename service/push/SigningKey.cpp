// SPDX-License-Identifier: GPL-3.0-or-later
#include "SigningKey.h"

#include "OpenSslFree.h"

#include <QFile>
#include <QJsonDocument>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace wakeline {

namespace {

constexpr qint64 maxKeyFile = 64 * 1024;
constexpr int es256Half = 32; ///< bytes of r and of s
constexpr int minRsaBits = 2048;

std::unexpected<Error> invalid(const QString &source, const QString &problem)
{
    return failure(QStringLiteral("invalid_key"), source + QStringLiteral(": ") + problem);
}

/// Refuses to ask the terminal for a passphrase, which OpenSSL would otherwise do.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray base64Url(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

bool isP256(const EVP_PKEY *key)
{
    char group[64] = {};
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1 && QByteArrayView(group) == "prime256v1";
}

/// OpenSSL writes ECDSA signatures in DER; JOSE wants r and s side by side (RFC 7518 §3.4).
QByteArray rawSignature(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<ECDSA_SIG, OpenSslFree<ECDSA_SIG_free>> signature(d2i_ECDSA_SIG(nullptr, &data, der.size()));
    if (!signature)
        return {};
    QByteArray raw(2 * es256Half, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, es256Half) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + es256Half, es256Half) < 0)
        return {};
    return raw;
}

} // namespace

Result<SigningKey> SigningKey::fromPem(const QByteArray &pem, Algorithm algorithm, const QString &source)
{
    const std::unique_ptr<BIO, OpenSslFree<BIO_free_all>> input(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    const std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(input.get(), nullptr, &noPassphrase, nullptr),
                                        OpenSslFree<EVP_PKEY_free>());
    if (!key)
        return invalid(source, QStringLiteral("it holds no private key in PEM that can be read without a passphrase"));
    if (algorithm == Algorithm::Es256 && !isP256(key.get()))
        return invalid(source, QStringLiteral("the key is not an elliptic curve key on P-256, which APNs demands"));
    if (algorithm == Algorithm::Rs256 && EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return invalid(source, QStringLiteral("the key is not an RSA key, which Google demands"));
    if (algorithm == Algorithm::Rs256 && EVP_PKEY_get_bits(key.get()) < minRsaBits)
        return invalid(source, QStringLiteral("the RSA key has less than %1 bits").arg(minRsaBits));
    return SigningKey(key, algorithm);
}

QByteArray SigningKey::sign(const QByteArray &data) const
{
    const std::unique_ptr<EVP_MD_CTX, OpenSslFree<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    const auto *input = reinterpret_cast<const unsigned char *>(data.constData());
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, input, std::size_t(data.size())) != 1)
        return {};
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    auto *output = reinterpret_cast<unsigned char *>(signature.data());
    if (EVP_DigestSign(context.get(), output, &size, input, std::size_t(data.size())) != 1)
        return {};
    signature.truncate(qsizetype(size));
    return m_algorithm == Algorithm::Es256 ? rawSignature(signature) : signature;
}

QByteArray SigningKey::token(QJsonObject header, const QJsonObject &claims) const
{
    header.insert(QStringLiteral("alg"),
                  m_algorithm == Algorithm::Es256 ? QStringLiteral("ES256") : QStringLiteral("RS256"));
    header.insert(QStringLiteral("typ"), QStringLiteral("JWT"));
    const QByteArray content = base64Url(header) + '.' + base64Url(claims);
    return content + '.' + base64Url(sign(content));
}

Result<QByteArray> readKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return invalid(path, QStringLiteral("it cannot be read: %1").arg(file.errorString()));
    if (file.size() > maxKeyFile)
        return invalid(path, QStringLiteral("it is too large for a key (%1 bytes)").arg(file.size()));
    return file.read(maxKeyFile);
}

} // namespace wakeline
