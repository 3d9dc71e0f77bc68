// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Operator.h"
#include "Slice.h"

namespace wakeline {

/// An operator with what a sign-in is checked against.
struct OperatorAccount
{
    Operator account;
    QString passwordHash; ///< Argon2id, as libsodium writes it

    bool operator==(const OperatorAccount &) const = default;
};

/// What becomes different; what is empty stays.
struct OperatorChange
{
    std::optional<Role> role = {};
    std::optional<bool> disabled = {};
    std::optional<QString> passwordHash = {};
};

/// The people and programs that may use the console. Names are told apart without regard to case.
class OperatorTable
{
public:
    explicit OperatorTable(Database &database) : m_database(database) {}

    /// \return `name_taken`
    QCoro::Task<Result<Operator>> add(QString name, Role role, QString passwordHash);
    /// \return `not_found`
    QCoro::Task<Result<OperatorAccount>> findByName(QString name);
    QCoro::Task<Result<Operator>> find(qint64 id);
    QCoro::Task<Result<Slice<Operator>>> list(int limit, int offset);
    /// Ends every session of the operator with it, if anything is different.
    /// \param expectedVersion  of the operator; any, where there is none
    /// \return `not_found`, `stale`; `last_admin` if no enabled admin would remain
    QCoro::Task<Result<Operator>> change(qint64 id, std::optional<qint64> expectedVersion, OperatorChange change);
    /// \return who it was; errors as of change()
    QCoro::Task<Result<Operator>> remove(qint64 id, std::optional<qint64> expectedVersion);
    QCoro::Task<Result<void>> recordSignIn(qint64 id, QDateTime at);

private:
    Database &m_database;
};

} // namespace wakeline
