// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"

namespace wakeline {

/// The first answer to a request that carried an `Idempotency-Key`.
struct KeptAnswer
{
    QByteArray bodyHash; ///< SHA-256 of the request's body: the same key with another body is a mistake
    int status = 0;      ///< 0: the first request is not answered yet
    QByteArray body;
    QDateTime at;

    bool operator==(const KeptAnswer &) const = default;
};

/// `Idempotency-Key`s of the last 24 hours (wire contract §0), shared by all instances.
class IdempotencyTable
{
public:
    explicit IdempotencyTable(Database &database) : m_database(database) {}

    /// Takes the key, or says who took it before. An entry that was never answered is taken over after `abandoned`:
    /// its process died.
    /// \param scope  whose key it is: `license 12`, `operator 3`
    /// \return no value if the key is ours now
    QCoro::Task<Result<std::optional<KeptAnswer>>> take(QString scope, QString key, QByteArray bodyHash, QDateTime now,
                                                        std::chrono::seconds abandoned);
    QCoro::Task<Result<void>> answer(QString scope, QString key, int status, QByteArray body);
    /// The request failed in a way that should not be repeated: the key is free again.
    QCoro::Task<Result<void>> give(QString scope, QString key);
    /// \return how many were removed, at most `limit`
    QCoro::Task<Result<int>> removeOlderThan(QDateTime moment, int limit);

private:
    Database &m_database;
};

} // namespace wakeline
