// SPDX-License-Identifier: GPL-3.0-or-later
#include "PostgresServer.h"

#include "FreePort.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace wakeline {

namespace {

QString programFolder()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    return found.isEmpty() ? QString() : versions.filePath(found.first() + QStringLiteral("/bin/"));
}

/// setpriv sheds root, and lets the program end with this process.
QStringList wrapped(const QString &program, const QStringList &arguments)
{
    QStringList command{QStringLiteral("--pdeathsig"), QStringLiteral("QUIT")};
    if (::geteuid() == 0)
        command +=
            {QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"), QStringLiteral("--clear-groups")};
    return command + QStringList{program} + arguments;
}

} // namespace

PostgresServer::~PostgresServer()
{
    thaw();
    end(SIGQUIT);
}

bool PostgresServer::start()
{
    m_programs = programFolder();
    if (m_programs.isEmpty()) {
        m_errorText = QStringLiteral("PostgreSQL is not installed: apt-get install postgresql");
        return false;
    }
    if (::geteuid() == 0) {
        const passwd *user = ::getpwnam("postgres");
        if (!user || ::chown(m_folder.path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0) {
            m_errorText = QStringLiteral("There is no user postgres to run PostgreSQL as.");
            return false;
        }
    }
    m_port = freePort();
    return runTool(QStringLiteral("initdb"),
                   {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"),
                    QStringLiteral("postgres"), QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"),
                    QStringLiteral("UTF8"), QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")}) &&
           startAgain();
}

bool PostgresServer::startAgain()
{
    // fsync guards against power cuts only: what was committed outlives every death of the processes without it.
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    m_server.setWorkingDirectory(m_folder.path());
    m_server.start(
        QStringLiteral("setpriv"),
        wrapped(m_programs + QStringLiteral("postgres"),
                {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"), m_folder.path(),
                 QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), QString::number(m_port),
                 QStringLiteral("-c"), QStringLiteral("fsync=off"), QStringLiteral("-c"),
                 QStringLiteral("shared_buffers=16MB"), QStringLiteral("-c"), QStringLiteral("max_connections=150")}));
    return m_server.waitForStarted() && waitUntilReady();
}

bool PostgresServer::waitUntilReady()
{
    const QDeadlineTimer deadline(20000);
    while (!deadline.hasExpired() && m_server.state() == QProcess::Running) {
        if (runTool(QStringLiteral("pg_isready"), {QStringLiteral("-q"), QStringLiteral("-h"), m_folder.path(),
                                                   QStringLiteral("-p"), QString::number(m_port)}))
            return true;
        QThread::msleep(20);
    }
    m_errorText = QStringLiteral("PostgreSQL did not start; see its log.");
    return false;
}

void PostgresServer::crash()
{
    end(SIGQUIT);
}

void PostgresServer::stop()
{
    end(SIGINT);
}

void PostgresServer::end(int signal)
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server.processId()), signal);
    m_server.waitForFinished(10000);
}

void PostgresServer::freeze()
{
    signalAll(SIGSTOP);
}

void PostgresServer::thaw()
{
    signalAll(SIGCONT);
}

void PostgresServer::signalAll(int signal)
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    const auto postmaster = m_server.processId();
    ::kill(static_cast<pid_t>(postmaster), signal);
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(postmaster));
    if (!children.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &child : children.readAll().split(' ')) {
        if (child.toInt() > 0)
            ::kill(child.toInt(), signal);
    }
}

bool PostgresServer::createDatabase(const QString &name)
{
    return runTool(QStringLiteral("createdb"),
                   {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-p"), QString::number(m_port),
                    QStringLiteral("-U"), QStringLiteral("postgres"), name});
}

bool PostgresServer::run(const QString &database, const QString &sql)
{
    return runTool(QStringLiteral("psql"),
                   {QStringLiteral("-q"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-h"),
                    m_folder.path(), QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-U"),
                    QStringLiteral("postgres"), QStringLiteral("-d"), database, QStringLiteral("-c"), sql});
}

bool PostgresServer::runTool(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("setpriv"), wrapped(m_programs + tool, arguments));
    const bool done =
        process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!done)
        m_errorText = tool + QStringLiteral(": ") + QString::fromLocal8Bit(process.readAll());
    return done;
}

QString PostgresServer::url(const QString &database) const
{
    return QStringLiteral("postgresql://postgres@localhost/%1?host=%2&port=%3")
        .arg(database, m_folder.path())
        .arg(m_port);
}

QString PostgresServer::tcpUrl(const QString &database) const
{
    return QStringLiteral("postgresql://postgres@127.0.0.1:%2/%1").arg(database).arg(m_port);
}

} // namespace wakeline
