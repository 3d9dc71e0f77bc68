// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppRoutes.h"
#include "AuthRoutes.h"
#include "CallRecordRoutes.h"
#include "CallRecordTable.h"
#include "CallRoutes.h"
#include "ChangeAppProfile.h"
#include "ChangeExtension.h"
#include "DeviceTable.h"
#include "ExtensionRoutes.h"
#include "HealthRoutes.h"
#include "HistoryRoutes.h"
#include "HttpFixture.h"
#include "IdempotentReplies.h"
#include "JidPushRoutes.h"
#include "LicenseParts.h"
#include "OperatorTable.h"
#include "PlatformTokenRoutes.h"
#include "ProvisionApp.h"
#include "ProvisioningRoutes.h"
#include "PushLogRoutes.h"
#include "PushLogTable.h"
#include "RegisterDevice.h"
#include "RegistrationRoutes.h"
#include "RemoveDevice.h"
#include "ServerInfoRoutes.h"
#include "SessionTable.h"
#include "SignInApp.h"
#include "SignInOperator.h"
#include "SystemRoutes.h"
#include "Voicemail.h"
#include "VoicemailBoxRoutes.h"
#include "VoicemailRoutes.h"

#include <QTemporaryDir>

namespace wakeline {

struct RestAnswer
{
    int status = 0;
    QByteArray head;
    QJsonObject body;
    QByteArray content = {}; ///< the same as it came

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
    /// As a SIP server asks: at its own listener, which is open on loopback.
    RestAnswer callPbx(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                       const QByteArray &extraHeaders = {}, const QByteArray &token = {});
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

    quint16 port() const { return m_port; }
    QByteArray tokenOf(Role role) const;
    /// 201's id.
    qint64 addExtension(const QByteArray &number);
    /// The answer of an app's sign-in to an extension that addExtension() made.
    RestAnswer signInTo(const QByteArray &number, const QByteArray &password = "correct horse");
    /// A token of that extension's app.
    QByteArray appTokenOf(const QByteArray &number);

    FixedClock clock;
    OperatorTable operators;
    SessionTable sessions;
    ExtensionTable extensions;
    DeviceTable devices;
    PushLogTable pushLog;
    CallRecordTable callRecords;
    Directory directory;
    ProvisioningTable codes;
    PasswordHasher hasher;
    SignInThrottle throttle{{}};
    AccessTokens tokens{{QByteArray("a secret")}};
    SignInOperator signIn{operators, sessions, hasher, throttle, tokens, clock};
    ChangeExtension changes{directory, extensions, QStringLiteral("pbx.example")};
    RemoveDevice removals{directory, extensions};
    SignInThrottle appThrottle{{}};
    AppTokens appTokens{{QByteArray("the secret of today"), QByteArray("the secret before")},
                        QStringLiteral("pbx.example")};
    SignInApp signInApp{directory, extensions, appThrottle, appTokens, QStringLiteral("pbx.example"), clock};
    ChangeAppProfile profiles{directory};
    RegisterDevice registerDevice{directory, clock};
    SignInThrottle codeThrottle{{}};
    ProvisionApp provisioning{directory, extensions, codes, codeThrottle, signInApp, QStringLiteral("pbx.example"),
                              clock};
    QTemporaryDir soundFolder;
    Voicemail voicemail;

    LicenseParts licenses;

    QHash<QString, Registration> registrations;
    QList<Call> calls;
    QList<CallNotice> notices; ///< told by webhook
    int pushedByNotice = 1;
    Result<QList<PushLogEntry>> testPushes = QList<PushLogEntry>();
    Result<void> hangUpAnswer;
    QList<std::pair<QString, QString>> hungUp; ///< Call-ID, operator
    QList<PartStatus> parts;

private:
    RouteTable table();

    EventStream m_stream{QStringLiteral("epoch-1"), 10};
    EventSocket m_events;
    AuthRoutes m_auth{signIn, operators};
    AppRoutes m_app;
    JidPushRoutes m_jidPush;
    PlatformTokenRoutes m_platformTokens{registerDevice, directory};
    ServerInfoRoutes m_serverInfo;
    ExtensionRoutes m_extensions;
    ProvisioningRoutes m_provisioning;
    RegistrationRoutes m_registrations;
    CallRoutes m_calls;
    PushLogRoutes m_pushLog{pushLog};
    CallRecordRoutes m_callRecords{callRecords};
    HistoryRoutes m_history{callRecords, directory};
    IdempotentReplies m_idempotent;
    VoicemailRoutes m_voicemail{voicemail.messages, voicemail.reading, voicemail.removal};
    VoicemailBoxRoutes m_voicemailBoxes;
    SystemRoutes m_system;
    HealthRoutes m_health;
    quint16 m_port = 0;
    quint16 m_pbxPort = 0;

public:
    HttpServer server;
};

} // namespace wakeline
