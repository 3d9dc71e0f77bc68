// SPDX-License-Identifier: GPL-3.0-or-later
#include "JidPushRoutes.h"

#include "DetailedBody.h"
#include "Extension.h"
#include "LooseObject.h"
#include "SameApp.h"

namespace wakeline {

namespace {

constexpr qsizetype longestJid = 320;
constexpr qsizetype longestName = 200; // as RegisterDevice has it
constexpr qsizetype longestToken = 4096;
constexpr qsizetype longestUser = 64;
constexpr qsizetype longestCallId = 512;
constexpr qsizetype longestDisplayName = 2048;
constexpr qint64 longestNotice = 16 * 1024;

const auto ios = QStringLiteral("ios");
const auto android = QStringLiteral("android");

Reply status(const QString &word)
{
    return Reply::json(200, {{QStringLiteral("status"), word}});
}

/// The `jid` of a body: `user@domain`, and nothing behind it.
QString jidOf(DetailedBody &body)
{
    const QString jid = body.text(QStringLiteral("jid"), 3, longestJid);
    const qsizetype at = jid.lastIndexOf(u'@');
    const bool good = at > 0 && at < jid.size() - 1 && !jid.contains(u'/') && !jid.contains(u' ');
    if (body.isGood() && !good)
        body.addFault(QStringLiteral("jid"), QStringLiteral("value_error"),
                      QStringLiteral("Value error, it must be user@domain"));
    return jid;
}

QString deviceIdOf(DetailedBody &body)
{
    const auto field = QStringLiteral("device_id");
    const QString id = body.text(field, 1, longestName);
    if (isReservedDeviceId(id))
        body.addFault(field, QStringLiteral("value_error"),
                      QStringLiteral("Value error, it must not begin with session: or platform:"));
    return id;
}

/// RFC 7622 §3.2: domains are alike in either case; user parts are SIP's (RFC 3261 §19.1.4) and are not.
bool names(const QString &jid, const AppIdentity &app, const QString &domain)
{
    const qsizetype at = jid.lastIndexOf(u'@');
    return jid.first(at) == app.number && jid.sliced(at + 1).compare(domain, Qt::CaseInsensitive) == 0;
}

Reply notYours()
{
    return Reply::error(403, {QStringLiteral("forbidden"), QStringLiteral("jid is not the subject of the token")},
                        Shape::Detail);
}

PushTarget targetFrom(const AppIdentity &app, const QString &deviceId, const QString &platform, const QString &token,
                      const QString &appId)
{
    PushTarget target;
    target.extension = app.number;
    target.provider = platform == ios ? PushProviderName::Apns : PushProviderName::Fcm;
    target.token = token;
    target.appId = appId;
    target.voip = platform == ios; // the contract asks for the PushKit token
    target.payload = PushPayload::CallOnly;
    target.appDeviceId = deviceId;
    target.sessionId = app.sessionId;
    return target;
}

/// What RegisterDevice found wrong, by this family's field names.
Reply refusalOf(const Error &error)
{
    if (error.code != u"invalid_value")
        return Reply::fromError(error, Shape::Detail);
    DetailedBody body({});
    body.addFault(error.field == u"token" ? QStringLiteral("push_token") : error.field, QStringLiteral("value_error"),
                  QStringLiteral("Value error, ") + error.message);
    return body.refusal();
}

} // namespace

Routes JidPushRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = JidPushRoutes;
    return bindRoutes(*this,
                      {{Post, "/api/v1/push/register", AppOrAddress, &R::registerDevice},
                       {Delete, "/api/v1/push/register", AppOrAddress, &R::deregisterDevice},
                       {Post, "/api/v1/push/call-notify", Pbx, &R::callNotify, nullptr, longestNotice}},
                      Shape::Detail);
}

QCoro::Task<Reply> JidPushRoutes::registerDevice(Request request)
{
    const auto json = request.json();
    if (!json)
        co_return DetailedBody::unreadable(json.error());
    DetailedBody body(*json);
    const QString jid = jidOf(body);
    const QString deviceId = deviceIdOf(body);
    const QStringList platforms{ios, android};
    const QString platform = body.oneOf(QStringLiteral("platform"), platforms);
    const QString token = body.text(QStringLiteral("push_token"), 1, longestToken);
    const QString appId = body.text(QStringLiteral("app_id"), 0, longestName);
    if (!body.isGood())
        co_return body.refusal();
    const AppIdentity app = request.appIdentity();
    if (!names(jid, app, m_parts.domain))
        co_return notYours();
    const PushTarget target = targetFrom(app, deviceId, platform, token, appId);
    const auto remembered = m_parts.devices.remember(target);
    if (!remembered)
        co_return refusalOf(remembered.error());
    // The table knows devices by token kind too; here one (jid, device_id) is one row, whatever its platform was.
    const RegisterDevice::Concerned former = [target](const PushTarget &known) {
        const bool sameId = canonicalDeviceId(known.appDeviceId) == canonicalDeviceId(target.appDeviceId);
        return sameId && (known.provider != target.provider || known.voip != target.voip);
    };
    co_await m_parts.devices.forget(app.number, former);
    co_return status(QStringLiteral("registered"));
}

QCoro::Task<Reply> JidPushRoutes::deregisterDevice(Request request)
{
    const auto json = request.json();
    if (!json)
        co_return DetailedBody::unreadable(json.error());
    DetailedBody body(*json);
    const QString jid = jidOf(body);
    const QString device = canonicalDeviceId(deviceIdOf(body));
    if (!body.isGood())
        co_return body.refusal();
    const AppIdentity app = request.appIdentity();
    if (!names(jid, app, m_parts.domain))
        co_return notYours();
    const RegisterDevice::Concerned concerned = [device](const PushTarget &target) {
        return canonicalDeviceId(target.appDeviceId) == device;
    };
    const int forgotten = co_await m_parts.devices.forget(app.number, concerned);
    if (forgotten == 0)
        co_return Reply::error(404, {QStringLiteral("not_found"), QStringLiteral("This device is not registered")},
                               Shape::Detail);
    co_return status(QStringLiteral("deregistered"));
}

QCoro::Task<Reply> JidPushRoutes::callNotify(Request request)
{
    const auto json = readLooseObject(request.body);
    if (!json)
        co_return DetailedBody::unreadable(json.error());
    DetailedBody body(*json);
    const QStringList types{QStringLiteral("audio"), QStringLiteral("video")};
    CallNotice notice;
    notice.callee = body.text(QStringLiteral("callee_username"), 1, longestUser);
    notice.caller = plainDisplayName(body.text(QStringLiteral("caller_username"), 0, longestUser));
    notice.callerName =
        plainDisplayName(body.anyText(QStringLiteral("caller_display_name"), 0, longestDisplayName, QString()));
    notice.callId = body.text(QStringLiteral("call_id"), 1, longestCallId);
    notice.video = body.oneOf(QStringLiteral("call_type"), types, types.first()) == types.last();
    if (!body.isGood())
        co_return body.refusal();
    const int sent = m_parts.notify(notice);
    const QString word = sent > 0 ? QStringLiteral("sent") : QStringLiteral("no_registrations");
    co_return Reply::json(200, {{QStringLiteral("status"), word}, {QStringLiteral("sent"), sent}});
}

} // namespace wakeline
