// SPDX-License-Identifier: GPL-3.0-or-later
#include "P256Key.h"

#include "OpenSslFree.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

namespace wakeline {

namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Number = std::unique_ptr<BIGNUM, OpenSslFree<BN_clear_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, OpenSslFree<EVP_PKEY_CTX_free>>;

constexpr char curve[] = "prime256v1";

std::unexpected<Error> cryptoFailed()
{
    return failure(QStringLiteral("crypto_failed"), QStringLiteral("OpenSSL cannot make or use a key"));
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

int noPassphrase(char *, int, int, void *)
{
    return 0;
}

/// \param scalar  empty for a public key
/// \return null if the point is not on the curve
Key keyOf(const QByteArray &point, const QByteArray &scalar = {})
{
    if (point.size() != P256Key::pointSize || point[0] != 4)
        return {};
    const std::unique_ptr<OSSL_PARAM_BLD, OpenSslFree<OSSL_PARAM_BLD_free>> build(OSSL_PARAM_BLD_new());
    const Number secret(BN_bin2bn(bytesOf(scalar), int(scalar.size()), nullptr));
    OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve, 0);
    OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                     std::size_t(point.size()));
    if (!scalar.isEmpty())
        OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    const std::unique_ptr<OSSL_PARAM, OpenSslFree<OSSL_PARAM_free>> parameters(OSSL_PARAM_BLD_to_param(build.get()));
    const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    const int kind = scalar.isEmpty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
    if (!parameters || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, kind, parameters.get()) != 1)
        return {};
    Key owned(key, &EVP_PKEY_free);
    const Context check(EVP_PKEY_CTX_new(key, nullptr));
    const bool sound = scalar.isEmpty() ? EVP_PKEY_public_check(check.get()) == 1 : EVP_PKEY_check(check.get()) == 1;
    return sound ? owned : Key();
}

/// x and y each in 32 bytes; the key's own encoding of its point may be the compressed one.
QByteArray pointOf(const EVP_PKEY *key)
{
    QByteArray point(P256Key::pointSize, '\0');
    point[0] = 4;
    int offset = 1;
    for (const char *name : {OSSL_PKEY_PARAM_EC_PUB_X, OSSL_PKEY_PARAM_EC_PUB_Y}) {
        BIGNUM *value = nullptr;
        if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
            return {};
        const Number owned(value);
        if (BN_bn2binpad(value, bytesOf(point) + offset, int(P256Key::scalarSize)) < 0)
            return {};
        offset += int(P256Key::scalarSize);
    }
    return point;
}

} // namespace

Result<P256Key> P256Key::from(EVP_PKEY *key)
{
    if (!key)
        return cryptoFailed();
    Key owned(key, &EVP_PKEY_free);
    const QByteArray point = pointOf(key);
    if (point.isEmpty())
        return cryptoFailed();
    return P256Key(std::move(owned), point);
}

Result<P256Key> P256Key::generate()
{
    return from(EVP_EC_gen(curve));
}

Result<P256Key> P256Key::fromScalar(const QByteArray &scalar, const QByteArray &point)
{
    Key key = keyOf(point, scalar);
    if (!key)
        return failure(QStringLiteral("invalid_key"), QStringLiteral("this is no key pair on P-256"));
    return P256Key(std::move(key), point);
}

Result<P256Key> P256Key::fromPem(const QByteArray &pem, const QString &source)
{
    const std::unique_ptr<BIO, OpenSslFree<BIO_free_all>> input(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(input.get(), nullptr, &noPassphrase, nullptr);
    char group[64] = {};
    if (!key || EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) != 1 || QByteArrayView(group) != curve) {
        EVP_PKEY_free(key);
        return failure(QStringLiteral("invalid_key"),
                       source + QStringLiteral(": it holds no private key on P-256 in PEM, without a passphrase"));
    }
    return from(key);
}

bool P256Key::isOnCurve(const QByteArray &point)
{
    return keyOf(point) != nullptr;
}

QByteArray P256Key::toPem() const
{
    const std::unique_ptr<BIO, OpenSslFree<BIO_free_all>> output(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_PKCS8PrivateKey(output.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(output.get(), &bytes);
    return {bytes, size};
}

Result<QByteArray> P256Key::sharedSecret(const QByteArray &peerPoint) const
{
    const Key peer = keyOf(peerPoint);
    if (!peer)
        return failure(QStringLiteral("invalid_point"), QStringLiteral("this is no point on P-256"));
    const Context context(EVP_PKEY_CTX_new(m_key.get(), nullptr));
    QByteArray secret(scalarSize, '\0');
    auto size = std::size_t(secret.size());
    if (EVP_PKEY_derive_init(context.get()) != 1 || EVP_PKEY_derive_set_peer(context.get(), peer.get()) != 1 ||
        EVP_PKEY_derive(context.get(), bytesOf(secret), &size) != 1 || qsizetype(size) != scalarSize)
        return cryptoFailed();
    return secret;
}

} // namespace wakeline
