// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallOutcome.h"

#include <algorithm>

namespace wakeline {

namespace {

struct Cause
{
    int sipCode;
    const char *name;
};

// The numbers of Q.850 are those of RFC 3398; where it has two, for a provider and for a subscriber, the subscriber's.
constexpr std::array causes{
    Cause{400, "temporary_failure"},        // 41
    Cause{401, "call_rejected"},            // 21
    Cause{402, "call_rejected"},            // 21
    Cause{403, "call_rejected"},            // 21
    Cause{404, "unallocated_number"},       // 1
    Cause{405, "service_not_available"},    // 63
    Cause{406, "not_implemented"},          // 79
    Cause{407, "call_rejected"},            // 21
    Cause{408, "recovery_on_timer_expiry"}, // 102
    Cause{410, "number_changed"},           // 22
    Cause{480, "no_user_responding"},       // 18
    Cause{481, "temporary_failure"},        // 41
    Cause{482, "exchange_routing_error"},   // 25
    Cause{483, "exchange_routing_error"},   // 25
    Cause{484, "invalid_number_format"},    // 28
    Cause{485, "unallocated_number"},       // 1
    Cause{486, "user_busy"},                // 17
    Cause{487, "originator_cancel"},        // none: the call was given up before it could be released
    Cause{488, "incompatible_destination"}, // 88: by its Warning, which for a call is about the media
    Cause{500, "temporary_failure"},        // 41
    Cause{501, "not_implemented"},          // 79
    Cause{502, "network_out_of_order"},     // 38
    Cause{503, "temporary_failure"},        // 41
    Cause{504, "recovery_on_timer_expiry"}, // 102
    Cause{600, "user_busy"},                // 17
    Cause{603, "call_rejected"},            // 21
    Cause{604, "unallocated_number"},       // 1
    Cause{606, "incompatible_destination"}, // 88
};

} // namespace

Disposition dispositionOf(int sipCode)
{
    switch (sipCode) {
    case 486:
    case 600:
    case 603:
        return Disposition::Busy;
    case 487:
        return Disposition::Cancelled;
    case 408:
    case 480:
        return Disposition::NoAnswer;
    default:
        return Disposition::Failed;
    }
}

QString hangupCauseOf(int sipCode)
{
    const auto cause = std::ranges::find(causes, sipCode, &Cause::sipCode);
    return QLatin1String(cause == causes.end() ? "interworking" : cause->name);
}

} // namespace wakeline
