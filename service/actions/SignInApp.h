// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppIdentity.h"
#include "AppToken.h"
#include "Clock.h"
#include "Directory.h"

namespace wakeline {

class SignInThrottle;

/// The tokens of an app's session, as it gets them.
struct AppTokenPair
{
    QString token;
    QDateTime expiresAt;
    QString refreshToken;
    QDateTime refreshExpiresAt;

    bool operator==(const AppTokenPair &) const = default;
};

struct AppSignIn
{
    Extension extension;
    AppTokenPair tokens;
};

/// Signs apps in with their extension's SIP password, renews and ends their sessions, and knows their tokens.
///
/// A stranger learns nothing of which extensions exist: for an unknown one and for a wrong password the work, the wait
/// and the words are the same.
class SignInApp
{
public:
    static constexpr std::chrono::days refreshLifetime{60}; ///< from the last refresh on

    /// \param sipDomain  the realm of the digests
    SignInApp(Directory &directory, ExtensionTable &extensions, SignInThrottle &throttle, const AppTokens &tokens,
              QString sipDomain, const Clock &clock);

    /// \param source  where the attempt comes from, as SignInThrottle means it
    /// Errors: `invalid_credentials`; `throttled` with retryAfter; the database's.
    QCoro::Task<Result<AppSignIn>> signIn(QString number, QString password, QString source);

    /// A refresh token works once; one that comes a second time has been copied, and ends its session for whoever
    /// holds it. Errors: `bad_token`; the database's.
    QCoro::Task<Result<AppTokenPair>> refresh(QString refreshToken);

    /// Ends a session with its push devices. Its tokens are refused from here on at once.
    QCoro::Task<Result<void>> signOut(qint64 sessionId);

    /// Whose token this is, from memory alone. Errors: `bad_token` (also for a session that is over and an extension
    /// that is gone), `token_expired`.
    Result<AppIdentity> identify(const QString &token) const;
    /// The same; and a token of another server that shares the secret is accepted for its address.
    Result<AppIdentity> identifyAddress(const QString &token) const;

    /// Of a session that was just begun or renewed.
    AppTokenPair tokensOf(const Extension &extension, const AppSession &session, const QString &refreshToken,
                          const QDateTime &now) const;

private:
    Directory &m_directory;
    ExtensionTable &m_extensions;
    SignInThrottle &m_throttle;
    const AppTokens &m_tokens;
    QString m_sipDomain;
    const Clock &m_clock;
};

} // namespace wakeline
