// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioServer.h"

#include "EndsWithUs.h"
#include "FreePort.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <unistd.h>

namespace wakeline {

namespace {

bool run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(10'000) && process.exitCode() == 0;
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QFile::WriteOnly | QFile::Truncate) && file.write(text) == text.size();
}

QByteArray packagedFile(const char *name)
{
    QFile file(QStringLiteral(WAKELINE_SOURCE_DIR "/packaging/kamailio/") + QLatin1String(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(500);
}

} // namespace

KamailioServer::KamailioServer(Options options)
    : m_options(std::move(options)), m_sipPort(freePort()), m_tlsPort(freePort()), m_evapiPort(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("kamailio.log")), QIODevice::Append);
    // A process group of its own, so that no worker outlives a crash of the first process.
    endsWithUs(m_process, SIGTERM, true);
    if (m_options.accountsFile.isEmpty() && m_options.accountsUrl.isEmpty()) {
        m_options.accountsFile = m_folder.filePath(QStringLiteral("accounts.db"));
        run(QStringLiteral("sqlite3"), {m_options.accountsFile},
            "PRAGMA journal_mode = WAL; CREATE TABLE account (username TEXT PRIMARY KEY, domain TEXT, ha1 TEXT, "
            "extension TEXT);"
            "CREATE VIEW kamailio_subscriber AS SELECT username, domain, ha1, extension FROM account;");
    }
}

KamailioServer::~KamailioServer()
{
    kill();
}

bool KamailioServer::addAccount(const QString &account, const QString &password)
{
    const QString a1 = QStringLiteral("%1:%2:%3").arg(account, m_options.domain, password);
    const QByteArray ha1 = QCryptographicHash::hash(a1.toUtf8(), QCryptographicHash::Md5).toHex();
    return run(QStringLiteral("sqlite3"), {m_options.accountsFile},
               "INSERT INTO account VALUES ('" + account.toUtf8() + "', '" + m_options.domain.toUtf8() + "', '" + ha1 +
                   "', '" + account.section(u'~', 0, 0).toUtf8() + "');");
}

bool KamailioServer::removeAccount(const QString &account)
{
    return run(QStringLiteral("sqlite3"), {m_options.accountsFile},
               "DELETE FROM account WHERE username = '" + account.toUtf8() + "';");
}

QByteArray KamailioServer::accountsSettings() const
{
    if (!m_options.accountsUrl.isEmpty()) {
        return "#!define WITH_POSTGRESQL\n#!define WITH_SQLITE\n#!define ACCOUNTS_DB_URL \"" +
               m_options.accountsUrl.toUtf8() + "\"\n";
    }
    const QByteArray file = m_options.accountsFile.toUtf8();
    return "#!define WITH_SQLITE\n#!define ACCOUNTS_DB_URL \"sqlite:///" + file +
           "\"\n#!define ACCOUNTS_SQLITE_FILE \"" + file + "\"\n";
}

bool KamailioServer::copyConfiguration() const
{
    const QStringList all =
        QDir(QStringLiteral(WAKELINE_SOURCE_DIR "/packaging/kamailio")).entryList({QStringLiteral("*.cfg")});
    for (const QString &name : all) {
        const bool ours = name == u"wakeline-local.cfg";
        if (!ours && !write(m_folder.filePath(name), packagedFile(qUtf8Printable(name))))
            return false;
    }
    return !all.isEmpty();
}

bool KamailioServer::writeFiles()
{
    const auto path = [this](const char *name) { return m_folder.filePath(QLatin1String(name)); };
    const auto port = [](quint16 number) { return QByteArray::number(number); };
    QByteArray local =
        "#!define SIP_DOMAIN \"" + m_options.domain.toUtf8() +
        "\"\n"
        "listen=udp:127.0.0.1:" +
        port(m_sipPort) + "\nlisten=tcp:127.0.0.1:" + port(m_sipPort) +
        "\n#!define SIP_LOOPBACK \"127.0.0.1:" + port(m_sipPort) +
        "\"\n"
        "#!define EVAPI_ADDRESS \"127.0.0.1:" +
        port(m_evapiPort) +
        "\"\n"
        "#!define EVAPI_SECRET \"" +
        m_options.secret +
        "\"\n"
        "#!define RPC_SOCKET \"" +
        path("rpc.sock").toUtf8() +
        "\"\n"
        "#!define CTL_SOCKET \"unix:" +
        path("ctl.sock").toUtf8() + "\"\n" + accountsSettings() + "#!define TRUNKS \"" + m_options.trunks +
        "\"\n"
        "#!define WITH_MWI\n"
        "#!define FLOOD_LIMIT 1000\n#!define AUTH_FAILURES_PER_USER 10\n#!define AUTH_FAILURES_PER_SOURCE 100\n"
        "#!define KEEPALIVE_SECONDS " +
        QByteArray::number(m_options.keepaliveSeconds) +
        "\n"
        "children=" +
        QByteArray::number(m_options.workers) +
        "\ntcp_children=2\n"
        "mpath=\"/usr/lib/" WAKELINE_LIBRARY_ARCHITECTURE "/kamailio/modules/\"\n";
    if (m_options.locationDatabase)
        local +=
            "#!define WITH_LOCATION_DB\n#!define LOCATION_DB_URL \"sqlite:////" + path("location.db").toUtf8() + "\"\n";
    if (!m_options.certificate.isEmpty()) {
        local += "#!define WITH_TLS\n#!define TLS_CERTIFICATE \"" + m_options.certificate.toUtf8() +
                 "\"\n"
                 "#!define TLS_PRIVATE_KEY \"" +
                 m_options.privateKey.toUtf8() +
                 "\"\n"
                 "listen=tls:127.0.0.1:" +
                 port(m_tlsPort) + "\n";
    }
    local += m_options.extraSettings;
    return write(path("wakeline-local.cfg"), local) && copyConfiguration() &&
           run(QStringLiteral("sqlite3"), {path("location.db")}, packagedFile("location-sqlite.sql"));
}

bool KamailioServer::start()
{
    if (!writeFiles())
        return false;
    m_process.start(QStringLiteral("kamailio"),
                    {QStringLiteral("-f"), m_folder.filePath(QStringLiteral("kamailio.cfg")), QStringLiteral("-P"),
                     m_folder.filePath(QStringLiteral("pid")), QStringLiteral("-Y"), m_folder.path(),
                     QStringLiteral("-m"), QString::number(m_options.sharedMemoryMb), QStringLiteral("-M"),
                     QStringLiteral("16"), QStringLiteral("-DD"), QStringLiteral("-E")});
    for (QDeadlineTimer patience(15'000); !patience.hasExpired(); QThread::msleep(25)) {
        if (m_process.waitForFinished(0) || m_process.state() == QProcess::NotRunning)
            return false;
        if (answers())
            return true;
    }
    return false;
}

bool KamailioServer::answers() const
{
    return QFile::exists(rpcSocket()) && listens(m_evapiPort) && listens(m_sipPort);
}

void KamailioServer::stop()
{
    end(SIGTERM);
}

void KamailioServer::kill()
{
    end(SIGKILL);
}

void KamailioServer::end(int signal)
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const auto group = static_cast<pid_t>(m_process.processId());
    if (signal == SIGTERM) {
        ::kill(group, SIGTERM);
        m_process.waitForFinished(10'000);
    }
    ::kill(-group, SIGKILL);
    m_process.waitForFinished(5'000);
    QFile::remove(rpcSocket());
}

QByteArray KamailioServer::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("kamailio.log")));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace wakeline
