// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessToken.h"
#include "Announce.h"
#include "Apns.h"
#include "AuthRoutes.h"
#include "CallRoutes.h"
#include "ChangeExtension.h"
#include "Clock.h"
#include "EventSocket.h"
#include "EventStream.h"
#include "ExtensionRoutes.h"
#include "Fcm.h"
#include "HealthRoutes.h"
#include "HttpServer.h"
#include "LiveBoard.h"
#include "PasswordHasher.h"
#include "Pbx.h"
#include "PushGateway.h"
#include "PushLogRoutes.h"
#include "RecordRegistration.h"
#include "RegistrationRoutes.h"
#include "RemoveDevice.h"
#include "SendPush.h"
#include "SignInOperator.h"
#include "SignInThrottle.h"
#include "StatusBoard.h"
#include "Store.h"
#include "SystemRoutes.h"
#include "TestPush.h"
#include "WakePhones.h"

#include <QTimer>

namespace wakeline {

/// Every part of the service, in the order in which they are built; they die in the opposite order, so that none
/// outlives what it refers to.
struct Wiring
{
    Wiring(std::unique_ptr<Store> openStore, const QString &epoch, const QByteArray &tokenSecret,
           const QString &sipDomain);

    SystemClock clock;
    std::unique_ptr<Store> store;

    EventStream events;
    LiveBoard board;
    StatusBoard status;

    // Push and SIP; absent where they are not configured.
    std::unique_ptr<Apns> apns;
    std::unique_ptr<Fcm> fcm;
    std::unique_ptr<PushGateway> gateway;
    std::unique_ptr<SendPush> sendPush;
    std::unique_ptr<TestPush> testPush;
    std::unique_ptr<Pbx> pbx;
    bool pbxSynchronised = false; ///< what it held when it connected is known here
    std::unique_ptr<RecordRegistration> recordRegistration;
    std::unique_ptr<WakePhones> wakePhones;
    Announce announce;

    // Operators.
    PasswordHasher hasher;
    SignInThrottle throttle{SignInThrottle::Options{}};
    AccessTokens tokens;
    SignInOperator signIn;
    ChangeExtension changeExtension;
    RemoveDevice removeDevice;

    // HTTP: the families first, since the server's routes refer to them.
    AuthRoutes authRoutes;
    ExtensionRoutes extensionRoutes;
    RegistrationRoutes registrationRoutes;
    CallRoutes callRoutes;
    PushLogRoutes pushLogRoutes;
    SystemRoutes systemRoutes;
    HealthRoutes healthRoutes;
    EventSocket eventSocket;
    std::unique_ptr<HttpServer> http;
    QString publicAddress;
    QString pbxAddress;

    QTimer everySecond;

    VerifyOperatorToken verifyOperatorToken() const;
    Result<RouteTable> routes();
};

} // namespace wakeline
