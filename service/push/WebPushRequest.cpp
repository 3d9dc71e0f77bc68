// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPushRequest.h"

#include "PushFields.h"
#include "WebPushCipher.h"

#include <QCryptographicHash>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qint64 longestTtl = 28 * 24 * 3600; ///< what the strictest service stores
constexpr qsizetype topicSize = 32;           ///< RFC 8030 §5.4

QByteArray payloadOf(const PushMessage &message, const PushTrim &trim)
{
    return textOf(pushFields(message, trim));
}

/// Whole seconds, cut: a call's push dies with the call. 0 is "now or never".
QByteArray ttlOf(const PushMessage &message, const QDateTime &now)
{
    const qint64 left = message.expiresAt.isValid() ? now.msecsTo(message.expiresAt) / 1000 : 0;
    return QByteArray::number(std::clamp<qint64>(left, 0, longestTtl));
}

bool isUrgent(PushEvent event)
{
    return event != PushEvent::MissedCall && event != PushEvent::Voicemail;
}

/// Of what waits for a browser that is away only the newest word on a call is kept: the cancel replaces the call.
QByteArray topicOf(const PushMessage &message)
{
    const bool isOfACall = message.event == PushEvent::IncomingCall || message.event == PushEvent::Cancel ||
                           message.event == PushEvent::MissedCall;
    if (!isOfACall || message.callId.isEmpty())
        return {};
    return QCryptographicHash::hash(message.callId.toUtf8(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding)
        .left(topicSize);
}

} // namespace

Result<WebRequest> webPushRequest(const PushMessage &message, const WebPushSubscription &subscription,
                                  const QByteArray &authorization, const QDateTime &now, bool shrunk)
{
    const auto trim = leastTrim(message, {.optionalFields = shrunk, .nameSize = {}}, [&](const PushTrim &candidate) {
        return payloadOf(message, candidate).size() + webPushOverhead <= maxWebPushBody;
    });
    if (!trim)
        return failure(QStringLiteral("too_large"),
                       QStringLiteral("the call id alone is longer than a web push holds"));
    const auto seed = WebPushSeed::random();
    if (!seed)
        return std::unexpected(seed.error());
    auto body = encryptWebPush(payloadOf(message, *trim), subscription, *seed);
    if (!body)
        return std::unexpected(body.error());

    WebRequest request;
    request.url = subscription.endpoint;
    request.headers = {
        {"authorization", authorization},
        {"content-encoding", "aes128gcm"},
        {"content-type", "application/octet-stream"},
        {"ttl", ttlOf(message, now)},
        {"urgency", isUrgent(message.event) ? "high" : "normal"},
    };
    if (const QByteArray topic = topicOf(message); !topic.isEmpty())
        request.headers.append({"topic", topic});
    request.body = std::move(*body);
    return request;
}

} // namespace wakeline
