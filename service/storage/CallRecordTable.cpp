// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordTable.h"

#include "CallRecordRows.h"

namespace wakeline {

namespace {

/// The WHERE of a filter. Its texts are few, so that each stays prepared; its values are bound.
struct Condition
{
    QString sql = QStringLiteral("end_time IS NOT NULL");
    QVariantList values;

    Condition &add(const QString &term, const QVariantList &bound)
    {
        sql += QStringLiteral(" AND ") + term;
        values += bound;
        return *this;
    }
};

Condition conditionOf(const CallRecordFilter &filter)
{
    Condition condition;
    if (filter.direction)
        condition.add(QStringLiteral("direction = ?"), {enumName(*filter.direction)});
    // The second half is what the partial index asks for; the planner does not see it from a bound value.
    if (filter.disposition == Disposition::Answered)
        condition.add(QStringLiteral("disposition = ?"), {enumName(*filter.disposition)});
    else if (filter.disposition)
        condition.add(QStringLiteral("disposition = ? AND disposition <> 'answered'"), {enumName(*filter.disposition)});
    if (!filter.callId.isEmpty())
        condition.add(QStringLiteral("call_id = ?"), {filter.callId});
    if (filter.from)
        condition.add(QStringLiteral("start_time >= ?"), {stored(*filter.from)});
    if (filter.to)
        condition.add(QStringLiteral("start_time < ?"), {stored(*filter.to)});
    if (filter.beforeId)
        condition.add(QStringLiteral("id < ?"), {*filter.beforeId});
    return condition;
}

/// An extension's calls are read from two indexes, each in order; one condition with OR would read and sort all.
QList<Condition> branchesOf(const CallRecordFilter &filter)
{
    const Condition all = conditionOf(filter);
    if (filter.extension.isEmpty())
        return {all};
    const QString &number = filter.extension;
    return {Condition(all).add(QStringLiteral("caller_id_num = ?"), {number}),
            Condition(all).add(QStringLiteral("callee = ? AND caller_id_num <> ?"), {number, number})};
}

/// `SELECT … UNION ALL SELECT …` over the branches, each no further than `most` rows.
Condition unionOf(const QString &columns, const CallRecordFilter &filter, const QString &order, qint64 most)
{
    Condition all{QString(), {}};
    const QList<Condition> branches = branchesOf(filter);
    for (const Condition &branch : branches) {
        if (!all.sql.isEmpty())
            all.sql += QStringLiteral(" UNION ALL ");
        all.sql += QStringLiteral("SELECT * FROM (SELECT %1 FROM call_records WHERE %2%3 LIMIT ?) AS branch")
                       .arg(columns, branch.sql, order);
        all.values += branch.values;
        all.values.append(most);
    }
    return all;
}

Result<QList<CallRecord>> readNewest(Connection &connection, const CallRecordFilter &filter, int limit, int offset)
{
    const QString order = QStringLiteral(" ORDER BY id DESC");
    const Condition all = unionOf(QStringLiteral(CALL_RECORD_COLUMNS), filter, order, qint64(limit) + offset);
    const auto found =
        connection.run(QStringLiteral("SELECT * FROM (%1) AS found%2 LIMIT ? OFFSET ?").arg(all.sql, order),
                       all.values + QVariantList{limit, offset});
    if (!found)
        return std::unexpected(found.error());
    QList<CallRecord> records;
    for (const Row &row : *found)
        records.append(callRecordFrom(row));
    return records;
}

Result<qint64> count(Connection &connection, CallRecordFilter filter)
{
    filter.beforeId.reset();
    const Condition all = unionOf(QStringLiteral("id"), filter, QString(), CallRecordTable::countLimit);
    const auto total = connection.run(QStringLiteral("SELECT COUNT(*) FROM (%1) AS counted").arg(all.sql), all.values);
    if (!total)
        return std::unexpected(total.error());
    return qMin(total->first().integer(0), CallRecordTable::countLimit);
}

} // namespace

QCoro::Task<Result<Slice<CallRecord>>> CallRecordTable::list(CallRecordFilter filter, int limit, int offset)
{
    return m_database.read([=](Connection &connection) -> Result<Slice<CallRecord>> {
        const auto total = count(connection, filter);
        if (!total)
            return std::unexpected(total.error());
        const auto records = readNewest(connection, filter, limit, offset);
        if (!records)
            return std::unexpected(records.error());
        return Slice<CallRecord>{*records, *total};
    });
}

QCoro::Task<Result<QList<CallRecord>>> CallRecordTable::newest(CallRecordFilter filter, int limit, int offset)
{
    return m_database.read([=](Connection &connection) { return readNewest(connection, filter, limit, offset); });
}

QCoro::Task<Result<int>> CallRecordTable::removeOlderThan(QDateTime moment, int limit)
{
    return m_database.write([=](Connection &connection) -> Result<int> {
        const auto removed = connection.run(
            QStringLiteral("DELETE FROM call_records WHERE id IN (SELECT id FROM call_records WHERE start_time < ? "
                           "ORDER BY start_time LIMIT ?)"),
            {stored(moment), limit});
        if (!removed)
            return std::unexpected(removed.error());
        return removed->changed;
    });
}

} // namespace wakeline
