// SPDX-License-Identifier: GPL-3.0-or-later
#include "GatewayRoutes.h"

#include "AdmitLicense.h"
#include "ClientAddress.h"
#include "ForwardPush.h"
#include "IdempotentReplies.h"
#include "LicenseErrors.h"
#include "ListReply.h"
#include "PushBody.h"

namespace wakeline {

namespace {

constexpr qsizetype longestToken = 4096;
constexpr qsizetype longestText = 255;
constexpr qint64 longestTtl = 28 * 86400; // FCM's
constexpr qsizetype longestInstance = 64;

std::unexpected<Error> invalid(const QString &field, const QString &rule)
{
    return failure(QStringLiteral("invalid_value"), QStringLiteral("%1 %2").arg(field, rule), field);
}

Result<void> checkText(const char *field, const QString &text, qsizetype least, qsizetype most)
{
    if (text.size() < least || text.size() > most)
        return invalid(QLatin1String(field), QStringLiteral("must have %1 to %2 characters").arg(least).arg(most));
    if (std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return invalid(QLatin1String(field), QStringLiteral("must not hold control characters"));
    return {};
}

Result<PushOrder> orderFrom(const PushBody &body, const Request &request)
{
    PushOrder order;
    if (body.platform == u"apns")
        order.provider = PushProviderName::Apns;
    else if (body.platform != u"fcm")
        return invalid(QStringLiteral("push_platform"), QStringLiteral("must be fcm or apns"));
    if (body.callType && *body.callType != u"audio" && *body.callType != u"video")
        return invalid(QStringLiteral("call_type"), QStringLiteral("must be audio or video"));
    if (body.ttl && (*body.ttl < 0 || *body.ttl > longestTtl))
        return invalid(QStringLiteral("ttl_s"), QStringLiteral("must be from 0 to %1").arg(longestTtl));
    order.token = body.token;
    order.callId = body.callId;
    order.callerNumber = body.callerId;
    order.callerName = body.callerName.value_or(body.callerId);
    order.video = body.callType == QStringLiteral("video");
    order.appId = body.appId.value_or(QString());
    order.event = body.event.value_or(PushEvent::IncomingCall);
    if (body.ttl)
        order.ttl = std::chrono::seconds(*body.ttl);
    order.installation = QString::fromLatin1(request.headers.value("X-Instance-Id"));
    for (const auto &checked :
         {checkText("push_token", order.token, 1, longestToken), checkText("call_id", order.callId, 1, longestText),
          checkText("caller_id", order.callerNumber, 0, longestText),
          checkText("caller_name", order.callerName, 0, longestText), checkText("app_id", order.appId, 0, longestText),
          checkText("X-Instance-Id", order.installation, 0, longestInstance)}) {
        if (!checked)
            return std::unexpected(checked.error());
    }
    return order;
}

/// 503 is for what another push would meet too.
bool isOutOfService(const ForwardedPush &push)
{
    return push.reason == u"provider_not_configured" || push.reason == u"circuit_open" ||
           push.reason == u"push_queue_full";
}

Reply deliveredReply(const QString &callId, const ForwardedPush &push)
{
    // What must not reach a PushKit token is kept back: the call's end shows on the phone without it.
    QJsonObject data{{QStringLiteral("delivered"), push.reason.isEmpty()}, {QStringLiteral("call_id"), callId}};
    if (!push.reason.isEmpty())
        data.insert(QStringLiteral("reason"), push.reason);
    return Reply::data(data);
}

Reply failedReply(const ForwardedPush &push)
{
    QJsonObject body{{QStringLiteral("data"), QJsonValue::Null},
                     {QStringLiteral("error"), QStringLiteral("push delivery failed")},
                     {QStringLiteral("code"), push.reason.isEmpty() ? enumName(push.outcome) : push.reason},
                     {QStringLiteral("outcome"), enumName(push.outcome)}};
    if (push.outcome == PushOutcome::TokenDead)
        body.insert(QStringLiteral("token_dead"), true);
    Reply reply = Reply::json(isOutOfService(push) ? 503 : 502, body);
    if (push.retryAfter || reply.status == 503)
        return std::move(reply).retryAfter(push.retryAfter.value_or(std::chrono::seconds(2)));
    return reply;
}

Reply refusedReply(const Error &error)
{
    if (!validationCodeOf(error))
        return Reply::fromError(error);
    return Reply::error(403, {error.code, QStringLiteral("invalid or expired license key"), error.field});
}

} // namespace

Routes GatewayRoutes::routes()
{
    return bindRoutes(*this, {{Method::Post, "/v1/push", Access::Licence, &GatewayRoutes::push}});
}

QCoro::Task<Reply> GatewayRoutes::push(Request request)
{
    const auto body = bodyAs<PushBody>(request);
    if (!body)
        co_return Reply::fromError(body.error());
    const auto key = licenseKeyOf(request, body->licenseKey);
    if (!key)
        co_return Reply::fromError(key.error());
    const auto order = orderFrom(*body, request);
    if (!order)
        co_return Reply::fromError(order.error());
    const auto license = co_await m_admit.recognise(*key, clientAddress(request));
    if (!license)
        co_return refusedReply(license.error());
    // The lambda is no coroutine: it calls one, which takes what it needs by value.
    const Handler send = [this, order = *order, license = *license](const Request &) {
        return forward(order, license);
    };
    auto sending = m_idempotent.once(QStringLiteral("license %1").arg(license->id), std::move(request), send);
    co_return co_await sending;
}

QCoro::Task<Reply> GatewayRoutes::forward(PushOrder order, KnownLicense license)
{
    const QString callId = order.callId;
    const auto push = co_await m_pushes.forward(std::move(order), license);
    if (!push)
        co_return refusedReply(push.error());
    if (push->outcome == PushOutcome::Accepted)
        co_return deliveredReply(callId, *push);
    co_return failedReply(*push);
}

} // namespace wakeline
