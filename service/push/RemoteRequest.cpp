// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteRequest.h"

#include "Json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qint64 shortestTtl = 1;
constexpr qint64 longestTtl = 28 * 24 * 3600; ///< FCM's own limit

/// The wire has no field for the kind of an APNs token: the ending of its app id tells it, as Flexisip and linphone
/// write it.
QString appIdOf(const PushTarget &target)
{
    if (target.provider != PushProviderName::Apns)
        return target.appId;
    if (target.voip)
        return target.appId.endsWith(u".voip") ? target.appId : target.appId + QStringLiteral(".voip");
    return target.appId.isEmpty() ? QStringLiteral(".remote") : target.appId;
}

} // namespace

QUrl remoteUrl(QUrl base, const QString &path)
{
    QString own = base.path();
    while (own.endsWith(u'/'))
        own.chop(1);
    base.setPath(own + path);
    return base;
}

WebRequest remotePushRequest(const QUrl &base, const RemoteLicense &license, const PushMessage &message,
                             const QDateTime &now)
{
    QJsonObject body{
        {QStringLiteral("license_key"), license.key},
        {QStringLiteral("push_token"), message.target.token},
        {QStringLiteral("push_platform"), enumName(message.target.provider)},
        {QStringLiteral("caller_id"),
         message.callerNumber.isEmpty() ? QStringLiteral("anonymous") : message.callerNumber}, // RFC 3323's word
        {QStringLiteral("call_id"), message.callId},
        {QStringLiteral("call_type"), message.video ? QStringLiteral("video") : QStringLiteral("audio")},
        {QStringLiteral("event"), enumName(message.event)},
    };
    // Whole seconds, cut and not rounded: a push must not be delivered after its call.
    if (message.expiresAt.isValid())
        body.insert(QStringLiteral("ttl_s"),
                    std::clamp(now.msecsTo(message.expiresAt) / 1000, shortestTtl, longestTtl));
    if (!message.callerName.isEmpty())
        body.insert(QStringLiteral("caller_name"), message.callerName);
    if (const QString appId = appIdOf(message.target); !appId.isEmpty())
        body.insert(QStringLiteral("app_id"), appId);

    WebRequest request;
    request.url = remoteUrl(base, QStringLiteral("/v1/push"));
    request.headers = {{"content-type", "application/json"}};
    if (!license.instance.isEmpty())
        request.headers.append({"x-instance-id", license.instance.toLatin1()});
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

} // namespace wakeline
