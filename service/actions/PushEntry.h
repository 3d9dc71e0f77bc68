// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

namespace wakeline {

/// The push log's row of a message, before it is sent.
PushLogEntry pushEntryFor(const PushMessage &message, const QDateTime &now);

/// Takes the end of the push over into its row.
void concludePushEntry(PushLogEntry &entry, const PushReport &report);

} // namespace wakeline
