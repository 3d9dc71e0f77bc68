// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessToken.h"
#include "ActivateLicense.h"
#include "AdmitLicense.h"
#include "Announce.h"
#include "Apns.h"
#include "AppRoutes.h"
#include "AuditRetention.h"
#include "AuditRoutes.h"
#include "AuditTrail.h"
#include "AuthRoutes.h"
#include "CallRecordRoutes.h"
#include "CallRoutes.h"
#include "ChangeAppProfile.h"
#include "ChangeExtension.h"
#include "ChangeLicense.h"
#include "ChangeOperator.h"
#include "Clock.h"
#include "DashboardRoutes.h"
#include "EventSocket.h"
#include "EventStream.h"
#include "ExtensionBatchRoutes.h"
#include "ExtensionRoutes.h"
#include "Fcm.h"
#include "ForwardPush.h"
#include "GatewayRoutes.h"
#include "GatherStats.h"
#include "HangUpCall.h"
#include "HealthRoutes.h"
#include "HistoryRoutes.h"
#include "HttpServer.h"
#include "IdempotentReplies.h"
#include "ImportAsteriskSpool.h"
#include "ImportExtensions.h"
#include "JidPushRoutes.h"
#include "KeepLicense.h"
#include "LicenseRoutes.h"
#include "LicenseServer.h"
#include "LiveBoard.h"
#include "MailVoicemail.h"
#include "MailboxBook.h"
#include "NotifyCall.h"
#include "OpenApiRoutes.h"
#include "OperatorBook.h"
#include "OperatorRoutes.h"
#include "OwnLicenseRoutes.h"
#include "PasswordHasher.h"
#include "Pbx.h"
#include "PlatformTokenRoutes.h"
#include "ProvisionApp.h"
#include "ProvisioningRoutes.h"
#include "PublishGreetings.h"
#include "PushGateway.h"
#include "PushLogRetention.h"
#include "PushLogRoutes.h"
#include "PushVoicemail.h"
#include "RecordCall.h"
#include "RecordRegistration.h"
#include "RecorderLink.h"
#include "RegisterDevice.h"
#include "RegistrationRoutes.h"
#include "RemoteGateway.h"
#include "RemoveDevice.h"
#include "SendPush.h"
#include "ServerInfoRoutes.h"
#include "SettingsRoutes.h"
#include "ShowLamps.h"
#include "SignInApp.h"
#include "SignInOperator.h"
#include "SignInThrottle.h"
#include "StatusBoard.h"
#include "Store.h"
#include "SystemRoutes.h"
#include "TestPush.h"
#include "TransferCall.h"
#include "TryCallRoutes.h"
#include "VendorRoutes.h"
#include "Voicemail.h"
#include "VoicemailBoxRoutes.h"
#include "VoicemailRoutes.h"
#include "WakePhones.h"
#include "WebPush.h"

#include <QTimer>

namespace wakeline {

/// Every part of the service, in the order in which they are built; they die in the opposite order, so that none
/// outlives what it refers to.
struct Wiring
{
    /// \param tokenSecrets  newest first
    /// \param sip           as apps are told
    /// \param voicemailFolder  where its sound files are
    Wiring(std::unique_ptr<Store> openStore, const QString &epoch, const QList<QByteArray> &tokenSecrets,
           const SipAccount &sip, const QString &voicemailFolder);

    SystemClock clock;
    std::unique_ptr<Store> store;

    EventStream events;
    LiveBoard board;
    StatusBoard status;

    // Push and SIP; absent where they are not configured.
    std::unique_ptr<Apns> apns;
    std::unique_ptr<Fcm> fcm;
    std::unique_ptr<RemoteGateway> remoteGateway;
    std::unique_ptr<WebPush> webPush;
    std::unique_ptr<PushGateway> gateway;
    std::unique_ptr<SendPush> sendPush;
    std::unique_ptr<TestPush> testPush;
    std::unique_ptr<NotifyCall> notifyCall;
    std::unique_ptr<Pbx> pbx;
    bool pbxSynchronised = false; ///< what it held when it connected is known here
    std::unique_ptr<RecordRegistration> recordRegistration;
    std::unique_ptr<RecordCall> recordCall;
    std::unique_ptr<HangUpCall> hangUpCall;
    std::unique_ptr<TransferCall> transferCall;
    std::unique_ptr<MailboxBook> mailboxes;
    std::unique_ptr<WakePhones> wakePhones;
    Announce announce;

