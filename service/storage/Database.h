// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DatabaseJob.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <vector>

namespace wakeline {

class DatabaseWorker;
class JobQueue;

/// The database, off the event loop: worker threads with one connection each, and a bounded queue before them.
///
/// read() and write() are asked and answered on the thread of this object. While the database is away they answer
/// `database_unavailable` at once; the workers connect again by themselves, with jittered pauses.
class Database : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString url;     ///< \see DatabaseUrl
        int readers = 2; ///< SQLite: readers beside the one writer; PostgreSQL: connections less one
        int queueLimit = 1024;
        std::chrono::milliseconds statementTimeout{
            3000}; ///< for one piece of work, and again for its wait in the queue
    };

    explicit Database(Options options, QObject *parent = nullptr);
    ~Database() override;

    /// Starts the workers. \return an error only for a URL that cannot be used; an absent database is waited for.
    Result<void> start();

    /// Lets the queue run empty, refuses what is left after `patience` (`shutting_down`), and ends the workers. Every
    /// waiting coroutine has been resumed when it returns. Call it while what they refer to still lives.
    void shutDown(std::chrono::milliseconds patience = std::chrono::seconds(5));

    bool isAvailable() const { return m_available; }

    /// Runs `work(Connection &)`, which answers with a Result, on a worker. A read that fails may be asked again.
    template <DatabaseWork Work>
    QCoro::Task<std::invoke_result_t<Work &, Connection &>> read(Work work)
    {
        return submit<JobKind::Read>(std::move(work), readQueue());
    }

    /// The same inside one transaction: committed, and on disk, when the answer has a value; rolled back when it is an
    /// error. `outcome_unknown` means that the connection broke while committing; it is never repeated in silence.
    template <DatabaseWork Work>
    QCoro::Task<std::invoke_result_t<Work &, Connection &>> write(Work work)
    {
        return submit<JobKind::Write>(std::move(work), writeQueue());
    }

    /// Runs `work` here and now on a connection of its own without a statement timeout, and without a transaction:
    /// only for start-up (migrations) and the command line, where no event loop runs yet.
    template <DatabaseWork Work>
    std::invoke_result_t<Work &, Connection &> callBlocking(Work work)
    {
        auto connection = openForBlockingCall();
        if (!connection)
            return std::unexpected(connection.error());
        return work(**connection);
    }

Q_SIGNALS:
    void availableChanged(bool available);

private:
    template <JobKind kind, typename Work>
    auto submit(Work work, JobQueue &queue)
    {
        auto job = std::make_shared<JobOf<Work, kind>>(std::move(work));
        enqueue(queue, job);
        return answerOf(std::move(job));
    }

    // Static, so that the frame holds nothing of an object that may die first.
    template <typename Job>
    static QCoro::Task<typename Job::Answer> answerOf(std::shared_ptr<Job> job)
    {
        const DatabaseJob::WaiterGuard guard(*job);
        co_await DatabaseJob::Arrival{*job};
        co_return job->takeAnswer();
    }

    Result<std::unique_ptr<Connection>> openForBlockingCall() const;
    JobQueue &readQueue() const;
    JobQueue &writeQueue() const;
    void enqueue(JobQueue &queue, const std::shared_ptr<DatabaseJob> &job);
    void wakeUp();
    void deliver();
    void updateAvailability();
    void endStuckWork();

    Options m_options;
    bool m_postgres = false;
    bool m_available = false;
    std::unique_ptr<JobQueue> m_reads;
    std::unique_ptr<JobQueue> m_writes; ///< SQLite only: its one writer
    std::vector<std::unique_ptr<DatabaseWorker>> m_workers;
    std::atomic<bool> m_wakeUpPosted{false};
    QTimer m_watchdog;
};

} // namespace wakeline
