// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushLogTable.h"

#include <deque>

namespace wakeline {

/// Writes the push log behind the calls: nobody waits for a row. Rows are written in groups; while the database is away
/// they are kept, up to a bound, and written when it is back.
class PushLogWriter : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds interval{20}; ///< a group is what arrives in this time …
        int groupLimit = 500;                   ///< … or so many rows, whichever comes first
        int keepLimit = 20000;                  ///< rows kept while the database is away; then the oldest go
    };

    explicit PushLogWriter(Database &database, QObject *parent = nullptr);
    PushLogWriter(Database &database, Options options, QObject *parent = nullptr);

    void add(const PushLogEntry &entry);
    /// Also for an entry that is not written yet.
    void recordWake(qint64 deviceId, const QString &callId, qint64 milliseconds);

    /// Writes what is left; resolves when all is stored, or the database refuses it. Call it before
    /// Database::shutDown().
    QCoro::Task<> drain();

    qsizetype waiting() const { return static_cast<qsizetype>(m_entries.size()); }
    qint64 dropped() const { return m_dropped; }

Q_SIGNALS:
    /// The entries with the ids they got.
    void stored(const QList<wakeline::PushLogEntry> &entries);
    /// Nothing is left, or the database does not take it now.
    void flushed();

private:
    void schedule(std::chrono::milliseconds delay);
    QCoro::Task<> flush();
    QCoro::Task<bool> writeEntries();
    QCoro::Task<bool> writeWakes();
    void dropSurplus();

    Database &m_database;
    PushLogTable m_table;
    Options m_options;
    std::deque<PushLogEntry> m_entries;
    std::deque<PushWake> m_wakes;
    QTimer m_timer;
    bool m_flushing = false;
    qint64 m_dropped = 0;    ///< since the process started
    qint64 m_droppedNow = 0; ///< since the database was last there
};

} // namespace wakeline
