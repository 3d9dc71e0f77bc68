// SPDX-License-Identifier: GPL-3.0-or-later
#include "Connection.h"

#include "SqlFailure.h"
#include "StorageLog.h"

#include <QSqlDriver>
#include <QSqlError>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> counter{0};
    return QStringLiteral("wakeline-%1").arg(++counter);
}

/// The driver's own handle, if it is of the type that its name says.
template <typename Handle>
Handle *nativeHandle(const QSqlDatabase &database, const char *typeName)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), typeName) != 0)
        return nullptr;
    return *static_cast<Handle *const *>(handle.constData());
}

QString quotedForLibpq(QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

QString libpqOptions(const DatabaseUrl &url)
{
    // A server that vanishes is noticed within seconds, also in the middle of a statement.
    QStringList options{QStringLiteral("connect_timeout=2"),     QStringLiteral("keepalives_idle=3"),
                        QStringLiteral("keepalives_interval=1"), QStringLiteral("keepalives_count=3"),
                        QStringLiteral("tcp_user_timeout=5000"), QStringLiteral("application_name=wakelined")};
    for (const auto &[name, value] : url.options)
        options.append(name + QLatin1Char('=') + quotedForLibpq(value));
    return options.join(QLatin1Char(';'));
}

/// A null QString would be bound as NULL; for us it is the empty text. NULL is an invalid QVariant.
QVariant bindable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QString(QLatin1String(""));
    return value;
}

/// SQLite itself would create the file readable for all; its -wal and -shm files take over this mode. The file is never
/// opened here: closing it would drop the locks of every other connection of this process (POSIX, fcntl), and the next
/// program to close the database would then delete the WAL that we still write to.
Result<void> prepareFile(const QString &path)
{
    const QByteArray name = path.toLocal8Bit();
    const bool there = ::mknod(name.constData(), S_IFREG | 0600, 0) == 0 || errno == EEXIST;
    if (there && ::access(name.constData(), R_OK | W_OK) == 0)
        return {};
    return failure(QStringLiteral("database_unavailable"),
                   QStringLiteral("Cannot open the database file: ") + qt_error_string(errno));
}

/// libpq would write it to stderr.
void logNotice(void *, const char *text)
{
    qCDebug(lcStorage, "PostgreSQL says: %s", QByteArray(text).trimmed().constData());
}

} // namespace

Connection::Connection(Options options) : m_options(std::move(options)), m_name(nextConnectionName()) {}

Connection::~Connection()
{
    // The driver goes before the statements: they would say goodbye one by one to a server that may be gone.
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    m_statements.clear();
    if (m_socket >= 0)
        ::close(m_socket);
}

Result<std::unique_ptr<Connection>> Connection::open(Options options)
{
    std::unique_ptr<Connection> connection(new Connection(std::move(options)));
    if (const auto connected = connection->connect(); !connected)
        return std::unexpected(connected.error());
    return connection;
}

