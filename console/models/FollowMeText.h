// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"

namespace wakeline {

/// "+493012345 after 10 s for 20 s, then 208 for 30 s": where a call goes that nobody answers. Empty for no numbers.
QString followMeText(const QList<FollowMeNumber> &numbers, FollowMeStrategy strategy);

} // namespace wakeline
