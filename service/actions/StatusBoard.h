// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "LiveBoard.h"
#include "SystemStatus.h"

#include <functional>

namespace wakeline {

/// How the parts of the service are, for `/readyz` and the console. A change is published
/// once, in words too; that a part is well or not is logged besides.
class StatusBoard
{
public:
    struct Health
    {
        bool ok = true;
        QString message; ///< one sentence for an operator

        bool operator==(const Health &) const = default;
    };
    using Probe = std::function<Health()>;

    StatusBoard(LiveBoard &board, const Clock &clock) : m_board(board), m_clock(clock) {}

    enum class Weight { Essential, Advisory }; ///< \see PartStatus::essential

    /// \param probe  answers from memory, at once
    void add(const QString &name, Probe probe, Weight weight = Weight::Essential);

    /// Asks every part; call it every second and whenever a part is known to have changed.
    void review();
    const QList<PartStatus> &parts() const { return m_parts; }

private:
    LiveBoard &m_board;
    const Clock &m_clock;
    QList<Probe> m_probes;
    QList<PartStatus> m_parts;
};

} // namespace wakeline
