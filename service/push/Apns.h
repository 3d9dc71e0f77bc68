// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApnsReaction.h"
#include "Clock.h"
#include "Http2Client.h"
#include "ProviderBreaker.h"
#include "ProviderToken.h"
#include "ProviderUrl.h"
#include "PushProvider.h"

#include <QObject>
#include <QSslConfiguration>

#include <memory>

namespace wakeline {

/// Apple's push service, both environments.
///
/// A device's environment is the one that took its last push; unknown, it is the configured one, and a token that the
/// one refuses is tried once on the other (PushReport::environment tells which one answered: keep it).
/// \see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
class Apns final : public QObject, public PushProvider
{
    Q_OBJECT

public:
    struct Options
    {
        ApnsHosts hosts;
        QString keyPath; ///< the .p8 file of the team's signing key
        QString keyId;
        QString teamId;
        QString bundleId;       ///< topic of devices that name none in pn-param; without `.voip`
        bool useSandbox = true; ///< the environment tried first for a device whose environment is not known
        QSslConfiguration tls;  ///< from providerTls()
        Http2Client::Options http;
    };

    /// Reads and parses the key once. Errors: `invalid_key` (names the file and the problem), `missing_option`.
    static Result<std::unique_ptr<Apns>> create(Options options, const Clock &clock);

    ~Apns() override;

    bool serves(PushProviderName name) const override { return name == PushProviderName::Apns; }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) override;
    QList<ProviderStatus> status() const override;

private:
    struct Environment;
    struct Attempt;

    Apns(Options options, ProviderToken token, const Clock &clock);

    static ProviderStatus statusOf(const Environment &environment, bool configured);

    Environment &firstEnvironment(const PushTarget &target);
    Environment &other(const Environment &environment);
    void record(Environment &environment, const PushReaction &reaction);
    bool takeStep(Attempt &attempt, const PushReaction &reaction);

    Options m_options;
    ProviderToken m_token;
    const Clock &m_clock;
    std::unique_ptr<Environment> m_production;
    std::unique_ptr<Environment> m_sandbox;
};

} // namespace wakeline
