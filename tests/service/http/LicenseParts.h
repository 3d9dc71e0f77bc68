// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ActivateLicense.h"
#include "ChangeLicense.h"
#include "ForwardPush.h"
#include "GatewayRoutes.h"
#include "IdempotencyTable.h"
#include "IdempotentReplies.h"
#include "LicenseRoutes.h"
#include "PushGateway.h"
#include "PushLogWriter.h"
#include "VendorRoutes.h"

namespace wakeline {

/// The provider's edge: answers after a moment with what the test says.
class ScriptedProvider final : public PushProvider
{
public:
    bool serves(PushProviderName name) const override { return served.contains(name); }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) override;
    QList<ProviderStatus> status() const override { return {}; }

    QList<PushProviderName> served{PushProviderName::Apns, PushProviderName::Fcm};
    QList<PushMessage> sent;
    PushReport report;
    std::chrono::milliseconds delay{20};
};

/// The gateway and licence server as the service builds them, with a provider that the test writes.
class LicenseParts
{
public:
    struct Options
    {
        RateLimiter<qint64>::Options rate = {};
        QString spoolFolder = {}; ///< empty: there is no spool
        std::optional<LicenseSigningKey> signingKey = {};
        QList<PushProvider *> providers = {}; ///< instead of `provider`
    };

    LicenseParts(Database &database, const SecretBox &box, const Clock &clock, Options options);
    ~LicenseParts();

    Routes routes();

    /// A licence of this tier. \param expiresInDays  0: never
    IssuedLicense issue(const QString &tier = QStringLiteral("standard"), int expiresInDays = 0);

    LicenseTable licenses;
    InstallationTable installations;
    TierTable tiers;
    IdempotencyTable idempotency;
    PushLogTable pushLog;
    PushLogWriter writer;
    ScriptedProvider provider;
    PushGateway gateway;
    AdmitLicense admit;
    ActivateLicense activations;
    ChangeLicense changes;
    ForwardPush forward;

private:
    const Clock &m_clock;
    IdempotentReplies m_idempotent;
    GatewayRoutes m_gatewayRoutes;
    LicenseRoutes m_licenseRoutes;
    VendorRoutes m_vendorRoutes;
};

/// The body of a `POST /v1/push` without what is optional.
QJsonObject pushBody(const QString &key, const QString &token = QStringLiteral("token-of-a-phone-1234567890"));

} // namespace wakeline
