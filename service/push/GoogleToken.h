// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backoff.h"
#include "Clock.h"
#include "Pending.h"
#include "ServiceAccount.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

#include <memory>
#include <vector>

namespace wakeline {

struct AccessGrant
{
    QByteArray token; ///< for `Authorization: Bearer`

    bool operator==(const AccessGrant &) const = default;
};

/// Google's access token: fetched by one request for however many wait, kept for its whole life, and fetched anew
/// before it ends, so that no call waits for it.
class GoogleToken : public QObject
{
    Q_OBJECT

public:
    struct Timing
    {
        std::chrono::milliseconds transfer{5000};     ///< for one request to the token endpoint
        std::chrono::milliseconds margin{5 * 60'000}; ///< fetched anew so long before its end
        std::chrono::milliseconds firstBackoff{500};
        std::chrono::milliseconds longestBackoff{10'000};
    };

    GoogleToken(ServiceAccount account, QSslConfiguration tls, const Clock &clock, Timing timing,
                QObject *parent = nullptr);

    /// Waiters are resolved, from the event loop.
    ~GoogleToken() override;

    /// The token. Errors: `token_refused` (Google does not take the account: settings), `token_unavailable` (no answer
    /// before the deadline, or the endpoint does not work at present).
    QCoro::Task<Result<AccessGrant>> get(QDeadlineTimer deadline);

    /// Fetches it ahead of the first push.
    void warmUp() { fetch(); }

    /// FCM did not take this token: the next get() fetches another. At most once a minute, lest a fault of FCM's
    /// becomes a storm on the token endpoint.
    void reject(const QByteArray &token);

    /// Why there is no token; empty if there is one or none was asked for yet.
    QString problem() const { return m_problem; }

    int fetches() const { return m_fetches; }

private:
    using Waiter = std::shared_ptr<Pending<Result<AccessGrant>>>;

    Waiter addWaiter(QDeadlineTimer deadline);
    void fetch();
    void onFinished(QNetworkReply *reply);
    Result<AccessGrant> read(QNetworkReply *reply);
    void scheduleNext(const Result<AccessGrant> &result);

    ServiceAccount m_account;
    QSslConfiguration m_tls;
    const Clock &m_clock;
    Timing m_timing;
    QNetworkAccessManager m_network;
    bool m_fetching = false;
    QByteArray m_token;
    QDeadlineTimer m_validUntil{0};
    QDeadlineTimer m_nextRejection{0};
    std::chrono::milliseconds m_lifetime{0}; ///< of the token fetched last
    Backoff m_backoff;
    QTimer m_next;                  ///< the next attempt: renewal, or after a failure
    std::optional<Error> m_failure; ///< of the last attempt, until the next one begins
    QString m_problem;
    std::vector<Waiter> m_waiters;
    int m_fetches = 0;
};

} // namespace wakeline
