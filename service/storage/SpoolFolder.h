// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogSpool.h"
#include "SpoolFile.h"

#include <vector>

namespace wakeline {

/// The spool files of one process: its own, `push-log.spool` or, if that is another's, `push-log.2.spool` and so on,
/// and those it has adopted. Used on the spool's thread, but for what says otherwise.
class SpoolFolder
{
public:
    SpoolFolder(QString folder, qint64 sizeLimit) : m_folder(std::move(folder)), m_sizeLimit(sizeLimit) {}
    ~SpoolFolder();
    SpoolFolder(const SpoolFolder &) = delete;
    SpoolFolder &operator=(const SpoolFolder &) = delete;

    QString path() const { return m_folder; }    ///< any thread
    qint64 waiting() const { return m_waiting; } ///< any thread

    Result<void> append(const QList<LoggedPush> &pushes);
    PushLogSpool::Batch next(int limit);
    void confirm(int file, qint64 end);
    QList<RecentPush> recentPushes(const QDateTime &since);

private:
    struct Open
    {
        int number = 0;
        std::unique_ptr<SpoolFile> file;
        qint64 confirmed = 0; ///< offset
    };

    Result<void> openOwn();
    Result<void> appendToOwn(const QList<LoggedPush> &pushes);
    PushLogSpool::Batch nextOf(int limit) const;
    void adopt();
    void countWaiting();

    const QString m_folder;
    const qint64 m_sizeLimit;
    std::vector<Open> m_files; ///< the first one is written to
    int m_lastNumber = 0;
    bool m_failureTold = false;
    std::atomic<qint64> m_waiting{0};
};

} // namespace wakeline
