// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushLogWriter.h"

#include "StorageLog.h"
#include "StorageRetry.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto retryInterval = 500ms;
constexpr auto adoptionInterval = 60s;

Error logUnavailable()
{
    return {QStringLiteral("log_unavailable"), QStringLiteral("The push log cannot be written now.")};
}

} // namespace

PushLogWriter::PushLogWriter(Database &database, QObject *parent) : PushLogWriter(database, Options(), parent) {}

PushLogWriter::PushLogWriter(Database &database, Options options, QObject *parent)
    : QObject(parent), m_database(database), m_table(database), m_options(options), m_spool(options.spool)
{
    for (QTimer *timer : {&m_timer, &m_slowTimer, &m_rest, &m_spoolRest})
        timer->setSingleShot(true);
    for (QTimer *timer : {&m_timer, &m_rest, &m_spoolRest})
        connect(timer, &QTimer::timeout, this, &PushLogWriter::pump);
    connect(&m_rest, &QTimer::timeout, this, &PushLogWriter::replay);
    connect(&m_slowTimer, &QTimer::timeout, this, &PushLogWriter::databaseIsSlow);
    connect(&m_adoption, &QTimer::timeout, this, &PushLogWriter::replay);
    connect(&m_database, &Database::availableChanged, this, [this](bool available) {
        if (!available)
            return;
        m_rest.stop();
        schedule(0ms);
        replay();
    });
    if (m_spool.isEnabled())
        m_adoption.start(adoptionInterval);
}

PushLogWriter::~PushLogWriter()
{
    std::vector<GroupPointer> groups = std::exchange(m_spooling, {});
    groups.push_back(std::exchange(m_writing, nullptr));
    const std::deque<Queued> queue = std::exchange(m_queue, {});
    const auto refused = failure(QStringLiteral("shutting_down"), QStringLiteral("The service is stopping."));
    for (const GroupPointer &group : groups) {
        for (const Queued &queued : group ? group->items : std::vector<Queued>()) {
            if (queued.ticket)
                queued.ticket->settle(refused);
        }
    }
    for (const Queued &queued : queue) {
        if (queued.ticket)
            queued.ticket->settle(refused);
    }
}

QList<LoggedPush> PushLogWriter::Group::pushes() const
{
    QList<LoggedPush> pushes;
    pushes.reserve(static_cast<qsizetype>(items.size()));
    for (const Queued &queued : items)
        pushes.append(queued.push);
    return pushes;
}

void PushLogWriter::add(const PushLogEntry &entry)
{
    enqueue(entry, {}, nullptr);
    dropSurplus();
    schedule(static_cast<int>(m_queue.size()) >= m_options.groupLimit ? 0ms : m_options.interval);
}

QCoro::Task<Result<void>> PushLogWriter::addDurably(PushLogEntry entry, QByteArray tokenHash)
{
    const auto ticket = std::make_shared<PushLogTicket>();
    if (static_cast<int>(m_queue.size()) >= m_options.keepLimit) {
        ticket->settle(failure(QStringLiteral("overloaded"), QStringLiteral("The push log is overloaded.")));
    } else {
        enqueue(std::move(entry), std::move(tokenHash), ticket);
        schedule(0ms);
    }
    return PushLogTicket::outcomeOf(ticket);
}

void PushLogWriter::enqueue(PushLogEntry entry, QByteArray tokenHash, std::shared_ptr<PushLogTicket> ticket)
{
    if (!entry.at.isValid())
        entry.at = QDateTime::currentDateTimeUtc();
    QByteArray uid = newPushUid(entry.at);
    m_queue.push_back({{std::move(entry), std::move(tokenHash), std::move(uid)}, std::move(ticket)});
}

void PushLogWriter::recordWake(qint64 deviceId, const QString &callId, qint64 milliseconds, const QDateTime &at)
{
    // The entry of this push is either not written yet, or its group is on its way: the wake is written after it.
    m_wakes.push_back({deviceId, callId, milliseconds, at.addMSecs(-milliseconds).addDays(-1)});
    if (static_cast<int>(m_wakes.size()) > m_options.keepLimit)
        m_wakes.pop_front();
    schedule(m_options.interval);
}

