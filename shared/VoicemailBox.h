// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// What a caller hears before the beep.
enum class GreetingKind {
    Default,
    Custom, ///< the box's own audio
    Name,   ///< the default, with the box's own audio in the place of the number
};

template <>
struct EnumNames<GreetingKind>
{
    static constexpr std::array names{std::pair{GreetingKind::Default, "default"},
                                      std::pair{GreetingKind::Custom, "custom"}, std::pair{GreetingKind::Name, "name"}};
};

/// What the box's owner is mailed of a new message.
enum class EmailNotify {
    None,
    Notice,
    Audio, ///< the notice with the recording
};

template <>
struct EnumNames<EmailNotify>
{
    static constexpr std::array names{std::pair{EmailNotify::None, "none"}, std::pair{EmailNotify::Notice, "notice"},
                                      std::pair{EmailNotify::Audio, "audio"}};
};

/// A voicemail box.
struct VoicemailBox
{
    qint64 id = 0;
    QString number; ///< what callers are sent to
    QString name;
    QStringList extensions; ///< the numbers of those who listen to it
    bool hasPin = false;
    GreetingKind greeting = GreetingKind::Default;
    QString email;
    EmailNotify emailNotify = EmailNotify::None;
    int maxDurationS = 180; ///< of one message
    int maxMessages = 100;  ///< more are refused
    int retentionDays = 0;  ///< 0: messages are kept for ever
    qint64 newMessages = 0;
    qint64 oldMessages = 0; ///< that were read
    QDateTime createdAt;
    QDateTime updatedAt;
    qint64 version = 1; ///< rises with every change of the box; the resource's ETag

    bool operator==(const VoicemailBox &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"id", &VoicemailBox::id},
        Field{"number", &VoicemailBox::number},
        Field{"name", &VoicemailBox::name},
        Field{"extensions", &VoicemailBox::extensions},
        Field{"has_pin", &VoicemailBox::hasPin},
        Field{"greeting", &VoicemailBox::greeting},
        Field{"email", &VoicemailBox::email},
        Field{"email_notify", &VoicemailBox::emailNotify},
        Field{"max_duration_s", &VoicemailBox::maxDurationS},
        Field{"max_messages", &VoicemailBox::maxMessages},
        Field{"retention_days", &VoicemailBox::retentionDays},
        Field{"new_messages", &VoicemailBox::newMessages},
        Field{"old_messages", &VoicemailBox::oldMessages},
        Field{"created_at", &VoicemailBox::createdAt},
        Field{"updated_at", &VoicemailBox::updatedAt},
        Field{"version", &VoicemailBox::version},
    };
};

/// What a client may say of a box: POST needs number and name; PATCH any of them.
struct VoicemailBoxDraft
{
    std::optional<QString> number = {};
    std::optional<QString> name = {};
    std::optional<QStringList> extensions = {}; ///< instead of those that it has
    std::optional<QString> pin = {};            ///< digits; empty: none. Stored only as a hash, never answered
    std::optional<GreetingKind> greeting = {};
    std::optional<QString> email = {};
    std::optional<EmailNotify> emailNotify = {};
    std::optional<int> maxDurationS = {};
    std::optional<int> maxMessages = {};
    std::optional<int> retentionDays = {};

    bool operator==(const VoicemailBoxDraft &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"number", &VoicemailBoxDraft::number},
        Field{"name", &VoicemailBoxDraft::name},
        Field{"extensions", &VoicemailBoxDraft::extensions},
        Field{"pin", &VoicemailBoxDraft::pin},
        Field{"greeting", &VoicemailBoxDraft::greeting},
        Field{"email", &VoicemailBoxDraft::email},
        Field{"email_notify", &VoicemailBoxDraft::emailNotify},
        Field{"max_duration_s", &VoicemailBoxDraft::maxDurationS},
        Field{"max_messages", &VoicemailBoxDraft::maxMessages},
        Field{"retention_days", &VoicemailBoxDraft::retentionDays},
    };
};

WAKELINE_WIRE_TYPE(VoicemailBox)
WAKELINE_WIRE_TYPE(VoicemailBoxDraft)

} // namespace wakeline
