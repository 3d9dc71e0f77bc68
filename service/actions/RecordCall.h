// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallRecordTable.h"
#include "Clock.h"
#include "IncomingCall.h"

#include <QTimer>

#include <deque>

namespace wakeline {

class Directory;
class LiveBoard;
class Pbx;

/// Keeps a record of every call: opened when it arrives, completed when it ends, published then as `call.recorded`.
///
/// It follows a Pbx. What that tells is written in order, at once; while the database is away it waits in memory, up to
/// a bound. Calls that were left open by an earlier process are matched with what the SIP server still has
/// (docs/decisions/0106).
class RecordCall : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::size_t keepLimit = 20'000;        ///< calls that wait for the database, each with its answer and its end
        int groupLimit = 200;                  ///< changes in one transaction
        std::chrono::milliseconds retry{1000}; ///< up to half as long again, so that instances drift apart
    };

    RecordCall(Database &database, Directory &directory, LiveBoard &board, const Clock &clock);
    RecordCall(Database &database, Directory &directory, LiveBoard &board, const Clock &clock, Options options);

    void follow(Pbx &pbx);

    void callArrived(const IncomingCall &call);
    void callReported(const CallReport &report);
    /// The SIP server is asked for its list; `synchronised` follows, unless the connection breaks.
    void synchronising();
    void synchronised(const PbxSnapshot &snapshot);
    void connectedChanged(bool connected);
    /// Notes that the open calls are still up; a call that is lost later is billed no longer than to here. Call it
    /// every minute.
    void review();

    /// Writes what is left; resolves when that is done or the database refuses it. Call it before
    /// Database::shutDown().
    QCoro::Task<> drain();

    std::size_t waiting() const { return m_queue.size(); }
    qint64 dropped() const { return m_dropped; } ///< since the process started

Q_SIGNALS:
    /// Nothing is left in memory, or nothing can be done about it now.
    void flushed();

private:
    CallOpened opened(const QString &callId, const QString &caller, const QString &callerName, const QString &callee,
                      const QDateTime &at) const;
    void enqueue(CallChange change);
    void drop(const char *why);
    QCoro::Task<> write();
    bool settle(QList<CallChange> group, const Result<QList<CallRecord>> &applied);
    void publish(const QList<CallRecord> &completed);

    Database &m_database;
    Directory &m_directory;
    LiveBoard &m_board;
    const Clock &m_clock;
    Options m_options;
    CallRecordTable m_table;
    std::deque<CallChange> m_queue;
    bool m_writing = false;
    bool m_dropping = false;  ///< told once
    qsizetype m_cautious = 0; ///< so many changes are written one by one: one of them is refused
    bool m_synchronised = false;
    QDateTime m_askedAt;
    QTimer m_rest; ///< active: the database has refused for reasons of the moment
    qint64 m_dropped = 0;
};

} // namespace wakeline
