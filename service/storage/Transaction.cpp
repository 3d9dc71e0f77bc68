// SPDX-License-Identifier: GPL-3.0-or-later
#include "Transaction.h"

#include "StorageLog.h"

namespace wakeline {

Transaction::~Transaction()
{
    if (!m_open || m_connection.isLost())
        return; // a lost connection takes its transaction with it
    if (const auto rolledBack = m_connection.runOnce(QStringLiteral("ROLLBACK")); !rolledBack)
        qCWarning(lcStorage, "A transaction could not be rolled back: %s", qUtf8Printable(rolledBack.error().message));
}

Result<void> Transaction::begin()
{
    const QString sql = m_connection.isPostgres() ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN IMMEDIATE");
    const auto begun = m_connection.runOnce(sql);
    m_open = begun.has_value();
    return begun;
}

Result<void> Transaction::commit()
{
    auto committed = m_connection.runOnce(QStringLiteral("COMMIT"));
    if (committed)
        m_open = false;
    else if (m_connection.isLost())
        return failure(QStringLiteral("outcome_unknown"),
                       QStringLiteral("The connection to the database broke while a change was being made; it may have "
                                      "been made or not."));
    return committed;
}

} // namespace wakeline
