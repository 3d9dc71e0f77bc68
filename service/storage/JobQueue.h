// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DatabaseJob.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace wakeline {

/// The bounded queue between the event loop and the workers, there and back. Every member may be called from any
/// thread.
class JobQueue
{
public:
    using JobPointer = std::shared_ptr<DatabaseJob>;

    /// \param onNews  called on a worker when a job has been done or the availability has changed
    JobQueue(std::size_t limit, std::function<void()> onNews) : m_limit(limit), m_onNews(std::move(onNews)) {}

    /// \return why the job is refused: `overloaded`, `database_unavailable`, `shutting_down`
    Result<void> push(JobPointer job);

    /// Finished jobs, in the order they were done.
    std::vector<JobPointer> takeFinished();

    /// Before the first attempt to connect has ended, jobs are taken but nothing is known yet.
    bool isConnected() const;

    // For the workers
    /// Waits for a job, at most so long. \return null if there is none
    JobPointer take(std::chrono::milliseconds wait);
    void finished(JobPointer job);
    void connected();
    void disconnected(); ///< a worker lost its connection; the last one to do so refuses all waiting jobs
    /// A worker without connection failed again. \return whether it is the first to do so since there was one
    bool couldNotConnect();
    /// Sleeps, but no longer than until close().
    void pause(std::chrono::milliseconds duration);

    // For the end
    void close(); ///< no new jobs
    bool isClosed() const;
    /// \return false if jobs were left when `deadline` came; nobody can drain a queue without connections
    bool waitUntilDrained(std::chrono::steady_clock::time_point deadline);
    void refuseWaiting(const Error &error);

private:
    void refuseWaitingLocked(const Error &error);

    const std::size_t m_limit;
    const std::function<void()> m_onNews;
    mutable std::mutex m_lock;
    std::condition_variable m_arrived; ///< a job to take; apart, so that a job never wakes somebody who only pauses
    std::condition_variable m_changed;
    std::deque<JobPointer> m_waiting;
    std::vector<JobPointer> m_finished;
    int m_running = 0;
    int m_connected = 0;
    bool m_tried = false; ///< an attempt to connect has ended, well or badly
    bool m_absenceKnown = false;
    bool m_closed = false;
};

} // namespace wakeline
