// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorTable.h"

#include "OperatorRow.h"

namespace wakeline {

namespace {

Error noSuchOperator()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such operator.")};
}

/// An UPDATE of one operator. \return `not_found`
QCoro::Task<Result<void>> update(Database &database, QString sql, QVariant value, qint64 id)
{
    return database.write([=](Connection &connection) -> Result<void> {
        const auto updated = connection.run(sql, {value, id});
        if (!updated)
            return std::unexpected(updated.error());
        if (updated->changed == 0)
            return std::unexpected(noSuchOperator());
        return {};
    });
}

} // namespace

QCoro::Task<Result<Operator>> OperatorTable::add(QString name, Role role, QString passwordHash)
{
    return m_database.write([=](Connection &connection) -> Result<Operator> {
        const auto added = connection.run(
            QStringLiteral("INSERT INTO operators (name, name_folded, role, password_hash, created_at) "
                           "VALUES (?, ?, ?, ?, ?) RETURNING " OPERATOR_COLUMNS),
            {name, name.toLower(), enumName(role), passwordHash, stored(QDateTime::currentDateTimeUtc())});
        if (!added && added.error().code == QLatin1String("conflict"))
            return failure(QStringLiteral("name_taken"), QStringLiteral("There is an operator %1 already.").arg(name),
                           QStringLiteral("name"));
        if (!added)
            return std::unexpected(added.error());
        return operatorFrom(added->first());
    });
}

QCoro::Task<Result<OperatorAccount>> OperatorTable::findByName(QString name)
{
    return m_database.read([name](Connection &connection) -> Result<OperatorAccount> {
        const auto found = connection.run(
            QStringLiteral("SELECT " OPERATOR_COLUMNS ", password_hash FROM operators WHERE name_folded = ?"),
            {name.toLower()});
        if (!found)
            return std::unexpected(found.error());
        if (found->isEmpty())
            return std::unexpected(noSuchOperator());
        return OperatorAccount{operatorFrom(found->first()), found->first().text(6)};
    });
}

QCoro::Task<Result<Operator>> OperatorTable::find(qint64 id)
{
    return m_database.read([id](Connection &connection) -> Result<Operator> {
        const auto found =
            connection.run(QStringLiteral("SELECT " OPERATOR_COLUMNS " FROM operators WHERE id = ?"), {id});
        if (!found)
            return std::unexpected(found.error());
        if (found->isEmpty())
            return std::unexpected(noSuchOperator());
        return operatorFrom(found->first());
    });
}

QCoro::Task<Result<Slice<Operator>>> OperatorTable::list(int limit, int offset)
{
    return m_database.read([=](Connection &connection) -> Result<Slice<Operator>> {
        const auto total = connection.run(QStringLiteral("SELECT COUNT(*) FROM operators"));
        if (!total)
            return std::unexpected(total.error());
        const auto found = connection.run(
            QStringLiteral("SELECT " OPERATOR_COLUMNS " FROM operators ORDER BY name_folded LIMIT ? OFFSET ?"),
            {limit, offset});
        if (!found)
            return std::unexpected(found.error());
        Slice<Operator> page{{}, total->first().integer(0)};
        for (const Row &row : *found)
            page.items.append(operatorFrom(row));
        return page;
    });
}

QCoro::Task<Result<void>> OperatorTable::setPasswordHash(qint64 id, QString passwordHash)
{
    return update(m_database, QStringLiteral("UPDATE operators SET password_hash = ? WHERE id = ?"), passwordHash, id);
}

QCoro::Task<Result<void>> OperatorTable::setDisabled(qint64 id, bool disabled)
{
    return update(m_database, QStringLiteral("UPDATE operators SET disabled = ? WHERE id = ?"), disabled, id);
}

QCoro::Task<Result<void>> OperatorTable::recordSignIn(qint64 id, QDateTime at)
{
    return update(m_database, QStringLiteral("UPDATE operators SET last_sign_in_at = ? WHERE id = ?"), stored(at), id);
}

} // namespace wakeline
