// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace wakeline;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// Who may use a route of a class, written down a second time on purpose.
QList<Role> rolesOf(Access access)
{
    switch (access) {
    case Access::OperatorAny:
        return {Role::Viewer, Role::Operator, Role::Admin, Role::Vendor};
    case Access::OperatorViewer:
        return {Role::Viewer, Role::Operator, Role::Admin};
    case Access::OperatorOperator:
        return {Role::Operator, Role::Admin};
    case Access::OperatorAdmin:
        return {Role::Admin};
    case Access::OperatorVendor:
        return {Role::Vendor, Role::Admin};
    default:
        return {};
    }
}

bool isOfApps(Access access)
{
    return access == Access::App || access == Access::AppOrAddress || access == Access::AppOrPbx;
}

/// The words of docs/http-api.md.
QString documentedName(Access access)
{
    switch (access) {
    case Access::Public:
        return QStringLiteral("public");
    case Access::App:
        return QStringLiteral("app");
    case Access::AppOrAddress:
        return QStringLiteral("app or address");
    case Access::AppOrPbx:
        return QStringLiteral("app or pbx");
    case Access::Pbx:
        return QStringLiteral("pbx");
    case Access::OperatorAny:
        return QStringLiteral("any operator");
    case Access::OperatorViewer:
        return QStringLiteral("viewer");
    case Access::OperatorOperator:
        return QStringLiteral("operator");
    case Access::OperatorAdmin:
        return QStringLiteral("admin");
    default:
        return QStringLiteral("?");
    }
}

