// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogTable.h"
#include "Request.h"

namespace wakeline {

/// `?extension=&provider=&environment=&event=&outcome=&call_id=&installation=&from=&to=&before=` of a list of the push
/// log. Every malformed one is an `invalid_value` that names it.
Result<PushLogFilter> pushLogFilterOf(const Request &request);

} // namespace wakeline
