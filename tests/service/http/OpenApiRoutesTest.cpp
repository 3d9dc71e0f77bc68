// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFixture.h"
#include "OpenApiDocument.h"
#include "Service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

/// How the document writes an access class, down to its security schemes.
QString documentedAs(Access access)
{
    switch (access) {
    case Access::Public:
        return QStringLiteral("nobody asked");
    case Access::Licence:
        return QStringLiteral("licenseKey | in the body or the query");
    case Access::App:
        return QStringLiteral("app");
    case Access::AppOrAddress:
        return QStringLiteral("app | addressToken");
    case Access::AppOrPbx:
        return QStringLiteral("app | pbx");
    case Access::OperatorAny:
        return QStringLiteral("operator");
    case Access::OperatorViewer:
        return QStringLiteral("operator viewer");
    case Access::OperatorOperator:
        return QStringLiteral("operator operator");
    case Access::OperatorAdmin:
        return QStringLiteral("operator admin");
    case Access::OperatorVendor:
        return QStringLiteral("operator vendor");
    case Access::Pbx:
        return QStringLiteral("pbx");
    }
    return {};
}

/// `operator viewer` for `[{"operator": ["viewer"]}]`.
QString accessOf(const QJsonObject &operation)
{
    if (!operation.contains(u"security"))
        return QStringLiteral("not said");
    QStringList ways;
    for (const QJsonValue &value : operation.value(u"security").toArray()) {
        const QJsonObject way = value.toObject();
        QStringList schemes;
        for (auto it = way.constBegin(); it != way.constEnd(); ++it) {
            schemes.append(it.key());
            for (const QJsonValue &role : it->toArray())
                schemes.append(role.toString());
        }
        const QString scheme = schemes.join(u' ');
        ways.append(scheme.isEmpty() || scheme == u"licenseKeyQuery" ? QStringLiteral("in the body or the query")
                                                                     : scheme);
    }
    return ways.isEmpty() ? QStringLiteral("nobody asked") : ways.join(QStringLiteral(" | "));
}

/// `GET /api/v1/extensions/{id}: operator viewer` for every operation of the document.
QSet<QString> documentedRoutes(const QJsonObject &document)
{
    const QStringList methods{"get", "put", "post", "delete", "options", "head", "patch", "trace"};
    QSet<QString> routes;
    const QJsonObject paths = document.value(u"paths").toObject();
    for (auto path = paths.constBegin(); path != paths.constEnd(); ++path) {
        for (const QString &method : methods) {
            const QJsonValue operation = path->toObject().value(method);
            if (operation.isObject())
                routes.insert(method.toUpper() + u' ' + path.key() + QStringLiteral(": ") +
                              accessOf(operation.toObject()));
        }
    }
    return routes;
}

QSet<QString> servedRoutes(const RouteTable &table)
{
    QSet<QString> routes;
    for (const Route &route : table.routes())
        routes.insert(QString::fromLatin1(methodName(route.method) + ' ' + route.pattern + ": ") +
                      documentedAs(route.access));
    return routes;
}

QString listOf(const QSet<QString> &routes)
{
    QStringList list = routes.values();
    list.sort();
    return u'\n' + list.join(u'\n');
}

QProcessEnvironment environmentIn(const QTemporaryDir &folder)
{
    QProcessEnvironment environment;
    environment.insert("WAKELINE_DATABASE_URL", "sqlite://" + folder.filePath("wakeline.db"));
    environment.insert("WAKELINE_HTTP_LISTEN", "127.0.0.1:0");
    environment.insert("WAKELINE_PBX_LISTEN", "127.0.0.1:0");
    return environment;
}

} // namespace

/// The document as the whole service serves it, and against every route that the service has.
class OpenApiRoutesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Service> m_service;

    QByteArray ask(const QByteArray &method, const QByteArray &headers = {})
    {
        RawClient client(m_service->publicAddress().section(u':', -1).toUShort());
        client.send(method + " /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
        return client.readAll();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service = std::make_unique<Service>(Settings::read({}, false, environmentIn(m_folder)));
        const auto started = m_service->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    }

    void cleanupTestCase() { m_service->stop(); }

    void everyRouteIsInTheDocumentAndEveryPathIsARoute()
    {
        const QSet<QString> served = servedRoutes(m_service->routes());
        const QSet<QString> documented = documentedRoutes(openApiDocument());
        QVERIFY(served.size() > 40);
        QVERIFY2((served - documented).isEmpty(), qPrintable("only in the service:" + listOf(served - documented)));
        QVERIFY2((documented - served).isEmpty(), qPrintable("only in the document:" + listOf(documented - served)));
    }

    void theDocumentIsOpenApiWithoutAMistake() { QCOMPARE(openApiProblems("document"), QString()); }

    void theDocumentIsOfThisVersion()
    {
        const QJsonObject document = openApiDocument();
        QVERIFY(document.value(u"openapi").toString().startsWith(u"3.1."));
        QCOMPARE(document.value(u"info").toObject().value(u"version").toString(), QStringLiteral(WAKELINE_VERSION));
    }

    void anybodyMayReadIt()
    {
        const QByteArray answer = ask("GET");
        QCOMPARE(statusOfAnswer(answer), 200);
        QCOMPARE(headerOfAnswer(answer, "Content-Type"), "application/json");
        QCOMPARE(headerOfAnswer(answer, "Cache-Control"), "public, no-cache");
        QCOMPARE(bodyOfAnswer(answer), openApiText());
    }

    void aCopyIsNotSentAgain()
    {
        const QByteArray etag = headerOfAnswer(ask("GET"), "ETag");
        QVERIFY(etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"'));
        for (const QByteArray &known : {etag, "W/" + etag, "\"other\", " + etag, QByteArray("*")}) {
            const QByteArray answer = ask("GET", "If-None-Match: " + known + "\r\n");
            QCOMPARE(statusOfAnswer(answer), 304);
            QCOMPARE(headerOfAnswer(answer, "ETag"), etag);
            QVERIFY(bodyOfAnswer(answer).isEmpty());
        }
        QCOMPARE(statusOfAnswer(ask("GET", "If-None-Match: \"other\"\r\n")), 200);
    }

    void headIsAnsweredWithoutTheBody()
    {
        const QByteArray answer = ask("HEAD");
        QCOMPARE(statusOfAnswer(answer), 200);
        QCOMPARE(headerOfAnswer(answer, "Content-Length").toLongLong(), openApiText().size());
        QVERIFY(bodyOfAnswer(answer).isEmpty());
    }
};

QTEST_GUILESS_MAIN(OpenApiRoutesTest)
#include "OpenApiRoutesTest.moc"