qsizetype PushLogWriter::waiting() const
{
    std::size_t count = m_queue.size() + (m_writing ? m_writing->items.size() : 0);
    for (const GroupPointer &group : m_spooling)
        count += group == m_writing ? 0 : group->items.size();
    return static_cast<qsizetype>(count);
}

void PushLogWriter::dropSurplus()
{
    auto oldest = m_queue.begin();
    while (static_cast<int>(m_queue.size()) > m_options.keepLimit) {
        oldest = std::find_if(oldest, m_queue.end(), [](const Queued &queued) { return !queued.ticket; });
        if (oldest == m_queue.end())
            return;
        oldest = m_queue.erase(oldest);
        if (m_droppedNow++ == 0)
            qCWarning(lcStorage, "The push log has %d entries that the database does not take; the oldest are dropped.",
                      m_options.keepLimit);
        ++m_dropped;
    }
}

void PushLogWriter::schedule(std::chrono::milliseconds delay)
{
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > delay)
        m_timer.start(delay);
}

/// Active timers keep a failing disk or database from being asked without pause.
void PushLogWriter::rest(QTimer &timer)
{
    timer.start(retryInterval + std::chrono::milliseconds(QRandomGenerator::global()->bounded(250)));
}

void PushLogWriter::pump()
{
    const QPointer<PushLogWriter> self(this); // whoever is told of his entry may end us
    m_timer.stop();
    while (self && !m_queue.empty()) {
        if (!m_writing && !m_writingWakes && !isResting())
            writeGroup(takeGroup());
        else if (!isResting() && !m_slow)
            return; // the next group goes when this one is there
        else if (maySpool() && m_spooling.empty())
            spoolGroup(takeGroup());
        else if (maySpool())
            return;
        else {
            refuseWaiting();
            break;
        }
    }
    if (!self)
        return;
    // A wake of an entry that is still in the spool would meet no row.
    const bool spoolIsDone = !m_spool.isEnabled() || (m_spoolKnown && spooled() == 0);
    if (m_queue.empty() && !m_wakes.empty() && !m_writing && !m_writingWakes && !isResting() && spoolIsDone)
        writeWakes();
    if (!m_writing && !m_writingWakes && m_spooling.empty())
        Q_EMIT flushed();
}

PushLogWriter::GroupPointer PushLogWriter::takeGroup()
{
    auto count = std::min<std::size_t>(m_queue.size(), static_cast<std::size_t>(m_options.groupLimit));
    if (m_cautious > 0) {
        count = 1;
        --m_cautious;
    }
    const auto end = m_queue.begin() + static_cast<std::ptrdiff_t>(count);
    const auto group = std::make_shared<Group>();
    group->items.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    return group;
}

QCoro::Task<> PushLogWriter::writeGroup(GroupPointer group)
{
    const QPointer<PushLogWriter> self(this);
    m_writing = group;
    if (m_spool.isEnabled())
        m_slowTimer.start(m_options.spoolAfter);
    const auto ids = co_await m_table.insertOnce(group->pushes());
    if (!self)
        co_return;
    m_writing = nullptr;
    m_slowTimer.stop();
    m_slow = false;
    if (ids) {
        QList<PushLogEntry> entries;
        for (std::size_t i = 0; i < group->items.size(); ++i) {
            entries.append(group->items[i].push.entry);
            entries.last().id = ids->at(static_cast<qsizetype>(i));
        }
        if (const auto dropped = std::exchange(m_droppedNow, 0); dropped > 0)
            qCWarning(lcStorage, "The database takes push log entries again; %lld were dropped.",
                      static_cast<long long>(dropped));
        settle(group, {});
        if (self)
            Q_EMIT stored(entries);
    } else {
        groupRefused(group, ids.error());
    }
    if (!self)
        co_return;
    pump();
    if (self && spooled() > 0)
        replay();
}

