// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Event.h"
#include "Operator.h"

namespace wakeline {

/// Which topics of the live feed a role may read (docs/http-api.md, "Live feed"). The service sends no others, whatever
/// a client asks for; the console asks for no others.
inline bool mayRead(Role role, Topic topic)
{
    switch (topic) {
    case Topic::Audit:
        return role == Role::Admin;
    case Topic::Licenses:
        return role == Role::Admin || role == Role::Vendor;
    case Topic::Registrations:
    case Topic::Calls:
    case Topic::Push:
    case Topic::Voicemail:
    case Topic::Extensions:
    case Topic::System:
        return role != Role::Vendor;
    }
    return false;
}

} // namespace wakeline
