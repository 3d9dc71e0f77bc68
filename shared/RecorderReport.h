// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Listening.h"

/// What the voicemail recorder (a process of its own) and the service tell each other, and what lies in the spool
/// between them. docs/voicemail.md describes both.
namespace wakeline {

/// The sidecar of a recording: written when the call is answered, so that a recorder killed in the middle has not
/// forgotten who called, and again when the recording is complete.
struct Recording
{
    QString id; ///< also the name of its files
    QString mailbox = {};
    QString callId = {};       ///< the SIP Call-ID
    QString callerName = {};   ///< may be empty
    QString callerNumber = {}; ///< may be empty
    QDateTime startedAt = {};  ///< the answer
    std::optional<QDateTime> endedAt = {};
    std::optional<QString> reason = {}; ///< why it ended: `hangup`, `hash`, `silence` … (EndReason)

    bool operator==(const Recording &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &Recording::id},
        Field{"mailbox", &Recording::mailbox},
        Field{"call_id", &Recording::callId},
        Field{"caller_name", &Recording::callerName},
        Field{"caller_number", &Recording::callerNumber},
        Field{"started_at", &Recording::startedAt},
        Field{"ended_at", &Recording::endedAt},
        Field{"reason", &Recording::reason},
    };
};

enum class RecorderEvent { Hello, RecordingStarted, RecordingFinished, RecordingDropped, Alert, ListenerAsked };

template <>
struct EnumNames<RecorderEvent>
{
    static constexpr std::array names{std::pair{RecorderEvent::Hello, "hello"},
                                      std::pair{RecorderEvent::RecordingStarted, "recording.started"},
                                      std::pair{RecorderEvent::RecordingFinished, "recording.finished"},
                                      std::pair{RecorderEvent::RecordingDropped, "recording.dropped"},
                                      std::pair{RecorderEvent::Alert, "alert"},
                                      std::pair{RecorderEvent::ListenerAsked, "listener.asked"}};
};

/// One line from the recorder. `recording.finished` is answered with a RecorderAnswer, and told again and again until
/// then; `listener.asked` with a ListeningReply, or else the caller is told that there is no voicemail now.
struct RecorderReport
{
    RecorderEvent event = RecorderEvent::Hello;
    std::optional<Recording> recording = {};      ///< of the three that are about one
    std::optional<QString> code = {};             ///< of an alert: `spool_full`, `spool_failing`
    std::optional<bool> raised = {};              ///< of an alert: false when it is over
    std::optional<QString> message = {};          ///< of an alert, for people
    std::optional<ListeningRequest> request = {}; ///< of `listener.asked`

    bool operator==(const RecorderReport &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"event", &RecorderReport::event},     Field{"recording", &RecorderReport::recording},
        Field{"code", &RecorderReport::code},       Field{"raised", &RecorderReport::raised},
        Field{"message", &RecorderReport::message}, Field{"request", &RecorderReport::request},
    };
};

enum class RecorderVerdict { Kept, Later };

template <>
struct EnumNames<RecorderVerdict>
{
    static constexpr std::array names{std::pair{RecorderVerdict::Kept, "kept"},
                                      std::pair{RecorderVerdict::Later, "later"}};
};

/// One line to the recorder: `kept` when the message is durably in its box and the spool files are gone, `later` when
/// it cannot be kept now (no such box, box full): it stays in the spool and is told again after a while.
struct RecorderAnswer
{
    RecorderVerdict verdict = RecorderVerdict::Kept;
    QString id;

    bool operator==(const RecorderAnswer &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"verdict", &RecorderAnswer::verdict},
        Field{"id", &RecorderAnswer::id},
    };
};

/// What wakelined tells the recorder of a box: `<number>.json` in the folder of greetings.
struct RecordedBox
{
    int maxDurationS = 0;          ///< of one message
    std::optional<bool> full = {}; ///< true: it takes no more now, so nothing is recorded for it

    bool operator==(const RecordedBox &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"max_duration_s", &RecordedBox::maxDurationS}, Field{"full", &RecordedBox::full}};
};

WAKELINE_WIRE_TYPE(Recording)
WAKELINE_WIRE_TYPE(RecorderReport)
WAKELINE_WIRE_TYPE(RecorderAnswer)
WAKELINE_WIRE_TYPE(RecordedBox)

} // namespace wakeline
