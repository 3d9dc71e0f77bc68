// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RestFixture.h"

namespace wakeline {

inline const QByteArray phoneToken = "token-of-a-phone-1234567890abcdef";

inline QByteArray tokenBody(const QByteArray &token, const QByteArray &deviceId = {},
                            const QByteArray &platform = "fcm")
{
    QByteArray body = "{\"token\":\"" + token + "\",\"platform\":\"" + platform + '"';
    if (!deviceId.isEmpty())
        body += ",\"device_id\":\"" + deviceId + '"';
    return body + '}';
}

inline QByteArray accessToken(const RestAnswer &session)
{
    return session.data().value(u"token").toString().toLatin1();
}

inline QStringList tokensOf(RestFixture &rest, const QString &number)
{
    QStringList tokens;
    for (const PushTarget &target : rest.directory.targetsOf(number))
        tokens.append(target.token);
    tokens.sort();
    return tokens;
}

inline RestAnswer push(RestFixture &rest, const QByteArray &token, const QByteArray &body)
{
    return rest.call("POST", "/api/v1/app/push-token", token, body);
}

} // namespace wakeline
