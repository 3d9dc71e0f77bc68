// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Transaction.h"

#include <chrono>
#include <concepts>
#include <coroutine>

namespace wakeline {

/// Work on its way to a database worker and its answer on the way back.
///
/// run() or refuse() is called once, on a worker or on the asking thread; then finish() once, on the asking thread.
class DatabaseJob
{
public:
    virtual ~DatabaseJob() = default;

    virtual void run(Connection &connection) = 0;
    virtual void refuse(const Error &error) = 0;

    /// Wakes the coroutine that waits, if there still is one.
    void finish()
    {
        m_finished = true;
        if (const auto waiter = std::exchange(m_waiter, {}))
            waiter.resume();
    }

    std::chrono::steady_clock::time_point queuedAt() const { return m_queuedAt; }

    /// What `co_await` waits on.
    struct Arrival
    {
        DatabaseJob &job;

        bool await_ready() const noexcept { return job.m_finished; }
        void await_suspend(std::coroutine_handle<> waiter) const noexcept { job.m_waiter = waiter; }
        void await_resume() const noexcept {}
    };

    /// In the waiting coroutine's frame: if the frame dies first, nobody is woken.
    class WaiterGuard
    {
    public:
        explicit WaiterGuard(DatabaseJob &job) : m_job(job) {}
        ~WaiterGuard() { m_job.m_waiter = {}; }
        WaiterGuard(const WaiterGuard &) = delete;
        WaiterGuard &operator=(const WaiterGuard &) = delete;

    private:
        DatabaseJob &m_job;
    };

private:
    std::chrono::steady_clock::time_point m_queuedAt = std::chrono::steady_clock::now();
    bool m_finished = false;
    std::coroutine_handle<> m_waiter;
};

/// Work gets a connection and answers with a Result.
template <typename Work>
concept DatabaseWork = std::invocable<Work &, Connection &> && requires
{
    requires std::same_as<typename std::invoke_result_t<Work &, Connection &>::error_type, Error>;
};

enum class JobKind { Read, Write };

template <DatabaseWork Work, JobKind kind>
class JobOf final : public DatabaseJob
{
public:
    using Answer = std::invoke_result_t<Work &, Connection &>;

    explicit JobOf(Work work) : m_work(std::move(work)) {}

    void run(Connection &connection) override
    {
        if constexpr (kind == JobKind::Read)
            m_answer = m_work(connection);
        else
            m_answer = inTransaction(connection);
    }
    void refuse(const Error &error) override { m_answer = std::unexpected(error); }
    Answer takeAnswer() { return std::move(m_answer); }

private:
    Answer inTransaction(Connection &connection)
    {
        Transaction transaction(connection);
        if (const auto begun = transaction.begin(); !begun)
            return std::unexpected(begun.error());
        Answer answer = m_work(connection);
        if (!answer)
            return answer;
        if (const auto committed = transaction.commit(); !committed)
            return std::unexpected(committed.error());
        return answer;
    }

    Work m_work;
    Answer m_answer = std::unexpected(Error{});
};

} // namespace wakeline
