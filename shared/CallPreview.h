// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"

namespace wakeline {

enum class PreviewAction {
    Wake,      ///< held while a push wakes the phones
    Ring,      ///< one extension's phones, or one number outside
    RingAll,   ///< several at once
    Pause,     ///< before the next number's turn
    Voicemail, ///< the end: a box records
    Reject,    ///< the end: refused with `code`
};

template <>
struct EnumNames<PreviewAction>
{
    static constexpr std::array names{
        std::pair{PreviewAction::Wake, "wake"},           std::pair{PreviewAction::Ring, "ring"},
        std::pair{PreviewAction::RingAll, "ring_all"},    std::pair{PreviewAction::Pause, "pause"},
        std::pair{PreviewAction::Voicemail, "voicemail"}, std::pair{PreviewAction::Reject, "reject"}};
};

struct PreviewStep
{
    PreviewAction action = PreviewAction::Ring;
    QStringList numbers; ///< who rings or is woken; the box of `voicemail`
    int startsAt = 0;    ///< seconds after the call arrived, at the latest
    int lasts = 0;       ///< seconds, at most; 0: as long as the SIP server rings by default
    int code = 0;        ///< SIP status of `reject`

    bool operator==(const PreviewStep &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"action", &PreviewStep::action}, Field{"numbers", &PreviewStep::numbers},
                   Field{"starts_at", &PreviewStep::startsAt}, Field{"lasts", &PreviewStep::lasts},
                   Field{"code", &PreviewStep::code}};
};

/// What the extension's own phones are taken to do.
enum class PreviewAnswer { NoAnswer, Busy, Declined, Asleep };

template <>
struct EnumNames<PreviewAnswer>
{
    static constexpr std::array names{
        std::pair{PreviewAnswer::NoAnswer, "no_answer"}, std::pair{PreviewAnswer::Busy, "busy"},
        std::pair{PreviewAnswer::Declined, "declined"}, std::pair{PreviewAnswer::Asleep, "asleep"}};
};

/// A call that is only thought of: what would be asked of it, and an extension's values that are not saved yet.
struct CallTrial
{
    std::optional<QString> from = {};
    std::optional<QDateTime> at = {};
    std::optional<PreviewAnswer> answer = {};
    std::optional<bool> doNotDisturb = {};
    std::optional<bool> followMeEnabled = {};
    std::optional<QList<FollowMeNumber>> followMeNumbers = {};
    std::optional<FollowMeStrategy> followMeStrategy = {};
    std::optional<CallRules> callRules = {};

    bool operator==(const CallTrial &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"from", &CallTrial::from},
        Field{"at", &CallTrial::at},
        Field{"answer", &CallTrial::answer},
        Field{"dnd", &CallTrial::doNotDisturb},
        Field{"follow_me_enabled", &CallTrial::followMeEnabled},
        Field{"follow_me_numbers", &CallTrial::followMeNumbers},
        Field{"follow_me_strategy", &CallTrial::followMeStrategy},
        Field{"call_rules", &CallTrial::callRules},
    };
};

/// What would become of it if nobody answered.
struct CallPreview
{
    QDateTime at;
    bool undisturbed = false;   ///< do not disturb holds for this caller at this time
    QList<PreviewStep> steps;   ///< in their order
    QStringList refusedNumbers; ///< follow-me numbers that no call may go on to

    bool operator==(const CallPreview &) const = default;
    static constexpr auto fields =
        std::tuple{Field{"at", &CallPreview::at}, Field{"undisturbed", &CallPreview::undisturbed},
                   Field{"steps", &CallPreview::steps}, Field{"refused_numbers", &CallPreview::refusedNumbers}};
};

WAKELINE_WIRE_TYPE(PreviewStep)
WAKELINE_WIRE_TYPE(CallTrial)
WAKELINE_WIRE_TYPE(CallPreview)

} // namespace wakeline
