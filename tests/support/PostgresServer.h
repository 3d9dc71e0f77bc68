// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace wakeline {

/// A real PostgreSQL of the test's own: a cluster in a temporary folder, on a Unix socket and a free TCP port. It ends
/// with the test, also if the test crashes. As root it runs as the system's `postgres` user, since it refuses root.
class PostgresServer
{
public:
    ~PostgresServer();

    /// Makes the cluster and starts it. \return false with a reason in errorText()
    bool start();
    /// Starts it again after stop() or crash().
    bool startAgain();
    bool isRunning() const { return m_server.state() == QProcess::Running; }
    /// Stops at once, without goodbye to the clients; what was not committed is lost (`pg_ctl stop -m immediate`).
    void crash();
    /// Stops the way an operator would.
    void stop();
    /// Lets every process of it stop answering, as a machine that hangs does, and go on.
    void freeze();
    void thaw();

    bool createDatabase(const QString &name);
    /// Runs SQL as the superuser.
    bool run(const QString &database, const QString &sql);
    /// Over the Unix socket.
    QString url(const QString &database) const;
    QString tcpUrl(const QString &database) const;
    int port() const { return m_port; }
    QString errorText() const { return m_errorText; }

private:
    bool runTool(const QString &tool, const QStringList &arguments);
    bool waitUntilReady();
    void signalAll(int signal);
    void end(int signal);

    QTemporaryDir m_folder{QStringLiteral("/tmp/wakeline-pg-XXXXXX")}; ///< short: a socket's path has 107 bytes
    QString m_programs;
    int m_port = 0;
    QProcess m_server;
    QString m_errorText;
};

} // namespace wakeline
