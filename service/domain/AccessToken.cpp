// SPDX-License-Identifier: GPL-3.0-or-later
#include "AccessToken.h"

namespace wakeline {

namespace {

using namespace std::chrono_literals;

const QString issuer = QStringLiteral("wakeline/operators");

/// Between the clocks of two instances, and for a clock that was just set back.
constexpr auto clockTolerance = 60s;

struct Claims
{
    QString sub;
    QString name;
    Role role = Role::Viewer;
    QString iss;
    qint64 iat = 0;
    qint64 exp = 0;
    qint64 ver = 1; ///< of the operator

    static constexpr auto fields = std::tuple{
        Field{"sub", &Claims::sub}, Field{"name", &Claims::name}, Field{"role", &Claims::role},
        Field{"iss", &Claims::iss}, Field{"iat", &Claims::iat},   Field{"exp", &Claims::exp},
        Field{"ver", &Claims::ver},
    };
};

QList<JwtKey> derivedKeys(const QList<QByteArray> &masters)
{
    QList<JwtKey> keys;
    for (const QByteArray &master : masters)
        keys.append(JwtKey::derive(master, "wakeline operator access token 1"));
    return keys;
}

std::unexpected<Error> badToken(const QString &why)
{
    return failure(QStringLiteral("bad_token"), QStringLiteral("the token is not valid: %1").arg(why));
}

} // namespace

AccessTokens::AccessTokens(const QList<QByteArray> &masters) : m_keys(derivedKeys(masters)) {}

AccessToken AccessTokens::issue(const Operator &account, const QDateTime &now) const
{
    const auto issuedAt = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    return {
        account.id,     account.name, account.role, issuedAt, issuedAt.addSecs(std::chrono::seconds(lifetime).count()),
        account.version};
}

QString AccessTokens::write(const AccessToken &token) const
{
    const Claims claims{
        QString::number(token.operatorId),  token.name,   token.role, issuer, token.issuedAt.toSecsSinceEpoch(),
        token.expiresAt.toSecsSinceEpoch(), token.version};
    return QString::fromLatin1(m_keys.sign(toJson(claims)));
}

Result<AccessToken> AccessTokens::read(const QByteArray &text, const QDateTime &now) const
{
    const auto object = m_keys.verify(text);
    if (!object)
        return std::unexpected(object.error());
    const auto claims = fromJson<Claims>(*object);
    if (!claims)
        return badToken(claims.error().message);
    if (claims->iss != issuer)
        return badToken(QStringLiteral("it was not issued for operators"));
    bool isNumber = false;
    const qint64 operatorId = claims->sub.toLongLong(&isNumber);
    if (!isNumber || operatorId <= 0)
        return badToken(QStringLiteral("its subject is no operator"));
    const qint64 seconds = now.toSecsSinceEpoch();
    if (claims->iat > seconds + clockTolerance.count())
        return badToken(QStringLiteral("it was issued in the future"));
    if (claims->exp <= claims->iat || claims->exp - claims->iat > std::chrono::seconds(lifetime).count())
        return badToken(QStringLiteral("it claims a longer life than tokens have"));
    if (seconds >= claims->exp)
        return failure(QStringLiteral("token_expired"), QStringLiteral("the access token has expired"));
    return AccessToken{operatorId,
                       claims->name,
                       claims->role,
                       QDateTime::fromSecsSinceEpoch(claims->iat, Qt::UTC),
                       QDateTime::fromSecsSinceEpoch(claims->exp, Qt::UTC),
                       claims->ver};
}

} // namespace wakeline
