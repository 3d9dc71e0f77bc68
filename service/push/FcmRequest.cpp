// SPDX-License-Identifier: GPL-3.0-or-later
#include "FcmRequest.h"

#include "Json.h"
#include "PushFields.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxData = 4096; ///< names and values together
constexpr qsizetype maxToken = 4096;
constexpr auto longestTtl = std::chrono::milliseconds(28 * 24h);

/// FCM refuses messages with these names (FCM, "Data messages").
bool isReserved(const QString &name)
{
    return name == u"from" || name == u"message_type" || name.startsWith(u"google") || name.startsWith(u"gcm");
}

QJsonObject dataOf(const PushMessage &message, const PushTrim &trim)
{
    QJsonObject data = objectOf(pushFields(message, trim));
    const bool isCall = message.event == PushEvent::IncomingCall;
    if (message.target.payload != PushPayload::VoipData)
        data.insert(QStringLiteral("type"), isCall ? QStringLiteral("call") : enumName(message.event));
    Q_ASSERT(std::ranges::none_of(data.keys(), isReserved));
    return data;
}

/// What FCM hands to APNs for the iOS apps of PushPayload::VoipData, as their contract has it (docs/decisions/0116).
QJsonObject voipApns(const QString &caller)
{
    const QJsonObject headers{{QStringLiteral("apns-priority"), QStringLiteral("10")},
                              {QStringLiteral("apns-push-type"), QStringLiteral("voip")}};
    const QJsonObject aps{{QStringLiteral("alert"), QStringLiteral("Incoming call from ") + caller},
                          {QStringLiteral("sound"), QStringLiteral("default")},
                          {QStringLiteral("badge"), 1}};
    return {{QStringLiteral("headers"), headers},
            {QStringLiteral("payload"), QJsonObject{{QStringLiteral("aps"), aps}}}};
}

qsizetype sizeOf(const QJsonObject &data)
{
    qsizetype size = 0;
    for (auto it = data.begin(); it != data.end(); ++it)
        size += it.key().toUtf8().size() + it.value().toString().toUtf8().size();
    return size;
}

} // namespace

QString fcmTtl(const QDateTime &expiresAt, const QDateTime &now)
{
    const auto left = std::chrono::milliseconds(expiresAt.isValid() ? now.msecsTo(expiresAt) : 0);
    const qint64 ms = std::clamp(left, 0ms, longestTtl).count();
    return ms % 1000 == 0 ? u"%1s"_qs.arg(ms / 1000) : u"%1.%2s"_qs.arg(ms / 1000).arg(ms % 1000, 3, 10, QChar(u'0'));
}

Result<Http2Request> fcmRequest(const PushMessage &message, const QString &projectId, const QByteArray &accessToken,
                                const QDateTime &now)
{
    if (message.target.token.isEmpty() || message.target.token.size() > maxToken)
        return failure(QStringLiteral("invalid_token"), QStringLiteral("this is no FCM registration token"));
    const auto trim = leastTrim(
        message, {}, [&](const PushTrim &candidate) { return sizeOf(dataOf(message, candidate)) <= maxData; });
    if (!trim)
        return failure(QStringLiteral("too_large"), QStringLiteral("the call id alone is longer than FCM allows"));
    const QJsonObject android{{QStringLiteral("priority"), QStringLiteral("high")},
                              {QStringLiteral("ttl"), fcmTtl(message.expiresAt, now)}};
    const QJsonObject data = dataOf(message, *trim);
    QJsonObject body{{QStringLiteral("token"), message.target.token},
                     {QStringLiteral("data"), data},
                     {QStringLiteral("android"), android}};
    if (message.target.payload == PushPayload::VoipData)
        body.insert(QStringLiteral("apns"), voipApns(data.value(u"caller").toString()));
    Http2Request request;
    request.path = "/v1/projects/" + projectId.toUtf8().toPercentEncoding() + "/messages:send";
    request.headers = {{"authorization", "Bearer " + accessToken}, {"content-type", "application/json"}};
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("message"), body}}).toJson(QJsonDocument::Compact);
    return request;
}

} // namespace wakeline
