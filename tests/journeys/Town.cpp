// SPDX-License-Identifier: GPL-3.0-or-later
#include "Town.h"

#include "EndsWithUs.h"
#include "FreePort.h"
#include "PlainHttp.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

namespace wakeline {

namespace {

QString wakelinedProgram()
{
    return QStringLiteral(WAKELINE_BINARY_DIR "/service/wakelined");
}

} // namespace

Town::Town(DatabaseKind kind, int holdMs, int keepaliveSeconds)
    : m_kind(kind), m_holdMs(holdMs), m_keepaliveSeconds(keepaliveSeconds), m_httpPort(freePort())
{
    endsWithUs(m_wakelined);
}

Town::~Town()
{
    stopWakelined();
    m_kamailio.reset();
}

QString Town::start()
{
    if (const QString problem = m_standIns.start(); !problem.isEmpty())
        return problem;
    if (const QString problem = prepareDatabase(); !problem.isEmpty())
        return problem;
    KamailioServer::Options options;
    options.domain = m_sipDomain;
    options.certificate = m_standIns.value("certificate");
    options.privateKey = m_standIns.value("certificate_key");
    if (m_kind == DatabaseKind::Sqlite)
        options.accountsFile = m_folder.filePath(QStringLiteral("wakeline.db"));
    else
        options.accountsUrl = QStringLiteral("postgres://kamailio@127.0.0.1:%1/wakeline").arg(m_postgres.port());
    options.keepaliveSeconds = m_keepaliveSeconds;
    options.extraSettings = m_kamailioSettings;
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
        !m_postgres.run(QStringLiteral("wakeline"),
                        QStringLiteral("CREATE ROLE kamailio LOGIN; GRANT SELECT ON kamailio_subscriber TO kamailio")))
        return m_postgres.errorText();
    if (!m_kamailio->start())
        return QStringLiteral("Kamailio does not start:\n") + QString::fromUtf8(m_kamailio->log().right(3000));
    return startWakelined();
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

// Not inline: GCC 12 takes the empty optional's text for uninitialised when it sees through QHash.
void Town::set(const QString &name, const std::optional<QString> &value)
{
    m_settings.insert(name, value);
}

void Town::useGateway(const QUrl &gateway, const QString &licenseKey)
{
    for (const char *name : {"WAKELINE_APNS_URL", "WAKELINE_FCM_URL", "APNS_KEY_PATH", "APNS_KEY_ID", "APNS_TEAM_ID",
                             "APNS_BUNDLE_ID", "FCM_SERVICE_ACCOUNT_PATH"})
        set(QLatin1String(name), std::nullopt);
    set(QStringLiteral("WAKELINE_PUSH_GATEWAY_URL"), gateway.toString());
    set(QStringLiteral("WAKELINE_LICENSE_KEY"), licenseKey);
}

QString Town::startWakelined()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("WAKELINE_DATABASE_URL", m_databaseUrl);
    set("WAKELINE_DATA_DIRECTORY", m_folder.path());
    set("WAKELINE_HTTP_LISTEN", QStringLiteral("127.0.0.1:%1").arg(m_httpPort));
    set("WAKELINE_PBX_LISTEN", QStringLiteral("127.0.0.1:0"));
    set("WAKELINE_SIP_DOMAIN", m_sipDomain);
    set("WAKELINE_SIP_PORT", QString::number(m_kamailio->sipPort()));
    set("WAKELINE_SIP_TLS_PORT", QString::number(m_kamailio->tlsPort()));
    set("WAKELINE_KAMAILIO_EVAPI", QStringLiteral("127.0.0.1:%1").arg(m_kamailio->evapiPort()));
    set("WAKELINE_KAMAILIO_SECRET", QString::fromUtf8(m_kamailio->secret()));
    set("WAKELINE_KAMAILIO_RPC", m_kamailio->rpcSocket());
    set("WAKELINE_PUSH_HOLD_MS", QString::number(m_holdMs));
    m_standIns.configure(environment);
    for (auto it = m_settings.constBegin(); it != m_settings.constEnd(); ++it) {
        if (it.value())
            environment.insert(it.key(), *it.value());
        else
            environment.remove(it.key());
    }
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
    return {{"USER", from}, {"PASSWORD", passwordOf(from)}, {"CALLEE", callee}, {"DOMAIN", m_sipDomain.toUtf8()}};
}

QUrl Town::httpUrl() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_httpPort));
}

QByteArray Town::accessToken()
{
    if (m_accessToken.isEmpty())
        m_accessToken = signIn(m_httpPort, QLatin1String(operatorName), QLatin1String(operatorPassword));
    return m_accessToken;
}

QJsonValue Town::get(const QString &path)
{
    return plainHttp(m_httpPort, "GET", path, {}, bearer(accessToken())).json().value(QLatin1String("data"));
}

QJsonObject Town::readiness() const
{
    return plainHttp(m_httpPort, "GET", QStringLiteral("/readyz"), {}, {}).json();
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