/// `GET /api/v1/extensions/{id} viewer` for every row of the document's tables.
QStringList documentedRoutes()
{
    QFile file(QStringLiteral(WAKELINE_SOURCE_DIR "/docs/http-api.md"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("docs/http-api.md cannot be read");
    static const QRegularExpression row(QStringLiteral("^\\| (`[^|]*`) \\| ([^|,]*)[^|]*\\|"),
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression method(QStringLiteral("\\b(GET|POST|PUT|PATCH|DELETE)\\b"));
    static const QRegularExpression path(QStringLiteral("(/[^\\s?`]*)"));
    QStringList routes;
    auto rows = row.globalMatch(QString::fromUtf8(file.readAll()));
    const QStringList names{"public",       "app",    "app or address", "app or pbx", "pbx",
                            "any operator", "viewer", "operator",       "admin"};
    while (rows.hasNext()) {
        const auto cells = rows.next();
        if (!names.contains(cells.captured(2).trimmed()))
            continue; // a table of licences, without this column
        auto methods = method.globalMatch(cells.captured(1));
        while (methods.hasNext())
            routes.append(methods.next().captured(1) + u' ' + path.match(cells.captured(1)).captured(1) + u' ' +
                          cells.captured(2).trimmed());
    }
    routes.sort();
    return routes;
}

QByteArray withIds(QByteArray pattern)
{
    return pattern.replace("{id}", "999999").replace("{device}", "999999").replace("{userId}", "999999");
}

} // namespace

/// Who may do what, for every route that there is.
class RouteAccessTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAsksForItsRole()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray good = rest.tokenOf(Role::Admin);
        const Operator admin{1, QStringLiteral("ida"), Role::Admin, false, rest.clock.now(), std::nullopt};
        const QByteArray expired =
            rest.tokens.write(rest.tokens.issue(admin, rest.clock.now().addSecs(-901))).toLatin1();
        const QList<QByteArray> useless{{}, expired, good.chopped(2) + "AA", "x", "null", good + ' ' + good};
        int checked = 0;
        for (const Route &route : rest.server.routes().routes()) {
            const QByteArray method = methodName(route.method);
            const QByteArray target = withIds(route.pattern);
            const QByteArray name = method + ' ' + target;
            const QByteArray body = route.method == Method::Get ? "" : "{}";
            if (route.access == Access::Licence || route.access == Access::Pbx)
                continue; // its key is no token: GatewayRoutesTest; not there at all: AuthorisationMatrixTest
            for (const QByteArray &token : useless) {
                const int status = rest.call(method, target, token, body).status;
                const bool refused = status == 401;
                QVERIFY2(refused == (route.access != Access::Public), name + ' ' + QByteArray::number(status));
            }
            for (const Role role : {Role::Viewer, Role::Operator, Role::Admin, Role::Vendor}) {
                const int status = rest.call(method, target, rest.tokenOf(role), body).status;
                const bool allowed = route.access == Access::Public || rolesOf(route.access).contains(role);
                // An operator is nobody to an app's route: 401, not 403.
                const int refusal = isOfApps(route.access) ? 401 : 403;
                QVERIFY2((status == refusal) == !allowed,
                         name + " as " + enumName(role).toLatin1() + ": " + QByteArray::number(status));
                QVERIFY2(status != 500, name + ' ' + QByteArray::number(status));
                ++checked;
            }
        }
        QVERIFY2(checked >= 4 * 20, qPrintable(QString::number(checked)));
    }

    void everyAppsRouteAsksForALiveSessionOfItsExtension()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        const auto signedWith = [&](const QByteArray &secret, const QJsonObject &claims) {
            return JwtKeys({JwtKey{{}, secret}}).sign(claims);
        };
        const auto claimsOf = [](const QByteArray &token) {
            return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').at(1), base64Url)).object();
        };
        const QByteArray secret = "the secret of today";
        const QByteArray good = rest.appTokenOf("201");
        const QByteArray signedOut = rest.appTokenOf("201");
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/logout", signedOut).status, 204);
        const QByteArray goner = rest.appTokenOf("202");
        const qint64 gone = rest.directory.extension(QStringLiteral("202"))->id;
        VERIFY_RESULT(QCoro::waitFor(rest.changes.remove(gone, std::nullopt)));

        const QJsonObject claims = claimsOf(good);
        QCOMPARE(rest.call("GET", "/api/v1/app/me", signedWith(secret, claims)).status, 200);
        QCOMPARE(rest.call("GET", "/api/v1/app/me", signedWith("the secret before", claims)).status, 200);
        const auto with = [&](const QString &name, const QJsonValue &value) {
            QJsonObject changed = claims;
            changed.insert(name, value);
            return signedWith(secret, changed);
        };
        const qint64 issued = claims.value(u"iat").toInteger();
        QJsonObject late = claims;
        late.insert(QStringLiteral("iat"), issued - 700'000);
        late.insert(QStringLiteral("exp"), issued);
        const QByteArray payload = good.split('.').at(1);
        const QByteArray unsignedHeader = QByteArray("{\"alg\":\"none\",\"typ\":\"JWT\"}").toBase64(base64Url);
        const QList<std::pair<const char *, QByteArray>> useless{
            {"none", {}},
            {"an operator's", rest.tokenOf(Role::Admin)},
            {"expired", signedWith(secret, late)},
            {"signed with another secret", signedWith("another secret", claims)},
            {"its signature cut off", good.left(good.lastIndexOf('.') + 1)},
            {"alg none", unsignedHeader + '.' + payload + '.'},
            {"alg none with a signature", unsignedHeader + '.' + payload + '.' + good.split('.').at(2)},
            {"an address alone", signedWith(secret, {{"sub", "201@pbx.example"}})},
            {"signed out", signedOut},
            {"of an extension that is gone", goner},
            {"another extension's session", with(QStringLiteral("ext_id"), gone)},
            {"a guessed session", with(QStringLiteral("sid"), QStringLiteral("1."))},
            {"no session", with(QStringLiteral("sid"), QString())},
        };
        int checked = 0;
        for (const Route &route : rest.server.routes().routes()) {
            if (route.access != Access::App && route.access != Access::AppOrPbx)
                continue;
            for (const auto &[why, token] : useless) {
                const int status = rest.call(methodName(route.method), withIds(route.pattern), token, "{}").status;
                QVERIFY2(status == 401, methodName(route.method) + ' ' + route.pattern + ", token " + why + ": " +
                                            QByteArray::number(status));
                ++checked;
            }
        }
        QVERIFY(checked >= 6 * useless.size());
        QCOMPARE(rest.call("GET", "/api/v1/app/me", good).status, 200); // none of it did harm
    }

    void anAppIsNoOperator()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        for (const Route &route : rest.server.routes().routes()) {
            if (rolesOf(route.access).isEmpty())
                continue;
            const int status = rest.call(methodName(route.method), withIds(route.pattern), app, "{}").status;
            QVERIFY2(status == 401, methodName(route.method) + ' ' + route.pattern);
        }
    }

    void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QStringList there;
        for (const Route &route : rest.server.routes().routes()) {
            // Licences have tables of their own; docs/openapi.yaml has them all.
            const bool elsewhere =
                documentedName(route.access) == u"?" || route.pattern.startsWith("/api/v1/system/license");
            if (route.pattern != "/ws" && !elsewhere)
                there.append(QString::fromLatin1(methodName(route.method) + ' ' + route.pattern) + u' ' +
                             documentedName(route.access));
        }
        there.sort();
        const QStringList documented = documentedRoutes();
        for (const QString &route : there)
            QVERIFY2(documented.contains(route), qPrintable(route + QStringLiteral(" is not documented")));
        QCOMPARE(there, documented);
    }

    void aWrongMethodIsToldTheRightOnes()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QHash<QByteArray, QSet<QByteArray>> methods;
        for (const Route &route : rest.server.routes().routes())
            if (route.access != Access::Pbx)
                methods[withIds(route.pattern)].insert(methodName(route.method));
        for (auto it = methods.constBegin(); it != methods.constEnd(); ++it) {
            for (const QByteArray method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
                if (it->contains(method))
                    continue;
                const auto answer = rest.call(method, it.key(), rest.tokenOf(Role::Admin), "{}");
                QVERIFY2(answer.status == 405, method + ' ' + it.key() + ' ' + QByteArray::number(answer.status));
                for (const QByteArray &allowed : *it)
                    QVERIFY2(answer.header("Allow").contains(allowed), method + ' ' + it.key());
            }
        }
    }

    void anUnknownPathIsNotFoundForEverybody()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        for (const QByteArray target :
             {"/", "/api/v1", "/api/v1/extensions/", "/api/v1/nothing", "/api/v1/extensions/1/x"}) {
            QCOMPARE(rest.call("GET", target, {}).status, 404);
            const auto answer = rest.call("GET", target, rest.tokenOf(Role::Admin));
            QCOMPARE(answer.status, 404);
            QCOMPARE(answer.code(), QStringLiteral("not_found"));
            QVERIFY(answer.body.value(u"data").isNull());
        }
    }
};

QTEST_GUILESS_MAIN(RouteAccessTest)
#include "RouteAccessTest.moc"
