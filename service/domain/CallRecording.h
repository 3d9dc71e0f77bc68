// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecord.h"
#include "PbxReport.h"

/// How a call becomes its record: pure, one step for each thing that a SIP server tells of a call.
namespace wakeline {

/// From outside to outside is inbound: such a call came to us, and failed here.
CallDirection directionOf(bool callerIsExtension, bool calleeIsExtension);

/// The first answer counts.
void recordAnswer(CallRecord &record, const QDateTime &at);

/// \param report  Ended or Failed
void recordEnd(CallRecord &record, const CallReport &report, const QDateTime &at);

/// The SIP server no longer knows the call and nobody saw its end.
/// \param lastSeen  when it was certainly up: longer it is not billed
void recordLoss(CallRecord &record, const QDateTime &lastSeen);

} // namespace wakeline
