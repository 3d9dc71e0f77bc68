// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace wakeline {

class LiveModels;

/// Lets live changes into the tables twenty times a second at most. One that comes alone is shown at once; those of a
/// flood wait for the next turn and are shown together: a table is painted once for a hundred changes, and what stands
/// beside it (badges, counts) is counted once.
class ChangeQueue : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds turn{50};

    /// \param models outlives this, as its parent
    explicit ChangeQueue(LiveModels &models);

    void post(std::function<void()> change);
    /// What waits is let in now: before a whole list, or before the link is said to be lost.
    void flush();

private:
    void onTurn();

    LiveModels &m_models;
    std::vector<std::function<void()>> m_waiting; ///< no longer than what a feed brings in one turn
    QTimer m_turn;
};

} // namespace wakeline
