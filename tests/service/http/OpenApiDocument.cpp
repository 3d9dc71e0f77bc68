// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenApiDocument.h"

#include "OpenApiRoutes.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryFile>

namespace wakeline {

namespace {

/// Node starts and reads its packages in half a second; a machine that is busy with other tests takes longer.
constexpr int patience = 60'000;

} // namespace

QByteArray openApiText()
{
    OpenApiRoutes family;
    const Routes routes = family.routes();
    return QCoro::waitFor(routes.front().handler(Request{})).body;
}

QJsonObject openApiDocument()
{
    return QJsonDocument::fromJson(openApiText()).object();
}

QString openApiProblems(const QString &what, const QByteArray &lines)
{
    const QString folder = QStringLiteral(WAKELINE_SOURCE_DIR "/tests/service/http/openapi");
    QTemporaryFile file;
    if (!file.open() || file.write(openApiText()) < 0 || !file.flush())
        return QStringLiteral("no room for a temporary file");
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(QStringLiteral("node"), {folder + QStringLiteral("/check.mjs"), what, file.fileName()});
    if (!check.waitForStarted())
        return QStringLiteral("there is no node: install the packages of packaging/apt-packages");
    check.write(lines);
    check.closeWriteChannel();
    if (!check.waitForFinished(patience))
        return QStringLiteral("check.mjs does not end");
    const QString said = QString::fromUtf8(check.readAll()).trimmed();
    if (said == u"missing npm packages")
        return said + QStringLiteral("; with a network:  npm ci --prefix ") + folder;
    if (check.exitStatus() != QProcess::NormalExit || (check.exitCode() != 0 && said.isEmpty()))
        return QStringLiteral("check.mjs failed");
    return said;
}

} // namespace wakeline
