// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class ActivateLicense;
class AdmitLicense;
class IdempotentReplies;

/// The licence server towards PBXs: `/v1/license/…` (wire contract §1).
class LicenseRoutes
{
public:
    LicenseRoutes(AdmitLicense &admit, ActivateLicense &licenses, IdempotentReplies &idempotent)
        : m_admit(admit), m_licenses(licenses), m_idempotent(idempotent)
    {}

    Routes routes();

private:
    QCoro::Task<Reply> validate(Request request);
    QCoro::Task<Reply> activate(Request request);
    QCoro::Task<Reply> takeSeat(Request request);
    QCoro::Task<Reply> deactivate(Request request);
    QCoro::Task<Reply> heartbeat(Request request);
    QCoro::Task<Reply> status(Request request);

    AdmitLicense &m_admit;
    ActivateLicense &m_licenses;
    IdempotentReplies &m_idempotent;
};

} // namespace wakeline
