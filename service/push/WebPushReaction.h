// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WebReaction.h"

namespace wakeline {

/// What a browser's push service said, out of HTTP.
struct WebPushAnswer
{
    int status = 0;
    QString word = {}; ///< Apple's `reason`, Mozilla's `errno`; for the log
    std::optional<std::chrono::milliseconds> retryAfter = {};

    bool operator==(const WebPushAnswer &) const = default;

    static WebPushAnswer from(const WebAnswer &answer, const QDateTime &now);
};

/// \see RFC 8030 §5 and §7.3, RFC 8292 §4.2; docs/decisions/0089
PushReaction reactToWebPush(const WebPushAnswer &answer, const WebProgress &progress);

/// The same for a request that got no answer.
PushReaction reactToWebPushFailure(const WebAnswer &answer, const WebProgress &progress);

} // namespace wakeline
