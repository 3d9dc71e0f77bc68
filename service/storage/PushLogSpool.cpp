// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogSpool.h"

#include "SpoolFolder.h"

#include <QPromise>

namespace wakeline {

namespace {

/// Runs `work` on the pool's one thread.
template <typename Work>
auto onThread(QThreadPool &pool, Work work)
{
    using Value = std::invoke_result_t<Work &>;
    const auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    auto future = promise->future();
    pool.start([promise, work]() mutable {
        if constexpr (std::is_void_v<Value>)
            work();
        else
            promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

PushLogSpool::PushLogSpool(Options options)
{
    m_thread.setMaxThreadCount(1);
    if (!options.folder.isEmpty())
        m_folder = std::make_shared<SpoolFolder>(options.folder, options.sizeLimit);
}

PushLogSpool::~PushLogSpool()
{
    m_thread.waitForDone();
}

QString PushLogSpool::path() const
{
    return m_folder ? m_folder->path() : QString();
}

qint64 PushLogSpool::waiting() const
{
    return m_folder ? m_folder->waiting() : 0;
}

QFuture<Result<void>> PushLogSpool::append(QList<LoggedPush> pushes)
{
    return onThread(m_thread, [folder = m_folder, pushes] { return folder->append(pushes); });
}

QFuture<PushLogSpool::Batch> PushLogSpool::next(int limit)
{
    return onThread(m_thread, [folder = m_folder, limit] { return folder->next(limit); });
}

QFuture<void> PushLogSpool::confirm(int file, qint64 end)
{
    return onThread(m_thread, [folder = m_folder, file, end] { folder->confirm(file, end); });
}

QFuture<QList<RecentPush>> PushLogSpool::recentPushes(QDateTime since)
{
    return onThread(m_thread, [folder = m_folder, since] { return folder->recentPushes(since); });
}

} // namespace wakeline
