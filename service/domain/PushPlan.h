// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

#include <QList>

namespace wakeline {

/// Which of an extension's tokens an event is sent to.
///
/// A call goes to one token of each device: the PushKit one where the app has it, since only that wakes iOS at once.
/// Everything else never goes to a PushKit token: iOS demands that each VoIP push be reported as a call, and ends apps
/// that do not (Apple, "Responding to VoIP Notifications from PushKit").
QList<PushTarget> planPush(PushEvent event, const QList<PushTarget> &targets);

} // namespace wakeline
