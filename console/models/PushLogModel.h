// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LiveRows.h"
#include "LiveTable.h"
#include "PushLogEntry.h"
#include "PushResult.h"
#include "StateCounts.h"

namespace wakeline {

/// The newest pushes, one row each, oldest first (the proxy turns them round). Never more than `capacity` rows: the
/// oldest is dropped. StateRole is a PushResult, ValueRole the PushLogEntry; in the WakeTime column ProgressRole is the
/// wake time's share of `wakeScale`.
class PushLogModel : public LiveTable
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
    /// In any order; the newest `capacity` are kept.
    void reset(const QList<PushLogEntry> &entries);

    static QString keyOf(const PushLogEntry &entry);
    const PushLogEntry *find(const QString &key) const;
    const PushLogEntry &at(int row) const;
    int count(PushResult result) const { return m_counts.of(result); }
    int count(PushProviderName provider) const { return m_providers.of(provider); }

    QModelIndex indexOf(const QString &key, int column = 0) const override;

protected:
    int liveRows() const override;
    int liveColumns() const override;
    QVariant cell(int row, int column, int role) const override;
    QString columnTitle(int column) const override;
    QString columnHelp(int column) const override;
    bool isNumeric(int column) const override;
    qint64 timeStep(int row, int column, const QDateTime &now) const override;
    QList<int> timedColumns() const override;
    void advance(const QDateTime &now) override;

private:
    struct Row
    {
        PushLogEntry entry;
        PushResult result = PushResult::Waiting;
    };
    QString text(const Row &row, int column) const;
    QVariant sortValue(const PushLogEntry &entry, int column) const;
    void append(const PushLogEntry &entry);
    void removeRow(int row);
    void forget(const Row &row);

    int m_capacity;
    LiveRows<Row> m_rows;
    StateCounts<PushResult> m_counts;
    StateCounts<PushProviderName> m_providers;
};

} // namespace wakeline
