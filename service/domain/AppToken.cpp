// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppToken.h"

namespace wakeline {

namespace {

using namespace std::chrono_literals;

const QString issuer = QStringLiteral("wakeline");

/// Between the clocks of two instances, and for a clock that was just set back.
constexpr auto clockTolerance = 60s;

struct Claims
{
    qint64 extensionId = 0;
    QString number;
    QString sub;
    QString iss;
    QString sid;
    qint64 iat = 0;
    qint64 exp = 0;

    static constexpr auto fields = std::tuple{
        Field{"ext_id", &Claims::extensionId},
        Field{"ext", &Claims::number},
        Field{"sub", &Claims::sub},
        Field{"iss", &Claims::iss},
        Field{"sid", &Claims::sid},
        Field{"iat", &Claims::iat},
        Field{"exp", &Claims::exp},
    };
};

/// Without ids: the servers that share the secret write none.
QList<JwtKey> keysOf(const QList<QByteArray> &secrets)
{
    QList<JwtKey> keys;
    for (const QByteArray &secret : secrets)
        keys.append({{}, secret});
    return keys;
}

std::unexpected<Error> badToken(const QString &why)
{
    return failure(QStringLiteral("bad_token"), QStringLiteral("the token is not valid: %1").arg(why));
}

std::unexpected<Error> expired()
{
    return failure(QStringLiteral("token_expired"), QStringLiteral("the token has expired: sign in again"));
}

Result<AppToken> atTime(const AppToken &token, const QDateTime &now)
{
    if (token.issuedAt > now.addSecs(clockTolerance.count()))
        return badToken(QStringLiteral("it was issued in the future"));
    if (now >= token.expiresAt)
        return expired();
    return token;
}

} // namespace

AppTokens::AppTokens(const QList<QByteArray> &secrets, QString domain)
    : m_keys(keysOf(secrets)), m_domain(std::move(domain))
{}

AppToken AppTokens::issue(const Extension &extension, const QString &session, const QDateTime &now) const
{
    const auto issuedAt = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    return {extension.id, extension.number, extension.number + u'@' + m_domain,
            session,      issuedAt,         issuedAt.addDays(lifetime.count())};
}

QString AppTokens::write(const AppToken &token) const
{
    const Claims claims{token.extensionId,
                        token.number,
                        token.address,
                        issuer,
                        token.session,
                        token.issuedAt.toSecsSinceEpoch(),
                        token.expiresAt.toSecsSinceEpoch()};
    return QString::fromLatin1(m_keys.sign(toJson(claims)));
}

Result<AppToken> AppTokens::read(const QByteArray &text, const QDateTime &now) const
{
    if (const auto known = m_verified.constFind(text); known != m_verified.constEnd())
        return atTime(*known, now);
    const auto object = m_keys.verify(text);
    if (!object)
        return std::unexpected(object.error());
    const auto claims = fromJson<Claims>(*object);
    if (!claims)
        return badToken(claims.error().message);
    if (claims->iss != issuer || claims->sub != claims->number + u'@' + m_domain)
        return badToken(QStringLiteral("it was not issued for apps here"));
    if (claims->exp <= claims->iat || claims->exp - claims->iat > std::chrono::seconds(lifetime).count())
        return badToken(QStringLiteral("it claims a longer life than tokens have"));
    const AppToken token{claims->extensionId,
                         claims->number,
                         claims->sub,
                         claims->sid,
                         QDateTime::fromSecsSinceEpoch(claims->iat, Qt::UTC),
                         QDateTime::fromSecsSinceEpoch(claims->exp, Qt::UTC)};
    if (m_verified.size() >= verifiedKept)
        m_verified.clear();
    m_verified.insert(text, token);
    return atTime(token, now);
}

Result<QString> AppTokens::readAddress(const QByteArray &text, const QDateTime &now) const
{
    const auto claims = m_keys.verify(text);
    if (!claims)
        return std::unexpected(claims.error());
    if (claims->contains(u"sid"))
        return badToken(QStringLiteral("it names a session"));
    const QJsonValue exp = claims->value(u"exp");
    const QJsonValue nbf = claims->value(u"nbf");
    if ((!exp.isUndefined() && !exp.isDouble()) || (!nbf.isUndefined() && !nbf.isDouble()))
        return badToken(QStringLiteral("its times are no numbers"));
    const double seconds = static_cast<double>(now.toSecsSinceEpoch());
    if (exp.isDouble() && seconds >= exp.toDouble())
        return expired();
    if (nbf.isDouble() && nbf.toDouble() > seconds + static_cast<double>(clockTolerance.count()))
        return badToken(QStringLiteral("it does not hold yet"));
    const QString address = claims->value(u"sub").toString();
    const qsizetype at = address.lastIndexOf(u'@');
    if (at <= 0 || address.sliced(at + 1).compare(m_domain, Qt::CaseInsensitive) != 0)
        return badToken(QStringLiteral("its subject is no address of this domain"));
    return address.first(at);
}

} // namespace wakeline
