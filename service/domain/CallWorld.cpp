// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallWorld.h"

#include "QuietTime.h"

namespace wakeline {

bool CallWorld::isUndisturbed(const Extension &extension, const QString &caller) const
{
    const CallRules &rules = extension.callRules;
    if (!extension.doNotDisturb && !(rules.quietHours && isQuiet(*rules.quietHours, now)))
        return false;
    return !rules.dndAllowed.contains(caller);
}

} // namespace wakeline
