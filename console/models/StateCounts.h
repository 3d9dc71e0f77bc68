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
    void add(State state) { ++m_counts[static_cast<int>(state)]; }
    void take(State state) { --m_counts[static_cast<int>(state)]; }
    void clear() { m_counts.clear(); }

private:
    QHash<int, int> m_counts;
};

} // namespace wakeline
