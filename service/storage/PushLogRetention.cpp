// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogRetention.h"

#include "StorageLog.h"

#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

namespace {

constexpr int keysAtOnce = 1000;
constexpr int recordsAtOnce = 1000;

bool logged(const char *what, const Error &error)
{
    qCWarning(lcStorage, "%s; it is tried again: %s", what, qUtf8Printable(error.message));
    return false;
}

} // namespace

PushLogRetention::PushLogRetention(Database &database, const Clock &clock, Options options, QObject *parent)
    : QObject(parent),
      m_database(database),
      m_clock(clock),
      m_options(options),
      m_log(database),
      m_records(database),
      m_keys(database)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PushLogRetention::tidy);
}

void PushLogRetention::start()
{
    connect(&m_database, &Database::availableChanged, this, [this](bool available) {
        if (available)
            tidy();
    });
    if (m_database.isAvailable())
        tidy();
}

void PushLogRetention::keep(int logDays, int recordDays)
{
    m_options.logDays = logDays;
    m_options.recordDays = recordDays;
}

void PushLogRetention::schedule(std::chrono::milliseconds after)
{
    const qint64 jitter = QRandomGenerator::global()->bounded(static_cast<qint64>(after.count() / 10 + 1));
    m_timer.start(after + std::chrono::milliseconds(jitter));
}

QCoro::Task<> PushLogRetention::tidy()
{
    if (m_tidying)
        co_return;
    const QPointer<PushLogRetention> self(this);
    m_tidying = true;
    const bool complete = co_await tidyAll(m_clock.now());
    if (!self)
        co_return;
    m_tidying = false;
    schedule(complete ? m_options.interval : m_options.retry);
    Q_EMIT tidied(complete);
}

/// \return whether all of it worked
QCoro::Task<bool> PushLogRetention::tidyAll(QDateTime now)
{
    const QPointer<PushLogRetention> self(this);
    bool complete = true;
    const auto made = co_await m_log.ensurePartitions(now);
    if (!self)
        co_return false;
    if (!made)
        complete = logged("The push log's next days could not be made", made.error());
    if (m_options.logDays > 0) {
        const auto removed = co_await m_log.removeOlderThan(now.addDays(-m_options.logDays));
        if (!self)
            co_return false;
        if (!removed)
            complete = logged("Old entries of the push log could not be removed", removed.error());
        else if (removed->rows > 0 || !removed->days.isEmpty())
            qCInfo(lcStorage, "Removed %lld entries and %lld days from the push log.",
                   static_cast<long long>(removed->rows), static_cast<long long>(removed->days.size()));
    }
    if (m_options.recordDays > 0) {
        const bool gone = co_await tidyRecords(now.addDays(-m_options.recordDays));
        if (!self)
            co_return false;
        complete = complete && gone;
    }
    const QDateTime oldest = now.addSecs(-std::chrono::seconds(m_options.answersFor).count());
    for (int count = keysAtOnce; count == keysAtOnce;) {
        const auto removed = co_await m_keys.removeOlderThan(oldest, keysAtOnce);
        if (!self)
            co_return false;
        if (!removed)
            complete = logged("Old Idempotency-Keys could not be removed", removed.error());
        count = removed.value_or(0);
    }
    co_return complete;
}

/// In small transactions, so that no writer waits for long.
QCoro::Task<bool> PushLogRetention::tidyRecords(QDateTime oldest)
{
    const QPointer<PushLogRetention> self(this);
    qint64 rows = 0;
    for (int count = recordsAtOnce; count == recordsAtOnce; rows += count) {
        const auto removed = co_await m_records.removeOlderThan(oldest, recordsAtOnce);
        if (!self)
            co_return false;
        if (!removed)
            co_return logged("Old call records could not be removed", removed.error());
        count = *removed;
    }
    if (rows > 0)
        qCInfo(lcStorage, "Removed %lld old call records.", static_cast<long long>(rows));
    co_return true;
}

} // namespace wakeline
