// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditTable.h"

#include <QJsonDocument>

#define AUDIT_COLUMNS                                                                                                  \
    "id, at, operator_id, operator_name, role, address, action, target_type, target_id, target_name, changes, "        \
    "outcome, request_id"

namespace wakeline {

const QString AuditTable::unknownOutcome = QStringLiteral("unknown");

namespace {

const QString succeededOutcome = QStringLiteral("ok");

QString written(const QList<AuditChange> &changes)
{
    return QString::fromUtf8(
        QJsonDocument(json::Codec<QList<AuditChange>>::write(changes).toArray()).toJson(QJsonDocument::Compact));
}

AuditEntry entryFrom(const Row &row)
{
    const QJsonArray changes = QJsonDocument::fromJson(row.text(10).toUtf8()).array();
    return {.id = row.integer(0),
            .at = row.time(1),
            .operatorId = row.integer(2),
            .operatorName = row.text(3),
            .role = enumFromName<Role>(row.text(4)),
            .address = row.text(5),
            .action = row.text(6),
            .target = {row.text(7), row.text(8), row.text(9)},
            .changes = json::Codec<QList<AuditChange>>::read(changes, {}).value_or(QList<AuditChange>()),
            .outcome = row.text(11),
            .requestId = row.text(12)};
}

/// The WHERE of a filter. Its texts are few, so that each stays prepared; its values are bound.
struct Condition
{
    QString sql = QStringLiteral("1 = 1");
    QVariantList values;

    void add(const QString &term, const QVariantList &bound)
    {
        sql += QStringLiteral(" AND ") + term;
        values += bound;
    }
};

Condition conditionOf(const AuditFilter &filter)
{
    Condition condition;
    if (!filter.operatorName.isEmpty())
        condition.add(QStringLiteral("operator_name = ?"), {filter.operatorName});
    if (!filter.action.isEmpty())
        condition.add(QStringLiteral("action = ?"), {filter.action});
    if (!filter.targetType.isEmpty())
        condition.add(QStringLiteral("target_type = ?"), {filter.targetType});
    if (!filter.target.isEmpty())
        condition.add(QStringLiteral("(target_name = ? OR target_id = ?)"), {filter.target, filter.target});
    if (filter.succeeded)
        condition.add(*filter.succeeded ? QStringLiteral("outcome = ?") : QStringLiteral("outcome <> ?"),
                      {succeededOutcome});
    if (filter.from)
        condition.add(QStringLiteral("at >= ?"), {stored(*filter.from)});
    if (filter.to)
        condition.add(QStringLiteral("at < ?"), {stored(*filter.to)});
    if (filter.beforeId)
        condition.add(QStringLiteral("id < ?"), {*filter.beforeId});
    return condition;
}

Result<QList<AuditEntry>> readNewest(Connection &connection, const AuditFilter &filter, int limit, int offset)
{
    const Condition condition = conditionOf(filter);
    const auto found = connection.run(
        QStringLiteral("SELECT " AUDIT_COLUMNS " FROM audit_log WHERE %1 ORDER BY id DESC LIMIT ? OFFSET ?")
            .arg(condition.sql),
        condition.values + QVariantList{limit, offset});
    if (!found)
        return std::unexpected(found.error());
    QList<AuditEntry> entries;
    for (const Row &row : *found)
        entries.append(entryFrom(row));
    return entries;
}

Result<qint64> count(Connection &connection, AuditFilter filter)
{
    filter.beforeId.reset();
    const Condition condition = conditionOf(filter);
    const auto total =
        connection.run(QStringLiteral("SELECT COUNT(*) FROM (SELECT id FROM audit_log WHERE %1 LIMIT ?) AS counted")
                           .arg(condition.sql),
                       condition.values + QVariantList{AuditTable::countLimit});
    if (!total)
        return std::unexpected(total.error());
    return total->first().integer(0);
}

} // namespace

QCoro::Task<Result<qint64>> AuditTable::add(AuditEntry entry)
{
    return m_database.write([entry](Connection &connection) -> Result<qint64> {
        const auto added = connection.run(
            QStringLiteral("INSERT INTO audit_log (at, operator_id, operator_name, role, address, action, target_type, "
                           "target_id, target_name, changes, outcome, request_id) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"),
            {stored(entry.at), entry.operatorId, entry.operatorName, entry.role ? enumName(*entry.role) : QString(),
             entry.address, entry.action, entry.target.type, entry.target.id, entry.target.name, written(entry.changes),
             entry.outcome, entry.requestId});
        if (!added)
            return std::unexpected(added.error());
        return added->first().integer(0);
    });
}

QCoro::Task<Result<void>> AuditTable::complete(AuditEntry entry)
{
    return m_database.write([entry](Connection &connection) -> Result<void> {
        const auto completed =
            connection.run(QStringLiteral("UPDATE audit_log SET operator_name = ?, target_id = ?, target_name = ?, "
                                          "changes = ?, outcome = ? WHERE id = ? AND outcome = ?"),
                           {entry.operatorName, entry.target.id, entry.target.name, written(entry.changes),
                            entry.outcome, entry.id, unknownOutcome});
        if (!completed)
            return std::unexpected(completed.error());
        if (completed->changed == 0)
            return failure(QStringLiteral("not_found"),
                           QStringLiteral("There is no such entry of the audit log that waits for its outcome."));
        return {};
    });
}

QCoro::Task<Result<Slice<AuditEntry>>> AuditTable::list(AuditFilter filter, int limit, int offset)
{
    return m_database.read([=](Connection &connection) -> Result<Slice<AuditEntry>> {
        const auto total = count(connection, filter);
        if (!total)
            return std::unexpected(total.error());
        const auto entries = readNewest(connection, filter, limit, offset);
        if (!entries)
            return std::unexpected(entries.error());
        return Slice<AuditEntry>{*entries, *total};
    });
}

QCoro::Task<Result<QList<AuditEntry>>> AuditTable::newest(AuditFilter filter, int limit, int offset)
{
    return m_database.read([=](Connection &connection) { return readNewest(connection, filter, limit, offset); });
}

QCoro::Task<Result<int>> AuditTable::removeOlderThan(QDateTime moment, int limit)
{
    return m_database.write([=](Connection &connection) -> Result<int> {
        const auto removed =
            connection.run(QStringLiteral("DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE at < ? "
                                          "ORDER BY at LIMIT ?)"),
                           {stored(moment), limit});
        if (!removed)
            return std::unexpected(removed.error());
        return removed->changed;
    });
}

} // namespace wakeline
