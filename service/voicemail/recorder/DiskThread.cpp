// SPDX-License-Identifier: GPL-3.0-or-later
#include "DiskThread.h"

#include <QtGlobal>

#include <csignal>
#include <sys/eventfd.h>

namespace wakeline {

namespace {

/// Five pieces of audio a second and call, 3.2 kB each: about 13 MB of memory, or four seconds of 200 calls.
constexpr std::size_t mostWaiting = 4096;

} // namespace

DiskThread::DiskThread() : m_readable(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    // Signals are the loop's.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    m_thread = std::thread([this] { work(); });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

DiskThread::~DiskThread()
{
    finish();
}

void DiskThread::run(Job job, Job then)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({std::move(job), std::move(then)});
    }
    m_arrived.notify_one();
}

bool DiskThread::isOverwhelmed() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size() >= mostWaiting;
}

void DiskThread::deliver()
{
    eventfd_t ignored;
    ::eventfd_read(m_readable.number(), &ignored);
    std::vector<Job> done;
    {
        const std::lock_guard lock(m_mutex);
        done.swap(m_done);
    }
    for (const Job &then : done)
        then();
}

void DiskThread::finish()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_arrived.notify_one();
    m_thread.join();
    deliver();
}

void DiskThread::work()
{
    for (std::unique_lock lock(m_mutex);;) {
        m_arrived.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        Work next = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        next.job();
        next.job = {}; // what it holds goes here, not under the lock
        lock.lock();
        if (next.then) {
            m_done.push_back(std::move(next.then));
            ::eventfd_write(m_readable.number(), 1);
        }
    }
}

} // namespace wakeline
