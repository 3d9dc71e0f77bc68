// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushReaction.h"

namespace wakeline {

/// What APNs said, out of HTTP.
struct ApnsAnswer
{
    int status = 0;
    QString reason = {};
    QDateTime timestamp = {}; ///< 410: when APNs last knew that the token had ended
    std::optional<std::chrono::milliseconds> retryAfter = {};

    bool operator==(const ApnsAnswer &) const = default;

    static ApnsAnswer from(const Http2Answer &answer, const QDateTime &now);
};

/// What has been tried for this push already.
struct ApnsProgress
{
    QDateTime registeredAt = {}; ///< of the token; invalid if not known
    int attempts = 1;
    bool triedBothEnvironments = false;
    bool renewedToken = false;
    bool shrunk = false;

    bool operator==(const ApnsProgress &) const = default;
};

/// \see Apple, "Handling notification responses from APNs"; docs/decisions/0032
PushReaction reactToApns(const ApnsAnswer &answer, const ApnsProgress &progress);

} // namespace wakeline
