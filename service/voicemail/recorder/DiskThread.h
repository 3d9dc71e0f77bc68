// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileDescriptor.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace wakeline {

/// All writing and syncing happens here, one job after the other, so that a slow disk never stops the media clock.
class DiskThread
{
public:
    using Job = std::function<void()>;

    DiskThread();
    /// \see finish
    ~DiskThread();

    /// \param job   runs in the disk's thread; jobs keep their order
    /// \param then  runs in the loop's thread, after it
    void run(Job job, Job then = {});

    /// So many jobs wait that the disk has stopped answering: nothing new should be begun.
    bool isOverwhelmed() const;

    /// Readable when a `then` waits; the loop calls deliver().
    int readable() const { return m_readable.number(); }
    void deliver();

    /// Waits for every job, delivers, and ends the thread.
    void finish();

private:
    struct Work
    {
        Job job;
        Job then;
    };

    void work();

    FileDescriptor m_readable; ///< eventfd
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Work> m_waiting;
    std::vector<Job> m_done;
    bool m_ending = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace wakeline
