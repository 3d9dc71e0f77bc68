// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"

namespace wakeline {

/// Seen from this PBX.
enum class CallDirection { Inbound, Outbound, Internal };

template <>
struct EnumNames<CallDirection>
{
    static constexpr std::array names{std::pair{CallDirection::Inbound, "inbound"},
                                      std::pair{CallDirection::Outbound, "outbound"},
                                      std::pair{CallDirection::Internal, "internal"}};
};

/// What remains of a call (a call detail record, CDR): one for each call as its caller sees it, however many phones it
/// rang. While the call goes on it has neither an end nor a disposition, and is in no list.
struct CallRecord
{
    qint64 id = 0; ///< rises with the start of the calls; 0 until stored
    QString callId;
    QDateTime startTime;
    std::optional<QDateTime> answerTime;
    std::optional<QDateTime> endTime;
    qint64 duration = 0;    ///< start to end, whole seconds
    qint64 billableDur = 0; ///< answer to end, whole seconds
    QString callerIdName;
    QString callerIdNum;
    QString callee;                ///< as dialled
    std::optional<qint64> trunkId; ///< none: no trunk took part, or it is not known which
    CallDirection direction = CallDirection::Internal;
    std::optional<Disposition> disposition;
    QString hangupCause; ///< \see hangupCauseOf; `lost` where nobody saw the end

    bool operator==(const CallRecord &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &CallRecord::id},
        Field{"call_id", &CallRecord::callId},
        Field{"start_time", &CallRecord::startTime},
        Field{"answer_time", &CallRecord::answerTime},
        Field{"end_time", &CallRecord::endTime},
        Field{"duration", &CallRecord::duration},
        Field{"billable_dur", &CallRecord::billableDur},
        Field{"caller_id_name", &CallRecord::callerIdName},
        Field{"caller_id_num", &CallRecord::callerIdNum},
        Field{"callee", &CallRecord::callee},
        Field{"trunk_id", &CallRecord::trunkId},
        Field{"direction", &CallRecord::direction},
        Field{"disposition", &CallRecord::disposition},
        Field{"hangup_cause", &CallRecord::hangupCause},
    };
};

WAKELINE_WIRE_TYPE(CallRecord)

} // namespace wakeline
