// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseWorker.h"

#include "StorageLog.h"

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

DatabaseWorker::DatabaseWorker(JobQueue &queue, Connection::Options options)
    : m_queue(queue), m_options(std::move(options)), m_random(std::random_device{}()), m_thread([this] { serve(); })
{}

DatabaseWorker::~DatabaseWorker()
{
    m_thread.join();
}

void DatabaseWorker::serve()
{
    while (true) {
        if (!m_connection) {
            if (m_queue.isClosed())
                return;
            connect();
            continue;
        }
        if (auto job = m_queue.take(1s)) {
            run(std::move(job));
        } else if (m_queue.isClosed()) {
            const std::lock_guard guard(m_lock);
            m_connection.reset();
            return;
        } else {
            checkConnection();
        }
        dropLostConnection();
    }
}

void DatabaseWorker::connect()
{
    auto opened = Connection::open(m_options);
    if (opened) {
        const std::lock_guard guard(m_lock);
        m_connection = std::move(*opened);
        m_failedAttempts = 0;
        m_queue.connected();
        return;
    }
    ++m_failedAttempts;
    if (m_queue.couldNotConnect())
        qCWarning(lcStorage, "No connection to %s: %s", qUtf8Printable(m_options.url.withoutPassword()),
                  qUtf8Printable(opened.error().message));
    m_queue.pause(nextPause());
}

void DatabaseWorker::run(JobQueue::JobPointer job)
{
    const auto now = std::chrono::steady_clock::now();
    if (m_options.statementTimeout > 0ms && now - job->queuedAt() > m_options.statementTimeout) {
        job->refuse({QStringLiteral("overloaded"), QStringLiteral("The database is overloaded.")});
    } else {
        {
            const std::lock_guard guard(m_lock);
            m_busySince = now;
        }
        m_connection->startClock();
        job->run(*m_connection);
        const std::lock_guard guard(m_lock);
        m_busySince.reset();
    }
    m_queue.finished(std::move(job));
}

void DatabaseWorker::checkConnection()
{
    if (!m_connection->isPostgres())
        return;
    // A server that went away while nobody asked is noticed here, before somebody does.
    m_connection->startClock();
    static_cast<void>(m_connection->run(QStringLiteral("SELECT 1")));
}

void DatabaseWorker::dropLostConnection()
{
    if (!m_connection->isLost())
        return;
    {
        const std::lock_guard guard(m_lock);
        m_connection.reset();
    }
    m_queue.disconnected();
}

bool DatabaseWorker::endWorkOlderThan(std::chrono::milliseconds limit)
{
    const std::lock_guard guard(m_lock);
    if (!m_connection || !m_busySince || std::chrono::steady_clock::now() - *m_busySince < limit)
        return false;
    m_connection->interrupt();
    return true;
}

std::chrono::milliseconds DatabaseWorker::nextPause()
{
    const auto longest = std::min<std::chrono::milliseconds>(100ms * (1 << std::min(m_failedAttempts, 5)), 2s);
    std::uniform_int_distribution<long> jitter(longest.count() / 2, longest.count());
    return std::chrono::milliseconds(jitter(m_random));
}

} // namespace wakeline
