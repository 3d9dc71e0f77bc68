// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include <optional>

namespace wakeline {

/// Durations counted in steps of 10 ms, so that a database counts millions of them and only a few rows travel.
class LatencyHistogram
{
public:
    static constexpr qint64 stepMs = 10;

    /// \param step  the duration divided by stepMs, rounded down
    void add(qint64 step, qint64 count);
    void add(const LatencyHistogram &other);

    qint64 count() const { return m_count; }
    /// The nearest-rank percentile in milliseconds, rounded down to a step. \param share  0.5 is the median
    std::optional<qint64> percentile(double share) const;

private:
    QMap<qint64, qint64> m_steps; ///< step → how often
    qint64 m_count = 0;
};

} // namespace wakeline
