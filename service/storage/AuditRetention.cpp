// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditRetention.h"

#include "StorageLog.h"

#include <QPointer>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

/// In small transactions, so that no writer waits for long.
constexpr int entriesAtOnce = 1000;

} // namespace

AuditRetention::AuditRetention(AuditTable &table, const Clock &clock, int days, QObject *parent)
    : QObject(parent), m_table(table), m_clock(clock), m_days(days)
{
    m_timer.setInterval(1h);
    connect(&m_timer, &QTimer::timeout, this, &AuditRetention::tidy);
}

void AuditRetention::start()
{
    m_timer.start();
    tidy();
}

QCoro::Task<> AuditRetention::tidy()
{
    if (m_tidying)
        co_return;
    const QPointer<AuditRetention> self(this);
    m_tidying = true;
    qint64 rows = 0;
    const QDateTime oldest = m_clock.now().addDays(-m_days);
    for (int count = entriesAtOnce; count == entriesAtOnce; rows += count) {
        const auto removed = co_await m_table.removeOlderThan(oldest, entriesAtOnce);
        if (!self)
            co_return;
        if (!removed)
            qCWarning(lcStorage, "Old entries of the audit log could not be removed; it is tried again: %s",
                      qUtf8Printable(removed.error().message));
        count = removed.value_or(0);
    }
    if (rows > 0)
        qCInfo(lcStorage, "Removed %lld old entries of the audit log.", static_cast<long long>(rows));
    m_tidying = false;
    Q_EMIT tidied();
}

} // namespace wakeline
