// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LoggedPush.h"
#include "Result.h"

#include <QFuture>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace wakeline {

class SpoolFolder;

/// Pushes on disk that the database does not take now. Every process has a file of its own, which it locks; the files
/// of dead ones are adopted. All file work happens on a thread of its own, in the order it was asked for.
class PushLogSpool
{
public:
    struct Options
    {
        QString folder;                     ///< empty: there is no spool
        qint64 sizeLimit = qint64(1) << 30; ///< bytes of one file
    };

    /// Pushes to be written again, and what to confirm when they are committed.
    struct Batch
    {
        QList<LoggedPush> pushes;
        int file = 0;
        qint64 end = 0; ///< 0: there is nothing left
    };

    explicit PushLogSpool(Options options);
    ~PushLogSpool();
    PushLogSpool(const PushLogSpool &) = delete;
    PushLogSpool &operator=(const PushLogSpool &) = delete;

    bool isEnabled() const { return m_folder != nullptr; }
    QString path() const;
    /// Bytes that are not confirmed yet, as far as is known: files are first looked for by next().
    qint64 waiting() const;

    /// Resolves when they are on disk. \return `spool_full`, `spool_failed`
    QFuture<Result<void>> append(QList<LoggedPush> pushes);
    /// The oldest unconfirmed pushes, at most `limit`; the same again until they are confirmed.
    QFuture<Batch> next(int limit);
    /// They are committed: what is confirmed whole is removed.
    QFuture<void> confirm(int file, qint64 end);
    /// Pushes for other PBXs that nobody has confirmed yet.
    QFuture<QList<RecentPush>> recentPushes(QDateTime since);

private:
    std::shared_ptr<SpoolFolder> m_folder;
    QThreadPool m_thread;
};

} // namespace wakeline
