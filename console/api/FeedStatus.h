// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace wakeline {

/// How the link to the server is, for the banner and the sidebar's footer. Times are this computer's, UTC.
struct FeedStatus
{
    enum class State {
        SignedOut,  ///< not started, or only a new sign-in helps (`reason`)
        Connecting, ///< first attempt; an attempt after a loss stays Lost until it succeeds
        Live,
        Lost,
    };
    State state = State::SignedOut;
    QDateTime since;                        ///< when this state was entered; Lost: when the link was lost
    std::optional<QDateTime> nextAttemptAt; ///< Lost: no value while an attempt is under way
    QString reason;                         ///< one sentence

    bool operator==(const FeedStatus &) const = default;
};

} // namespace wakeline
