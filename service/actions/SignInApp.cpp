// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignInApp.h"

#include "ChangeExtension.h"
#include "RefreshToken.h"
#include "SignInThrottle.h"

#include <QLoggingCategory>

namespace wakeline {

namespace {

Q_LOGGING_CATEGORY(lcAppSignIn, "wakeline.signin")

constexpr qsizetype longestPassword = 1024;

std::unexpected<Error> invalidCredentials()
{
    return failure(QStringLiteral("invalid_credentials"), QStringLiteral("invalid credentials"));
}

std::unexpected<Error> sessionEnded()
{
    return failure(QStringLiteral("bad_token"), QStringLiteral("the session has ended: sign in again"));
}

} // namespace

SignInApp::SignInApp(Directory &directory, ExtensionTable &extensions, SignInThrottle &throttle,
                     const AppTokens &tokens, QString sipDomain, const Clock &clock)
    : m_directory(directory),
      m_extensions(extensions),
      m_throttle(throttle),
      m_tokens(tokens),
      m_sipDomain(std::move(sipDomain)),
      m_clock(clock)
{}

QCoro::Task<Result<AppSignIn>> SignInApp::signIn(QString number, QString password, QString source)
{
    if (const auto admitted = m_throttle.admit(number, source, m_clock.now()); !admitted) {
        qCInfo(lcAppSignIn).noquote() << "An app's sign-in from" << source << "has to wait" << admitted.error().count()
                                      << "s";
        co_return std::unexpected(
            Error{QStringLiteral("throttled"),
                  QStringLiteral("too many attempts: try again in %1 s").arg(admitted.error().count()),
                  {},
                  admitted.error()});
    }
    if (password.size() > longestPassword)
        co_return invalidCredentials();
    const auto ha1 = co_await m_extensions.ha1Of(number);
    if (!ha1 && ha1.error().code != u"not_found")
        co_return std::unexpected(ha1.error());
    const QByteArray given = digestHa1(number, m_sipDomain, password).toLatin1();
    // What no digest in hex can be, and as long as one.
    const QByteArray wanted = ha1 ? ha1->toLatin1() : QByteArray(given.size(), '-');
    if (!equalInConstantTime(given, wanted)) {
        qCInfo(lcAppSignIn).noquote() << "Refused an app's sign-in from" << source << "to"
                                      << (ha1 ? QStringLiteral("extension ") + number
                                              : QStringLiteral("an unknown extension"));
        co_return invalidCredentials();
    }

    const auto extension = co_await m_extensions.findByNumber(number);
    if (!extension)
        co_return extension.error().code == u"not_found" ? invalidCredentials() : std::unexpected(extension.error());
    const QDateTime now = m_clock.now();
    const QString refreshToken = newRefreshToken();
    const RefreshTokenRow row{refreshTokenHash(refreshToken), now.addDays(refreshLifetime.count())};
    const auto session = co_await m_directory.addAppSession(extension->id, randomText(16), row, now);
    if (!session)
        co_return std::unexpected(session.error());
    m_throttle.succeeded(number, source, now);
    qCInfo(lcAppSignIn).noquote() << "An app signed in to extension" << number << "from" << source;
    co_return AppSignIn{*extension, tokensOf(*extension, *session, refreshToken, now)};
}

QCoro::Task<Result<AppTokenPair>> SignInApp::refresh(QString refreshToken)
{
    const QDateTime now = m_clock.now();
    const QString next = newRefreshToken();
    const RefreshTokenRow row{refreshTokenHash(next), now.addDays(refreshLifetime.count())};
    const auto rotation = co_await m_directory.rotateAppSession(refreshTokenHash(refreshToken), row, now);
    // The same answer for both: whoever holds a stolen token need not learn that it was noticed.
    if (!rotation && rotation.error().code == u"invalid_token")
        co_return sessionEnded();
    if (!rotation)
        co_return std::unexpected(rotation.error());
    if (rotation->reused) {
        qCWarning(lcAppSignIn) << "A refresh token was used twice; the app's session" << rotation->session.id
                               << "is over, and its push device gone.";
        co_return sessionEnded();
    }
    const auto extension = co_await m_extensions.find(rotation->session.extensionId);
    if (!extension)
        co_return extension.error().code == u"not_found" ? sessionEnded() : std::unexpected(extension.error());
    co_return tokensOf(*extension, rotation->session, next, now);
}

QCoro::Task<Result<void>> SignInApp::signOut(qint64 sessionId)
{
    return m_directory.endAppSession(sessionId);
}

Result<AppIdentity> SignInApp::identify(const QString &text) const
{
    const auto token = m_tokens.read(text.toLatin1(), m_clock.now());
    if (!token)
        return std::unexpected(token.error());
    const auto session = m_directory.appSession(token->session);
    const auto extension = m_directory.extension(token->number);
    if (!session || session->extensionId != token->extensionId || !extension || extension->id != token->extensionId)
        return sessionEnded();
    return AppIdentity{extension->id, extension->number, session->id, token->expiresAt};
}

Result<AppIdentity> SignInApp::identifyAddress(const QString &text) const
{
    auto ours = identify(text);
    if (ours || ours.error().code == u"token_expired")
        return ours;
    const auto number = m_tokens.readAddress(text.toLatin1(), m_clock.now());
    if (!number)
        return std::unexpected(number.error());
    const auto extension = m_directory.extension(*number);
    if (!extension)
        return failure(QStringLiteral("bad_token"), QStringLiteral("there is no such extension"));
    return AppIdentity{extension->id, extension->number, 0, {}};
}

AppTokenPair SignInApp::tokensOf(const Extension &extension, const AppSession &session, const QString &refreshToken,
                                 const QDateTime &now) const
{
    const AppToken token = m_tokens.issue(extension, session.sid(), now);
    return {m_tokens.write(token), token.expiresAt, refreshToken, session.expiresAt};
}

} // namespace wakeline
