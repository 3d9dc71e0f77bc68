// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushPlan.h"

#include <algorithm>

namespace wakeline {

namespace {

bool sameDevice(const PushTarget &a, const PushTarget &b)
{
    return !a.instance.isEmpty() && a.instance == b.instance && a.provider == b.provider;
}

} // namespace

QList<PushTarget> planPush(PushEvent event, const QList<PushTarget> &targets)
{
    QList<PushTarget> chosen;
    for (const PushTarget &target : targets) {
        if (event != PushEvent::IncomingCall) {
            if (!target.voip)
                chosen.append(target);
            continue;
        }
        const bool betterToken = !target.voip && std::ranges::any_of(targets, [&](const PushTarget &other) {
            return other.voip && sameDevice(other, target);
        });
        if (!betterToken)
            chosen.append(target);
    }
    return chosen;
}

} // namespace wakeline
