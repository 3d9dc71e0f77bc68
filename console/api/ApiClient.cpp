// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApiClient.h"

#include "ApiLog.h"
#include "ServerJson.h"

#include <QCoroSignal>
#include <QPointer>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto soonExpired = 30s; ///< a token with less left is renewed before it is used

std::unexpected<ApiError> ended(ApiError::Kind kind, const QString &message = {})
{
    ApiError error;
    error.kind = kind;
    error.message = message;
    return std::unexpected(error);
}

std::unexpected<ApiError> unreadable(const Error &error)
{
    return ended(ApiError::Kind::BadAnswer,
                 ApiClient::tr("The server's answer cannot be read: %1.").arg(error.message));
}

} // namespace

ApiClient::ApiClient(const ConnectionProfile &profile, ServerTrust &trust, std::chrono::milliseconds timeout,
                     QObject *parent)
    : QObject(parent), m_transport(profile.url, trust, timeout)
{}

ApiClient::~ApiClient()
{
    m_closing = true;
    m_transport.close(); // whoever waits for an answer is told now, while this object is whole
    Q_EMIT renewalFinished();
}

QCoro::Task<ApiResult<Operator>> ApiClient::signIn(QString username, QString password)
{
    const QPointer<ApiClient> self(this);
    const QJsonObject body{{QStringLiteral("username"), username}, {QStringLiteral("password"), password}};
    const auto session = co_await exchange(QStringLiteral("/api/v1/auth/login"), body);
    if (!self || m_closing)
        co_return ended(ApiError::Kind::Cancelled);
    if (!session)
        co_return std::unexpected(session.error());
    adopt(*session);
    co_return session->account;
}

QCoro::Task<ApiResult<Operator>> ApiClient::resume(QString refreshToken)
{
    const QPointer<ApiClient> self(this);
    const QJsonObject body{{QStringLiteral("refresh_token"), refreshToken}};
    const auto session = co_await exchange(QStringLiteral("/api/v1/auth/refresh"), body);
    if (!self || m_closing)
        co_return ended(ApiError::Kind::Cancelled);
    if (!session && session.error().status == 401)
        co_return ended(ApiError::Kind::SignedOut, session.error().message);
    if (!session)
        co_return std::unexpected(session.error());
    adopt(*session);
    co_return session->account;
}

QCoro::Task<ApiResult<OperatorSession>> ApiClient::exchange(QString path, QJsonObject body)
{
    // GCC 12 destroys an aggregate written inside a co_await expression twice: every request here has a name.
    const ApiRequest request{.method = "POST", .path = path, .body = body};
    const auto reply = co_await m_transport.send(request);
    if (!reply)
        co_return std::unexpected(reply.error());
    const auto session = fromServer<OperatorSession>(reply->data);
    if (!session)
        co_return unreadable(session.error());
    co_return *session;
}

QCoro::Task<ApiResult<void>> ApiClient::refresh()
{
    if (!m_session)
        co_return ended(ApiError::Kind::SignedOut, tr("Sign in first."));
    const QPointer<ApiClient> self(this);
    if (m_renewing) { // a refresh token is single use: one caller spends it for all
        co_await qCoro(this, &ApiClient::renewalFinished);
        if (!self || m_closing)
            co_return ended(ApiError::Kind::Cancelled);
        co_return m_lastRenewal;
    }
    m_renewing = true;
    const QJsonObject body{{QStringLiteral("refresh_token"), m_session->refreshToken}};
    const auto session = co_await exchange(QStringLiteral("/api/v1/auth/refresh"), body);
    if (!self || m_closing)
        co_return ended(ApiError::Kind::Cancelled);
    m_renewing = false;
    const bool over = !session && session.error().status == 401;
    ApiResult<void> outcome;
    if (over)
        outcome = ended(ApiError::Kind::SignedOut, session.error().message);
    else if (!session)
        outcome = std::unexpected(session.error());
    m_lastRenewal = outcome;
    if (session)
        adopt(*session);
    else if (over)
        endSession(session.error().message);
    if (self) // a listener may have closed the connection
        Q_EMIT renewalFinished();
    co_return outcome;
}

QCoro::Task<ApiResult<void>> ApiClient::signOut()
{
    const QPointer<ApiClient> self(this);
    if (m_renewing) { // else the server would be left with a session that nobody knows
        co_await qCoro(this, &ApiClient::renewalFinished);
        if (!self || m_closing)
            co_return ended(ApiError::Kind::Cancelled);
    }
    if (!m_session)
        co_return ApiResult<void>();
    const OperatorSession session = *m_session;
    endSession({});
    if (!self)
        co_return ended(ApiError::Kind::Cancelled);
    const ApiRequest request{.method = "POST",
                             .path = QStringLiteral("/api/v1/auth/logout"),
                             .body = QJsonObject{{QStringLiteral("refresh_token"), session.refreshToken}},
                             .token = session.accessToken};
    const auto reply = co_await m_transport.send(request);
    // 401: the access token had run out. The session ends with its refresh token's own expiry.
    if (!reply && reply.error().status != 401)
        co_return std::unexpected(reply.error());
    co_return ApiResult<void>();
}

void ApiClient::adopt(const OperatorSession &session)
{
    m_session = session;
    Q_EMIT sessionChanged(session);
}

void ApiClient::endSession(const QString &reason)
{
    if (!m_session)
        return;
    m_session.reset();
    if (!reason.isEmpty())
        qCInfo(lcApi).noquote() << "The server ended the session:" << reason;
    Q_EMIT signedOut(reason);
}

std::optional<Operator> ApiClient::account() const
{
    return m_session ? std::optional(m_session->account) : std::nullopt;
}

/// In this computer's time: the server stamps it in its own.
QDateTime ApiClient::accessExpiry() const
{
    return m_session->accessExpiresAt.addMSecs(-m_transport.clockAhead().value_or(0ms).count());
}

QCoro::Task<ApiResult<AccessToken>> ApiClient::accessToken(QString rejected)
{
    if (!m_session)
        co_return ended(ApiError::Kind::SignedOut, tr("Sign in first."));
    const bool soon =
        QDateTime::currentDateTimeUtc().msecsTo(accessExpiry()) < std::chrono::milliseconds(soonExpired).count();
    if (soon || m_session->accessToken == rejected) {
        const QPointer<ApiClient> self(this);
        const auto renewed = co_await refresh();
        if (!self || m_closing)
            co_return ended(ApiError::Kind::Cancelled);
        if (!renewed)
            co_return std::unexpected(renewed.error());
        if (!m_session)
            co_return ended(ApiError::Kind::SignedOut, tr("Sign in first."));
    }
    co_return AccessToken{m_session->accessToken, accessExpiry()};
}

QCoro::Task<ApiResult<ApiReply>> ApiClient::send(ApiRequest request)
{
    const QPointer<ApiClient> self(this);
    QString rejected;
    for (bool again = true;; again = false) {
        const auto token = co_await accessToken(rejected);
        if (!self || m_closing)
            co_return ended(ApiError::Kind::Cancelled);
        if (!token)
            co_return std::unexpected(token.error());
        request.token = token->token;
        const auto reply = co_await m_transport.send(request);
        if (!self || m_closing)
            co_return ended(ApiError::Kind::Cancelled);
        if (reply || reply.error().status != 401)
            co_return reply;
        if (!again) { // a token that was just made is refused: the account was disabled, or its session revoked
            endSession(reply.error().message);
            co_return ended(ApiError::Kind::SignedOut, reply.error().message);
        }
        rejected = token->token;
    }
}

} // namespace wakeline
