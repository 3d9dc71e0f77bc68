// SPDX-License-Identifier: GPL-3.0-or-later
#include "Town.h"

#include "EndsWithUs.h"
#include "FreePort.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

namespace wakeline {

namespace {

QString wakelinedProgram()
{
    return QStringLiteral(WAKELINE_BINARY_DIR "/service/wakelined");
}

} // namespace

Town::Town(DatabaseKind kind, int holdMs) : m_kind(kind), m_holdMs(holdMs), m_httpPort(freePort())
{
    endsWithUs(m_providers, SIGTERM);
    endsWithUs(m_wakelined);
}

Town::~Town()
{
    stopWakelined();
    m_kamailio.reset();
    m_providers.terminate();
    m_providers.waitForFinished(5000);
}

QString Town::start()
{
    if (const QString problem = startStandIns(); !problem.isEmpty())
        return problem;
    if (const QString problem = prepareDatabase(); !problem.isEmpty())
        return problem;
    KamailioServer::Options options;
    options.certificate = m_standIns.value(QLatin1String("certificate")).toString();
    options.privateKey = m_standIns.value(QLatin1String("certificate_key")).toString();
    if (m_kind == DatabaseKind::Sqlite)
        options.accountsFile = m_folder.filePath(QStringLiteral("wakeline.db"));
    else
        options.accountsUrl = QStringLiteral("postgres://kamailio@127.0.0.1:%1/wakeline").arg(m_postgres.port());
    m_kamailio = std::make_unique<KamailioServer>(options);

    for (const QStringList &arguments :
         {QStringList{QStringLiteral("migrate")},
          QStringList{QStringLiteral("operator"), QStringLiteral("add"), QLatin1String(operatorName),
                      QStringLiteral("--role"), QStringLiteral("admin"), QStringLiteral("--password-stdin")}}) {
        if (const QString problem = command(arguments, operatorPassword); !problem.isEmpty())
            return problem;
    }
    for (const char *number : {"101", "102", "103", "104", "105"}) {
        const QString problem = command(
            {QStringLiteral("extension"), QStringLiteral("add"), QLatin1String(number), QStringLiteral("--name"),
             QStringLiteral("Phone %1").arg(QLatin1String(number)), QStringLiteral("--password-stdin")},
            passwordOf(number));
        if (!problem.isEmpty())
            return problem;
    }
    if (m_kind == DatabaseKind::Postgres &&
        !m_postgres.run(
            QStringLiteral("wakeline"),
            QStringLiteral("CREATE ROLE kamailio LOGIN; GRANT SELECT ON kamailio_subscriber, version TO kamailio")))
        return m_postgres.errorText();
    if (!m_kamailio->start())
        return QStringLiteral("Kamailio does not start:\n") + QString::fromUtf8(m_kamailio->log().right(3000));
    return startWakelined();
}

QString Town::startStandIns()
{
    m_providers.start(QStringLiteral("node"),
                      {QStringLiteral(WAKELINE_SOURCE_DIR "/demo/providers/main.mjs"), QStringLiteral("--state"),
                       m_folder.filePath(QStringLiteral("providers")), QStringLiteral("--log"),
                       m_folder.filePath(QStringLiteral("pushes.jsonl"))});
    if (!m_providers.waitForStarted() || !m_providers.waitForReadyRead(20'000))
        return QStringLiteral("the stand-ins do not start: ") + QString::fromUtf8(m_providers.readAllStandardError());
    m_standIns = QJsonDocument::fromJson(m_providers.readLine()).object();
    return m_standIns.isEmpty() ? QStringLiteral("the stand-ins tell no addresses") : QString();
}

QString Town::prepareDatabase()
{
    if (m_kind == DatabaseKind::Sqlite) {
        m_databaseUrl = QStringLiteral("sqlite://") + m_folder.filePath(QStringLiteral("wakeline.db"));
        return {};
    }
    if (!m_postgres.start() || !m_postgres.createDatabase(QStringLiteral("wakeline")))
        return m_postgres.errorText();
    m_databaseUrl = m_postgres.url(QStringLiteral("wakeline"));
    return {};
}

QString Town::startWakelined()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto standIn = [this](const char *name) { return m_standIns.value(QLatin1String(name)).toString(); };
    const auto set = [&](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("WAKELINE_DATABASE_URL", m_databaseUrl);
    set("WAKELINE_DATA_DIRECTORY", m_folder.path());
    set("WAKELINE_HTTP_LISTEN", QStringLiteral("127.0.0.1:%1").arg(m_httpPort));
    set("WAKELINE_PBX_LISTEN", QStringLiteral("127.0.0.1:0"));
    set("WAKELINE_SIP_DOMAIN", m_kamailio ? m_kamailio->domain() : QStringLiteral("pbx.test"));
    set("WAKELINE_KAMAILIO_EVAPI", QStringLiteral("127.0.0.1:%1").arg(m_kamailio->evapiPort()));
    set("WAKELINE_KAMAILIO_SECRET", QString::fromUtf8(m_kamailio->secret()));
    set("WAKELINE_KAMAILIO_RPC", m_kamailio->rpcSocket());
    set("WAKELINE_PUSH_HOLD_MS", QString::number(m_holdMs));
    set("WAKELINE_APNS_URL", standIn("apns_production_url") + u',' + standIn("apns_sandbox_url"));
    set("WAKELINE_FCM_URL", standIn("fcm_url"));
    set("WAKELINE_PROVIDER_CA", standIn("ca"));
    set("APNS_KEY_PATH", standIn("apns_key"));
    set("APNS_KEY_ID", standIn("apns_key_id"));
    set("APNS_TEAM_ID", standIn("apns_team_id"));
    set("APNS_BUNDLE_ID", standIn("apns_bundle_id"));
    set("FCM_SERVICE_ACCOUNT_PATH", standIn("fcm_service_account"));
    m_wakelined.setProcessEnvironment(environment);
    m_wakelined.setProcessChannelMode(QProcess::MergedChannels);
    m_wakelined.setStandardOutputFile(m_folder.filePath(QStringLiteral("wakelined.log")), QIODevice::Append);
    m_wakelined.start(wakelinedProgram(), QStringList());
    for (QDeadlineTimer patience(20'000); !patience.hasExpired(); QTest::qWait(50)) {
        if (m_wakelined.state() == QProcess::NotRunning)
            break;
        if (readiness().value(QLatin1String("status")) == QLatin1String("ok"))
            return {};
    }
    return QStringLiteral("wakelined is not ready:\n") + QString::fromUtf8(logs().right(3000));
}

void Town::killWakelined()
{
    m_wakelined.kill();
    m_wakelined.waitForFinished(5000);
}

int Town::stopWakelined()
{
    m_wakelined.terminate();
    m_wakelined.waitForFinished(15'000);
    return m_wakelined.exitStatus() == QProcess::NormalExit ? m_wakelined.exitCode() : -1;
}

QString Town::command(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WAKELINE_DATABASE_URL"), m_databaseUrl);
    environment.insert(QStringLiteral("WAKELINE_DATA_DIRECTORY"), m_folder.path());
    environment.insert(QStringLiteral("WAKELINE_SIP_DOMAIN"), m_kamailio->domain());
    process.setProcessEnvironment(environment);
    process.start(wakelinedProgram(), arguments);
    process.write(input + '\n');
    process.closeWriteChannel();
    if (process.waitForFinished(30'000) && process.exitCode() == 0)
        return {};
    return arguments.join(u' ') + QStringLiteral(": ") + QString::fromUtf8(process.readAllStandardError());
}

bool Town::putToSleep(const QByteArray &extension, const QByteArray &token)
{
    return putToSleepWith(extension, contactOf(extension, freePort(), token));
}

bool Town::putToSleepWith(const QByteArray &extension, const QByteArray &contact)
{
    if (!registerPhone(sipPort(), extension, contact, 600, QStringLiteral("t1")))
        return false;
    const QString path = QStringLiteral("/api/v1/registrations?limit=100");
    for (QDeadlineTimer patience(15'000); !patience.hasExpired(); QTest::qWait(100)) {
        const QJsonArray all = get(path).toObject().value(QLatin1String("items")).toArray();
        for (const QJsonValue &one : all) {
            const QJsonObject registration = one.toObject();
            if (registration.value(QLatin1String("extension")).toString().toUtf8() == extension &&
                registration.value(QLatin1String("state")) == QLatin1String("offline") &&
                registration.value(QLatin1String("push_devices")).toInt() > 0)
                return true;
        }
    }
    return false;
}

QByteArray Town::contactOf(const QByteArray &extension, quint16 port, const QByteArray &token)
{
    return "<sip:" + extension + "@127.0.0.1:" + QByteArray::number(port) +
           ";pn-provider=fcm;pn-param=wakeline-demo;pn-prid=" + token + ">;+sip.instance=\"<urn:uuid:" + token + ">\"";
}

bool Town::registerPhone(quint16 sipPort, const QByteArray &extension, const QByteArray &contact, int expires,
                         const QString &transport)
{
    const Sipp::Keys keys{{"USER", extension},
                          {"PASSWORD", passwordOf(extension)},
                          {"CONTACT", contact},
                          {"EXPIRES", QByteArray::number(expires)}};
    Sipp sipp;
    return sipp.start(QStringLiteral("register.xml"), sipPort, keys, 0, transport) && sipp.finish();
}

Sipp::Keys Town::caller(const QByteArray &callee, const QByteArray &from) const
{
    return {{"USER", from}, {"PASSWORD", passwordOf(from)}, {"CALLEE", callee}};
}

QList<QJsonObject> Town::pushes() const
{
    QList<QJsonObject> list;
    const QList<QByteArray> lines = fileText(QStringLiteral("pushes.jsonl")).split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            list.append(QJsonDocument::fromJson(line).object());
    }
    return list;
}

QList<QJsonObject> Town::pushesOf(const QByteArray &token, const QString &event) const
{
    QList<QJsonObject> list;
    const QList<QJsonObject> all = pushes();
    for (const QJsonObject &push : all) {
        const bool isCancel = QJsonDocument(push).toJson().contains("\"cancel\"");
        if (push.value(QLatin1String("token")).toString().toUtf8() == token && isCancel == (event == u"cancel"))
            list.append(push);
    }
    return list;
}

QUrl Town::httpUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_httpPort));
}

QByteArray Town::send(const QByteArray &method, const QString &path, const QByteArray &body,
                      const QByteArray &token) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_httpPort);
    if (!socket.waitForConnected(5000))
        return {};
    QByteArray request = method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(15'000))
        answer += socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray Town::accessToken()
{
    if (m_accessToken.isEmpty()) {
        const QByteArray body =
            QJsonDocument(QJsonObject{{QStringLiteral("username"), QLatin1String(operatorName)},
                                      {QStringLiteral("password"), QLatin1String(operatorPassword)}})
                .toJson();
        const QByteArray answer = send("POST", QStringLiteral("/api/v1/auth/login"), body, {});
        m_accessToken = QJsonDocument::fromJson(answer)
                            .object()
                            .value(QLatin1String("data"))
                            .toObject()
                            .value(QLatin1String("access_token"))
                            .toString()
                            .toLatin1();
    }
    return m_accessToken;
}

QJsonValue Town::get(const QString &path)
{
    return QJsonDocument::fromJson(send("GET", path, {}, accessToken())).object().value(QLatin1String("data"));
}

QJsonObject Town::readiness() const
{
    return QJsonDocument::fromJson(send("GET", QStringLiteral("/readyz"), {}, {})).object();
}

QByteArray Town::fileText(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray Town::logs() const
{
    return fileText(QStringLiteral("wakelined.log"));
}

} // namespace wakeline
