// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Message.h"
#include "PushLogEntry.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace wakeline {

/// What to do with a provider's answer. The tables are in ApnsReaction.cpp and FcmReaction.cpp; all of it is pure.
struct PushReaction
{
    enum class Step {
        Finish,
        TryAgain,         ///< the same request, after `wait`
        OtherEnvironment, ///< APNs: the token may belong to the other one
        RenewToken,       ///< sign or fetch our own token anew, then try again
        Shrink,           ///< drop optional fields, then try again
        Reconnect,        ///< to another machine of the provider, perhaps; then try again after `wait`
    };

    Step step = Step::Finish;
    PushOutcome outcome = PushOutcome::Accepted; ///< the end of the push, if the step cannot be taken
    QString reason = {};
    std::chrono::milliseconds wait{0};
    /// The provider asks to be left alone for so long; kept in the report.
    std::optional<std::chrono::milliseconds> retryAfter = {};
    /// The provider does not work at present, whoever is pushed to: counts towards the circuit breaker.
    bool providerFailed = false;
    /// The provider works: the circuit breaker forgets.
    bool providerAnswered = false;
    /// A request was sent and no answer came: the phone may hear of the push.
    bool perhapsDelivered = false;
    /// The deadline cut the attempt off: what the provider said to an earlier one tells more.
    bool outOfTime = false;

    bool operator==(const PushReaction &) const = default;
};

/// A request that got no answer. `waited` is how long it had been given: a provider that did not answer within the
/// last few milliseconds of a call is not down.
PushReaction reactToFailure(Http2Failure failure, int attempts, std::chrono::milliseconds waited);

/// Retry-After: seconds or an HTTP date (RFC 9110 §10.2.3). At most an hour.
std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

/// The wait before attempt number `attempts` + 1: what the provider asked for, and never less than our own 100 ms,
/// doubling, at most a second.
std::chrono::milliseconds waitBeforeNext(std::optional<std::chrono::milliseconds> retryAfter, int attempts);

/// A provider's own word, fit for logs and codes: at most 64 of letters, digits, `_`, `-` and `.`.
QString tidyReason(const QString &reason);

/// The provider's word, else `status_503`; empty for a success.
QString reasonOr(const QString &reason, int status);

} // namespace wakeline
