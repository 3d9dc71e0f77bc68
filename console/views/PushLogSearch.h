// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "PushLogModel.h"
#include "PushLogQuery.h"

#include <QTimer>

namespace wakeline {

/// What of a query the server can filter by; no value: nothing, as with free words or what is excluded. The rest is
/// left to PushLogQuery::matches().
std::optional<PushLogFilter> serverFilter(const PushLogQuery &query);

/// Searches what the server has of the push log beyond the newest part that the model holds, and adds it to the model.
class PushLogSearch : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,       ///< nothing is searched for
        OnlyNewest, ///< the server cannot filter by this
        Searching,
        Done,
        Failed
    };

    static constexpr int most = 500; ///< pushes that are looked at beyond the newest
    static constexpr std::chrono::milliseconds typingPause{400};

    /// Both outlive it.
    PushLogSearch(ApiClient &client, PushLogModel &model, QObject *parent);

    /// Instead of what was searched for before.
    void want(const PushLogQuery &query);

    /// The same once more.
    void again();

    State state() const { return m_state; }
    /// Whether more than `most` would have to be looked at.
    bool isCut() const { return m_cut; }
    /// Why it failed.
    QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    QCoro::Task<void> ask(PushLogFilter filter);
    void enter(State state);

    ApiClient &m_client;
    PushLogModel &m_model;
    std::optional<PushLogFilter> m_filter;
    QTimer m_typing;
    int m_generation = 0; ///< an answer to an earlier search is none
    State m_state = State::Idle;
    bool m_cut = false;
    QString m_problem;
};

} // namespace wakeline
