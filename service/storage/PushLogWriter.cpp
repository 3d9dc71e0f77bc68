// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogWriter.h"

#include "StorageLog.h"
#include "StorageRetry.h"

#include <QCoroSignal>
#include <QPointer>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto retryInterval = 500ms;

} // namespace

PushLogWriter::PushLogWriter(Database &database, QObject *parent) : PushLogWriter(database, Options(), parent) {}

PushLogWriter::PushLogWriter(Database &database, Options options, QObject *parent)
    : QObject(parent), m_database(database), m_table(database), m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PushLogWriter::flush);
    connect(&m_database, &Database::availableChanged, this, [this](bool available) {
        if (available)
            schedule(0ms);
    });
}

void PushLogWriter::add(const PushLogEntry &entry)
{
    m_entries.push_back(entry);
    dropSurplus();
    schedule(static_cast<int>(m_entries.size()) >= m_options.groupLimit ? 0ms : m_options.interval);
}

void PushLogWriter::recordWake(qint64 deviceId, const QString &callId, qint64 milliseconds)
{
    // The entry of this push is either not written yet, or its group is on its way: the wake is written after it.
    m_wakes.push_back({deviceId, callId, milliseconds});
    if (static_cast<int>(m_wakes.size()) > m_options.keepLimit)
        m_wakes.pop_front();
    schedule(m_options.interval);
}

void PushLogWriter::dropSurplus()
{
    for (; static_cast<int>(m_entries.size()) > m_options.keepLimit; m_entries.pop_front()) {
        if (m_droppedNow++ == 0)
            qCWarning(lcStorage, "The push log has %d entries that the database does not take; the oldest are dropped.",
                      m_options.keepLimit);
        ++m_dropped;
    }
}

void PushLogWriter::schedule(std::chrono::milliseconds delay)
{
    if (!m_flushing && (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > delay))
        m_timer.start(delay);
}

QCoro::Task<> PushLogWriter::flush()
{
    if (m_flushing)
        co_return;
    const QPointer<PushLogWriter> self(this);
    m_timer.stop();
    m_flushing = true;
    bool goingOn = true;
    while (goingOn && (!m_entries.empty() || !m_wakes.empty())) {
        auto step = m_entries.empty() ? writeWakes() : writeEntries();
        goingOn = co_await step;
        if (!self)
            co_return;
    }
    m_flushing = false;
    if (!goingOn)
        schedule(retryInterval);
    Q_EMIT flushed();
}

QCoro::Task<bool> PushLogWriter::writeEntries()
{
    const QPointer<PushLogWriter> self(this);
    const auto count = std::min<std::size_t>(m_entries.size(), static_cast<std::size_t>(m_options.groupLimit));
    QList<PushLogEntry> group(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(count));
    m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(count));
    const auto ids = co_await m_table.insert(group);
    if (!self)
        co_return false;
    if (ids) {
        for (qsizetype i = 0; i < group.size(); ++i)
            group[i].id = ids->at(i);
        if (const auto dropped = std::exchange(m_droppedNow, 0); dropped > 0)
            qCWarning(lcStorage, "The database takes push log entries again; %lld were dropped.",
                      static_cast<long long>(dropped));
        Q_EMIT stored(group);
        co_return true;
    }
    if (isPassing(ids.error())) {
        m_entries.insert(m_entries.begin(), group.begin(), group.end());
        dropSurplus();
        co_return false;
    }
    // outcome_unknown: written again they might be there twice, so perhaps they are not there at all.
    qCWarning(lcStorage, "%lld entries of the push log may be lost: %s", static_cast<long long>(group.size()),
              qUtf8Printable(ids.error().message));
    co_return ids.error().code != QLatin1String("shutting_down");
}

QCoro::Task<bool> PushLogWriter::writeWakes()
{
    const QPointer<PushLogWriter> self(this);
    const QList<PushWake> group(m_wakes.begin(), m_wakes.end());
    m_wakes.clear();
    const auto written = co_await m_table.recordWakes(group);
    if (!self)
        co_return false;
    // Writing a wake twice does no harm, so an unknown outcome is tried again too.
    if (!written && isPassingOrUnknown(written.error())) {
        m_wakes.insert(m_wakes.begin(), group.begin(), group.end());
        co_return false;
    }
    if (!written)
        qCWarning(lcStorage, "Wake-up times of the push log are lost: %s", qUtf8Printable(written.error().message));
    co_return written.has_value() || written.error().code != QLatin1String("shutting_down");
}

QCoro::Task<> PushLogWriter::drain()
{
    if (m_flushing)
        co_await qCoro(this, &PushLogWriter::flushed);
    else
        co_await flush();
}

} // namespace wakeline
