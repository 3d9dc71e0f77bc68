// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

enum class CallState {
    Held,    ///< waiting for a pushed app to register
    Ringing, ///< INVITE delivered, no final answer yet
    Answered,
    Ended,
};

template <>
struct EnumNames<CallState>
{
    static constexpr std::array names{std::pair{CallState::Held, "held"}, std::pair{CallState::Ringing, "ringing"},
                                      std::pair{CallState::Answered, "answered"}, std::pair{CallState::Ended, "ended"}};
};

enum class Disposition { Answered, NoAnswer, Busy, Failed, Cancelled, Voicemail };

template <>
struct EnumNames<Disposition>
{
    static constexpr std::array names{
        std::pair{Disposition::Answered, "answered"},   std::pair{Disposition::NoAnswer, "no_answer"},
        std::pair{Disposition::Busy, "busy"},           std::pair{Disposition::Failed, "failed"},
        std::pair{Disposition::Cancelled, "cancelled"}, std::pair{Disposition::Voicemail, "voicemail"}};
};

/// How far an operator's transfer of a call is.
enum class TransferState {
    Trying,   ///< the phone that stays calls the target
    Answered, ///< the target has answered; this call ends
    Failed,   ///< it did not come to that, or nothing was heard of it; this call goes on
};

template <>
struct EnumNames<TransferState>
{
    static constexpr std::array names{std::pair{TransferState::Trying, "trying"},
                                      std::pair{TransferState::Answered, "answered"},
                                      std::pair{TransferState::Failed, "failed"}};
};

/// A call as the SIP server reports it; the row of the console's Calls page and the data of `call.changed`.
struct Call
{
    QString callId; ///< SIP Call-ID, the key
    QString caller; ///< user part of From
    QString callerName;
    QString callee; ///< extension number
    QString calleeName;
    CallState state = CallState::Ringing;
    bool video = false;
    QDateTime startedAt;
    QDateTime since;                    ///< when `state` was entered
    std::optional<QDateTime> holdUntil; ///< held: when waiting ends
    std::optional<qint64> holdMs;       ///< held: how long it waits in all
    std::optional<QString> afterHold;   ///< held: what comes next, `reject` or `redirect`
    std::optional<QDateTime> answeredAt;
    std::optional<QDateTime> endedAt;
    std::optional<Disposition> disposition; ///< once ended
    std::optional<int> sipCode;             ///< final status, once ended without an answer
    int pushesSent = 0;
    int pushesAccepted = 0;
    std::optional<qint64> firstPushMs;  ///< INVITE → first push accepted by its provider
    std::optional<qint64> registeredMs; ///< INVITE → REGISTER of a woken app
    std::optional<QString> transferTo;  ///< the extension that an operator hands it on to
    std::optional<TransferState> transferState;
    std::optional<int> transferCode; ///< failed: SIP status of the call to the target, if there was one

    bool operator==(const Call &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"call_id", &Call::callId},
        Field{"caller", &Call::caller},
        Field{"caller_name", &Call::callerName},
        Field{"callee", &Call::callee},
        Field{"callee_name", &Call::calleeName},
        Field{"state", &Call::state},
        Field{"video", &Call::video},
        Field{"started_at", &Call::startedAt},
        Field{"since", &Call::since},
        Field{"hold_until", &Call::holdUntil},
        Field{"hold_ms", &Call::holdMs},
        Field{"after_hold", &Call::afterHold},
        Field{"answered_at", &Call::answeredAt},
        Field{"ended_at", &Call::endedAt},
        Field{"disposition", &Call::disposition},
        Field{"sip_code", &Call::sipCode},
        Field{"pushes_sent", &Call::pushesSent},
        Field{"pushes_accepted", &Call::pushesAccepted},
        Field{"first_push_ms", &Call::firstPushMs},
        Field{"registered_ms", &Call::registeredMs},
        Field{"transfer_to", &Call::transferTo},
        Field{"transfer_state", &Call::transferState},
        Field{"transfer_code", &Call::transferCode},
    };
};

WAKELINE_WIRE_TYPE(Call)

} // namespace wakeline
