// SPDX-License-Identifier: GPL-3.0-or-later
#include "Vendor.h"

#include "EndsWithUs.h"
#include "FreePort.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace wakeline {

namespace {

const auto program = QStringLiteral(WAKELINE_BINARY_DIR "/service/wakelined");
const auto database = QStringLiteral("vendor");
const auto operatorName = QStringLiteral("vera");
const auto operatorPassword = QStringLiteral("a long enough password");

} // namespace

Vendor::Vendor() : m_port(freePort()) {}

Vendor::~Vendor()
{
    m_wakelined.terminate();
    m_wakelined.waitForFinished(15'000);
}

QString Vendor::start()
{
    if (const QString problem = m_standIns.start(); !problem.isEmpty())
        return problem;
    if (!m_postgres.start() || !m_postgres.createDatabase(database))
        return m_postgres.errorText();
    for (const QStringList &arguments :
         {QStringList{"license", "keygen", "--private", file("license.key"), "--public", publicKey()},
          QStringList{"operator", "add", operatorName, "--role", "vendor", "--password-stdin"}}) {
        if (const Ran ran = run(arguments, operatorPassword.toUtf8()); ran.exitCode != 0)
            return arguments.join(u' ') + ": " + ran.complaint;
    }
    return startWakelined();
}

QProcessEnvironment Vendor::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("WAKELINE_DATABASE_URL", m_postgres.url(database));
    set("WAKELINE_DATA_DIRECTORY", m_folder.path());
    set("WAKELINE_HTTP_LISTEN", QStringLiteral("127.0.0.1:%1").arg(m_port));
    set("WAKELINE_PBX_LISTEN", QStringLiteral("127.0.0.1:0"));
    if (QFile::exists(publicKey()))
        set("WAKELINE_LICENSE_SIGNING_KEY", file("license.key"));
    m_standIns.configure(environment);
    return environment;
}

QString Vendor::startWakelined()
{
    endsWithUs(m_wakelined);
    m_wakelined.setProcessEnvironment(environment());
    m_wakelined.setProcessChannelMode(QProcess::MergedChannels);
    m_wakelined.setStandardOutputFile(file("wakelined.log"), QIODevice::Append);
    m_wakelined.start(program, QStringList());
    for (QDeadlineTimer patience(30'000); !patience.hasExpired(); QTest::qWait(50)) {
        if (m_wakelined.state() == QProcess::NotRunning)
            break;
        if (plainHttp(m_port, "GET", "/readyz", {}, {}).status == 200)
            return {};
    }
    return QStringLiteral("the vendor's wakelined is not ready:\n") + QString::fromUtf8(logs().right(3000));
}

void Vendor::killWakelined()
{
    m_wakelined.kill();
    m_wakelined.waitForFinished(5000);
}

Vendor::Ran Vendor::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program, arguments);
    process.write(input + '\n');
    process.closeWriteChannel();
    process.waitForFinished(30'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QString Vendor::issue(const QStringList &more) const
{
    return run(QStringList{"license", "issue", "--tier", "standard", "--holder", "Example Telecom"} + more)
        .output.trimmed();
}

PlainAnswer Vendor::ask(const QByteArray &method, const QString &path, const QByteArray &body)
{
    if (m_accessToken.isEmpty())
        m_accessToken = signIn(m_port, operatorName, operatorPassword);
    return plainHttp(m_port, method, QStringLiteral("/api/v1/") + path, body, bearer(m_accessToken));
}

QJsonObject Vendor::licenseOf(const QString &key)
{
    return ask("GET", QStringLiteral("licenses?q=") + key.left(8)).data().value(u"items")[0].toObject();
}

QString Vendor::pathOf(const QString &key)
{
    return QStringLiteral("licenses/%1").arg(licenseOf(key).value(u"id").toInteger());
}

PlainAnswer Vendor::push(const QString &key, const QByteArray &token, const QString &callId) const
{
    const QJsonObject body{{"license_key", key},
                           {"push_token", QString::fromLatin1(token)},
                           {"push_platform", "fcm"},
                           {"caller_id", "101"},
                           {"call_id", callId}};
    return plainHttp(m_port, "POST", "/v1/push", QJsonDocument(body).toJson(), {});
}

QByteArray Vendor::logs() const
{
    QFile log(file("wakelined.log"));
    return log.open(QFile::ReadOnly) ? log.readAll() : QByteArray();
}

} // namespace wakeline
