// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogSpool.h"
#include "PushLogTable.h"
#include "PushLogTicket.h"

#include <deque>

namespace wakeline {

/// Writes the push log in groups: what arrives while one group is being committed is the next one. While the database
/// is away, slow or full, entries go to a spool on disk, and from there into the database when it takes them again
/// (docs/decisions/0084). However often an entry is written, it becomes one row.
class PushLogWriter : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds interval{20};     ///< what nobody waits for is written this much later, …
        int groupLimit = 500;                       ///< … or when there are so many; also the most in one transaction
        int keepLimit = 20000;                      ///< entries in memory
        std::chrono::milliseconds spoolAfter{1000}; ///< a commit that takes longer is not waited for
        PushLogSpool::Options spool = {};
    };

    explicit PushLogWriter(Database &database, QObject *parent = nullptr);
    PushLogWriter(Database &database, Options options, QObject *parent = nullptr);
    /// Who still waits for an entry gets `shutting_down`.
    ~PushLogWriter() override;

    /// Nobody waits for it. Lost only if neither database nor spool take it, and then the oldest first.
    void add(const PushLogEntry &entry);
    /// Resolves when the entry is on disk: committed, or in the spool.
    /// \param tokenHash  SecretBox::fingerprint() of the token
    /// \return `log_unavailable` if neither takes it, `overloaded` if too many wait already; `shutting_down`
    QCoro::Task<Result<void>> addDurably(PushLogEntry entry, QByteArray tokenHash);
    /// Also for an entry that is not written yet.
    /// \param at  when the phone registered; pushes of more than a day before are not looked through
    void recordWake(qint64 deviceId, const QString &callId, qint64 milliseconds, const QDateTime &at);

    /// PushLogTable::recentPushes(), and those that are still in the spool; with the database away those alone.
    QCoro::Task<QList<RecentPush>> recentPushes(QDateTime since);

    /// Writes what is left; resolves when all is in the database or in the spool, or both refuse it. Call it before
    /// Database::shutDown().
    QCoro::Task<> drain();

    qsizetype waiting() const; ///< entries in memory
    qint64 dropped() const { return m_dropped; }
    /// Bytes on disk that are not in the database yet.
    qint64 spooled() const { return m_spool.waiting(); }

Q_SIGNALS:
    /// The entries with the ids they got. Once more for an entry that came back from the spool.
    void stored(const QList<wakeline::PushLogEntry> &entries);
    /// Nothing is left in memory, or nothing can be done about it now.
    void flushed();

private:
    struct Queued
    {
        LoggedPush push;
        std::shared_ptr<PushLogTicket> ticket; ///< null: nobody waits
    };
    struct Group
    {
        enum class Spooled { No, Pending, Yes, Failed };

        std::vector<Queued> items;
        Spooled spooled = Spooled::No;
        bool refused = false; ///< by the database

        QList<LoggedPush> pushes() const;
    };
    using GroupPointer = std::shared_ptr<Group>;

    void enqueue(PushLogEntry entry, QByteArray tokenHash, std::shared_ptr<PushLogTicket> ticket);
    void schedule(std::chrono::milliseconds delay);
    void pump();
    GroupPointer takeGroup();
    QCoro::Task<> writeGroup(GroupPointer group);
    QCoro::Task<> spoolGroup(GroupPointer group);
    QCoro::Task<> writeWakes();
    void groupRefused(const GroupPointer &group, const Error &error);
    void groupLost(const GroupPointer &group);
    void takeBack(Group &group);
    void refuseWaiting();
    void settle(const GroupPointer &group, const Result<void> &outcome);
    void dropSurplus();
    void databaseIsSlow();
    void rest(QTimer &timer);

    bool isResting() const { return m_rest.isActive(); }
    bool maySpool() const { return m_spool.isEnabled() && !m_spoolRest.isActive(); }

    QCoro::Task<> replay();
    QCoro::Task<bool> writeSpooled(QList<LoggedPush> pushes);

    Database &m_database;
    PushLogTable m_table;
    Options m_options;
    PushLogSpool m_spool;
    std::deque<Queued> m_queue;
    std::deque<PushWake> m_wakes;
    GroupPointer m_writing; ///< the group that the database has now
    std::vector<GroupPointer> m_spooling;
    bool m_writingWakes = false;
    bool m_slow = false; ///< m_writing has been there for too long
    bool m_replaying = false;
    bool m_spoolKnown = false;  ///< what a dead process left has been looked for
    std::size_t m_cautious = 0; ///< so many entries are written one by one: one of them is refused
    QTimer m_timer;
    QTimer m_slowTimer;
    QTimer m_rest;           ///< active: the database has refused a group for reasons of the moment
    QTimer m_spoolRest;      ///< the same of the spool
    QTimer m_adoption;       ///< looks for spools of other processes that died
    qint64 m_dropped = 0;    ///< since the process started
    qint64 m_droppedNow = 0; ///< since the database was last there
};

} // namespace wakeline
