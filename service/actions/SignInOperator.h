// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessToken.h"
#include "Clock.h"
#include "PasswordHasher.h"
#include "SignInThrottle.h"

#include <QObject>

namespace wakeline {

class OperatorTable;
class SessionTable;

/// Signs operators in and out, and renews their sessions. It must outlive what it has begun.
///
/// A stranger learns nothing of which names exist: for an unknown name, a wrong password and a disabled account the
/// work, the wait and the words are the same.
class SignInOperator : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::days refreshLifetime{14}; ///< from the last refresh on

    SignInOperator(OperatorTable &operators, SessionTable &sessions, PasswordHasher &hasher, SignInThrottle &throttle,
                   const AccessTokens &tokens, const Clock &clock);

    /// \param source  where the attempt comes from, as SignInThrottle means it
    /// Errors: `invalid_credentials`; `throttled` with retryAfter; `overloaded`; the database's.
    QCoro::Task<Result<OperatorSession>> signIn(QString name, QString password, QString source);

    /// A session for who has shown already who it is. Errors: `bad_token` if the operator was changed meanwhile.
    QCoro::Task<Result<OperatorSession>> sessionFor(Operator account);

    /// Renews a session. A refresh token works once; one that comes a second time has been copied, and ends its session
    /// for whoever holds it. Errors: `bad_token`; the database's.
    QCoro::Task<Result<OperatorSession>> refresh(QString refreshToken);

    /// Ends the session of this refresh token, known or not. Its access token lives on for its last minutes.
    QCoro::Task<Result<void>> signOut(QString refreshToken);

Q_SIGNALS:
    /// Somebody holds a new token.
    void began(const wakeline::Operator &account);

private:
    OperatorSession sessionOf(const Operator &account, const QString &refreshToken, const QDateTime &now) const;

    OperatorTable &m_operators;
    SessionTable &m_sessions;
    PasswordHasher &m_hasher;
    SignInThrottle &m_throttle;
    const AccessTokens &m_tokens;
    const Clock &m_clock;
};

} // namespace wakeline
