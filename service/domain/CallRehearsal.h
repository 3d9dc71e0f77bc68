// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallPolicy.h"
#include "CallPreview.h"

namespace wakeline {

/// Asks the policy for a call that nobody answers, step by step to its end, as the SIP server would.
///
/// \param answer  what the callee's own phones do; whoever comes after them does not answer
CallPreview rehearseCall(const CallPolicy &policy, const CallWorld &world, const QString &callee, const QString &caller,
                         PreviewAnswer answer);

} // namespace wakeline
