// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRules.h"

namespace wakeline {

/// Whether a wall clock in the hours' own time zone stands within them. What it shows decides, so an hour that a change
/// to summer time leaves out is over at once, and one that comes twice is quiet twice.
///
/// Hours that cannot be read, as with a time zone that this system does not know, are never quiet: the phone rings.
bool isQuiet(const QuietHours &hours, const QDateTime &now);

} // namespace wakeline
