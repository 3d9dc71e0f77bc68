// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushReaction.h"

#include <QStringList>

namespace wakeline {

/// What FCM said, out of HTTP and google.rpc.Status.
struct FcmAnswer
{
    int status = 0;
    QString code = {};           ///< FcmError's errorCode, else the status' name: `UNREGISTERED`, `UNAUTHENTICATED`
    QString name = {};           ///< 200: `projects/…/messages/…`
    QStringList violations = {}; ///< fields of the request that are wrong: `message.token`
    bool deviceQuota = false;    ///< 429: this device's own limit, not the project's
    std::optional<std::chrono::milliseconds> retryAfter = {};

    bool operator==(const FcmAnswer &) const = default;

    static FcmAnswer from(const Http2Answer &answer, const QDateTime &now);
};

struct FcmProgress
{
    int attempts = 1;
    bool renewedToken = false;

    bool operator==(const FcmProgress &) const = default;
};

/// \see FCM HTTP v1 ErrorCode and "Handle error responses"; docs/decisions/0032
PushReaction reactToFcm(const FcmAnswer &answer, const FcmProgress &progress);

} // namespace wakeline
