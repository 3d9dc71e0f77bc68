// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Libre.h"

namespace wakeline {

/// Whether an interface of this machine has the address, whatever the port. The kernel drops packets from outside that
/// claim to come from such an address, so whoever sends from one is on this machine.
bool isOwnAddress(const sa &address);

} // namespace wakeline
