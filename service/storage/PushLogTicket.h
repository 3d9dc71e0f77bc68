// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroTask>

#include <coroutine>
#include <memory>

namespace wakeline {

/// What the one waits on whose entry must be on disk before he answers. One thread only.
class PushLogTicket
{
public:
    /// The first word counts: the spool and the database may both have one.
    void settle(const Result<void> &outcome)
    {
        if (m_settled)
            return;
        m_settled = true;
        m_outcome = outcome;
        if (const auto waiter = std::exchange(m_waiter, {}))
            waiter.resume();
    }

    // Static, so that the frame holds nothing of a writer that may die first.
    static QCoro::Task<Result<void>> outcomeOf(std::shared_ptr<PushLogTicket> ticket)
    {
        const WaiterGuard guard{*ticket};
        co_await Arrival{*ticket};
        co_return ticket->m_outcome;
    }

private:
    struct Arrival
    {
        PushLogTicket &ticket;

        bool await_ready() const noexcept { return ticket.m_settled; }
        void await_suspend(std::coroutine_handle<> waiter) const noexcept { ticket.m_waiter = waiter; }
        void await_resume() const noexcept {}
    };

    /// In the waiting coroutine's frame: if the frame dies first, nobody is woken.
    struct WaiterGuard
    {
        PushLogTicket &ticket;

        ~WaiterGuard() { ticket.m_waiter = {}; }
    };

    bool m_settled = false;
    Result<void> m_outcome;
    std::coroutine_handle<> m_waiter;
};

} // namespace wakeline
