// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

#include <QCoroTask>
#include <QDeadlineTimer>

namespace wakeline {

/// Whether pushes get through at present, as `/readyz` and the console show it.
struct ProviderStatus
{
    QString name; ///< `apns production`, `apns sandbox`, `fcm`, `webpush`, `gateway`
    bool ok = true;
    QString message; ///< one sentence for the operator

    bool operator==(const ProviderStatus &) const = default;
};

/// A push service: FCM, APNs, Web Push, or another Wakeline that holds the credentials for some of them.
class PushProvider
{
public:
    virtual ~PushProvider() = default;

    /// Whether it pushes to devices of this kind.
    virtual bool serves(PushProviderName name) const = 0;

    /// Sends one push; resolves when the provider has answered or the deadline has passed, never later.
    /// Retries, the other APNs environment and token renewal happen inside, as far as the deadline allows.
    /// \param deadline  after it the call is over: no attempt is made and no answer is waited for. What the provider
    ///                  is told of the push's life comes from PushMessage::expiresAt.
    /// \see APNs "Handling notification responses from APNs"; FCM v1 ErrorCode
    virtual QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) = 0;

    /// One entry per environment.
    virtual QList<ProviderStatus> status() const = 0;
};

} // namespace wakeline
