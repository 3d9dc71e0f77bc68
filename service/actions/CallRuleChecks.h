// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRules.h"
#include "Result.h"

namespace wakeline {

/// The value at fault is named by its path: `call_rules.quiet_hours.from`.
Result<void> checkCallRules(const CallRules &rules);

} // namespace wakeline
