// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

#include <QCoroTask>
#include <QDeadlineTimer>

namespace wakeline {

/// A push service: FCM, APNs, later Web Push and another Wakeline's gateway.
class PushProvider
{
public:
    virtual ~PushProvider() = default;

    virtual PushProviderName name() const = 0;

    /// Sends one push; resolves when the provider has answered or the deadline has passed, never later.
    /// Retries, the other APNs environment and token renewal happen inside, as far as the deadline allows.
    /// \param deadline  after it the call is over and the push must not be delivered (APNs apns-expiration, FCM ttl)
    /// \see APNs "Handling notification responses from APNs"; FCM v1 ErrorCode
    virtual QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) = 0;
};

} // namespace wakeline
