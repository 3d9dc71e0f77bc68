// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "LicenseMemory.h"
#include "OnceOnly.h"
#include "Pending.h"
#include "PushMessage.h"
#include "RateLimiter.h"

#include <QCoroTask>
#include <QObject>

#include <memory>

namespace wakeline {

class PushGateway;
class PushLogWriter;
class SecretBox;

/// A push that another PBX asks for with its licence (wire contract §1, `POST /v1/push`).
struct PushOrder
{
    QString token;
    PushProviderName provider = PushProviderName::Fcm;
    QString callId;
    QString callerNumber;
    QString callerName;
    bool video = false;
    QString appId;
    PushEvent event = PushEvent::IncomingCall;
    std::optional<std::chrono::seconds> ttl; ///< how long the push is worth delivering
    QString installation;                    ///< instance id of the PBX, if it said so
};

struct ForwardedPush
{
    PushOutcome outcome = PushOutcome::Accepted;
    QString reason;
    std::optional<std::chrono::seconds> retryAfter;
    bool repeated = false; ///< sent before: this is the answer of then

    bool operator==(const ForwardedPush &) const = default;
};

/// Sends the pushes of other PBXs: within the licence's rate, each (licence, call, event, token) once however often it
/// is asked for, and logged durably before it is answered.
class ForwardPush : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        RateLimiter<qint64>::Options rate;
        OnceOnly<ForwardedPush>::Options once;
        /// Apps wait 3 to 5 s for the INVITE: a call's push that the provider has not taken by then is over.
        std::chrono::milliseconds callPatience{4500};
        std::chrono::milliseconds noticePatience{10'000};
    };

    ForwardPush(PushGateway &gateway, PushLogWriter &log, const SecretBox &box, const Clock &clock, Options options);
    /// Whoever still waits is told `shutting_down`, from the event loop.
    ~ForwardPush() override;

    /// Recalls from the log what was sent in the last minutes, so that a retry across a restart sends nothing twice.
    QCoro::Task<> recall();

    /// Errors: `license_expired`, `license_suspended`, `license_not_found`; `throttled`; the log's, when neither the
    /// database nor the disk took the row. What the provider refuses is no error but the outcome.
    QCoro::Task<Result<ForwardedPush>> forward(PushOrder order, KnownLicense license);

    /// Forgets what is old. Call it every minute.
    void sweep();

    qint64 forwarded() const { return m_forwarded; }
    qint64 deadTokens() const { return m_deadTokens; }

private:
    using Waiter = std::shared_ptr<Pending<Result<ForwardedPush>>>;

    QCoro::Task<Result<ForwardedPush>> send(PushOrder order, qint64 licenseId, QByteArray tokenHash);
    QByteArray onceKey(qint64 licenseId, const QString &callId, PushEvent event, const QByteArray &tokenHash) const;
    void finish(const QByteArray &key, const Result<ForwardedPush> &answer);

    PushGateway &m_gateway;
    PushLogWriter &m_log;
    const SecretBox &m_box;
    const Clock &m_clock;
    Options m_options;
    RateLimiter<qint64> m_rate;
    OnceOnly<ForwardedPush> m_done;
    QHash<QByteArray, QList<Waiter>> m_underWay;
    qint64 m_forwarded = 0;
    qint64 m_deadTokens = 0;
};

} // namespace wakeline
