// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessToken.h"
#include "ActivateLicense.h"
#include "AdmitLicense.h"
#include "Announce.h"
#include "Apns.h"
#include "AppRoutes.h"
#include "AuthRoutes.h"
#include "CallRecordRoutes.h"
#include "CallRoutes.h"
#include "ChangeAppProfile.h"
#include "ChangeExtension.h"
#include "ChangeLicense.h"
#include "Clock.h"
#include "EventSocket.h"
#include "EventStream.h"
#include "ExtensionRoutes.h"
#include "Fcm.h"
#include "ForwardPush.h"
#include "GatewayRoutes.h"
#include "HangUpCall.h"
#include "HealthRoutes.h"
#include "HistoryRoutes.h"
#include "HttpServer.h"
#include "IdempotentReplies.h"
#include "JidPushRoutes.h"
#include "KeepLicense.h"
#include "LicenseRoutes.h"
#include "LicenseServer.h"
#include "LiveBoard.h"
#include "MailboxBook.h"
#include "NotifyCall.h"
#include "OpenApiRoutes.h"
#include "PasswordHasher.h"
#include "Pbx.h"
#include "PlatformTokenRoutes.h"
#include "ProvisionApp.h"
#include "ProvisioningRoutes.h"
#include "PublishGreetings.h"
#include "PushGateway.h"
#include "PushLogRetention.h"
#include "PushLogRoutes.h"
#include "RecordCall.h"
#include "RecordRegistration.h"
#include "RecorderLink.h"
#include "RegisterDevice.h"
#include "RegistrationRoutes.h"
#include "RemoteGateway.h"
#include "RemoveDevice.h"
#include "SendPush.h"
#include "ServerInfoRoutes.h"
#include "SignInApp.h"
#include "SignInOperator.h"
#include "SignInThrottle.h"
#include "StatusBoard.h"
#include "Store.h"
#include "SystemRoutes.h"
#include "TestPush.h"
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
    std::unique_ptr<MailboxBook> mailboxes;
    std::unique_ptr<WakePhones> wakePhones;
    Announce announce;

    // Operators.
    PasswordHasher hasher;
    SignInThrottle throttle{SignInThrottle::Options{}};
    AccessTokens tokens;
    SignInOperator signIn;
    ChangeExtension changeExtension;
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
    std::unique_ptr<PublishGreetings> publishGreetings; ///< where there is a recorder
    std::unique_ptr<RecorderLink> recorderLink;         ///< likewise

    // The gateway and licence server for other PBXs.
    AdmitLicense admitLicense;
    std::unique_ptr<ActivateLicense> activateLicense;
    std::unique_ptr<ChangeLicense> changeLicense;
    std::unique_ptr<ForwardPush> forwardPush;
    std::unique_ptr<PushLogRetention> retention;
    qint64 forwardedTold = 0; ///< as the last event of them said

    // Our own licence at another's.
    std::unique_ptr<LicenseServer> licenseServer;
    std::unique_ptr<KeepLicense> keepLicense;

    // HTTP: the families first, since the server's routes refer to them.
    IdempotentReplies idempotent;
    AuthRoutes authRoutes;
    AppRoutes appRoutes;
    JidPushRoutes jidPushRoutes;
    PlatformTokenRoutes platformTokenRoutes;
    std::unique_ptr<ServerInfoRoutes> serverInfoRoutes;
    ExtensionRoutes extensionRoutes;
    RegistrationRoutes registrationRoutes;
    CallRoutes callRoutes;
    CallRecordRoutes callRecordRoutes;
    HistoryRoutes historyRoutes;
    VoicemailRoutes voicemailRoutes;
    VoicemailBoxRoutes voicemailBoxRoutes;
    PushLogRoutes pushLogRoutes;
    SystemRoutes systemRoutes;
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
    VerifyOperatorToken verifyOperatorToken() const;
    VerifyAppToken verifyAppToken() const;
    VerifyAppToken verifyAddressToken() const;
    Result<RouteTable> routes();
};

} // namespace wakeline
