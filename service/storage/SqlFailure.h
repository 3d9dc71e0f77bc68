// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QSqlError>

namespace wakeline {

/// What a driver's error means to us.
struct SqlFailure
{
    Error error;                 ///< its message is fit for clients: it holds nothing of the statement or the server
    bool connectionLost = false; ///< nothing will run on this connection any more

    static SqlFailure fromPostgres(const QString &sqlState, bool connectionBad);
    static SqlFailure fromSqlite(int extendedCode);
};

Error databaseUnavailable();
Error databaseTimeout();

/// The driver's words in one line, for the log: without the statement, which may hold values.
QString driverText(const QSqlError &error);

} // namespace wakeline
