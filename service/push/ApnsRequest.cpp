// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApnsRequest.h"

#include "Json.h"
#include "PushFields.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxPayload = 4096;
constexpr qsizetype maxVoipPayload = 5120;
constexpr qsizetype maxCollapseId = 64;
constexpr qsizetype maxToken = 512;
constexpr qsizetype maxTopic = 256;
constexpr auto noticeLife = 24h; ///< of what is no call: worth reading a day later

bool consistsOf(QStringView text, QStringView alsoAllowed)
{
    return std::ranges::all_of(
        text, [&](QChar c) { return c.unicode() < 128 && (c.isLetterOrNumber() || alsoAllowed.contains(c)); });
}

QString withoutSuffix(QString text, QLatin1StringView suffix)
{
    if (text.endsWith(suffix))
        text.chop(suffix.size());
    return text;
}

/// A call's push dies with the call, to the second and never later; 0, once that is over, is "now or never".
QByteArray expirationOf(const PushMessage &message, const QDateTime &now)
{
    const bool isNotice = message.event == PushEvent::MissedCall || message.event == PushEvent::Voicemail;
    const qint64 soonest = isNotice ? now.toSecsSinceEpoch() + std::chrono::seconds(noticeLife).count() : 0;
    const qint64 given = message.expiresAt > now ? message.expiresAt.toSecsSinceEpoch() : 0;
    const qint64 expiration = std::max(soonest, given);
    return QByteArray::number(expiration > now.toSecsSinceEpoch() ? expiration : 0);
}

/// All pushes of one call replace each other on the phone: the attempt sent twice, and the cancel after the call.
QByteArray collapseIdOf(const QString &callId)
{
    const QByteArray plain = callId.toUtf8();
    const bool fits =
        plain.size() <= maxCollapseId && std::ranges::all_of(plain, [](char c) { return c > 32 && c < 127; });
    if (fits)
        return plain;
    return QCryptographicHash::hash(plain, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// The same for every attempt at one push.
QByteArray apnsIdOf(const PushMessage &message)
{
    static constexpr QUuid space{0x5d6f0b1e, 0x7c1c, 0x4b86, 0x9a, 0x0e, 0x2b, 0x41, 0x77, 0x6c, 0x0d, 0x52};
    if (message.callId.isEmpty())
        return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QString name = message.target.token + u'\n' + enumName(message.event) + u'\n' + message.callId;
    return QUuid::createUuidV5(space, name).toByteArray(QUuid::WithoutBraces);
}

QString alertBody(PushEvent event)
{
    switch (event) {
    case PushEvent::IncomingCall:
        return QStringLiteral("Incoming call");
    case PushEvent::Cancel:
        return QStringLiteral("Call ended");
    case PushEvent::MissedCall:
        return QStringLiteral("Missed call");
    case PushEvent::Voicemail:
        return QStringLiteral("New voicemail");
    case PushEvent::Test:
        break;
    }
    return QStringLiteral("Test");
}

QByteArray payloadOf(const PushMessage &message, ApnsKind kind, const PushTrim &trim)
{
    const PushFields fields = pushFields(message, trim);
    if (kind.type == ApnsKind::Type::Voip)
        return textOf(fields);
    QJsonObject payload = objectOf(fields);
    QJsonObject aps{{QStringLiteral("alert"), QJsonObject{{QStringLiteral("title"), payload.value(u"caller_name")},
                                                          {QStringLiteral("body"), alertBody(message.event)}}}};
    if (message.event == PushEvent::Cancel)
        aps.insert(QStringLiteral("content-available"), 1); // lets a running app stop ringing; no sound
    else
        aps.insert(QStringLiteral("sound"), QStringLiteral("default"));
    payload.insert(QStringLiteral("aps"), aps);
    return QJsonDocument(payload).toJson(QJsonDocument::Compact);
}

} // namespace

std::optional<ApnsKind> ApnsKind::of(const PushMessage &message)
{
    const bool rings = message.event == PushEvent::IncomingCall || message.event == PushEvent::Test;
    if (message.target.voip)
        return rings ? std::optional(ApnsKind{Type::Voip, 10}) : std::nullopt;
    return ApnsKind{Type::Alert, message.event == PushEvent::Cancel ? 5 : 10};
}

QByteArray apnsTopic(const QString &appId, const ApnsSender &sender, ApnsKind::Type type)
{
    QString bundle = appId;
    for (const auto suffix : {QLatin1StringView(".prod"), QLatin1StringView(".dev"), QLatin1StringView(".voip"),
                              QLatin1StringView(".remote")})
        bundle = withoutSuffix(bundle, suffix);
    if (!sender.teamId.isEmpty() && bundle.startsWith(sender.teamId + u'.'))
        bundle.remove(0, sender.teamId.size() + 1);
    // It comes from a phone's REGISTER, and goes into a header.
    if (bundle.isEmpty() || !bundle.contains(u'.') || bundle.size() > maxTopic || !consistsOf(bundle, u".-"))
        bundle = withoutSuffix(sender.bundleId, QLatin1StringView(".voip"));
    if (bundle.isEmpty())
        return {};
    return bundle.toLatin1() + (type == ApnsKind::Type::Voip ? ".voip" : "");
}

Result<Http2Request> apnsRequest(const PushMessage &message, ApnsKind kind, const ApnsSender &sender,
                                 const QDateTime &now, bool shrunk)
{
    const QString &token = message.target.token;
    if (token.isEmpty() || token.size() > maxToken || !consistsOf(token, u"-_.:="))
        return failure(QStringLiteral("invalid_token"), QStringLiteral("this is no APNs device token"));
    const QByteArray topic = apnsTopic(message.target.appId, sender, kind.type);
    if (topic.isEmpty())
        return failure(QStringLiteral("missing_topic"),
                       QStringLiteral("neither the device nor the settings name a bundle"));
    const bool voip = kind.type == ApnsKind::Type::Voip;
    const qsizetype limit = voip ? maxVoipPayload : maxPayload;
    QByteArray payload;
    const auto trim = leastTrim(message, {.optionalFields = shrunk, .nameSize = {}}, [&](const PushTrim &candidate) {
        payload = payloadOf(message, kind, candidate);
        return payload.size() <= limit;
    });
    if (!trim)
        return failure(QStringLiteral("too_large"), QStringLiteral("the call id alone is longer than APNs allows"));

    Http2Request request;
    request.path = "/3/device/" + token.toLatin1();
    request.headers = {
        {"authorization", "bearer " + sender.providerToken},
        {"apns-topic", topic},
        {"apns-push-type", voip ? "voip" : "alert"},
        {"apns-priority", QByteArray::number(kind.priority)},
        {"apns-expiration", expirationOf(message, now)},
        {"apns-id", apnsIdOf(message)},
        {"content-type", "application/json"},
    };
    if (!message.callId.isEmpty())
        request.headers.append({"apns-collapse-id", collapseIdOf(message.callId)});
    request.body = payload;
    return request;
}

} // namespace wakeline
