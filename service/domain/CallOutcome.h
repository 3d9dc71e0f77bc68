// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"

namespace wakeline {

/// What a final SIP status other than 2xx says of a call.
Disposition dispositionOf(int sipCode);

/// The same as a cause: the name that ITU-T Q.850 gives to the number of RFC 3398 §8.2.6.1, as one word. For the
/// statuses that neither knows, `interworking`, as RFC 3398 has it for what cannot be told.
QString hangupCauseOf(int sipCode);

/// A call that was answered and hung up.
inline QString normalClearing()
{
    return QStringLiteral("normal_call_clearing");
}

} // namespace wakeline
