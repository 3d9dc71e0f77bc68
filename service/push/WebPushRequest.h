// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"
#include "WebMessage.h"
#include "WebPushSubscription.h"

namespace wakeline {

/// One encrypted push (RFC 8030): its payload is the JSON of docs/push-payload.md.
/// \param authorization  from VapidKey
/// \param shrunk  the push service has called it too large already
/// Errors: `too_large`, and those of encryptWebPush().
Result<WebRequest> webPushRequest(const PushMessage &message, const WebPushSubscription &subscription,
                                  const QByteArray &authorization, const QDateTime &now, bool shrunk);

} // namespace wakeline
