// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"

namespace wakeline {

/// Where a call goes beside its own phones (docs/calls.md): "+493012345 after 10 s for 20 s, then 208 for 30 s", or
/// "+493012345, 208 with its own phones for 30 s". Empty for no numbers.
QString followMeText(const QList<FollowMeNumber> &numbers, FollowMeStrategy strategy);

} // namespace wakeline
