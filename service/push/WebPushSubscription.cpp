// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPushSubscription.h"

#include "P256Key.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wakeline {

namespace {

constexpr qsizetype maxText = 4096;
constexpr qsizetype maxEndpoint = 2048;
constexpr qsizetype authSize = 16;
constexpr int httpsPort = 443;

std::unexpected<Error> invalid(const QString &problem, const QString &field = {})
{
    return failure(QStringLiteral("invalid_token"), QStringLiteral("web push subscription: ") + problem, field);
}

/// base64url; some clients send base64, with or without its padding.
std::optional<QByteArray> decoded(QString text)
{
    text.replace(u'+', u'-').replace(u'/', u'_');
    while (text.endsWith(u'='))
        text.chop(1);
    const auto result =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    if (text.isEmpty() || !result)
        return {};
    return result.decoded;
}

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

Result<WebPushSubscription> WebPushSubscription::fromJson(const QString &text)
{
    if (text.size() > maxText)
        return invalid(QStringLiteral("it is longer than 4 KB"));
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return invalid(QStringLiteral("it is no JSON object"));
    WebPushSubscription subscription;
    const QString endpoint = document[u"endpoint"].toString();
    subscription.endpoint = QUrl(endpoint, QUrl::StrictMode);
    const QUrl &url = subscription.endpoint;
    if (endpoint.isEmpty() || endpoint.size() > maxEndpoint || !url.isValid() || url.host().isEmpty())
        return invalid(QStringLiteral("endpoint is no URL"), QStringLiteral("endpoint"));
    if (url.scheme() != u"https")
        return invalid(QStringLiteral("endpoint is not https"), QStringLiteral("endpoint"));
    if (!url.userInfo().isEmpty() || url.hasFragment())
        return invalid(QStringLiteral("endpoint has a user name or a fragment"), QStringLiteral("endpoint"));

    const auto point = decoded(document[u"keys"][u"p256dh"].toString());
    if (!point || point->size() != P256Key::pointSize)
        return invalid(QStringLiteral("keys.p256dh is not 65 bytes in base64url"), QStringLiteral("keys.p256dh"));
    if (!P256Key::isOnCurve(*point))
        return invalid(QStringLiteral("keys.p256dh is no point on the curve P-256"), QStringLiteral("keys.p256dh"));
    const auto auth = decoded(document[u"keys"][u"auth"].toString());
    if (!auth || auth->size() != authSize)
        return invalid(QStringLiteral("keys.auth is not 16 bytes in base64url"), QStringLiteral("keys.auth"));
    subscription.p256dh = *point;
    subscription.auth = *auth;
    return subscription;
}

QString WebPushSubscription::toToken() const
{
    const QJsonObject keys{{QStringLiteral("p256dh"), encoded(p256dh)}, {QStringLiteral("auth"), encoded(auth)}};
    const QJsonObject object{{QStringLiteral("endpoint"), endpoint.toString(QUrl::FullyEncoded)},
                             {QStringLiteral("keys"), keys}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString WebPushSubscription::origin() const
{
    QUrl bare;
    bare.setScheme(endpoint.scheme());
    bare.setHost(endpoint.host());
    if (endpoint.port(httpsPort) != httpsPort)
        bare.setPort(endpoint.port());
    return bare.toString(QUrl::FullyEncoded);
}

} // namespace wakeline
