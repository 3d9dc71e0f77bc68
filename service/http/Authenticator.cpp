// SPDX-License-Identifier: GPL-3.0-or-later
#include "Authenticator.h"

#include <sodium.h>

namespace wakeline {

namespace {

/// Compares without telling by its time how much is right: both sides are hashed, so that lengths do not show either.
bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    const auto digest = [](const QByteArray &text) {
        QByteArray hash(crypto_generichash_BYTES, '\0');
        crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<std::size_t>(hash.size()),
                           reinterpret_cast<const unsigned char *>(text.constData()),
                           static_cast<unsigned long long>(text.size()), nullptr, 0);
        return hash;
    };
    const QByteArray hashA = digest(a);
    const QByteArray hashB = digest(b);
    return sodium_memcmp(hashA.constData(), hashB.constData(), static_cast<std::size_t>(hashA.size())) == 0;
}

std::unexpected<Error> unauthorized(const QString &message)
{
    return failure(QStringLiteral("unauthorized"), message);
}

} // namespace

Authenticator::Authenticator(Verifiers verifiers, QByteArray pbxSecret)
    : m_verifiers(std::move(verifiers)), m_pbxSecret(std::move(pbxSecret))
{}

Result<Identity> Authenticator::identify(const Request &request, Access access, const QHostAddress &listening) const
{
    switch (access) {
    case Access::Public:
    case Access::Licence:
        return Identity();
    case Access::App:
        return identifyApp(request, m_verifiers.appToken);
    case Access::AppOrAddress:
        return identifyApp(request, m_verifiers.addressToken);
    case Access::AppOrPbx:
        return identifyAppOrPbx(request, listening);
    case Access::Pbx:
        return identifyPbx(request, listening);
    case Access::OperatorAny:
    case Access::OperatorViewer:
    case Access::OperatorOperator:
    case Access::OperatorAdmin:
    case Access::OperatorVendor:
        return identifyOperator(request, access);
    }
    return unauthorized(QStringLiteral("Nobody may do this"));
}

Result<Identity> Authenticator::identifyOperator(const Request &request, Access access) const
{
    const QString token = request.bearerToken();
    if (token.isEmpty())
        return unauthorized(QStringLiteral("Sign in first"));
    const auto known = m_verifiers.operatorToken(token);
    if (!known && known.error().code == QStringLiteral("token_expired"))
        return std::unexpected(known.error());
    if (!known)
        return unauthorized(QStringLiteral("The access token is not valid"));
    if (!roleAllows(access, known->role))
        return failure(QStringLiteral("forbidden"), QStringLiteral("Your role does not allow this"));
    return Identity(*known);
}

Result<Identity> Authenticator::identifyApp(const Request &request, const VerifyAppToken &verify)
{
    const QString token = request.bearerToken();
    if (token.isEmpty() || !verify)
        return unauthorized(QStringLiteral("Sign in first"));
    const auto known = verify(token);
    if (!known && known.error().code == QStringLiteral("token_expired"))
        return std::unexpected(known.error());
    if (!known)
        return unauthorized(QStringLiteral("The token is not valid"));
    return Identity(*known);
}

/// Who shows an app's token is that app on the pbx listener too: a token never gets more than it stands for.
Result<Identity> Authenticator::identifyAppOrPbx(const Request &request, const QHostAddress &listening) const
{
    auto app = identifyApp(request, m_verifiers.appToken);
    return app || request.listener != Listener::Pbx ? app : identifyPbx(request, listening);
}

Result<Identity> Authenticator::identifyPbx(const Request &request, const QHostAddress &listening) const
{
    if (request.listener != Listener::Pbx)
        return failure(QStringLiteral("forbidden"), QStringLiteral("This is for the SIP server alone"));
    const bool admitted =
        listening.isLoopback() || (!m_pbxSecret.isEmpty() && sameSecret(request.bearerToken().toLatin1(), m_pbxSecret));
    if (!admitted)
        return unauthorized(QStringLiteral("The SIP server's secret is missing or wrong"));
    return Identity(PbxIdentity{});
}

} // namespace wakeline