void PushLogWriter::groupRefused(const GroupPointer &group, const Error &error)
{
    group->refused = true;
    const bool momentary = isPassingOrUnknown(error) || error.code == QLatin1String("shutting_down");
    if (momentary)
        rest(m_rest);
    switch (group->spooled) {
    case Group::Spooled::Yes:
    case Group::Spooled::Pending:
        return; // the spool has it, or says how it went
    case Group::Spooled::Failed:
        groupLost(group);
        return;
    case Group::Spooled::No:
        break;
    }
    if (momentary && maySpool()) {
        spoolGroup(group);
    } else if (momentary) {
        groupLost(group);
    } else if (group->items.size() > 1) {
        m_cautious += group->items.size(); // one of them is to blame, and only that one shall pay
        takeBack(*group);
    } else {
        qCWarning(lcStorage, "An entry of the push log (call %s) is lost: %s",
                  qUtf8Printable(group->items.front().push.entry.callId), qUtf8Printable(error.message));
        settle(group, std::unexpected(error));
    }
}

/// Neither the database nor the spool takes it: who waits is told, the others stay in memory.
void PushLogWriter::groupLost(const GroupPointer &group)
{
    const QPointer<PushLogWriter> self(this);
    takeBack(*group);
    refuseWaiting();
    if (self)
        dropSurplus();
}

void PushLogWriter::takeBack(Group &group)
{
    m_queue.insert(m_queue.begin(), std::make_move_iterator(group.items.begin()),
                   std::make_move_iterator(group.items.end()));
    group.items.clear();
}

void PushLogWriter::refuseWaiting()
{
    std::vector<std::shared_ptr<PushLogTicket>> refused;
    std::erase_if(m_queue, [&](const Queued &queued) {
        if (queued.ticket)
            refused.push_back(queued.ticket);
        return queued.ticket != nullptr;
    });
    for (const auto &ticket : refused)
        ticket->settle(std::unexpected(logUnavailable()));
}

void PushLogWriter::settle(const GroupPointer &group, const Result<void> &outcome)
{
    for (const Queued &queued : group->items) {
        if (queued.ticket)
            queued.ticket->settle(outcome);
    }
}

void PushLogWriter::databaseIsSlow()
{
    if (!m_writing || m_slow)
        return;
    m_slow = true;
    qCWarning(lcStorage,
              "The database has not committed a group of the push log in %lld ms; pushes go to the spool %s.",
              static_cast<long long>(m_options.spoolAfter.count()), qUtf8Printable(m_spool.path()));
    if (m_writing->spooled == Group::Spooled::No)
        spoolGroup(m_writing);
    pump();
}

QCoro::Task<> PushLogWriter::spoolGroup(GroupPointer group)
{
    const QPointer<PushLogWriter> self(this);
    if (spooled() == 0 && m_spooling.empty())
        qCWarning(lcStorage, "The database does not take the push log; it goes to the spool in %s.",
                  qUtf8Printable(m_spool.path()));
    group->spooled = Group::Spooled::Pending;
    m_spooling.push_back(group);
    const Result<void> appended = co_await m_spool.append(group->pushes());
    if (!self)
        co_return;
    std::erase(m_spooling, group);
    group->spooled = appended ? Group::Spooled::Yes : Group::Spooled::Failed;
    if (appended)
        settle(group, {});
    else
        rest(m_spoolRest);
    // A group that the database still has waits for its word; unless that was spoken meanwhile.
    if (self && !appended && group != m_writing)
        groupLost(group);
    if (self)
        pump();
}

QCoro::Task<> PushLogWriter::writeWakes()
{
    const QPointer<PushLogWriter> self(this);
    m_writingWakes = true;
    const QList<PushWake> group(m_wakes.begin(), m_wakes.end());
    m_wakes.clear();
    const auto written = co_await m_table.recordWakes(group);
    if (!self)
        co_return;
    m_writingWakes = false;
    // Writing a wake twice does no harm, so an unknown outcome is tried again too.
    if (!written && isPassingOrUnknown(written.error())) {
        m_wakes.insert(m_wakes.begin(), group.begin(), group.end());
        rest(m_rest);
    } else if (!written) {
        qCWarning(lcStorage, "Wake-up times of the push log are lost: %s", qUtf8Printable(written.error().message));
    }
    pump();
}

QCoro::Task<> PushLogWriter::drain()
{
    const QPointer<PushLogWriter> self(this);
    pump();
    while (self && (m_writing || m_writingWakes || !m_spooling.empty()))
        co_await qCoro(this, &PushLogWriter::flushed);
}

} // namespace wakeline
