// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

namespace wakeline {

/// How many rows are in each state: kept with every change, so that chips and badges never count the table.
template <typename State>
class StateCounts
{
public:
    int of(State state) const { return m_counts.value(static_cast<int>(state)); }
    /// \param step  1 for a row that enters the state, -1 for one that leaves it
    void add(State state, int step) { m_counts[static_cast<int>(state)] += step; }

private:
    QHash<int, int> m_counts;
};

} // namespace wakeline
