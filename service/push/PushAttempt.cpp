// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushAttempt.h"

#include <QRandomGenerator>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr int maxAttempts = 8;
constexpr auto usefulTime = 50ms; ///< less than this is not worth a request
constexpr auto longestJitter = 250ms;

} // namespace

PushAttempt::PushAttempt(PushMessage pushed, QDeadlineTimer until) : message(std::move(pushed)), deadline(until)
{
    report.attempts = 0;
    m_whole.start();
    m_request.start();
}

void PushAttempt::beginRequest()
{
    keepLast();
    m_underWay = true;
    ++report.attempts;
    m_request.start();
}

void PushAttempt::note(const PushReaction &reaction, int status, const QString &providerId)
{
    report.perhapsDelivered |= reaction.perhapsDelivered;
    if (std::exchange(m_underWay, false)) // else it is what kept us from making a request
        m_last = {report.attempts, report.environment, status, reaction.reason, requestTime().count()};
    if (reaction.outOfTime && m_toldToTryLater)
        return;
    m_toldToTryLater = reaction.outcome == PushOutcome::TryLater;
    report.outcome = reaction.outcome;
    report.status = status;
    report.reason = reaction.reason;
    report.providerId = providerId;
    report.retryAfter = reaction.retryAfter;
}

void PushAttempt::keepLast()
{
    if (m_last)
        report.earlier.append(*m_last);
    m_last.reset();
}

bool PushAttempt::hasTimeFor(const PushReaction &reaction) const
{
    if (report.attempts >= maxAttempts)
        return false;
    return reaction.wait < timeToWait();
}

/// What may be waited so that time is left for a request.
std::chrono::milliseconds PushAttempt::timeToWait() const
{
    return deadline.isForever() ? std::chrono::milliseconds::max()
                                : std::chrono::milliseconds(deadline.remainingTime()) - usefulTime;
}

std::chrono::milliseconds PushAttempt::jitteredWait(const PushReaction &reaction) const
{
    const auto wanted = std::min<std::chrono::milliseconds>(reaction.wait / 2, longestJitter);
    const auto most = std::clamp<std::chrono::milliseconds>(timeToWait() - reaction.wait, 0ms, wanted);
    return reaction.wait + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(most.count()) + 1));
}

PushReport PushAttempt::finish()
{
    report.latency = std::chrono::milliseconds(m_whole.elapsed());
    return report;
}

PushReport PushAttempt::finish(PushOutcome outcome, const QString &reason)
{
    keepLast(); // its answer is not the end
    report.outcome = outcome;
    report.reason = reason;
    report.status = 0;
    report.providerId.clear();
    return finish();
}

PushReport PushAttempt::finishOutOfTime()
{
    return m_toldToTryLater ? finish() : finish(PushOutcome::Expired, QStringLiteral("deadline"));
}

} // namespace wakeline
