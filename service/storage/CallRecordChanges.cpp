// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordTable.h"

#include "CallRecordRows.h"
#include "CallRecording.h"

#include <QSet>

// How call records come about (docs/decisions/0106).
namespace wakeline {

namespace {

struct OpenRow
{
    CallRecord record;
    QDateTime seenAt;
};

Result<void> done(const Result<Rows> &rows)
{
    return rows ? Result<void>() : std::unexpected(rows.error());
}

/// A row that is there already, by its uid or as the call's open row, stays as it is.
Result<void> insertRow(Connection &connection, const CallOpened &opened, const QDateTime &seenAt)
{
    const CallRecord &record = opened.record;
    return done(connection.run(
        QStringLiteral("INSERT INTO call_records (uid, call_id, start_time, answer_time, seen_at, caller_id_name, "
                       "caller_id_num, callee, trunk_id, direction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT DO NOTHING"),
        {opened.uid, record.callId, stored(record.startTime), stored(record.answerTime), stored(seenAt),
         record.callerIdName, record.callerIdNum, record.callee,
         record.trunkId ? QVariant(*record.trunkId) : QVariant(), enumName(record.direction)}));
}

Result<void> updateRow(Connection &connection, const CallRecord &record, const QDateTime &seenAt)
{
    return done(connection.run(
        QStringLiteral("UPDATE call_records SET answer_time = ?, end_time = ?, seen_at = ?, duration = ?, "
                       "billable_dur = ?, disposition = ?, hangup_cause = ? WHERE id = ?"),
        {stored(record.answerTime), stored(record.endTime), stored(seenAt), record.duration, record.billableDur,
         record.disposition ? QVariant(enumName(*record.disposition)) : QVariant(), record.hangupCause, record.id}));
}

/// On PostgreSQL locked, so that of several instances that hear of an end one completes the row.
Result<QList<OpenRow>> openRows(Connection &connection, const QString &condition, const QVariantList &values)
{
    const auto found =
        connection.run(QStringLiteral("SELECT " CALL_RECORD_COLUMNS
                                      ", seen_at FROM call_records WHERE end_time IS NULL%1 ORDER BY id%2")
                           .arg(condition, connection.isPostgres() ? QStringLiteral(" FOR UPDATE") : QString()),
                       values);
    if (!found)
        return std::unexpected(found.error());
    QList<OpenRow> rows;
    for (const Row &row : *found)
        rows.append({callRecordFrom(row), row.time(14)});
    return rows;
}

/// The row that this very end completed, in case it is applied for the second time.
Result<QList<CallRecord>> endedAt(Connection &connection, const CallProgressed &change)
{
    const auto found = connection.run(
        QStringLiteral("SELECT " CALL_RECORD_COLUMNS " FROM call_records WHERE call_id = ? AND end_time = ?"),
        {change.report.callId, stored(change.at)});
    if (!found)
        return std::unexpected(found.error());
    QList<CallRecord> records;
    for (const Row &row : *found)
        records.append(callRecordFrom(row));
    return records;
}

/// What is applied here; each gathers the records that it completes.
class Changes
{
public:
    explicit Changes(Connection &connection) : m_connection(connection) {}

    QList<CallRecord> completed;

    Result<void> operator()(const CallOpened &opened)
    {
        return insertRow(m_connection, opened, opened.record.startTime);
    }
    Result<void> operator()(const CallsSeen &seen)
    {
        return done(m_connection.run(
            QStringLiteral("UPDATE call_records SET seen_at = ? WHERE end_time IS NULL AND seen_at < ?"),
            {stored(seen.at), stored(seen.at)}));
    }
    Result<void> operator()(const CallProgressed &change);
    Result<void> operator()(const CallsFound &found);

private:
    Result<void> match(OpenRow row, const CallsFound &found, const QHash<QString, CallOpened> &known);
    Result<void> takeOver(const CallOpened &call, const CallsFound &found);

    Connection &m_connection;
};

Result<void> Changes::operator()(const CallProgressed &change)
{
    const auto rows = openRows(m_connection, QStringLiteral(" AND call_id = ?"), {change.report.callId});
    if (!rows)
        return std::unexpected(rows.error());
    const bool answered = change.report.progress == CallReport::Progress::Answered;
    if (rows->isEmpty()) {
        // Another instance completed it, or nobody ever opened it, or we did and could not know.
        const auto before = answered ? Result<QList<CallRecord>>() : endedAt(m_connection, change);
        if (!before)
            return std::unexpected(before.error());
        completed += *before;
        return {};
    }
    CallRecord record = rows->first().record;
    if (answered)
        recordAnswer(record, change.at);
    else
        recordEnd(record, change.report, change.at);
    if (record.endTime)
        completed.append(record);
    return updateRow(m_connection, record, change.at);
}

Result<void> Changes::operator()(const CallsFound &found)
{
    const auto rows = openRows(m_connection, QString(), {});
    if (!rows)
        return std::unexpected(rows.error());
    QHash<QString, CallOpened> known;
    for (const CallOpened &call : found.calls)
        known.insert(call.record.callId, call);
    QSet<QString> open;
    for (const OpenRow &row : *rows) {
        open.insert(row.record.callId);
        if (const auto matched = match(row, found, known); !matched)
            return matched;
    }
    for (const CallOpened &call : found.calls) {
        if (open.contains(call.record.callId))
            continue;
        if (const auto taken = takeOver(call, found); !taken)
            return taken;
    }
    return {};
}

/// An open row and the SIP server's own list.
Result<void> Changes::match(OpenRow row, const CallsFound &found, const QHash<QString, CallOpened> &known)
{
    CallRecord &record = row.record;
    if (const auto call = known.constFind(record.callId); call != known.constEnd()) {
        if (call->record.answerTime)
            recordAnswer(record, *call->record.answerTime);
        return updateRow(m_connection, record, found.at);
    }
    if (record.startTime >= found.askedAt)
        return {};
    recordLoss(record, row.seenAt);
    completed.append(record);
    return updateRow(m_connection, record, row.seenAt);
}

/// A call that nobody here saw arrive, unless it ended while the list was on its way.
Result<void> Changes::takeOver(const CallOpened &call, const CallsFound &found)
{
    const auto ended =
        m_connection.run(QStringLiteral("SELECT 1 FROM call_records WHERE call_id = ? AND end_time >= ?"),
                         {call.record.callId, stored(found.askedAt)});
    if (!ended)
        return std::unexpected(ended.error());
    return ended->isEmpty() ? insertRow(m_connection, call, found.at) : Result<void>();
}

} // namespace

QCoro::Task<Result<QList<CallRecord>>> CallRecordTable::apply(QList<CallChange> changes)
{
    return m_database.write([changes](Connection &connection) -> Result<QList<CallRecord>> {
        Changes apply(connection);
        for (const CallChange &change : changes) {
            if (const auto applied = std::visit(apply, change); !applied)
                return std::unexpected(applied.error());
        }
        return apply.completed;
    });
}

} // namespace wakeline
