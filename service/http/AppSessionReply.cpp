// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppSessionReply.h"

namespace wakeline {

namespace {

QJsonObject toJsonTokens(const AppTokenPair &tokens)
{
    return {{QStringLiteral("token"), tokens.token},
            {QStringLiteral("expires_at"), toRfc3339(tokens.expiresAt)},
            {QStringLiteral("refresh_token"), tokens.refreshToken},
            {QStringLiteral("refresh_expires_at"), toRfc3339(tokens.refreshExpiresAt)}};
}

Reply uncached(const QJsonObject &data)
{
    return Reply::data(data).withHeader("Cache-Control", "no-store");
}

} // namespace

Reply signedInReply(const AppSignIn &signIn, const SipAccount &sip)
{
    QJsonObject data = toJsonTokens(signIn.tokens);
    data.insert(QStringLiteral("extension"), toJson(AppProfile::of(signIn.extension)));
    data.insert(QStringLiteral("sip"), toJson(sip));
    return uncached(data);
}

Reply tokensReply(const AppTokenPair &tokens)
{
    return uncached(toJsonTokens(tokens));
}

} // namespace wakeline
