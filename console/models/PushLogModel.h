// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KeyedTable.h"
#include "PushLogEntry.h"
#include "PushResult.h"
#include "StateCounts.h"

namespace wakeline {

struct PushLogRow
{
    PushLogEntry entry;
    PushResult result = PushResult::Waiting; ///< at the model's time
    bool found = false;                      ///< by a search of the server's whole log, not one of the newest

    bool operator==(const PushLogRow &) const = default;
};

/// The newest pushes, one row each, oldest first (the proxy turns them round). Never more than `capacity` rows: the
/// oldest is dropped. A search may add older ones, which are not counted and stand apart: what lies between them and
/// the newest only the server knows. StateRole is a PushResult, ValueRole the PushLogEntry; in the WakeTime column
/// ProgressRole is the wake time's share of `wakeScale`.
class PushLogModel : public KeyedTable<PushLogRow>
{
    Q_OBJECT

public:
    enum Column { Time, Extension, Device, Provider, Result, WakeTime, Latency, Reason, CallId, ColumnCount };
    Q_ENUM(Column)

    static constexpr int defaultCapacity = 5000;
    static constexpr std::chrono::milliseconds wakeScale{5000}; ///< a bar this long is full

    explicit PushLogModel(int capacity = defaultCapacity, QObject *parent = nullptr);

    /// Adds a push, or changes it (a phone woke up). An entry without an id yet is told by device, call, event and
    /// time.
    void upsert(const PushLogEntry &entry);
    void remove(const QString &key);
    /// The newest part of the server's log, in any order. Where it meets what is here, the older rows stay; the newest
    /// `capacity` are kept.
    void reset(const QList<PushLogEntry> &entries);
    /// What a search found beside the newest, instead of what the last one found; those that are here stay as they are.
    void setFound(const QList<PushLogEntry> &entries);
    bool isFound(const QString &key) const;
    /// The oldest of the newest part; no value: there is none.
    std::optional<qint64> oldestId() const;
    int newestCount() const { return rows().size() - m_found; }

    static QString keyOf(const PushLogEntry &entry);
    const PushLogEntry *find(const QString &key) const;
    const PushLogEntry &at(int row) const;
    int count(PushResult result) const { return m_counts.of(result); }
    int count(PushProviderName provider) const { return m_providers.of(provider); }

Q_SIGNALS:
    /// The newest part was loaded anew; what a search had found is gone.
    void newestLoaded();

protected:
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    QString rowStateText(int row) const override;
    bool differs(const PushLogRow &before, const PushLogRow &after, int column) const override;
    void tally(const PushLogRow &row, int step) override;
    bool tallyAlike(const PushLogRow &before, const PushLogRow &after) const override;
    void advance(const QDateTime &now) override;

private:
    void takeNewest(QList<PushLogEntry> newest);
    void dropReplaced(const std::vector<std::pair<QString, PushLogRow>> &list);
    PushLogRow rowOf(const PushLogEntry &entry, bool found = false) const;
    QString text(const PushLogRow &row, int column) const;
    QVariant sortValue(const PushLogRow &row, int column) const;

    int m_capacity;
    int m_found = 0; ///< rows
    QDate m_today;
    StateCounts<PushResult> m_counts;
    StateCounts<PushProviderName> m_providers;
};

} // namespace wakeline
