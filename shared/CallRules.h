// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Json.h"

namespace wakeline {

/// What a caller gets while the callee does not want to be disturbed.
enum class DndAction { Voicemail, Reject };

template <>
struct EnumNames<DndAction>
{
    static constexpr std::array names{std::pair{DndAction::Reject, "reject"},
                                      std::pair{DndAction::Voicemail, "voicemail"}};
};

/// Where a call goes that the extension's own phones did not take. Each leads on to the ones behind it where it cannot
/// be done: follow-me that is off or used up to voicemail, voicemail without a box to a refusal.
enum class NextStep { FollowMe, Reject, Voicemail };

template <>
struct EnumNames<NextStep>
{
    static constexpr std::array names{std::pair{NextStep::FollowMe, "follow_me"},
                                      std::pair{NextStep::Voicemail, "voicemail"},
                                      std::pair{NextStep::Reject, "reject"}};
};

enum class Weekday { Mon = 1, Tue, Wed, Thu, Fri, Sat, Sun }; ///< as QDate::dayOfWeek() counts

template <>
struct EnumNames<Weekday>
{
    static constexpr std::array names{std::pair{Weekday::Mon, "mon"}, std::pair{Weekday::Tue, "tue"},
                                      std::pair{Weekday::Wed, "wed"}, std::pair{Weekday::Thu, "thu"},
                                      std::pair{Weekday::Fri, "fri"}, std::pair{Weekday::Sat, "sat"},
                                      std::pair{Weekday::Sun, "sun"}};
};

/// Do not disturb by the wall clock of a time zone.
struct QuietHours
{
    QString from;        ///< "22:00"
    QString to;          ///< "07:00"; at or before `from`: on the next day
    QString timeZone;    ///< IANA name, "Europe/Berlin"
    QList<Weekday> days; ///< on which they begin; none: every day

    bool operator==(const QuietHours &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"from", &QuietHours::from}, Field{"to", &QuietHours::to},
                   Field{"time_zone", &QuietHours::timeZone}, Field{"days", &QuietHours::days, Presence::Optional}};
};

/// What becomes of the calls to an extension, beyond its two switches: do not disturb and follow-me.
struct CallRules
{
    DndAction dndAction = DndAction::Reject;
    QStringList dndAllowed; ///< callers who get through all the same
    std::optional<QuietHours> quietHours;
    int ringTimeout = 30; ///< seconds that its own phones ring
    NextStep onBusy = NextStep::Voicemail;
    NextStep onDeclined = NextStep::Voicemail;
    NextStep onNoAnswer = NextStep::FollowMe;
    NextStep onOffline = NextStep::FollowMe; ///< nothing is registered, and nothing could be woken

    bool operator==(const CallRules &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"dnd_action", &CallRules::dndAction, Presence::Optional},
        Field{"dnd_allowed", &CallRules::dndAllowed, Presence::Optional},
        Field{"quiet_hours", &CallRules::quietHours},
        Field{"ring_timeout", &CallRules::ringTimeout, Presence::Optional},
        Field{"on_busy", &CallRules::onBusy, Presence::Optional},
        Field{"on_declined", &CallRules::onDeclined, Presence::Optional},
        Field{"on_no_answer", &CallRules::onNoAnswer, Presence::Optional},
        Field{"on_offline", &CallRules::onOffline, Presence::Optional},
    };
};

WAKELINE_WIRE_TYPE(QuietHours)
WAKELINE_WIRE_TYPE(CallRules)

} // namespace wakeline
