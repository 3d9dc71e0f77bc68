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
    ++report.attempts;
    m_request.start();
}

void PushAttempt::note(const PushReaction &reaction, int status, const QString &providerId)
{
    report.outcome = reaction.outcome;
    report.status = status;
    report.reason = reaction.reason;
    report.providerId = providerId;
    report.retryAfter = reaction.retryAfter;
}

bool PushAttempt::hasTimeFor(const PushReaction &reaction) const
{
    if (report.attempts >= maxAttempts)
        return false;
    return deadline.isForever() || std::chrono::milliseconds(deadline.remainingTime()) > reaction.wait + usefulTime;
}

std::chrono::milliseconds PushAttempt::jitteredWait(const PushReaction &reaction)
{
    const auto most = std::min(reaction.wait / 2, longestJitter);
    return reaction.wait + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(most.count()) + 1));
}

PushReport PushAttempt::finish()
{
    report.latency = std::chrono::milliseconds(m_whole.elapsed());
    return report;
}

PushReport PushAttempt::finish(PushOutcome outcome, const QString &reason)
{
    report.outcome = outcome;
    report.reason = reason;
    return finish();
}

} // namespace wakeline
