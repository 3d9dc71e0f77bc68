// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Client.h"
#include "PushMessage.h"
#include "PushReaction.h"

#include <QElapsedTimer>

namespace wakeline {

/// What the sends of both providers share: the clockwork around one push and its report.
class PushAttempt
{
public:
    PushAttempt(PushMessage message, QDeadlineTimer deadline);

    const PushMessage message;
    const QDeadlineTimer deadline;
    PushReport report; ///< its `attempts` counts requests that were handed to the client

    void beginRequest(); ///< what was noted of the one before goes into the report's `earlier`
    std::chrono::milliseconds requestTime() const { return std::chrono::milliseconds(m_request.elapsed()); }

    /// Takes a reaction over into the report. A TryLater of the provider outlives a retry that the deadline cut off:
    /// it says why there is no better end.
    void note(const PushReaction &reaction, int status, const QString &providerId);

    /// Whether there is time, after the reaction's wait, for another request.
    bool hasTimeFor(const PushReaction &reaction) const;

    /// The reaction's wait, drawn a little longer, as far as the deadline allows.
    std::chrono::milliseconds jitteredWait(const PushReaction &reaction) const;

    PushReport finish();
    PushReport finish(PushOutcome outcome, const QString &reason);
    PushReport finishOutOfTime(); ///< before another request could be made

private:
    std::chrono::milliseconds timeToWait() const;
    void keepLast();

    std::optional<EarlierAttempt> m_last; ///< that was answered, or failed
    bool m_toldToTryLater = false;
    bool m_underWay = false;
    QElapsedTimer m_whole;
    QElapsedTimer m_request;
};

} // namespace wakeline
