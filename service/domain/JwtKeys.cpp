// SPDX-License-Identifier: GPL-3.0-or-later
#include "JwtKeys.h"

#include "Json.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace wakeline {

namespace {

constexpr qsizetype longestToken = 4096;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray hmacSha256(const QByteArray &key, QByteArrayView text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(text.data()), static_cast<std::size_t>(text.size()), digest.data(),
         &length);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length));
}

std::unexpected<Error> badToken(const QString &why)
{
    return failure(QStringLiteral("bad_token"), QStringLiteral("the token is not valid: %1").arg(why));
}

/// Strict: a text that is not the one encoding of its bytes is refused, so that a token has one spelling only.
std::optional<QByteArray> decoded(const QByteArray &text)
{
    const auto result = QByteArray::fromBase64Encoding(text, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.toBase64(base64Url) != text)
        return std::nullopt;
    return result.decoded;
}

std::optional<QJsonObject> decodedObject(const QByteArray &text)
{
    const auto bytes = decoded(text);
    const auto object = bytes ? parseObject(*bytes) : Result<QJsonObject>(failure({}, {}));
    return object ? std::optional(*object) : std::nullopt;
}

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

} // namespace

bool equalInConstantTime(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0;
}

JwtKey JwtKey::derive(const QByteArray &master, const QByteArray &purpose)
{
    const QByteArray secret = hmacSha256(master, purpose);
    const QByteArray id = QCryptographicHash::hash("id of " + secret, QCryptographicHash::Sha256).toHex().left(12);
    return {QString::fromLatin1(id), secret};
}

JwtKeys::JwtKeys(QList<JwtKey> keys) : m_keys(std::move(keys))
{
    Q_ASSERT(!m_keys.isEmpty());
}

QByteArray JwtKeys::sign(const QJsonObject &claims) const
{
    const JwtKey &key = m_keys.first();
    QJsonObject header{{QStringLiteral("alg"), QStringLiteral("HS256")},
                       {QStringLiteral("typ"), QStringLiteral("JWT")}};
    if (!key.id.isEmpty())
        header.insert(QStringLiteral("kid"), key.id);
    const QByteArray text = encoded(header) + '.' + encoded(claims);
    return text + '.' + hmacSha256(key.secret, text).toBase64(base64Url);
}

Result<QJsonObject> JwtKeys::verify(const QByteArray &token) const
{
    if (token.size() > longestToken)
        return badToken(QStringLiteral("it is longer than %1 bytes").arg(longestToken));
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return badToken(QStringLiteral("it does not have three parts"));
    const auto header = decodedObject(parts[0]);
    if (!header)
        return badToken(QStringLiteral("its header cannot be read"));
    if (header->value(u"alg").toString() != u"HS256")
        return badToken(QStringLiteral("its algorithm is not HS256"));
    // RFC 7515 §4.1.11: extensions marked critical that one does not understand make a token invalid.
    if (header->contains(u"crit"))
        return badToken(QStringLiteral("it asks for an extension"));
    const QString kid = header->value(u"kid").toString();
    const auto isMeant = [&](const JwtKey &key) { return key.id.isEmpty() || key.id == kid; };
    if (std::ranges::none_of(m_keys, isMeant))
        return badToken(QStringLiteral("its key is not known"));
    const auto signature = decoded(parts[2]);
    const QByteArrayView signedText = QByteArrayView(token).first(parts[0].size() + 1 + parts[1].size());
    const auto fits = [&](const JwtKey &key) {
        return isMeant(key) && equalInConstantTime(*signature, hmacSha256(key.secret, signedText));
    };
    if (!signature || std::ranges::none_of(m_keys, fits))
        return badToken(QStringLiteral("its signature is wrong"));
    const auto claims = decodedObject(parts[1]);
    if (!claims)
        return badToken(QStringLiteral("its claims cannot be read"));
    return *claims;
}

} // namespace wakeline
