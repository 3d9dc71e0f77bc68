// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "Result.h"

namespace wakeline {

/// The number at fault is named by its path: `follow_me_numbers[1].delay`. \param own  the extension's own number
Result<void> checkFollowMe(const QList<FollowMeNumber> &numbers, const QString &own);

} // namespace wakeline
