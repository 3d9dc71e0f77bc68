// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"
#include "Rows.h"

#define CALL_RECORD_COLUMNS                                                                                            \
    "id, call_id, start_time, answer_time, end_time, duration, billable_dur, caller_id_name, caller_id_num, callee, "  \
    "trunk_id, direction, disposition, hangup_cause"

namespace wakeline {

/// From CALL_RECORD_COLUMNS.
inline CallRecord callRecordFrom(const Row &row)
{
    return {.id = row.integer(0),
            .callId = row.text(1),
            .startTime = row.time(2),
            .answerTime = row.optionalTime(3),
            .endTime = row.optionalTime(4),
            .duration = row.integer(5),
            .billableDur = row.integer(6),
            .callerIdName = row.text(7),
            .callerIdNum = row.text(8),
            .callee = row.text(9),
            .trunkId = row.optionalInteger(10),
            .direction = enumFromName<CallDirection>(row.text(11)).value_or(CallDirection::Internal),
            .disposition = enumFromName<Disposition>(row.text(12)),
            .hangupCause = row.text(13)};
}

} // namespace wakeline
