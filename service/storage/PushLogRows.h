// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"
#include "LoggedPush.h"

// The rows of push_log: how entries become rows, and rows entries again.

#define PUSH_LOG_COLUMNS                                                                                               \
    "at, extension, device_id, user_agent, provider, environment, event, call_id, caller, outcome, status, reason, "   \
    "provider_id, latency_ms, attempts, token_masked, woke_ms, earlier_attempts, license_id, installation"

namespace wakeline::pushLogRows {

/// From `SELECT PUSH_LOG_COLUMNS, id`.
PushLogEntry entryFrom(const Row &row);

/// Writes what is not there yet, and notes in the devices when they were pushed last. On PostgreSQL one statement each.
/// \return the ids of all, in order; also of those that were there
Result<QList<qint64>> insertOnce(Connection &connection, const QList<LoggedPush> &pushes);

} // namespace wakeline::pushLogRows
