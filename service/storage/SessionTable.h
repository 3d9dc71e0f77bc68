// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "Operator.h"

namespace wakeline {

/// The refresh tokens of operators. Only SHA-256 of a token comes here; a token is used once, and the tokens that
/// follow each other from one sign-in are a family.
class SessionTable
{
public:
    explicit SessionTable(Database &database) : m_database(database) {}

    /// \return `invalid_token` if the operator was changed since it had this version: its password was looked at before
    QCoro::Task<Result<void>> create(qint64 operatorId, qint64 operatorVersion, QByteArray tokenHash, QString familyId,
                                     QDateTime expiresAt);

    /// Puts `newHash` in the place of `oldHash`.
    /// \return the operator; `invalid_token` if the old one is unknown or expired, or the operator is disabled;
    /// `token_reused` if it was used before: somebody holds a copy, so the whole family is revoked
    QCoro::Task<Result<Operator>> rotate(QByteArray oldHash, QByteArray newHash, QDateTime now, QDateTime newExpiry);

    /// Ends the family that the token belongs to (sign-out). An unknown token is no error.
    QCoro::Task<Result<void>> revoke(QByteArray tokenHash);
    QCoro::Task<Result<void>> revokeAllOf(qint64 operatorId);
    /// \return how many were removed
    QCoro::Task<Result<int>> removeExpired(QDateTime now);

private:
    Database &m_database;
};

} // namespace wakeline
