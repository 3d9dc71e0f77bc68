// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

#include "License.h"

namespace wakeline {

class ActivateLicense;
class ChangeLicense;
class Clock;
class IdempotentReplies;
class InstallationTable;
class LicenseTable;
class PushLogTable;
class TierTable;

/// Licences, their installations and tiers, for the vendor's operators: `/api/v1/licenses…`, `/api/v1/tiers…`.
class VendorRoutes
{
public:
    struct Parts
    {
        LicenseTable &licenses;
        InstallationTable &installations;
        TierTable &tiers;
        PushLogTable &pushLog;
        ChangeLicense &changes;
        ActivateLicense &activations;
        IdempotentReplies &idempotent;
        const Clock &clock;
    };

    explicit VendorRoutes(Parts parts) : m_parts(parts) {}

    Routes routes();

private:
    QCoro::Task<Reply> list(Request request);
    QCoro::Task<Reply> issue(Request request);
    QCoro::Task<Reply> issueOnce(Request request);
    QCoro::Task<Reply> show(Request request);
    QCoro::Task<Reply> change(Request request);
    QCoro::Task<Reply> renew(Request request);
    QCoro::Task<Reply> suspend(Request request);
    QCoro::Task<Reply> reinstate(Request request);
    QCoro::Task<Reply> revoke(Request request);
    QCoro::Task<Reply> transfer(Request request);
    QCoro::Task<Reply> transferOnce(Request request);
    QCoro::Task<Reply> file(Request request);
    QCoro::Task<Reply> installations(Request request);
    QCoro::Task<Reply> releaseInstallation(Request request);
    QCoro::Task<Reply> pushLog(Request request);
    QCoro::Task<Reply> tiers(Request request);
    QCoro::Task<Reply> putTier(Request request);

    using Act = QCoro::Task<Result<License>> (ChangeLicense::*)(qint64, std::optional<qint64>);
    QCoro::Task<Reply> act(Request request, Act act);

    Parts m_parts;
};

} // namespace wakeline
