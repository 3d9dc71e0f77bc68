// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseFile.h"

#include "LicensePolicy.h"

#include <QJsonDocument>

namespace wakeline::LicenseFile {

using namespace std::chrono_literals;

namespace {

const QByteArray header = "-----BEGIN LICENSE FILE-----";
const QByteArray footer = "-----END LICENSE FILE-----";
const auto algorithm = QStringLiteral("base64+ed25519");
constexpr qsizetype lineLength = 64;
constexpr qsizetype longestFile = 64 * 1024;
constexpr std::chrono::seconds clockTolerance = 5min;

struct Envelope
{
    QString enc;
    QString sig;
    QString alg;

    static constexpr auto fields =
        std::tuple{Field{"enc", &Envelope::enc}, Field{"sig", &Envelope::sig}, Field{"alg", &Envelope::alg}};
};

std::unexpected<Error> malformed(const QString &why)
{
    return failure(QStringLiteral("license_file_malformed"), QStringLiteral("the licence file %1").arg(why));
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray signedPart(const QString &enc)
{
    return "license/" + enc.toLatin1();
}

std::optional<QByteArray> decoded(const QByteArray &base64)
{
    const auto result = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(*result) : std::nullopt;
}

/// What stands between the two lines of the armour.
Result<Envelope> envelopeOf(const QByteArray &text)
{
    if (text.size() > longestFile)
        return malformed(QStringLiteral("is larger than 64 KB"));
    const QByteArray trimmed = text.trimmed();
    if (!trimmed.startsWith(header) || !trimmed.endsWith(footer) || trimmed.size() < header.size() + footer.size())
        return malformed(QStringLiteral("must begin with %1 and end with %2")
                             .arg(QString::fromLatin1(header), QString::fromLatin1(footer)));
    QByteArray body = trimmed.mid(header.size(), trimmed.size() - header.size() - footer.size());
    body.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
    const auto json = decoded(body);
    if (!json)
        return malformed(QStringLiteral("is not in base64"));
    const auto object = parseObject(*json);
    if (!object)
        return malformed(QStringLiteral("holds no JSON: %1").arg(object.error().message));
    // A later version may add a member; these three must be there.
    Envelope envelope{object->value(u"enc").toString(), object->value(u"sig").toString(),
                      object->value(u"alg").toString()};
    if (envelope.enc.isEmpty() || envelope.sig.isEmpty())
        return malformed(QStringLiteral("lacks enc or sig"));
    if (envelope.alg != algorithm)
        return malformed(QStringLiteral("is of the algorithm %1, and only %2 is known").arg(envelope.alg, algorithm));
    return envelope;
}

/// The members that are known; what a later version adds is signed too and does no harm.
Result<LicenseGrant> grantOf(const QString &enc)
{
    const auto payload = decoded(enc.toLatin1());
    if (!payload)
        return malformed(QStringLiteral("has an enc that is not in base64"));
    const auto object = parseObject(*payload);
    if (!object)
        return malformed(QStringLiteral("has a payload that is no JSON: %1").arg(object.error().message));
    const auto grant = fromJson<LicenseGrant>(*object);
    if (!grant)
        return malformed(QStringLiteral("has a bad payload: %1").arg(grant.error().message));
    return *grant;
}

} // namespace

LicenseGrant grantFor(const License &license, const QString &instanceId, const QDateTime &now, std::chrono::seconds ttl)
{
    const QDateTime issued = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    QDateTime expiry = issued.addSecs(ttl.count());
    if (const auto end = LicensePolicy::graceEnd(license); end && *end < expiry)
        expiry = std::max(*end, issued);
    LicenseGrant grant;
    grant.meta = {issued, expiry, issued.secsTo(expiry), {}};
    grant.license = {.keyPrefix = license.keyPrefix,
                     .instanceId = instanceId,
                     .holder = license.holder,
                     .tier = license.tier,
                     .maxExtensions = license.maxExtensions,
                     .maxInstallations = license.maxInstallations,
                     .entitlements = license.entitlements,
                     .expiresAt = license.expiresAt};
    return grant;
}

QByteArray write(LicenseGrant grant, const LicenseSigningKey &key)
{
    grant.meta.keyId = key.id();
    const QString enc = QString::fromLatin1(compact(toJson(grant)).toBase64());
    const QString sig = QString::fromLatin1(key.sign(signedPart(enc)).toBase64());
    const QByteArray body = compact(toJson(Envelope{enc, sig, algorithm})).toBase64();
    QByteArray text = header + '\n';
    for (qsizetype at = 0; at < body.size(); at += lineLength)
        text += body.mid(at, lineLength) + '\n';
    return text + footer + '\n';
}

Result<LicenseGrant> read(const QByteArray &text, const LicenseSigningKey &publicKey, const QDateTime &now,
                          const QDateTime &newestSeen)
{
    const auto envelope = envelopeOf(text);
    if (!envelope)
        return std::unexpected(envelope.error());
    const auto signature = decoded(envelope->sig.toLatin1());
    if (!signature)
        return malformed(QStringLiteral("has a sig that is not in base64"));
    if (!publicKey.verify(signedPart(envelope->enc), *signature)) {
        // The key's name inside is not to be trusted, but it tells the operator which of two mistakes to look for.
        const auto claimed = grantOf(envelope->enc);
        const bool other = claimed && !claimed->meta.keyId.isEmpty() && claimed->meta.keyId != publicKey.id();
        if (other)
            return failure(QStringLiteral("license_file_other_key"),
                           QStringLiteral("the licence file is signed by the key %1, but license.public_key is %2")
                               .arg(claimed->meta.keyId.left(16), publicKey.id()));
        return failure(QStringLiteral("license_file_tampered"),
                       QStringLiteral("the licence file was altered: its signature does not fit"));
    }
    auto grant = grantOf(envelope->enc);
    if (!grant)
        return std::unexpected(grant.error());
    const QDateTime earliest = std::max(grant->meta.issued, newestSeen.isValid() ? newestSeen : grant->meta.issued);
    if (now.addSecs(clockTolerance.count()) < earliest)
        return failure(QStringLiteral("license_clock_rolled_back"),
                       QStringLiteral("this machine's clock says %1, but it has been %2 already: set the clock")
                           .arg(toRfc3339(now), toRfc3339(earliest)));
    if (now >= grant->meta.expiry)
        return failure(QStringLiteral("license_file_expired"),
                       QStringLiteral("the licence file held until %1").arg(toRfc3339(grant->meta.expiry)));
    return grant;
}

} // namespace wakeline::LicenseFile
