// SPDX-License-Identifier: GPL-3.0-or-later
#include "Wiring.h"

namespace wakeline {

namespace {

/// Events kept for consoles that come back: a minute of a busy system.
constexpr std::size_t eventsKept = 20'000;
constexpr qsizetype eventBytesKept = 16 * 1024 * 1024; // 800 bytes each: more than most have

} // namespace

Wiring::Wiring(std::unique_ptr<Store> openStore, const QString &epoch, const QList<QByteArray> &tokenSecrets,
               const SipAccount &sip, const QString &voicemailFolder)
    : store(std::move(openStore)),
      events(epoch, eventsKept, eventBytesKept),
      board(events, clock),
      status(board, clock),
      announce(store->directory, board),
      tokens(tokenSecrets),
      signIn(store->operators, store->sessions, hasher, throttle, tokens, clock),
      operatorBook(store->database),
      changeOperator({store->operators, operatorBook, hasher, signIn, throttle, clock}),
      changeExtension(store->directory, store->extensions, sip.domain),
      importExtensions(store->directory,
                       {.sipDomain = sip.domain,
                        .licensedExtensions = [this] { return keepLicense ? keepLicense->state().maxExtensions : 0; }}),
      removeDevice(store->directory, store->extensions),
      appTokens(tokenSecrets, sip.domain),
      signInApp(store->directory, store->extensions, appThrottle, appTokens, sip.domain, clock),
      changeAppProfile(store->directory),
      registerDevice(store->directory, clock),
      provisionApp(store->directory, store->extensions, store->provisioning, codeThrottle, signInApp, sip.domain,
                   clock),
      voicemail(store->database, voicemailFolder, hasher, clock),
      admitLicense(store->licenses, store->box, clock),
      statsReader(store->database),
      gatherStats(statsReader, board, clock,
                  {[this] { return static_cast<int>(store->directory.extensionCount()); },
                   [this] { return status.parts(); }, [this] { return ownLicense(); }}),
      idempotent(store->idempotency, store->box, clock),
      auditTrail(store->audit, clock,
                 [this](const AuditEntry &entry) {
                     board.publish(Topic::Audit, QStringLiteral("audit.recorded"), toJson(entry));
                 }),
      auditRoutes(store->audit),
      authRoutes(signIn, store->operators),
      operatorRoutes(store->operators, changeOperator),
      appRoutes({signInApp, changeAppProfile, registerDevice, store->directory, sip,
                 [this](const QString &extension) {
                     const auto registration = board.registrations().find(extension);
                     return registration && registration->state != RegistrationState::Offline;
                 }}),
      jidPushRoutes(
          {registerDevice, sip.domain, [this](const CallNotice &notice) { return notifyCall->notify(notice); }}),
      platformTokenRoutes(registerDevice, store->directory),
      extensionRoutes({store->extensions, store->devices, changeExtension, removeDevice,
                       [this](const QString &extension) { return board.registrations().find(extension); },
                       [this](const QString &extension) { return testPush->send(extension); }}),
      extensionBatchRoutes(importExtensions, store->directory, idempotent),
      tryCallRoutes(store->extensions,
                    [this](const Extension &callee, const CallTrial &trial) { return rehearseCall(callee, trial); }),
      registrationRoutes([this](int offset, int limit) {
          return std::pair(board.registrations().page(offset, limit), board.registrations().count());
      }),
      callRoutes([this] { return board.calls().active(); },
                 [this](const QString &callId, const QString &by) { return hangUp(callId, by); },
                 [this](const CallTransfer &order, const QString &by) { return transfer(order, by); }),
      callRecordRoutes(store->callRecords),
      historyRoutes(store->callRecords, store->directory),
      voicemailRoutes(voicemail.messages, voicemail.reading, voicemail.removal),
      voicemailBoxRoutes({voicemail.boxes, voicemail.messages, voicemail.boxChanges, voicemail.reading,
                          voicemail.removal, idempotent}),
      pushLogRoutes(store->pushLog),
      dashboardRoutes(gatherStats),
      systemRoutes([this] { return status.parts(); }, epoch, clock.now(), [this] { return ownLicense(); }),
      healthRoutes([this] { return status.parts(); }),
      eventSocket(events, verifyOperatorToken(), clock)
{
    announce.follow(voicemail.news);
    QObject::connect(&signIn, &SignInOperator::began, &operatorBook, &OperatorBook::learn);
    QObject::connect(&operatorBook, &OperatorBook::ended, &eventSocket, &EventSocket::endSessionsOf);
}

QCoro::Task<Result<void>> Wiring::hangUp(QString callId, QString by)
{
    if (!hangUpCall)
        co_return failure(QStringLiteral("unavailable"), QStringLiteral("There is no SIP server."));
    co_return co_await hangUpCall->hangUp(callId, by);
}

std::optional<LicenseState> Wiring::ownLicense() const
{
    return keepLicense ? std::optional(keepLicense->state()) : std::nullopt;
}

Result<CallPreview> Wiring::rehearseCall(const Extension &callee, const CallTrial &trial) const
{
    if (!wakePhones)
        return failure(QStringLiteral("unavailable"), QStringLiteral("There is no SIP server."));
    return wakePhones->rehearse(callee, trial);
}

QCoro::Task<Result<Call>> Wiring::transfer(CallTransfer order, QString by)
{
    if (!transferCall)
        co_return failure(QStringLiteral("unavailable"), QStringLiteral("There is no SIP server."));
    co_return co_await transferCall->transfer(order, by);
}

VerifyOperatorToken Wiring::verifyOperatorToken() const
{
    return [this](const QString &text) -> Result<OperatorIdentity> {
        const auto token = tokens.read(text.toLatin1(), clock.now());
        if (!token)
            return std::unexpected(token.error());
        if (!operatorBook.admits(token->operatorId, token->version))
            return failure(QStringLiteral("bad_token"), QStringLiteral("this operator is gone or was changed"));
        return OperatorIdentity{token->operatorId, token->name, token->role, token->expiresAt, token->version};
    };
}

VerifyAppToken Wiring::verifyAppToken() const
{
    return [this](const QString &token) { return signInApp.identify(token); };
}

VerifyAppToken Wiring::verifyAddressToken() const
{
    return [this](const QString &token) { return signInApp.identifyAddress(token); };
}

Result<RouteTable> Wiring::routes()
{
    Routes all;
    const auto add = [&all](Routes family) { std::ranges::move(family, std::back_inserter(all)); };
    add(healthRoutes.routes());
    add(openApiRoutes.routes());
    add(authRoutes.routes());
    add(appRoutes.routes());
    add(jidPushRoutes.routes());
    add(platformTokenRoutes.routes());
    add(serverInfoRoutes->routes());
    add(extensionRoutes.routes());
    add(extensionBatchRoutes.routes());
    add(tryCallRoutes.routes());
    add(registrationRoutes.routes());
    add(callRoutes.routes());
    add(callRecordRoutes.routes());
    add(historyRoutes.routes());
    add(voicemailRoutes.routes());
    add(voicemailBoxRoutes.routes());
    add(pushLogRoutes.routes());
    add(dashboardRoutes.routes());
    add(systemRoutes.routes());
    add(ownLicenseRoutes.routes());
    add(auditRoutes.routes());
    add(operatorRoutes.routes());
    add(settingsRoutes->routes());
    add(provisioningRoutes->routes());
    add(gatewayRoutes->routes());
    add(licenseRoutes->routes());
    add(vendorRoutes->routes());
    add(eventSocket.routes());
    return RouteTable::build(auditTrail.watch(std::move(all)));
}

} // namespace wakeline
