// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorTable.h"

#include "OperatorRow.h"

namespace wakeline {

namespace {

Error noSuchOperator()
{
    return {QStringLiteral("not_found"), QStringLiteral("There is no such operator.")};
}

/// Two who disable each other at once must not both succeed. SQLite has one writer at a time anyway.
Result<void> lockAdmins(Connection &connection)
{
    if (!connection.isPostgres())
        return {};
    // "wakeladm" in ASCII; the migrations and the directory have locks of their own.
    const auto locked = connection.run(QStringLiteral("SELECT pg_advisory_xact_lock(8602281447478617197)"));
    return locked ? Result<void>() : std::unexpected(locked.error());
}

/// The operator as it is now. \return `not_found`, `stale`
Result<Operator> current(Connection &connection, qint64 id, const std::optional<qint64> &expectedVersion)
{
    const auto found = connection.run(QStringLiteral("SELECT " OPERATOR_COLUMNS " FROM operators WHERE id = ?") +
                                          (connection.isPostgres() ? QStringLiteral(" FOR UPDATE") : QString()),
                                      {id});
    if (!found)
        return std::unexpected(found.error());
    if (found->isEmpty())
        return std::unexpected(noSuchOperator());
    const Operator account = operatorFrom(found->first());
    if (expectedVersion && account.version != *expectedVersion)
        return failure(QStringLiteral("stale"), QStringLiteral("The operator was changed by someone else meanwhile."));
    return account;
}

bool isWorkingAdmin(const Operator &account)
{
    return account.role == Role::Admin && !account.disabled;
}

/// Nobody could let anybody in again.
Result<void> checkAdminRemains(Connection &connection)
{
    const auto admins = connection.run(QStringLiteral("SELECT COUNT(*) FROM operators WHERE role = ? AND disabled = ?"),
                                       {enumName(Role::Admin), false});
    if (!admins)
        return std::unexpected(admins.error());
    if (admins->first().integer(0) == 0)
        return failure(QStringLiteral("last_admin"),
                       QStringLiteral("This is the last admin: make somebody else one first."));
    return {};
}

Result<void> endSessions(Connection &connection, qint64 id)
{
    const auto ended = connection.run(QStringLiteral("DELETE FROM operator_sessions WHERE operator_id = ?"), {id});
    return ended ? Result<void>() : std::unexpected(ended.error());
}

Result<Operator> changeOperator(Connection &connection, qint64 id, const std::optional<qint64> &expectedVersion,
                                const OperatorChange &change)
{
    if (const auto locked = lockAdmins(connection); !locked)
        return std::unexpected(locked.error());
    const auto before = current(connection, id, expectedVersion);
    if (!before)
        return before;
    const Role role = change.role.value_or(before->role);
    const bool disabled = change.disabled.value_or(before->disabled);
    if (role == before->role && disabled == before->disabled && !change.passwordHash)
        return before;
    const auto changed = connection.run(
        QStringLiteral("UPDATE operators SET role = ?, disabled = ?, password_hash = COALESCE(?, password_hash), "
                       "version = version + 1 WHERE id = ? RETURNING " OPERATOR_COLUMNS),
        {enumName(role), disabled, change.passwordHash ? QVariant(*change.passwordHash) : QVariant(), id});
    if (!changed)
        return std::unexpected(changed.error());
    const Operator after = operatorFrom(changed->first());
    if (const auto ended = endSessions(connection, id); !ended)
        return std::unexpected(ended.error());
    if (isWorkingAdmin(*before) && !isWorkingAdmin(after)) {
        if (const auto remains = checkAdminRemains(connection); !remains)
            return std::unexpected(remains.error());
    }
    return after;
}

Result<Operator> removeOperator(Connection &connection, qint64 id, const std::optional<qint64> &expectedVersion)
{
    if (const auto locked = lockAdmins(connection); !locked)
        return std::unexpected(locked.error());
    const auto before = current(connection, id, expectedVersion);
    if (!before)
        return before;
    const auto removed = connection.run(QStringLiteral("DELETE FROM operators WHERE id = ?"), {id});
    if (!removed)
        return std::unexpected(removed.error());
    if (isWorkingAdmin(*before)) {
        if (const auto remains = checkAdminRemains(connection); !remains)
            return std::unexpected(remains.error());
    }
    return before;
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
        return OperatorAccount{operatorFrom(found->first()), found->first().text(operatorColumns)};
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

QCoro::Task<Result<Operator>> OperatorTable::change(qint64 id, std::optional<qint64> expectedVersion,
                                                    OperatorChange change)
{
    return m_database.write(
        [=](Connection &connection) { return changeOperator(connection, id, expectedVersion, change); });
}

QCoro::Task<Result<Operator>> OperatorTable::remove(qint64 id, std::optional<qint64> expectedVersion)
{
    return m_database.write([=](Connection &connection) { return removeOperator(connection, id, expectedVersion); });
}

QCoro::Task<Result<void>> OperatorTable::recordSignIn(qint64 id, QDateTime at)
{
    return m_database.write([=](Connection &connection) -> Result<void> {
        const auto updated =
            connection.run(QStringLiteral("UPDATE operators SET last_sign_in_at = ? WHERE id = ?"), {stored(at), id});
        if (!updated)
            return std::unexpected(updated.error());
        if (updated->changed == 0)
            return std::unexpected(noSuchOperator());
        return {};
    });
}

} // namespace wakeline
