// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace wakeline {

/// A real Kamailio with packaging/kamailio/kamailio.cfg, on free loopback ports and in a folder of its own.
class KamailioServer
{
public:
    struct Options
    {
        QString domain = QStringLiteral("pbx.test");
        QByteArray secret = "test-secret";
        QString
            accountsFile; ///< an SQLite file with the view kamailio_subscriber; empty: one of our own, see addAccount()
        QString accountsUrl; ///< instead of a file: Kamailio's URL of a PostgreSQL database with that view
        QString certificate; ///< with privateKey: a TLS listener
        QString privateKey;
        bool locationDatabase = true;
        int keepaliveSeconds = 1;
        int workers = 4;
        int sharedMemoryMb = 64;
        QByteArray trunks = "192.0.2.10/32";
        QByteArray extraSettings; ///< more lines for wakeline-local.cfg
    };

    KamailioServer() : KamailioServer(Options()) {}
    explicit KamailioServer(Options options);
    ~KamailioServer();

    /// Starts it and waits until it answers. Ports, accounts and location stay the same over restarts.
    /// \return false with the reason in log()
    bool start();
    void stop(); ///< SIGTERM, as an administrator would
    void kill(); ///< SIGKILL to all of its processes, as a crash would

    /// \param account  an extension's number, or a device's account: `101~x7k2m9q4` speaks for 101
    bool addAccount(const QString &account, const QString &password);
    bool removeAccount(const QString &account);

    const QString &domain() const { return m_options.domain; }
    const QByteArray &secret() const { return m_options.secret; }
    quint16 sipPort() const { return m_sipPort; }
    quint16 tlsPort() const { return m_tlsPort; }
    quint16 evapiPort() const { return m_evapiPort; }
    QString rpcSocket() const { return m_folder.filePath(QStringLiteral("rpc.sock")); }
    QString folder() const { return m_folder.path(); }
    QByteArray log() const;

private:
    QByteArray accountsSettings() const;
    bool copyConfiguration() const;
    bool writeFiles();
    bool answers() const;
    void end(int signal);

    Options m_options;
    QTemporaryDir m_folder;
    quint16 m_sipPort;
    quint16 m_tlsPort;
    quint16 m_evapiPort;
    QProcess m_process;
};

} // namespace wakeline
