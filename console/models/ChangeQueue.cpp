// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeQueue.h"

#include "LiveModels.h"

namespace wakeline {

ChangeQueue::ChangeQueue(LiveModels &models) : QObject(&models), m_models(models)
{
    m_turn.setInterval(turn);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &ChangeQueue::onTurn);
}

void ChangeQueue::post(std::function<void()> change)
{
    if (m_turn.isActive()) {
        m_waiting.push_back(std::move(change));
        return;
    }
    change();
    m_turn.start();
}

void ChangeQueue::flush()
{
    const auto changes = std::exchange(m_waiting, {});
    if (changes.empty())
        return;
    m_models.holdCounts(true);
    for (const auto &change : changes)
        change();
    m_models.holdCounts(false);
}

/// While changes keep coming the turns go on; the first one after a pause is shown at once again.
void ChangeQueue::onTurn()
{
    if (m_waiting.empty())
        return;
    flush();
    m_turn.start();
}

} // namespace wakeline
