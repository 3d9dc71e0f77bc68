// SPDX-License-Identifier: GPL-3.0-or-later
#include "JobQueue.h"

#include "SqlFailure.h"

namespace wakeline {

Result<void> JobQueue::push(JobPointer job)
{
    {
        const std::lock_guard guard(m_lock);
        if (m_closed)
            return failure(QStringLiteral("shutting_down"), QStringLiteral("The service is stopping."));
        if (m_tried && m_connected == 0)
            return std::unexpected(databaseUnavailable());
        if (m_waiting.size() >= m_limit)
            return failure(QStringLiteral("overloaded"), QStringLiteral("The database is overloaded."));
        m_waiting.push_back(std::move(job));
    }
    m_arrived.notify_one();
    return {};
}

std::vector<JobQueue::JobPointer> JobQueue::takeFinished()
{
    const std::lock_guard guard(m_lock);
    return std::exchange(m_finished, {});
}

bool JobQueue::isConnected() const
{
    const std::lock_guard guard(m_lock);
    return m_connected > 0;
}

JobQueue::JobPointer JobQueue::take(std::chrono::milliseconds wait)
{
    std::unique_lock guard(m_lock);
    m_arrived.wait_for(guard, wait, [this] { return m_closed || !m_waiting.empty(); });
    if (m_waiting.empty())
        return nullptr;
    JobPointer job = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++m_running;
    return job;
}

void JobQueue::finished(JobPointer job)
{
    {
        const std::lock_guard guard(m_lock);
        --m_running;
        m_finished.push_back(std::move(job));
    }
    m_changed.notify_all();
    m_onNews();
}

void JobQueue::connected()
{
    {
        const std::lock_guard guard(m_lock);
        m_tried = true;
        m_absenceKnown = false;
        ++m_connected;
    }
    m_onNews();
}

void JobQueue::disconnected()
{
    {
        const std::lock_guard guard(m_lock);
        if (--m_connected == 0)
            refuseWaitingLocked(databaseUnavailable());
    }
    m_changed.notify_all();
    m_onNews();
}

bool JobQueue::couldNotConnect()
{
    bool first = false;
    {
        const std::lock_guard guard(m_lock);
        m_tried = true;
        first = !std::exchange(m_absenceKnown, true);
        if (m_connected == 0)
            refuseWaitingLocked(databaseUnavailable());
    }
    m_changed.notify_all();
    m_onNews();
    return first;
}

void JobQueue::pause(std::chrono::milliseconds duration)
{
    std::unique_lock guard(m_lock);
    m_changed.wait_for(guard, duration, [this] { return m_closed; });
}

void JobQueue::close()
{
    {
        const std::lock_guard guard(m_lock);
        m_closed = true;
    }
    m_arrived.notify_all();
    m_changed.notify_all();
}

bool JobQueue::isClosed() const
{
    const std::lock_guard guard(m_lock);
    return m_closed;
}

bool JobQueue::waitUntilDrained(std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock guard(m_lock);
    return m_changed.wait_until(guard, deadline, [this] { return m_waiting.empty() && m_running == 0; });
}

void JobQueue::refuseWaiting(const Error &error)
{
    const std::lock_guard guard(m_lock);
    refuseWaitingLocked(error);
}

void JobQueue::refuseWaitingLocked(const Error &error)
{
    for (JobPointer &job : m_waiting) {
        job->refuse(error);
        m_finished.push_back(std::move(job));
    }
    m_waiting.clear();
}

} // namespace wakeline
