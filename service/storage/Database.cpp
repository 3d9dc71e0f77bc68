// SPDX-License-Identifier: GPL-3.0-or-later
#include "Database.h"

#include "DatabaseWorker.h"
#include "SqlFailure.h"
#include "StorageLog.h"

namespace wakeline {

using namespace std::chrono_literals;

Database::Database(Options options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    const auto wake = [this] { wakeUp(); };
    const auto limit = static_cast<std::size_t>(qMax(1, m_options.queueLimit));
    m_reads = std::make_unique<JobQueue>(limit, wake);
    m_writes = std::make_unique<JobQueue>(limit, wake);
    connect(&m_watchdog, &QTimer::timeout, this, &Database::endStuckWork);
}

Database::~Database()
{
    shutDown(m_options.statementTimeout);
}

Result<void> Database::start()
{
    const auto url = DatabaseUrl::parse(m_options.url);
    if (!url)
        return std::unexpected(url.error());
    m_postgres = url->kind == DatabaseUrl::Kind::Postgresql;

    const auto options = [&](Connection::Access access) {
        return Connection::Options{*url, m_options.statementTimeout, access};
    };
    const int readers = qMax(1, m_options.readers);
    if (m_postgres) {
        for (int i = 0; i <= readers; ++i)
            m_workers.push_back(std::make_unique<DatabaseWorker>(*m_reads, options(Connection::Access::ReadWrite)));
    } else {
        m_workers.push_back(std::make_unique<DatabaseWorker>(*m_writes, options(Connection::Access::ReadWrite)));
        for (int i = 0; i < readers; ++i)
            m_workers.push_back(std::make_unique<DatabaseWorker>(*m_reads, options(Connection::Access::ReadOnly)));
    }
    m_watchdog.start(1s);
    return {};
}

void Database::shutDown(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (JobQueue *queue : {m_reads.get(), m_writes.get()})
        queue->close();
    bool drained = true;
    for (JobQueue *queue : {m_reads.get(), m_writes.get()}) {
        drained = queue->waitUntilDrained(deadline) && drained;
        queue->refuseWaiting({QStringLiteral("shutting_down"), QStringLiteral("The service is stopping.")});
    }
    m_watchdog.stop();
    if (!drained) {
        for (auto &worker : m_workers) {
            if (worker->endWorkOlderThan(0ms))
                qCWarning(lcStorage, "Work on the database was still going on at the end and is broken off.");
        }
    }
    m_workers.clear();
    deliver();
}

Result<std::unique_ptr<Connection>> Database::openForBlockingCall() const
{
    const auto url = DatabaseUrl::parse(m_options.url);
    if (!url)
        return std::unexpected(url.error());
    return Connection::open({*url, 0ms, Connection::Access::ReadWrite});
}

JobQueue &Database::readQueue() const
{
    return *m_reads;
}

JobQueue &Database::writeQueue() const
{
    return m_postgres ? *m_reads : *m_writes;
}

void Database::enqueue(JobQueue &queue, const std::shared_ptr<DatabaseJob> &job)
{
    if (const auto taken = queue.push(job); !taken) {
        job->refuse(taken.error());
        job->finish();
    }
}

void Database::wakeUp()
{
    // One posted event for any number of finished jobs.
    if (!m_wakeUpPosted.exchange(true))
        QMetaObject::invokeMethod(this, &Database::deliver, Qt::QueuedConnection);
}

void Database::deliver()
{
    m_wakeUpPosted = false;
    updateAvailability();
    for (JobQueue *queue : {m_reads.get(), m_writes.get()}) {
        for (const auto &job : queue->takeFinished())
            job->finish();
    }
}

void Database::updateAvailability()
{
    const bool available = readQueue().isConnected() && writeQueue().isConnected() && !readQueue().isClosed();
    if (available == m_available)
        return;
    m_available = available;
    if (available)
        qCInfo(lcStorage, "The database is available.");
    else if (!readQueue().isClosed())
        qCWarning(lcStorage, "The database is not available; calls are decided from memory.");
    Q_EMIT availableChanged(available);
}

void Database::endStuckWork()
{
    const auto limit = 2 * m_options.statementTimeout + 1s;
    for (auto &worker : m_workers) {
        if (worker->endWorkOlderThan(limit))
            qCWarning(lcStorage, "The database has not answered for %lld ms; a connection is given up.",
                      static_cast<long long>(limit.count()));
    }
}

} // namespace wakeline
