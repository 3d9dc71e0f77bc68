// SPDX-License-Identifier: GPL-3.0-or-later
#include "StandIns.h"

#include "EndsWithUs.h"

#include <QFile>
#include <QJsonDocument>

namespace wakeline {

StandIns::~StandIns()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
}

QString StandIns::start()
{
    endsWithUs(m_process, SIGTERM);
    m_process.start(QStringLiteral("node"),
                    {QStringLiteral(WAKELINE_SOURCE_DIR "/demo/providers/main.mjs"), QStringLiteral("--state"),
                     m_folder.filePath(QStringLiteral("providers")), QStringLiteral("--log"),
                     m_folder.filePath(QStringLiteral("pushes.jsonl"))});
    if (!m_process.waitForStarted() || !m_process.waitForReadyRead(30'000))
        return QStringLiteral("the stand-ins do not start: ") + QString::fromUtf8(m_process.readAllStandardError());
    m_told = QJsonDocument::fromJson(m_process.readLine()).object();
    return m_told.isEmpty() ? QStringLiteral("the stand-ins tell no addresses") : QString();
}

void StandIns::configure(QProcessEnvironment &environment) const
{
    const auto set = [&](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("WAKELINE_APNS_URL", value("apns_production_url") + u',' + value("apns_sandbox_url"));
    set("WAKELINE_FCM_URL", value("fcm_url"));
    set("WAKELINE_PROVIDER_CA", value("ca"));
    set("APNS_KEY_PATH", value("apns_key"));
    set("APNS_KEY_ID", value("apns_key_id"));
    set("APNS_TEAM_ID", value("apns_team_id"));
    set("APNS_BUNDLE_ID", value("apns_bundle_id"));
    set("FCM_SERVICE_ACCOUNT_PATH", value("fcm_service_account"));
}

QList<QJsonObject> StandIns::pushes() const
{
    QList<QJsonObject> list;
    QFile file(m_folder.filePath(QStringLiteral("pushes.jsonl")));
    const QList<QByteArray> lines = file.open(QFile::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            list.append(QJsonDocument::fromJson(line).object());
    }
    return list;
}

QList<QJsonObject> StandIns::pushesOf(const QByteArray &token, const QString &event) const
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

} // namespace wakeline