Result<void> Connection::connect()
{
    const DatabaseUrl &url = m_options.url;
    m_database = QSqlDatabase::addDatabase(isPostgres() ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"), m_name);
    if (isPostgres()) {
        m_database.setHostName(url.host);
        if (url.port > 0)
            m_database.setPort(url.port);
        m_database.setUserName(url.user);
        m_database.setPassword(url.password);
        m_database.setDatabaseName(url.name);
        m_database.setConnectOptions(libpqOptions(url));
    } else {
        if (const auto prepared = prepareFile(url.path); !prepared)
            return prepared;
        m_database.setDatabaseName(url.path);
        m_database.setConnectOptions(
            QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1")
                .arg(m_options.statementTimeout.count() > 0 ? m_options.statementTimeout.count() : 30'000));
    }
    if (!m_database.open())
        return failure(QStringLiteral("database_unavailable"),
                       QStringLiteral("Cannot connect to the database: ") + driverText(m_database.lastError()));
    return isPostgres() ? configurePostgres() : configureSqlite();
}

Result<void> Connection::configureSqlite()
{
    m_sqlite = nativeHandle<sqlite3>(m_database, "sqlite3*");
    if (!m_sqlite)
        return failure(QStringLiteral("database_unavailable"), QStringLiteral("Qt's SQLite driver shows no handle."));
    // Every 4000 virtual machine instructions are some tens of microseconds.
    sqlite3_progress_handler(
        m_sqlite, 4000, [](void *self) { return static_cast<Connection *>(self)->isOverdue() ? 1 : 0; }, this);
    if (const auto switched = switchToWal(); !switched)
        return switched;
    // synchronous=FULL: what is acknowledged survives a power cut.
    QStringList settings{QStringLiteral("PRAGMA synchronous=FULL"), QStringLiteral("PRAGMA foreign_keys=ON"),
                         QStringLiteral("PRAGMA journal_size_limit=67108864")};
    if (m_options.access == Access::ReadOnly)
        settings.append(QStringLiteral("PRAGMA query_only=ON"));
    for (const QString &setting : settings) {
        if (const auto set = runOnce(setting); !set)
            return set;
    }
    return {};
}

Result<void> Connection::switchToWal()
{
    // The one statement that SQLite's busy timeout does not cover: who opens a new file together collides here.
    const auto deadline = std::chrono::steady_clock::now() + 5s;
    while (true) {
        auto switched = runOnce(QStringLiteral("PRAGMA journal_mode=WAL"));
        const bool busy = !switched && switched.error().code == QLatin1String("overloaded");
        if (!busy || std::chrono::steady_clock::now() > deadline)
            return switched;
        std::this_thread::sleep_for(10ms);
    }
}

Result<void> Connection::configurePostgres()
{
    PGconn *native = nativeHandle<PGconn>(m_database, "pg_conn*");
    if (!native)
        return failure(QStringLiteral("database_unavailable"),
                       QStringLiteral("Qt's PostgreSQL driver shows no handle."));
    PQsetNoticeProcessor(native, logNotice, nullptr);
    // A copy of our own: libpq closes its descriptor on an error, and the number may be somebody else's by the time
    // that interrupt() uses it.
    m_socket = ::fcntl(PQsocket(native), F_DUPFD_CLOEXEC, 0);
    const auto timeout = m_options.statementTimeout.count();
    for (const QString &setting :
         {QStringLiteral("SET statement_timeout = %1").arg(timeout),
          QStringLiteral("SET idle_in_transaction_session_timeout = %1").arg(timeout * 4),
          QStringLiteral("SET TIME ZONE 'UTC'"), QStringLiteral("SET client_min_messages = warning")}) {
        if (const auto set = runOnce(setting); !set)
            return set;
    }
    const auto encoding = run(QStringLiteral("SELECT current_setting('server_encoding')"));
    if (!encoding)
        return std::unexpected(encoding.error());
    if (encoding->first().text(0) != QLatin1String("UTF8"))
        return failure(QStringLiteral("bad_encoding"),
                       QStringLiteral("The PostgreSQL database has the encoding %1; create it with UTF8.")
                           .arg(encoding->first().text(0)));
    return {};
}

Result<Rows> Connection::run(const QString &sql, const QVariantList &values)
{
    if (m_lost)
        return std::unexpected(databaseUnavailable());
    if (isOverdue())
        return std::unexpected(databaseTimeout());
    for (const QVariant &value : values) {
        // PostgreSQL cannot store a NUL, and Qt's driver would cut the statement there.
        if (value.typeId() == QMetaType::QString && value.toString().contains(QChar(0)))
            return failure(QStringLiteral("invalid_text"), QStringLiteral("A text holds a NUL character."));
    }

    const auto statement = prepared(sql);
    if (!statement)
        return std::unexpected(statement.error());
    const std::shared_ptr<QSqlQuery> &query = *statement;
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), bindable(values.at(i)));
    if (!query->exec())
        return std::unexpected(failureOf(query->lastError(), sql));

    Rows answer;
    const int columns = query->record().count();
    while (query->next()) {
        QVariantList row;
        row.reserve(columns);
        for (int column = 0; column < columns; ++column)
            row.append(query->value(column));
        answer.rows.emplace_back(std::move(row));
    }
    if (query->lastError().isValid()) // SQLite finds further rows, and errors, while stepping
        return std::unexpected(failureOf(query->lastError(), sql));
    answer.changed = qMax(0, query->numRowsAffected());
    query->finish();
    return answer;
}

Result<std::shared_ptr<QSqlQuery>> Connection::prepared(const QString &sql)
{
    auto kept = m_statements.find(sql);
    if (kept == m_statements.end()) {
        const auto query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(!isPostgres()); // QPSQL would fetch row by row, and fail halfway
        if (!query->prepare(sql))
            return std::unexpected(failureOf(query->lastError(), sql));
        if (m_statements.size() >= mostPrepared)
            dropOldestStatement();
        kept = m_statements.insert(sql, {query, 0});
    }
    kept->lastRun = ++m_runs;
    return kept->query;
}

/// None of them is in use: run() has read all rows before it answers.
void Connection::dropOldestStatement()
{
    const auto oldest =
        std::min_element(m_statements.begin(), m_statements.end(),
                         [](const Statement &one, const Statement &other) { return one.lastRun < other.lastRun; });
    m_statements.erase(oldest);
}

Result<void> Connection::runOnce(const QString &sql)
{
    if (m_lost)
        return std::unexpected(databaseUnavailable());
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return std::unexpected(failureOf(query.lastError(), sql));
    return {};
}

void Connection::startClock()
{
    if (m_options.statementTimeout.count() > 0)
        m_deadline = std::chrono::steady_clock::now() + m_options.statementTimeout;
}

bool Connection::isOverdue() const
{
    return std::chrono::steady_clock::now() > m_deadline;
}

void Connection::interrupt()
{
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
    if (m_sqlite)
        sqlite3_interrupt(m_sqlite);
}

Error Connection::failureOf(const QSqlError &error, const QString &sql)
{
    SqlFailure failed;
    if (isPostgres()) {
        PGconn *native = nativeHandle<PGconn>(m_database, "pg_conn*");
        failed = SqlFailure::fromPostgres(error.nativeErrorCode(), !native || PQstatus(native) == CONNECTION_BAD);
    } else {
        failed = SqlFailure::fromSqlite(error.nativeErrorCode().toInt());
    }
    if (failed.connectionLost && !std::exchange(m_lost, true))
        qCInfo(lcStorage, "A connection to %s is lost: %s", qUtf8Printable(m_options.url.withoutPassword()),
               qUtf8Printable(driverText(error)));
    if (failed.error.code == QLatin1String("database_error"))
        qCCritical(lcStorage, "The database refused a statement (%s, %s): %s", qUtf8Printable(error.nativeErrorCode()),
                   qUtf8Printable(driverText(error)), qUtf8Printable(sql));
    return failed.error;
}

} // namespace wakeline
