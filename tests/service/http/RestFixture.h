// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppRoutes.h"
#include "AuditRoutes.h"
#include "AuditTable.h"
#include "AuditTrail.h"
#include "AuthRoutes.h"
#include "CallRecordRoutes.h"
#include "CallRecordTable.h"
#include "CallRoutes.h"
#include "ChangeAppProfile.h"
#include "ChangeExtension.h"
#include "ChangeOperator.h"
#include "DashboardRoutes.h"
#include "DeviceTable.h"
#include "ExtensionBatchRoutes.h"
#include "ExtensionRoutes.h"
#include "GatherStats.h"
#include "HealthRoutes.h"
#include "HistoryRoutes.h"
#include "HttpFixture.h"
#include "IdempotentReplies.h"
#include "ImportExtensions.h"
#include "JidPushRoutes.h"
#include "LicenseParts.h"
#include "LiveBoard.h"
#include "OperatorBook.h"
#include "OperatorRoutes.h"
#include "OperatorTable.h"
#include "OwnLicenseRoutes.h"
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
#include "SettingsRoutes.h"
#include "SignInApp.h"
#include "SignInOperator.h"
#include "SystemRoutes.h"
#include "TryCallRoutes.h"
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

    static constexpr qint64 firstStranger = 1000; ///< id of the operators of tokenOf(), who have no row
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
    AuditTable audit;
    Directory directory;
    ProvisioningTable codes;
    PasswordHasher hasher;
    SignInThrottle throttle{{}};
    AccessTokens tokens{{QByteArray("a secret")}};
    SignInOperator signIn{operators, sessions, hasher, throttle, tokens, clock};
    OperatorBook operatorBook;
    ChangeOperator operatorChanges{{operators, operatorBook, hasher, signIn, throttle, clock}};
    ChangeExtension changes{directory, extensions, QStringLiteral("pbx.example")};
    RemoveDevice removals{directory, extensions};
    int licensedExtensions = 0;
    QList<std::pair<Extension, CallTrial>> tried;
    Result<CallPreview> tryAnswer = CallPreview();
    ImportExtensions imports{directory, {.sipDomain = QStringLiteral("pbx.example"), .licensedExtensions = [this] {
                                             return licensedExtensions;
                                         }}};
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
    QList<CallTransfer> transfers;
    Result<Call> transferAnswer = Call{};
    QList<std::pair<QString, QString>> hungUp; ///< Call-ID, operator
    QList<PartStatus> parts;
    std::optional<LicenseState> ownLicense;
    EventStream boardEvents{QStringLiteral("epoch-1"), 10};
    LiveBoard board{boardEvents, clock};
    StatsReader statsReader;
    GatherStats stats{statsReader,
                      board,
                      clock,
                      {[this] { return static_cast<int>(directory.extensionCount()); }, [this] { return parts; },
                       [this] { return ownLicense; }}};
    QList<SettingValue> settings;
    Result<ReloadReport> reloadAnswer = ReloadReport();
    QList<AuditEntry> audited; ///< as the live feed is told

private:
    RouteTable table();

    EventStream m_stream{QStringLiteral("epoch-1"), 10};
    EventSocket m_events;
    AuditTrail m_auditTrail{audit, clock, [this](const AuditEntry &entry) { audited.append(entry); }};
    AuditRoutes m_auditLog{audit};
    AuthRoutes m_auth{signIn, operators};
    OperatorRoutes m_operators{operators, operatorChanges};
    SettingsRoutes m_settings{[this] { return settings; }, [this] { return reloadAnswer; }};
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
    TryCallRoutes m_tryCall{extensions, [this](const Extension &callee, const CallTrial &trial) {
                                tried.append({callee, trial});
                                return tryAnswer;
                            }};
    ExtensionBatchRoutes m_extensionBatches{imports, directory, m_idempotent};
    VoicemailRoutes m_voicemail{voicemail.messages, voicemail.reading, voicemail.removal};
    VoicemailBoxRoutes m_voicemailBoxes;
    DashboardRoutes m_dashboard{stats};
    SystemRoutes m_system;
    OwnLicenseRoutes m_ownLicense{[] { return nullptr; }};
    HealthRoutes m_health;
    quint16 m_port = 0;
    quint16 m_pbxPort = 0;

public:
    HttpServer server;
};

} // namespace wakeline
