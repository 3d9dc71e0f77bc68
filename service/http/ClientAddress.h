// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Request.h"

namespace wakeline {

/// Where a request comes from, as far as it can be believed, for counting what one client does.
///
/// Behind a reverse proxy on this machine it is the address that the proxy appended to X-Forwarded-For; the header of
/// any other peer is not believed. An IPv6 address stands for its /64, the least that one customer holds.
QString clientAddress(const Request &request);

} // namespace wakeline
