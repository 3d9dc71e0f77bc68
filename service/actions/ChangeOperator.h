// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Operator.h"

#include <QCoroTask>

namespace wakeline {

class Clock;
class OperatorBook;
class OperatorTable;
class PasswordHasher;
class SignInOperator;
class SignInThrottle;

/// Makes, changes and removes operators. Whoever's role, password or access is changed is signed out everywhere, at
/// once here and within about a second on other instances. It must outlive what it has begun.
class ChangeOperator
{
public:
    struct Parts
    {
        OperatorTable &operators;
        OperatorBook &book;
        PasswordHasher &hasher;
        SignInOperator &signIn;
        SignInThrottle &throttle;
        const Clock &clock;
    };

    explicit ChangeOperator(Parts parts) : m_parts(parts) {}

    /// Errors: `missing_field`, `invalid_value`, `name_taken`, `overloaded`; the database's.
    QCoro::Task<Result<Operator>> create(OperatorDraft draft);

    /// \param expectedVersion  of the operator; any, where there is none
    /// Errors: also `not_found`, `stale`, and `last_admin` if no enabled admin would remain.
    QCoro::Task<Result<Operator>> change(qint64 id, std::optional<qint64> expectedVersion, OperatorDraft draft);
    QCoro::Task<Result<void>> remove(qint64 id, std::optional<qint64> expectedVersion);

    /// An operator's own new password. Every session ends; the answer is a new one for who asked.
    /// \param source  as SignInThrottle means it: a stolen token must not guess at the password
    /// Errors: `invalid_value` (of `old` if it is wrong), `throttled`.
    QCoro::Task<Result<OperatorSession>> changeOwnPassword(qint64 id, QString oldPassword, QString newPassword,
                                                           QString source);

private:
    QCoro::Task<Result<bool>> isPassword(QString name, QString password, QString source);

    Parts m_parts;
};

} // namespace wakeline
