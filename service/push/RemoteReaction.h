// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WebReaction.h"

namespace wakeline {

/// What another Wakeline, or a gateway of the same family, said to `POST /v1/push` (wire contract §1).
struct RemoteAnswer
{
    int status = 0;
    bool fromGateway = false; ///< the body is a gateway's envelope, and not the page of a proxy in between
    QString code = {};        ///< the gateway's, or the provider's with status 502
    std::optional<PushOutcome> outcome = {};
    bool tokenDead = false;
    std::optional<std::chrono::milliseconds> retryAfter = {};

    bool operator==(const RemoteAnswer &) const = default;

    static RemoteAnswer from(const WebAnswer &answer, const QDateTime &now);
};

/// Reasons that are the gateway's own and not a provider's begin with `gateway_`; a licence that it refuses is
/// `license_…`. Only what says so of this very token ever ends it.
/// \see docs/decisions/0088
PushReaction reactToRemote(const RemoteAnswer &answer, const WebProgress &progress);

/// The same for a request that got no answer.
PushReaction reactToRemoteFailure(const WebAnswer &answer, const WebProgress &progress);

} // namespace wakeline