    // Operators.
    PasswordHasher hasher;
    SignInThrottle throttle{SignInThrottle::Options{}};
    AccessTokens tokens;
    SignInOperator signIn;
    OperatorBook operatorBook;
    ChangeOperator changeOperator;
    ChangeExtension changeExtension;
    ImportExtensions importExtensions;
    RemoveDevice removeDevice;

    // Apps.
    SignInThrottle appThrottle{SignInThrottle::Options{}};
    AppTokens appTokens;
    SignInApp signInApp;
    ChangeAppProfile changeAppProfile;
    RegisterDevice registerDevice;
    SignInThrottle codeThrottle{SignInThrottle::Options{}};
    ProvisionApp provisionApp;

    Voicemail voicemail;
    std::unique_ptr<PublishGreetings> publishGreetings;       ///< where there is a recorder
    std::unique_ptr<ImportAsteriskSpool> importAsteriskSpool; ///< where there is an Asterisk
    std::unique_ptr<RecorderLink> recorderLink;               ///< likewise
    std::unique_ptr<PushVoicemail> pushVoicemail;
    std::unique_ptr<SmtpClient> smtp; ///< where there is a mail server
    std::unique_ptr<MailVoicemail> mailVoicemail;
    std::unique_ptr<ShowLamps> showLamps; ///< where there is a SIP server

    // The gateway and licence server for other PBXs.
    AdmitLicense admitLicense;
    std::unique_ptr<ActivateLicense> activateLicense;
    std::unique_ptr<ChangeLicense> changeLicense;
    std::unique_ptr<ForwardPush> forwardPush;
    std::unique_ptr<PushLogRetention> retention;
    std::unique_ptr<AuditRetention> auditRetention;
    qint64 forwardedTold = 0; ///< as the last event of them said

    // Our own licence at another's.
    std::unique_ptr<LicenseServer> licenseServer;
    std::unique_ptr<KeepLicense> keepLicense;

    StatsReader statsReader;
    GatherStats gatherStats;

    // HTTP: the families first, since the server's routes refer to them.
    IdempotentReplies idempotent;
    AuditTrail auditTrail;
    AuditRoutes auditRoutes;
    AuthRoutes authRoutes;
    OperatorRoutes operatorRoutes;
    std::unique_ptr<SettingsRoutes> settingsRoutes;
    AppRoutes appRoutes;
    JidPushRoutes jidPushRoutes;
    PlatformTokenRoutes platformTokenRoutes;
    std::unique_ptr<ServerInfoRoutes> serverInfoRoutes;
    ExtensionRoutes extensionRoutes;
    ExtensionBatchRoutes extensionBatchRoutes;
    TryCallRoutes tryCallRoutes;
    RegistrationRoutes registrationRoutes;
    CallRoutes callRoutes;
    CallRecordRoutes callRecordRoutes;
    HistoryRoutes historyRoutes;
    VoicemailRoutes voicemailRoutes;
    VoicemailBoxRoutes voicemailBoxRoutes;
    PushLogRoutes pushLogRoutes;
    DashboardRoutes dashboardRoutes;
    SystemRoutes systemRoutes;
    OwnLicenseRoutes ownLicenseRoutes{[this] { return keepLicense.get(); }};
    HealthRoutes healthRoutes;
    OpenApiRoutes openApiRoutes;
    std::unique_ptr<ProvisioningRoutes> provisioningRoutes;
    std::unique_ptr<GatewayRoutes> gatewayRoutes;
    std::unique_ptr<LicenseRoutes> licenseRoutes;
    std::unique_ptr<VendorRoutes> vendorRoutes;
    EventSocket eventSocket;
    std::unique_ptr<HttpServer> http;
    QString publicAddress;
    QString pbxAddress;

    QTimer everySecond;
    QTimer everyMinute;

    QCoro::Task<Result<void>> hangUp(QString callId, QString by);
    QCoro::Task<Result<Call>> transfer(CallTransfer order, QString by);
    std::optional<LicenseState> ownLicense() const;
    Result<CallPreview> rehearseCall(const Extension &callee, const CallTrial &trial) const;
    VerifyOperatorToken verifyOperatorToken() const;
    VerifyAppToken verifyAppToken() const;
    VerifyAppToken verifyAddressToken() const;
    Result<RouteTable> routes();
};

} // namespace wakeline
