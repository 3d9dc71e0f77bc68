// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "ProviderBreaker.h"
#include "PushProvider.h"
#include "RemoteReaction.h"
#include "RemoteRequest.h"
#include "WebClient.h"

#include <QTimer>

namespace wakeline {

class PushAttempt;

/// Pushes through another Wakeline's `POST /v1/push`, which holds the credentials of the apps: for APNs and for FCM.
///
/// A push is tried again until its deadline: the gateway sends one (licence, call, event, token) once. The circuit
/// breaker counts pushes that got no answer in all their time, not attempts, so that a gateway that restarts costs no
/// call; a look at its `/healthz` keeps the connection warm and closes the breaker before a call has to try.
class RemoteGateway final : public QObject, public PushProvider
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl url; ///< `push.gateway_url`
        RemoteLicense license;
        QSslConfiguration tls; ///< from providerTls()
        WebClient::Options web = {.maxInFlight = 256, .maxQueue = 5000};
        std::chrono::milliseconds lookEvery{20'000};   ///< while nothing is pushed
        std::chrono::milliseconds lookWhileDown{2000}; ///< jittered
        std::chrono::milliseconds patienceOfLook{5000};
        ProviderBreaker::Options breaker;
    };

    /// Without a licence key nothing is sent until setLicense() brings one. Errors: `invalid_url`.
    static Result<std::unique_ptr<RemoteGateway>> create(Options options, const Clock &clock);

    ~RemoteGateway() override;

    bool serves(PushProviderName name) const override;
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) override;

    /// One entry, `gateway`.
    QList<ProviderStatus> status() const override;

    /// Another key, or the instance id of an activation, for the pushes from now on.
    void setLicense(RemoteLicense license);

    WebClient::Counters counters() const { return m_client.counters(); }

Q_SIGNALS:
    /// The gateway does not take the licence: for every push that hears so. The tokens are kept, the pushes go on.
    /// \param code  `license_expired`, …, or `license_refused` if the gateway gives no reason
    void licenseRefused(const QString &code);

private:
    RemoteGateway(Options options, const Clock &clock);

    QCoro::Task<> look();
    void scheduleLook();
    void conclude(const PushReaction &reaction, const WebAnswer &answer);
    void setProblem(const QString &problem);

    Options m_options;
    const Clock &m_clock;
    WebClient m_client;
    ProviderBreaker m_breaker;
    QString m_problem;        ///< why nothing gets through; empty if it does, or nobody knows yet
    QString m_licenseProblem; ///< the code with which it refuses the licence
    bool m_answered = false;  ///< at least once
    QTimer m_look;
};

} // namespace wakeline
