// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseFile.h"

#include <QCryptographicHash>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace wakeline {

namespace {

constexpr std::size_t signatureSize = 64;
constexpr std::size_t publicSize = 32;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Bio reading(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free};
}

QByteArray contentOf(const Bio &bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<qsizetype>(size)};
}

/// A key file with a passphrase is refused instead of asking on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

std::unexpected<Error> badFile(const QString &source, const QString &what)
{
    return failure(QStringLiteral("bad_license_key_file"), QStringLiteral("%1 holds no %2").arg(source, what));
}

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

} // namespace

Result<LicenseSigningKey> LicenseSigningKey::generate()
{
    EVP_PKEY *key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key)
        return failure(QStringLiteral("bad_license_key_file"), QStringLiteral("OpenSSL cannot make an Ed25519 key"));
    return LicenseSigningKey(std::shared_ptr<EVP_PKEY>(key, &EVP_PKEY_free));
}

Result<LicenseSigningKey> LicenseSigningKey::privateFromPem(const QByteArray &pem, const QString &source)
{
    const Bio bio = reading(pem);
    const std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassphrase, nullptr),
                                        &EVP_PKEY_free);
    if (!key || EVP_PKEY_is_a(key.get(), "ED25519") != 1)
        return badFile(source, QStringLiteral("Ed25519 private key in PEM without a passphrase"));
    return LicenseSigningKey(key);
}

Result<LicenseSigningKey> LicenseSigningKey::publicFromPem(const QByteArray &pem, const QString &source)
{
    const Bio bio = reading(pem);
    const std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PUBKEY(bio.get(), nullptr, &noPassphrase, nullptr),
                                        &EVP_PKEY_free);
    if (!key || EVP_PKEY_is_a(key.get(), "ED25519") != 1)
        return badFile(source, QStringLiteral("Ed25519 public key in PEM"));
    return LicenseSigningKey(key);
}

QByteArray LicenseSigningKey::privatePem() const
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(bio);
}

QByteArray LicenseSigningKey::publicPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PUBKEY(bio.get(), m_key.get());
    return contentOf(bio);
}

QByteArray LicenseSigningKey::rawPublic() const
{
    QByteArray raw(publicSize, '\0');
    std::size_t size = publicSize;
    EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(raw.data()), &size);
    return raw;
}

QString LicenseSigningKey::id() const
{
    return QString::fromLatin1(QCryptographicHash::hash(rawPublic(), QCryptographicHash::Sha256).toHex().left(16));
}

QByteArray LicenseSigningKey::sign(const QByteArray &message) const
{
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    QByteArray signature(signatureSize, '\0');
    std::size_t size = signatureSize;
    const bool done = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1 &&
                      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                                     bytes(message), static_cast<std::size_t>(message.size())) == 1;
    return done ? signature : QByteArray();
}

bool LicenseSigningKey::verify(const QByteArray &message, const QByteArray &signature) const
{
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes(signature), static_cast<std::size_t>(signature.size()), bytes(message),
                            static_cast<std::size_t>(message.size())) == 1;
}

} // namespace wakeline
