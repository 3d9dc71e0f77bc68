// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushReaction.h"
#include "WebMessage.h"

namespace wakeline {

/// The state of a push when an answer, or none, arrives.
struct WebProgress
{
    int attempts = 1;                    ///< this one included
    std::chrono::milliseconds waited{0}; ///< that the last request was given
    bool outOfTime = false;              ///< the deadline has passed
    int blindAttempts = 2;               ///< that may be made though an earlier one perhaps got through
    bool shrunk = false;
    bool renewedToken = false;

    bool operator==(const WebProgress &) const = default;
};

/// A request of a WebClient that got no answer. Unlike Http2Client it does not wait for a connection itself: what was
/// not sent is tried again.
PushReaction reactToWebFailure(const WebAnswer &answer, const WebProgress &progress);

} // namespace wakeline
