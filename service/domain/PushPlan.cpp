// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushPlan.h"

#include "SameApp.h"

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

/// Kamailio pings each 30 s (kamailio.cfg); one missed ping is enough to doubt, since a push too many costs nothing.
constexpr auto keepaliveFresh = 45s;

bool isSameDevice(const PushTarget &a, const PushTarget &b)
{
    return isSameApp(a, b) && a.provider == b.provider;
}

bool isAwake(const Binding &binding, const QDateTime &now)
{
    // The SIP server drops a binding with its connection, so one that is there has its connection up.
    if (!binding.source.startsWith(u"udp:", Qt::CaseInsensitive))
        return true;
    return binding.lastKeepaliveAt && binding.lastKeepaliveAt->secsTo(now) <= keepaliveFresh.count();
}

/// A device that only REST told of is found by its device id, if that is the instance of its REGISTER.
bool belongsTo(const Binding &binding, const PushTarget &target)
{
    if (target.instance.isEmpty() && !target.appDeviceId.isEmpty())
        return canonicalDeviceId(binding.instance) == canonicalDeviceId(target.appDeviceId);
    return binding.pushCapable && binding.instance == target.instance;
}

} // namespace

QList<PushTarget> planCall(const QList<PushTarget> &targets)
{
    QList<PushTarget> chosen;
    for (const PushTarget &target : targets) {
        const bool hasBetter = !target.voip && std::ranges::any_of(targets, [&](const PushTarget &other) {
            return other.voip && isSameDevice(other, target);
        });
        if (!hasBetter)
            chosen.append(target);
    }
    return chosen;
}

QList<PushTarget> withoutAwake(const QList<PushTarget> &targets, const QList<Binding> &bindings, const QDateTime &now)
{
    QList<PushTarget> asleep;
    for (const PushTarget &target : targets) {
        const bool awake = std::ranges::any_of(
            bindings, [&](const Binding &binding) { return belongsTo(binding, target) && isAwake(binding, now); });
        if (!awake)
            asleep.append(target);
    }
    return asleep;
}

QList<PushTarget> planCancel(const QList<PushTarget> &pushed, const QList<PushTarget> &known)
{
    QList<PushTarget> chosen;
    for (const PushTarget &target : pushed) {
        if (!tellsApart(target.payload, PushEvent::Cancel))
            continue;
        if (!target.voip) {
            chosen.append(target);
            continue;
        }
        const auto ordinary = std::ranges::find_if(
            known, [&](const PushTarget &other) { return !other.voip && isSameDevice(other, target); });
        if (ordinary != known.end())
            chosen.append(*ordinary);
    }
    return chosen;
}

QList<PushTarget> planNotice(const QList<PushTarget> &known, PushEvent event)
{
    QList<PushTarget> chosen;
    for (const PushTarget &target : known) {
        if (!target.voip && tellsApart(target.payload, event))
            chosen.append(target);
    }
    return chosen;
}

} // namespace wakeline
