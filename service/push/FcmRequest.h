// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Message.h"
#include "PushMessage.h"
#include "Result.h"

namespace wakeline {

/// One data message of high priority, for FCM HTTP v1.
/// Errors: `invalid_token`, `too_large`.
Result<Http2Request> fcmRequest(const PushMessage &message, const QString &projectId, const QByteArray &accessToken,
                                const QDateTime &now);

/// How long FCM may keep the message: `4.500s`. `0s`, once the call is over, is "now or never".
QString fcmTtl(const QDateTime &expiresAt, const QDateTime &now);

} // namespace wakeline
