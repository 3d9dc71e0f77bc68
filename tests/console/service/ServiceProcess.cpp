// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceProcess.h"

#include "EndsWithUs.h"
#include "FreePort.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

namespace wakeline {

namespace {

QString program()
{
    return QStringLiteral(WAKELINE_BINARY_DIR "/service/wakelined");
}

} // namespace

ServiceProcess::ServiceProcess() : m_port(freePort()), m_noServer(freePort())
{
    endsWithUs(m_process);
}

ServiceProcess::~ServiceProcess()
{
    m_process.terminate();
    m_process.waitForFinished(15'000);
}

QUrl ServiceProcess::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

QProcessEnvironment ServiceProcess::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("WAKELINE_DATABASE_URL", QStringLiteral("sqlite://") + m_folder.filePath(QStringLiteral("wakeline.db")));
    set("WAKELINE_DATA_DIRECTORY", m_folder.path());
    set("WAKELINE_HTTP_LISTEN", QStringLiteral("127.0.0.1:%1").arg(m_port));
    set("WAKELINE_PBX_LISTEN", QStringLiteral("127.0.0.1:0"));
    set("WAKELINE_KAMAILIO_EVAPI", QStringLiteral("127.0.0.1:%1").arg(m_noServer)); // not somebody's real one
    set("WAKELINE_KAMAILIO_SECRET", QStringLiteral("nobody is there to be told"));
    set("WAKELINE_SIP_DOMAIN", QStringLiteral("pbx.test"));
    if (m_hasRecorder) {
        set("WAKELINE_VOICEMAIL_TARGET", QStringLiteral("sip:127.0.0.1:5090"));
        set("WAKELINE_VOICEMAIL_SOCKET", recorderSocket());
        set("WAKELINE_VOICEMAIL_SPOOL", voicemailSpool());
        set("WAKELINE_VOICEMAIL_GREETINGS", m_folder.filePath(QStringLiteral("greetings")));
    }
    for (auto it = m_settings.cbegin(); it != m_settings.cend(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

void ServiceProcess::useRecorder()
{
    m_hasRecorder = true;
    QDir(m_folder.path()).mkpath(QStringLiteral("spool"));
    QDir(m_folder.path()).mkpath(QStringLiteral("greetings"));
}

QString ServiceProcess::recorderSocket() const
{
    return m_folder.filePath(QStringLiteral("recorder.sock"));
}

QString ServiceProcess::voicemailSpool() const
{
    return m_folder.filePath(QStringLiteral("spool"));
}

QString ServiceProcess::command(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program(), arguments);
    process.write(input + '\n');
    process.closeWriteChannel();
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return {};
    return arguments.join(u' ') + QStringLiteral(": ") + QString::fromUtf8(process.readAllStandardError());
}

QString ServiceProcess::prepare()
{
    QString problem = command({QStringLiteral("migrate")});
    for (const char *role : {"admin", "operator", "viewer", "vendor"}) {
        if (problem.isEmpty())
            problem = command({QStringLiteral("operator"), QStringLiteral("add"), QLatin1String(role),
                               QStringLiteral("--role"), QLatin1String(role), QStringLiteral("--password-stdin")},
                              password);
    }
    for (const char *number : {"201", "202", "203"}) {
        if (problem.isEmpty())
            problem = command({QStringLiteral("extension"), QStringLiteral("add"), QLatin1String(number),
                               QStringLiteral("--name"), QStringLiteral("Phone %1").arg(QLatin1String(number)),
                               QStringLiteral("--password-stdin")},
                              "secret-of-" + QByteArray(number));
    }
    return problem;
}

QString ServiceProcess::signLicenses()
{
    const QString key = m_folder.filePath(QStringLiteral("license.key"));
    const QString problem = command({QStringLiteral("license"), QStringLiteral("keygen"), QStringLiteral("--private"),
                                     key, QStringLiteral("--public"), publicKeyFile()});
    set(QStringLiteral("WAKELINE_LICENSE_SIGNING_KEY"), key);
    return problem;
}

QString ServiceProcess::addCalls(int count)
{
    const QString connection = QStringLiteral("seed");
    QString problem;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(m_folder.filePath(QStringLiteral("wakeline.db")));
        if (!database.open())
            return database.lastError().text();
        database.transaction();
        QSqlQuery insert(database);
        insert.prepare(QStringLiteral(
            "INSERT INTO call_records (uid, call_id, start_time, end_time, seen_at, duration, caller_id_name, "
            "caller_id_num, callee, direction, disposition, hangup_cause) VALUES (?, ?, ?, ?, ?, 10, '', ?, '201', "
            "'inbound', ?, ?)"));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (int call = 0; call < count && problem.isEmpty(); ++call) {
            const qint64 start = now - (count - call) * 60'000LL;
            const bool busy = call % 10 == 0;
            const QVariantList values{QByteArray::number(call).rightJustified(16, '0'),
                                      QStringLiteral("call-%1@pbx.test").arg(call),
                                      start,
                                      start + 10'000,
                                      start + 10'000,
                                      QStringLiteral("+4930%1").arg(call),
                                      busy ? QStringLiteral("busy") : QStringLiteral("no_answer"),
                                      busy ? QStringLiteral("user_busy") : QStringLiteral("no_user_responding")};
            for (qsizetype i = 0; i < values.size(); ++i)
                insert.bindValue(static_cast<int>(i), values.at(i));
            if (!insert.exec())
                problem = insert.lastError().text();
        }
        database.commit();
    }
    QSqlDatabase::removeDatabase(connection);
    return problem;
}

QString ServiceProcess::start()
{
    m_process.setProcessEnvironment(environment());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    const QString log = m_folder.filePath(QStringLiteral("wakelined.log"));
    m_process.setStandardOutputFile(log);
    m_process.start(program(), QStringList());
    for (QDeadlineTimer patience(30'000); !patience.hasExpired(); QTest::qWait(50)) {
        if (m_process.state() == QProcess::NotRunning)
            break;
        if (send("GET", QStringLiteral("/healthz")).first == 200)
            return {};
    }
    QFile file(log);
    return QStringLiteral("wakelined does not answer:\n") +
           (file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll().right(3000)) : QString());
}

void ServiceProcess::crash()
{
    m_process.kill();
    m_process.waitForFinished(15'000);
}

QString ServiceProcess::signIn(const QString &name)
{
    const QJsonObject body{{QStringLiteral("username"), name},
                           {QStringLiteral("password"), QString::fromLatin1(password)}};
    const auto session = send("POST", QStringLiteral("/api/v1/auth/login"), body).second;
    return session.value(QStringLiteral("access_token")).toString();
}

QString ServiceProcess::restart()
{
    m_process.terminate();
    if (!m_process.waitForFinished(15'000))
        return QStringLiteral("wakelined does not stop");
    return start();
}

QByteArray ServiceProcess::fileText(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray ServiceProcess::download(const QString &path, const QString &token)
{
    QNetworkAccessManager network;
    QUrl target = url();
    target.setPath(path);
    QNetworkRequest request(target);
    request.setTransferTimeout(10'000);
    request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    QNetworkReply *reply = network.get(request);
    static_cast<void>(QTest::qWaitFor([reply] { return reply->isFinished(); }, 12'000));
    return reply->readAll();
}

std::pair<int, QJsonObject> ServiceProcess::send(const QByteArray &method, const QString &path, const QJsonObject &body,
                                                 const QString &token)
{
    QNetworkAccessManager network;
    QUrl target = url();
    target.setPath(path);
    QNetworkRequest request(target);
    request.setTransferTimeout(10'000);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    const QByteArray content = method == "GET" ? QByteArray() : QJsonDocument(body).toJson();
    QNetworkReply *reply = network.sendCustomRequest(request, method, content);
    if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 12'000))
        return {0, {}};
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return {status, QJsonDocument::fromJson(reply->readAll()).object().value(QLatin1String("data")).toObject()};
}

} // namespace wakeline
