// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace wakeline {

/// Threads for work on files, so that no event loop waits for a disk. The queue is bounded: what comes beyond it is
/// told `overloaded`.
class FileThreads
{
public:
    explicit FileThreads(int threads = 2, int queue = 256) : m_queue(queue) { m_threads.setMaxThreadCount(threads); }
    /// Waits for what runs; what has not begun is told `shutting_down`.
    ~FileThreads()
    {
        m_load->stopping = true;
        m_threads.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(FileThreads)

    /// Runs `work()`, which answers with a Result and shares nothing with other threads.
    template <typename Work>
    QCoro::Task<std::invoke_result_t<Work &>> run(Work work)
    {
        using Answer = std::invoke_result_t<Work &>;
        if (m_load->pending.fetch_add(1) >= m_queue) {
            m_load->pending.fetch_sub(1);
            co_return std::unexpected(Error{QStringLiteral("overloaded"),
                                            QStringLiteral("Too many files are asked for at once"),
                                            {},
                                            std::chrono::seconds(1)});
        }
        // From here on this object is not touched: it may be gone when the work is done.
        auto promise = std::make_shared<QPromise<Answer>>();
        const QFuture<Answer> future = promise->future();
        promise->start();
        m_threads.start([promise, work = std::move(work), load = m_load]() mutable {
            if (load->stopping)
                promise->addResult(
                    Answer(failure(QStringLiteral("shutting_down"), QStringLiteral("The service is stopping"))));
            else
                promise->addResult(work());
            --load->pending;
            promise->finish();
        });
        co_return co_await future;
    }

private:
    struct Load
    {
        std::atomic<int> pending = 0;
        std::atomic<bool> stopping = false;
    };

    int m_queue;
    std::shared_ptr<Load> m_load = std::make_shared<Load>();
    QThreadPool m_threads;
};

} // namespace wakeline
