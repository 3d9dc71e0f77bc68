// SPDX-License-Identifier: GPL-3.0-or-later
#include "SqlFailure.h"

#include <QStringList>

#include <sqlite3.h>

namespace wakeline {

Error databaseUnavailable()
{
    return {QStringLiteral("database_unavailable"), QStringLiteral("The database is not available.")};
}

Error databaseTimeout()
{
    return {QStringLiteral("timeout"), QStringLiteral("The database took too long to answer.")};
}

namespace {

Error conflict()
{
    return {QStringLiteral("conflict"), QStringLiteral("The change conflicts with what is stored.")};
}

Error locked()
{
    return {QStringLiteral("overloaded"), QStringLiteral("The database is busy with other changes.")};
}

Error full()
{
    return {QStringLiteral("database_full"), QStringLiteral("The database has no space left.")};
}

Error unexpectedFailure()
{
    return {QStringLiteral("database_error"), QStringLiteral("The database refused a statement.")};
}

} // namespace

// SQLSTATE: PostgreSQL 15 manual, appendix A.
SqlFailure SqlFailure::fromPostgres(const QString &sqlState, bool connectionBad)
{
    // No code: libpq's own words, that the server closed the connection. 08: connection exceptions; 57P01 to 57P03: the
    // server stops or starts; 25006: it has become a standby.
    if (connectionBad || sqlState.isEmpty() || sqlState.startsWith(QLatin1String("08")) ||
        sqlState.startsWith(QLatin1String("57P0")) || sqlState == QLatin1String("25006"))
        return {databaseUnavailable(), true};
    if (sqlState == QLatin1String("57014")) // query_canceled, by statement_timeout
        return {databaseTimeout(), false};
    if (sqlState == QLatin1String("23505") || sqlState == QLatin1String("23503")) // unique, foreign key
        return {conflict(), false};
    // check_violation: our tables have no checks, but a row on its way into push_log's default partition meets one when
    // its day has been made meanwhile. Written again, it goes into its day.
    if (sqlState == QLatin1String("23514"))
        return {locked(), false};
    if (sqlState == QLatin1String("55P03") || sqlState.startsWith(QLatin1String("40"))) // lock, deadlock, serialization
        return {locked(), false};
    if (sqlState == QLatin1String("53100"))
        return {full(), false};
    if (sqlState == QLatin1String("22021"))
        return {{QStringLiteral("invalid_text"), QStringLiteral("A text holds characters that cannot be stored.")},
                false};
    return {unexpectedFailure(), false};
}

SqlFailure SqlFailure::fromSqlite(int extendedCode)
{
    switch (extendedCode & 0xff) {
    case SQLITE_INTERRUPT:
        return {databaseTimeout(), false};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {locked(), false};
    case SQLITE_FULL:
        return {full(), false};
    case SQLITE_CONSTRAINT: {
        const bool key = extendedCode == SQLITE_CONSTRAINT_UNIQUE || extendedCode == SQLITE_CONSTRAINT_PRIMARYKEY ||
                         extendedCode == SQLITE_CONSTRAINT_FOREIGNKEY;
        return {key ? conflict() : unexpectedFailure(), false};
    }
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
        return {databaseUnavailable(), true};
    default:
        return {unexpectedFailure(), false};
    }
}

QString driverText(const QSqlError &error)
{
    // PostgreSQL's further lines (LINE, DETAIL) repeat the statement with its values.
    return error.databaseText().split(QLatin1Char('\n')).first().left(200);
}

} // namespace wakeline
