// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogWriter.h"

#include "StorageLog.h"
#include "StorageRetry.h"

#include <QCoroFuture>
#include <QPointer>

// How the push log comes back from the spool.
namespace wakeline {

QCoro::Task<> PushLogWriter::replay()
{
    if (m_replaying || !m_spool.isEnabled() || isResting() || !m_database.isAvailable())
        co_return;
    const QPointer<PushLogWriter> self(this);
    m_replaying = true;
    qint64 count = 0;
    while (true) {
        const PushLogSpool::Batch batch = co_await m_spool.next(m_options.groupLimit);
        if (!self)
            co_return;
        if (batch.end == 0) {
            m_spoolKnown = true;
            break;
        }
        const bool written = batch.pushes.isEmpty() || co_await writeSpooled(batch.pushes);
        if (!self)
            co_return;
        if (!written)
            break;
        count += batch.pushes.size();
        co_await m_spool.confirm(batch.file, batch.end);
        if (!self)
            co_return;
    }
    m_replaying = false;
    if (count > 0)
        qCInfo(lcStorage, "%lld entries of the push log came from the spool into the database; %lld bytes are left.",
               static_cast<long long>(count), static_cast<long long>(spooled()));
    schedule(m_options.interval); // wakes wait for the last of them
}

/// \return false if the database does not take them now
QCoro::Task<bool> PushLogWriter::writeSpooled(QList<LoggedPush> pushes)
{
    const QPointer<PushLogWriter> self(this);
    const auto ids = co_await m_table.insertOnce(pushes);
    if (!self)
        co_return false;
    if (ids) {
        QList<PushLogEntry> entries;
        for (qsizetype i = 0; i < pushes.size(); ++i) {
            entries.append(pushes.at(i).entry);
            entries.last().id = ids->at(i);
        }
        Q_EMIT stored(entries);
        co_return true;
    }
    if (isPassingOrUnknown(ids.error()) || ids.error().code == QLatin1String("shutting_down")) {
        rest(m_rest);
        co_return false;
    }
    if (pushes.size() == 1) {
        qCWarning(lcStorage, "An entry of the push log (call %s) is lost: %s",
                  qUtf8Printable(pushes.first().entry.callId), qUtf8Printable(ids.error().message));
        co_return true;
    }
    // One of them is to blame, and only that one shall pay.
    for (const LoggedPush &push : pushes) {
        const QList<LoggedPush> one(1, push); // GCC 12 stumbles over an initializer list in a co_await expression
        const bool written = co_await writeSpooled(one);
        if (!self || !written)
            co_return false;
    }
    co_return true;
}

QCoro::Task<QList<RecentPush>> PushLogWriter::recentPushes(QDateTime since)
{
    const QPointer<PushLogWriter> self(this);
    // The spool first: an entry that moves meanwhile is found twice, not never.
    QList<RecentPush> recent;
    if (m_spool.isEnabled())
        recent = co_await m_spool.recentPushes(since);
    if (!self)
        co_return recent;
    const auto stored = co_await m_table.recentPushes(since);
    if (stored)
        recent.append(*stored);
    else
        qCWarning(lcStorage, "The pushes of the last minutes could not be read: %s",
                  qUtf8Printable(stored.error().message));
    co_return recent;
}

} // namespace wakeline
