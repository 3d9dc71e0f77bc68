// SPDX-License-Identifier: GPL-3.0-or-later
#include "LoadHistory.h"

namespace wakeline {

using namespace std::chrono_literals;

namespace {

QDateTime startOf(const QDateTime &time, std::chrono::milliseconds step)
{
    return QDateTime::fromMSecsSinceEpoch(time.toMSecsSinceEpoch() / step.count() * step.count(), Qt::UTC);
}

/// What follows within the same time.
void merge(LoadSample &sample, int extensions, int registered, int onCall, int held)
{
    sample.extensions = extensions;
    sample.registered = registered;
    sample.onCall = std::max(sample.onCall, onCall);
    sample.held = std::max(sample.held, held);
}

} // namespace

void LoadHistory::observe(const LiveCounts &counts, const QDateTime &now)
{
    const QDateTime minute = startOf(now, 1min);
    // A clock that was set back writes into the newest minute rather than before it.
    if (m_minutes.empty() || m_minutes.back().at < minute)
        m_minutes.push_back({minute, counts.extensions, counts.registered, counts.onCall, counts.held});
    else
        merge(m_minutes.back(), counts.extensions, counts.registered, counts.onCall, counts.held);
    if (m_minutes.size() > minutesKept)
        m_minutes.pop_front();
}

QList<LoadSample> LoadHistory::samples(const StatsWindow &window, std::chrono::milliseconds step) const
{
    QList<LoadSample> samples;
    for (const LoadSample &minute : m_minutes) {
        if (minute.at < window.from || minute.at >= window.to)
            continue;
        const QDateTime at = startOf(minute.at, step);
        if (samples.isEmpty() || samples.last().at != at) {
            samples.append(minute);
            samples.last().at = at;
        } else {
            merge(samples.last(), minute.extensions, minute.registered, minute.onCall, minute.held);
        }
    }
    return samples;
}

} // namespace wakeline
