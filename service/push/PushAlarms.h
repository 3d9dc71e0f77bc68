// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"

#include <QHash>

namespace wakeline {

/// Turns the ends of pushes into alarms: one per cause, however many pushes it costs. Given the time.
class PushAlarms
{
public:
    struct Alarm
    {
        QString code;
        QString message;

        bool operator==(const Alarm &) const = default;
    };

    /// The same cause is not told again within this time.
    static constexpr std::chrono::minutes silence{15};

    /// Tokens that APNs refuses in both environments within a minute before that is an alarm: one is a stale device,
    /// a burst is a build that was signed for the other environment or a wrong topic.
    static constexpr int refusedBurst = 3;

    /// \return an alarm, the first time that its cause shows
    std::optional<Alarm> observe(PushProviderName provider, const PushReport &report, const QDateTime &now);

private:
    std::optional<Alarm> raise(Alarm alarm, const QDateTime &now);
    bool isBurst(const QDateTime &now);

    QHash<QString, QDateTime> m_raised; ///< bounded: codes come from a small set
    QList<QDateTime> m_refused;         ///< at most `refusedBurst` entries
};

} // namespace wakeline
