// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Connection.h"

namespace wakeline {

/// Everything run on the connection between begin() and commit() happens, or nothing of it. Rolls back when it dies.
class Transaction
{
public:
    explicit Transaction(Connection &connection) : m_connection(connection) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// SQLite takes the write lock here (BEGIN IMMEDIATE), so that a transaction that reads first cannot fail halfway.
    Result<void> begin();

    /// \return `outcome_unknown` if the connection broke while committing: the change may have been made or not
    Result<void> commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace wakeline
