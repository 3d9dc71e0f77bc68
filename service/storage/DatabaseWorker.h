// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "JobQueue.h"

#include <random>
#include <thread>

namespace wakeline {

/// A thread with one connection that serves a queue until the queue is closed and empty.
class DatabaseWorker
{
public:
    DatabaseWorker(JobQueue &queue, Connection::Options options);
    /// Waits for the thread: close the queue first.
    ~DatabaseWorker();

    /// Breaks the connection if one job has kept it for longer than `limit`: the last resort against a server that
    /// takes a statement and never answers. \return whether it did
    bool endWorkOlderThan(std::chrono::milliseconds limit);

private:
    void serve();
    void connect();
    void run(JobQueue::JobPointer job);
    void checkConnection();
    void dropLostConnection();
    std::chrono::milliseconds nextPause();

    JobQueue &m_queue;
    const Connection::Options m_options;
    std::mutex m_lock; ///< guards the life of m_connection, and m_busySince, against endWorkOlderThan()
    std::unique_ptr<Connection> m_connection;
    std::optional<std::chrono::steady_clock::time_point> m_busySince;
    int m_failedAttempts = 0;
    std::minstd_rand m_random;
    std::thread m_thread;
};

} // namespace wakeline
