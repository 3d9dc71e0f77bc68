// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderToken.h"

namespace wakeline {

ProviderToken::ProviderToken(SigningKey key, QString keyId, QString teamId)
    : m_key(std::move(key)), m_keyId(std::move(keyId)), m_teamId(std::move(teamId))
{}

QByteArray ProviderToken::current(const QDateTime &now)
{
    // A negative age: the clock was set back, and the token seems to come from the future.
    if (m_token.isEmpty() || age(now) >= lifetime || age(now) < -minimumAge)
        sign(now);
    return m_token;
}

bool ProviderToken::renew(const QDateTime &now)
{
    if (!m_token.isEmpty() && age(now) < minimumAge)
        return false;
    sign(now);
    return true;
}

std::chrono::seconds ProviderToken::age(const QDateTime &now) const
{
    return std::chrono::seconds(m_signedAt.secsTo(now));
}

void ProviderToken::sign(const QDateTime &now)
{
    m_signedAt = now;
    m_token = m_key.token({{QStringLiteral("kid"), m_keyId}},
                          {{QStringLiteral("iss"), m_teamId}, {QStringLiteral("iat"), now.toSecsSinceEpoch()}});
}

} // namespace wakeline
