// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditTable.h"
#include "Clock.h"

namespace wakeline {

/// Removes what is older than the audit log is kept: at start and every hour. Any number of instances may do so beside
/// each other.
class AuditRetention : public QObject
{
    Q_OBJECT

public:
    AuditRetention(AuditTable &table, const Clock &clock, int days, QObject *parent = nullptr);

    void start();
    void setDays(int days) { m_days = days; }
    /// One round, unless one is going on.
    QCoro::Task<> tidy();

Q_SIGNALS:
    void tidied();

private:
    AuditTable &m_table;
    const Clock &m_clock;
    int m_days;
    QTimer m_timer;
    bool m_tidying = false;
};

} // namespace wakeline
