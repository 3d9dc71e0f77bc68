// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushReasonText.h"

#include <optional>

namespace wakeline {

/// Plain words for a reason that is not a provider's but our service's own (service/push), or that of another Wakeline
/// that it pushes through. No value: it is none of these.
std::optional<PushExplanation> explainOwnReason(const PushLogEntry &entry);

} // namespace wakeline
