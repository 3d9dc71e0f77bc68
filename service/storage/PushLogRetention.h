// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecordTable.h"
#include "Clock.h"
#include "IdempotencyTable.h"
#include "PushLogTable.h"

namespace wakeline {

/// Keeps the tables that grow with every push and every call in bounds: at start, whenever the database comes back, and
/// every hour. It also makes the push log's next days on PostgreSQL. Any number of instances may do so beside each
/// other.
class PushLogRetention : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int logDays = 90;                  ///< 0: the push log is kept for ever
        int recordDays = 0;                ///< 0: call records are kept for ever
        std::chrono::hours answersFor{24}; ///< of the Idempotency-Keys
        std::chrono::milliseconds interval{
            std::chrono::hours(1)}; ///< up to a tenth longer, so that instances drift apart
        std::chrono::milliseconds retry{std::chrono::minutes(1)}; ///< after a failure; the same
    };

    PushLogRetention(Database &database, const Clock &clock, Options options, QObject *parent = nullptr);

    void start();
    /// From the next round on; 0: for ever.
    void keep(int logDays, int recordDays);
    /// One round, unless one is going on. What failed is logged and comes again with the next round.
    QCoro::Task<> tidy();

Q_SIGNALS:
    void tidied(bool complete);

private:
    QCoro::Task<bool> tidyAll(QDateTime now);
    QCoro::Task<bool> tidyRecords(QDateTime oldest);
    void schedule(std::chrono::milliseconds after);

    Database &m_database;
    const Clock &m_clock;
    Options m_options;
    PushLogTable m_log;
    CallRecordTable m_records;
    IdempotencyTable m_keys;
    QTimer m_timer;
    bool m_tidying = false;
};

} // namespace wakeline
