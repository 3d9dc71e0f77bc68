// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Route.h"

namespace wakeline {

class AdmitLicense;
class ForwardPush;
class IdempotentReplies;
struct ForwardedPush;
struct KnownLicense;
struct PushOrder;

/// `POST /v1/push`: pushes for other PBXs (wire contract §1).
class GatewayRoutes
{
public:
    GatewayRoutes(AdmitLicense &admit, ForwardPush &pushes, IdempotentReplies &idempotent)
        : m_admit(admit), m_pushes(pushes), m_idempotent(idempotent)
    {}

    Routes routes();

private:
    QCoro::Task<Reply> push(Request request);
    QCoro::Task<Reply> forward(PushOrder order, KnownLicense license);

    AdmitLicense &m_admit;
    ForwardPush &m_pushes;
    IdempotentReplies &m_idempotent;
};

} // namespace wakeline
