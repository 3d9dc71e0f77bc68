// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "PushLogEntry.h"
#include "Timeline.h"

namespace wakeline {

/// What happened to a call and what it waits for, from the call itself and the pushes that went out for it.
/// \param pushes  of this Call-ID, oldest first
/// \param now     the server's time; what is still running is shown with its length so far, or a dash if stale
QList<Timeline::Step> callTimeline(const Call &call, const QList<PushLogEntry> &pushes, const QDateTime &now,
                                   bool stale);

/// The same for a single push.
QList<Timeline::Step> pushTimeline(const PushLogEntry &push, const QDateTime &now, bool stale);

} // namespace wakeline
