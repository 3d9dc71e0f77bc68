// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// A message in a voicemail box; its audio is fetched apart.
struct VoicemailMessage
{
    qint64 id = 0;
    qint64 mailboxId = 0;
    QString callerIdName;
    QString callerIdNum;
    QDateTime timestamp; ///< when the recording began
    qint64 duration = 0; ///< of the recording, whole seconds
    bool read = false;
    std::optional<QDateTime> readAt; ///< when it was first marked as read
    QString transcription;           ///< empty: none
    QDateTime createdAt;             ///< when it came into the box

    bool operator==(const VoicemailMessage &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &VoicemailMessage::id},
        Field{"mailbox_id", &VoicemailMessage::mailboxId},
        Field{"caller_id_name", &VoicemailMessage::callerIdName},
        Field{"caller_id_num", &VoicemailMessage::callerIdNum},
        Field{"timestamp", &VoicemailMessage::timestamp},
        Field{"duration", &VoicemailMessage::duration},
        Field{"read", &VoicemailMessage::read},
        Field{"read_at", &VoicemailMessage::readAt},
        Field{"transcription", &VoicemailMessage::transcription},
        Field{"created_at", &VoicemailMessage::createdAt},
    };
};

/// What became of a message, and how many its box holds since: the lamp on a phone shows that there are new ones.
struct VoicemailChange
{
    QString mailbox; ///< number of the box
    qint64 newMessages = 0;
    qint64 oldMessages = 0; ///< that were read
    VoicemailMessage message;

    bool operator==(const VoicemailChange &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"mailbox", &VoicemailChange::mailbox},
        Field{"new_messages", &VoicemailChange::newMessages},
        Field{"old_messages", &VoicemailChange::oldMessages},
        Field{"message", &VoicemailChange::message},
    };
};

WAKELINE_WIRE_TYPE(VoicemailMessage)
WAKELINE_WIRE_TYPE(VoicemailChange)

} // namespace wakeline
