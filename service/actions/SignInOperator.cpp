// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignInOperator.h"

#include "OperatorTable.h"
#include "RefreshToken.h"
#include "SessionTable.h"

#include <QLoggingCategory>
#include <QUuid>

namespace wakeline {

namespace {

Q_LOGGING_CATEGORY(lcSignIn, "wakeline.signin")

constexpr qsizetype longestPassword = 1024;

std::unexpected<Error> invalidCredentials()
{
    return failure(QStringLiteral("invalid_credentials"), QStringLiteral("the name or the password is wrong"));
}

} // namespace

SignInOperator::SignInOperator(OperatorTable &operators, SessionTable &sessions, PasswordHasher &hasher,
                               SignInThrottle &throttle, const AccessTokens &tokens, const Clock &clock)
    : m_operators(operators),
      m_sessions(sessions),
      m_hasher(hasher),
      m_throttle(throttle),
      m_tokens(tokens),
      m_clock(clock)
{}

QCoro::Task<Result<OperatorSession>> SignInOperator::signIn(QString name, QString password, QString source)
{
    if (const auto admitted = m_throttle.admit(name, source, m_clock.now()); !admitted) {
        qCInfo(lcSignIn).noquote() << "A sign-in from" << source << "has to wait" << admitted.error().count() << "s";
        co_return std::unexpected(
            Error{QStringLiteral("throttled"),
                  QStringLiteral("too many attempts: try again in %1 s").arg(admitted.error().count()),
                  {},
                  admitted.error()});
    }
    if (password.size() > longestPassword)
        co_return invalidCredentials();
    const auto found = co_await m_operators.findByName(name);
    if (!found && found.error().code != u"not_found")
        co_return std::unexpected(found.error());
    const QString hash = found ? found->passwordHash : m_hasher.unmatchable();
    const auto matches = co_await m_hasher.verify(password, hash);
    if (!matches)
        co_return std::unexpected(matches.error());
    if (!found || !*matches || found->account.disabled) {
        qCInfo(lcSignIn).noquote() << "Refused a sign-in from" << source << "as"
                                   << (found ? found->account.name : QStringLiteral("an unknown operator"));
        co_return invalidCredentials();
    }

    Operator account = found->account;
    const QDateTime now = m_clock.now();
    account.lastSignInAt = now;
    const auto session = co_await sessionFor(account);
    if (!session && session.error().code == u"bad_token")
        co_return invalidCredentials(); // changed while the password was looked at
    if (!session)
        co_return session;
    m_throttle.succeeded(name, source, now);
    if (const auto recorded = co_await m_operators.recordSignIn(account.id, now); !recorded)
        qCWarning(lcSignIn).noquote() << "The sign-in of" << account.name
                                      << "is not recorded:" << recorded.error().message;
    qCInfo(lcSignIn).noquote() << "Operator" << account.name << "signed in from" << source;
    co_return session;
}

QCoro::Task<Result<OperatorSession>> SignInOperator::sessionFor(Operator account)
{
    const QDateTime now = m_clock.now();
    const QString refreshToken = newRefreshToken();
    const QByteArray hash = refreshTokenHash(refreshToken);
    const QString family = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QDateTime expiry = now.addDays(refreshLifetime.count());
    const auto created = co_await m_sessions.create(account.id, account.version, hash, family, expiry);
    if (!created && created.error().code == u"invalid_token")
        co_return failure(QStringLiteral("bad_token"), QStringLiteral("this operator was changed meanwhile"));
    if (!created)
        co_return std::unexpected(created.error());
    Q_EMIT began(account);
    co_return sessionOf(account, refreshToken, now);
}

QCoro::Task<Result<OperatorSession>> SignInOperator::refresh(QString refreshToken)
{
    const QDateTime now = m_clock.now();
    const QString next = newRefreshToken();
    const auto account = co_await m_sessions.rotate(refreshTokenHash(refreshToken), refreshTokenHash(next), now,
                                                    now.addDays(refreshLifetime.count()));
    if (account) {
        Q_EMIT began(*account);
        co_return sessionOf(*account, next, now);
    }
    const QString code = account.error().code;
    // The same answer for both: whoever holds a stolen token need not learn that it was noticed.
    if (code == u"token_reused" || code == u"invalid_token")
        co_return failure(QStringLiteral("bad_token"), QStringLiteral("the session has ended: sign in again"));
    co_return std::unexpected(account.error());
}

QCoro::Task<Result<void>> SignInOperator::signOut(QString refreshToken)
{
    return m_sessions.revoke(refreshTokenHash(refreshToken));
}

OperatorSession SignInOperator::sessionOf(const Operator &account, const QString &refreshToken,
                                          const QDateTime &now) const
{
    const AccessToken token = m_tokens.issue(account, now);
    return {m_tokens.write(token), token.expiresAt, refreshToken, now.addDays(refreshLifetime.count()), account};
}

} // namespace wakeline
