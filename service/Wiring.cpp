// SPDX-License-Identifier: GPL-3.0-or-later
#include "Wiring.h"

namespace wakeline {

namespace {

/// Events kept for consoles that come back: a minute of a busy system.
constexpr std::size_t eventsKept = 20'000;

} // namespace

Wiring::Wiring(std::unique_ptr<Store> openStore, const QString &epoch, const QByteArray &tokenSecret,
               const QString &sipDomain)
    : store(std::move(openStore)),
      events(epoch, eventsKept),
      board(events, clock),
      status(board, clock),
      announce(store->directory, board),
      tokens({tokenSecret}),
      signIn(store->operators, store->sessions, hasher, throttle, tokens, clock),
      changeExtension(store->directory, store->extensions, sipDomain),
      removeDevice(store->directory, store->extensions),
      admitLicense(store->licenses, store->box, clock),
      idempotent(store->idempotency, store->box, clock),
      authRoutes(signIn, store->operators),
      extensionRoutes({store->extensions, store->devices, changeExtension, removeDevice,
                       [this](const QString &extension) { return board.registrations().find(extension); },
                       [this](const QString &extension) { return testPush->send(extension); }}),
      registrationRoutes([this] { return board.registrations().all(); }),
      callRoutes([this] { return board.calls().active(); }),
      pushLogRoutes(store->pushLog),
      systemRoutes([this] { return status.parts(); }, epoch,
                   [this] { return keepLicense ? std::optional(keepLicense->state()) : std::nullopt; }),
      healthRoutes([this] { return status.parts(); }),
      eventSocket(events, verifyOperatorToken(), clock)
{}

VerifyOperatorToken Wiring::verifyOperatorToken() const
{
    return [this](const QString &text) -> Result<OperatorIdentity> {
        const auto token = tokens.read(text.toLatin1(), clock.now());
        if (!token)
            return std::unexpected(token.error());
        return OperatorIdentity{token->operatorId, token->name, token->role, token->expiresAt};
    };
}

Result<RouteTable> Wiring::routes()
{
    Routes all;
    const auto add = [&all](Routes family) { std::ranges::move(family, std::back_inserter(all)); };
    add(healthRoutes.routes());
    add(openApiRoutes.routes());
    add(authRoutes.routes());
    add(extensionRoutes.routes());
    add(registrationRoutes.routes());
    add(callRoutes.routes());
    add(pushLogRoutes.routes());
    add(systemRoutes.routes());
    add(gatewayRoutes->routes());
    add(licenseRoutes->routes());
    add(vendorRoutes->routes());
    add(eventSocket.routes());
    return RouteTable::build(std::move(all));
}

} // namespace wakeline
