// SPDX-License-Identifier: GPL-3.0-or-later
#include "GoogleToken.h"

#include "PushLog.h"
#include "PushReaction.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QUrlQuery>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qint64 maxAnswer = 64 * 1024;
constexpr auto rejectionPause = 60s;
constexpr auto longestLife = std::chrono::seconds(24h);

bool isBefore(const QTimer &timer, const QDeadlineTimer &deadline)
{
    return deadline.isForever() || timer.remainingTime() < deadline.remainingTime();
}

std::unexpected<Error> unavailable(const QString &problem)
{
    return failure(QStringLiteral("token_unavailable"), problem);
}

} // namespace

GoogleToken::GoogleToken(ServiceAccount account, QSslConfiguration tls, const Clock &clock, Timing timing,
                         QObject *parent)
    : QObject(parent),
      m_account(std::move(account)),
      m_tls(std::move(tls)),
      m_clock(clock),
      m_timing(timing),
      m_backoff(timing.firstBackoff, timing.longestBackoff)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &GoogleToken::fetch);
}

GoogleToken::~GoogleToken()
{
    for (const Waiter &waiter : m_waiters)
        waiter->resolveLater(unavailable(QStringLiteral("the service is stopping")));
}

QCoro::Task<Result<AccessGrant>> GoogleToken::get(QDeadlineTimer deadline)
{
    const QPointer<GoogleToken> self(this);
    for (;;) {
        if (!m_token.isEmpty() && !m_validUntil.hasExpired())
            co_return AccessGrant{m_token};
        const bool resting = m_failure && m_next.isActive();
        const bool hopeless = resting && (m_failure->code == u"token_refused" || !isBefore(m_next, deadline));
        if (hopeless)
            co_return std::unexpected(*m_failure);
        const Waiter waiter = addWaiter(deadline);
        if (!resting)
            fetch();
        const Result<AccessGrant> result = co_await waiter->value();
        if (!self || result || deadline.hasExpired())
            co_return result;
    }
}

GoogleToken::Waiter GoogleToken::addWaiter(QDeadlineTimer deadline)
{
    const auto waiter = std::make_shared<Pending<Result<AccessGrant>>>();
    m_waiters.push_back(waiter);
    if (!deadline.isForever()) {
        QTimer::singleShot(std::chrono::milliseconds(deadline.remainingTime()), this, [this, waiter] {
            std::erase(m_waiters, waiter);
            waiter->resolve(unavailable(QStringLiteral("no access token before the deadline")));
        });
    }
    return waiter;
}

void GoogleToken::reject(const QByteArray &token)
{
    if (token != m_token || !m_nextRejection.hasExpired())
        return; // another push has said so before, and there is a new one
    m_nextRejection.setRemainingTime(rejectionPause);
    m_token.clear();
}

void GoogleToken::fetch()
{
    if (std::exchange(m_fetching, true))
        return;
    ++m_fetches;
    m_failure.reset();
    m_next.stop();
    QUrlQuery form;
    form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer"));
    form.addQueryItem(QStringLiteral("assertion"), QString::fromLatin1(m_account.assertion(m_clock.now())));

    QNetworkRequest request(m_account.tokenUri());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // hangs after GOAWAY in Qt 6.4
    request.setSslConfiguration(m_tls);
    request.setTransferTimeout(int(m_timing.transfer.count()));
    QNetworkReply *reply = m_network.post(request, form.toString(QUrl::FullyEncoded).toLatin1());
    connect(reply, &QNetworkReply::finished, this, [this, reply] { onFinished(reply); });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
        if (received > maxAnswer)
            reply->abort();
    });
    QTimer::singleShot(m_timing.transfer, reply, &QNetworkReply::abort); // one that drips is late, too
}

void GoogleToken::onFinished(QNetworkReply *reply)
{
    reply->deleteLater();
    m_fetching = false;
    const Result<AccessGrant> result = read(reply);
    if (result) {
        m_token = result->token;
        m_problem.clear();
        m_backoff.reset();
    } else {
        m_failure = result.error();
        if (std::exchange(m_problem, result.error().message) != m_problem)
            qCWarning(lcPush, "No access token from %s: %s.", qPrintable(m_account.tokenUri().host()),
                      qPrintable(m_problem));
    }
    scheduleNext(result);
    for (const Waiter &waiter :
         std::exchange(m_waiters, {})) // each may destroy this object: nothing of it from here on
        waiter->resolve(result);
}

Result<AccessGrant> GoogleToken::read(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return unavailable(reply->errorString());
    const QJsonObject body = QJsonDocument::fromJson(reply->read(maxAnswer)).object();
    const QByteArray token = body.value(u"access_token").toString().toLatin1();
    const auto lifetime = std::chrono::seconds(qint64(body.value(u"expires_in").toDouble()));
    const bool usable = std::ranges::all_of(token, [](char c) { return c > 32 && c < 127; });
    if (status == 200 && !token.isEmpty() && usable && lifetime > 0s) {
        m_lifetime = std::min(lifetime, longestLife);
        m_validUntil.setRemainingTime(m_lifetime);
        return AccessGrant{token};
    }
    const QString said = tidyReason(body.value(u"error").toString());
    if (status >= 400 && status < 500 && status != 429)
        return failure(QStringLiteral("token_refused"), u"status %1 %2"_qs.arg(status).arg(said));
    return unavailable(u"status %1 %2"_qs.arg(status).arg(said).trimmed());
}

void GoogleToken::scheduleNext(const Result<AccessGrant> &result)
{
    if (!result) {
        m_next.start(m_backoff.next());
        return;
    }
    // Ahead of the end, so that no call waits; a token that lives shortly is renewed after three quarters of its life.
    m_next.start(std::max(m_lifetime - m_timing.margin, m_lifetime * 3 / 4));
}

} // namespace wakeline
