// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuthRoutes.h"
#include "CallRoutes.h"
#include "ChangeExtension.h"
#include "DeviceTable.h"
#include "ExtensionRoutes.h"
#include "HealthRoutes.h"
#include "HttpFixture.h"
#include "LicenseParts.h"
#include "OperatorTable.h"
#include "PushLogRoutes.h"
#include "PushLogTable.h"
#include "RegistrationRoutes.h"
#include "RemoveDevice.h"
#include "SessionTable.h"
#include "SignInOperator.h"
#include "SystemRoutes.h"

namespace wakeline {

struct RestAnswer
{
    int status = 0;
    QByteArray head;
    QJsonObject body;

    QByteArray header(const QByteArray &name) const { return headerOfAnswer(head, name); }
    QJsonObject data() const { return body.value(u"data").toObject(); }
    QJsonArray items() const { return data().value(u"items").toArray(); }
    QString code() const { return body.value(u"code").toString(); }
    QString field() const { return body.value(u"field").toString(); }
};

/// Every native route on a real server, over the given database. Live state and test pushes are what the test says.
class RestFixture
{
public:
    RestFixture(Database &database, const SecretBox &box, LicenseParts::Options options = {});

    RestAnswer call(const QByteArray &method, const QByteArray &target, const QByteArray &token,
                    const QByteArray &body = {}, const QByteArray &extraHeaders = {});
    /// Without an operator, as a PBX asks. \param extraHeaders  each with its CR LF
    RestAnswer send(const QByteArray &target, const QJsonObject &body, const QByteArray &extraHeaders = {});
    /// Every request on a connection of its own, and all of them before the first answer. \return in their order
    QList<RestAnswer> sendAtOnce(const QByteArray &target, const QList<QJsonObject> &bodies,
                                 const QByteArray &extraHeaders = {});
    RestAnswer get(const QByteArray &target) { return call("GET", target, tokenOf(Role::Viewer)); }
    RestAnswer post(const QByteArray &target, const QByteArray &body)
    {
        return call("POST", target, tokenOf(Role::Operator), body);
    }

    QByteArray tokenOf(Role role) const;
    /// 201's id.
    qint64 addExtension(const QByteArray &number);

    FixedClock clock;
    OperatorTable operators;
    SessionTable sessions;
    ExtensionTable extensions;
    DeviceTable devices;
    PushLogTable pushLog;
    Directory directory;
    PasswordHasher hasher;
    SignInThrottle throttle{{}};
    AccessTokens tokens{{QByteArray("a secret")}};
    SignInOperator signIn{operators, sessions, hasher, throttle, tokens, clock};
    ChangeExtension changes{directory, extensions, QStringLiteral("pbx.example")};
    RemoveDevice removals{directory, extensions};

    LicenseParts licenses;

    QHash<QString, Registration> registrations;
    QList<Call> calls;
    Result<QList<PushLogEntry>> testPushes = QList<PushLogEntry>();
    QList<PartStatus> parts;

private:
    RouteTable table();

    EventStream m_stream{QStringLiteral("epoch-1"), 10};
    EventSocket m_events;
    AuthRoutes m_auth{signIn, operators};
    ExtensionRoutes m_extensions;
    RegistrationRoutes m_registrations;
    CallRoutes m_calls;
    PushLogRoutes m_pushLog{pushLog};
    SystemRoutes m_system;
    HealthRoutes m_health;
    quint16 m_port = 0;

public:
    HttpServer server;
};

} // namespace wakeline
