// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordCall.h"

#include "CallRecording.h"
#include "Directory.h"
#include "LiveBoard.h"
#include "Pbx.h"
#include "StorageRetry.h"

#include <QCoroSignal>
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QUuid>

namespace wakeline {

Q_LOGGING_CATEGORY(lcCalls, "wakeline.calls")

RecordCall::RecordCall(Database &database, Directory &directory, LiveBoard &board, const Clock &clock)
    : RecordCall(database, directory, board, clock, Options())
{}

RecordCall::RecordCall(Database &database, Directory &directory, LiveBoard &board, const Clock &clock, Options options)
    : m_database(database),
      m_directory(directory),
      m_board(board),
      m_clock(clock),
      m_options(options),
      m_table(database)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &RecordCall::write);
    connect(&m_database, &Database::availableChanged, this, [this](bool available) {
        if (!available)
            return;
        m_rest.stop();
        write();
    });
}

void RecordCall::follow(Pbx &pbx)
{
    connect(&pbx, &Pbx::callArrived, this, &RecordCall::callArrived);
    connect(&pbx, &Pbx::callReported, this, &RecordCall::callReported);
    connect(&pbx, &Pbx::connectedChanged, this, &RecordCall::connectedChanged);
    connect(&pbx, &Pbx::synchronising, this, &RecordCall::synchronising);
    connect(&pbx, &Pbx::synchronised, this, &RecordCall::synchronised);
}

CallOpened RecordCall::opened(const QString &callId, const QString &caller, const QString &callerName,
                              const QString &callee, const QDateTime &at) const
{
    const auto knownCaller = m_directory.extension(caller);
    CallRecord record;
    record.callId = callId;
    record.startTime = at;
    record.callerIdName = callerName.isEmpty() && knownCaller ? knownCaller->displayName : callerName;
    record.callerIdNum = caller;
    record.callee = callee;
    record.direction = directionOf(knownCaller.has_value(), m_directory.extension(callee).has_value());
    return {QUuid::createUuid().toRfc4122(), record};
}

void RecordCall::callArrived(const IncomingCall &call)
{
    if (m_queue.size() >= m_options.keepLimit)
        return drop("the database has been away for too long");
    enqueue(opened(call.callId, call.caller, call.callerName, call.callee, m_clock.now()));
}

void RecordCall::callReported(const CallReport &report)
{
    if (report.progress == CallReport::Progress::Ringing)
        return;
    // Calls that were taken in have room for their answer and their end.
    if (m_queue.size() >= 3 * m_options.keepLimit)
        return drop("the database has been away for too long");
    enqueue(CallProgressed{report, m_clock.now()});
}

void RecordCall::connectedChanged(bool)
{
    m_synchronised = false;
}

void RecordCall::synchronising()
{
    m_askedAt = m_clock.now();
}

void RecordCall::synchronised(const PbxSnapshot &snapshot)
{
    const QDateTime now = m_clock.now();
    m_synchronised = true;
    CallsFound found{{}, m_askedAt, now};
    for (const CallReport &call : snapshot.calls) {
        CallOpened one = opened(call.callId, call.caller, {}, call.callee, call.startedAt.value_or(now));
        // An answer that nobody heard was at the latest now.
        if (call.progress == CallReport::Progress::Answered)
            recordAnswer(one.record, call.answeredAt.value_or(now));
        found.calls.append(one);
    }
    // With nothing between them the newer list says it all: a database that comes and goes asks for many.
    if (!m_queue.empty() && std::holds_alternative<CallsFound>(m_queue.back()))
        m_queue.back() = found;
    else
        enqueue(found);
}

void RecordCall::review()
{
    if (m_synchronised && m_queue.empty() && !m_writing)
        enqueue(CallsSeen{m_clock.now()});
}

void RecordCall::enqueue(CallChange change)
{
    m_queue.push_back(std::move(change));
    write();
}

void RecordCall::drop(const char *why)
{
    ++m_dropped;
    if (!std::exchange(m_dropping, true))
        qCWarning(lcCalls, "Calls are not recorded: %s and %zu changes wait for it.", why, m_queue.size());
}

QCoro::Task<> RecordCall::write()
{
    if (m_writing || m_rest.isActive())
        co_return;
    const QPointer<RecordCall> self(this);
    m_writing = true;
    bool goOn = true;
    while (goOn && !m_queue.empty()) {
        const auto most = static_cast<std::size_t>(m_cautious > 0 ? 1 : m_options.groupLimit);
        const auto end = m_queue.begin() + static_cast<qsizetype>(std::min(most, m_queue.size()));
        const QList<CallChange> group(m_queue.begin(), end);
        m_queue.erase(m_queue.begin(), end);
        const auto applied = co_await m_table.apply(group);
        if (!self)
            co_return;
        goOn = settle(group, applied);
    }
    m_writing = false;
    Q_EMIT flushed();
}

/// \return whether the next group may be written now
bool RecordCall::settle(QList<CallChange> group, const Result<QList<CallRecord>> &applied)
{
    m_cautious = std::max<qsizetype>(0, m_cautious - group.size());
    if (applied) {
        m_dropping = false;
        publish(*applied);
        return true;
    }
    const Error &error = applied.error();
    const bool passes = isPassingOrUnknown(error);
    const bool stopping = error.code == u"shutting_down";
    if (group.size() == 1 && !passes && !stopping) {
        ++m_dropped;
        qCWarning(lcCalls, "What became of a call cannot be recorded and is left out: %s",
                  qUtf8Printable(error.message));
        return true;
    }
    m_queue.insert(m_queue.begin(), group.begin(), group.end());
    if (!passes && !stopping) {
        m_cautious = group.size();
        return true;
    }
    if (passes) {
        const qint64 pause = m_options.retry.count();
        m_rest.start(std::chrono::milliseconds(pause + QRandomGenerator::global()->bounded(pause / 2 + 1)));
    }
    return false;
}

void RecordCall::publish(const QList<CallRecord> &completed)
{
    for (const CallRecord &record : completed)
        m_board.publish(Topic::Calls, QStringLiteral("call.recorded"), toJson(record));
}

QCoro::Task<> RecordCall::drain()
{
    const QPointer<RecordCall> self(this);
    m_rest.stop();
    write();
    while (self && m_writing)
        co_await qCoro(this, &RecordCall::flushed);
    if (self && !m_queue.empty())
        qCWarning(lcCalls, "%zu changes of call records are lost: the database does not take them.", m_queue.size());
}

} // namespace wakeline
