// SPDX-License-Identifier: GPL-3.0-or-later
#include "RouteTable.h"

#include <QTest>

using namespace wakeline;

namespace {

Route route(Method method, const QByteArray &pattern, Access access = Access::Public)
{
    return {method, pattern, access, [](Request) -> QCoro::Task<Reply> { co_return Reply::noContent(); }};
}

RouteTable table()
{
    using enum Method;
    auto built = RouteTable::build({route(Get, "/items"), route(Post, "/items"), route(Get, "/items/{id}"),
                                    route(Delete, "/items/{id}"), route(Get, "/items/{id}/parts/{part}"),
                                    route(Get, "/items/active"), route(Post, "/pbx/notify", Access::Pbx),
                                    route(Get, "/mixed"), route(Post, "/mixed", Access::Pbx)});
    Q_ASSERT(built);
    return std::move(*built);
}

} // namespace

class RouteTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsFindTheirRoute_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("literal") << QByteArray("/items") << QByteArray("/items");
        QTest::newRow("parameter") << QByteArray("/items/7") << QByteArray("/items/{id}");
        QTest::newRow("literal beats parameter")
            << QByteArray("/items/active") << QByteArray("/items/{id}").replace("{id}", "active");
        QTest::newRow("parameter where the literal leads nowhere")
            << QByteArray("/items/active/parts/1") << QByteArray("/items/{id}/parts/{part}");
        QTest::newRow("escaped literal") << QByteArray("/%69tems") << QByteArray("/items");
        QTest::newRow("trailing slash") << QByteArray("/items/") << QByteArray();
        QTest::newRow("empty segment") << QByteArray("/items//parts/1") << QByteArray();
        QTest::newRow("dots are names") << QByteArray("/items/../items") << QByteArray();
        QTest::newRow("unknown") << QByteArray("/nothing") << QByteArray();
        QTest::newRow("root") << QByteArray("/") << QByteArray();
        QTest::newRow("deeper") << QByteArray("/items/7/parts/1/x") << QByteArray();
        QTest::newRow("case matters") << QByteArray("/Items") << QByteArray();
    }

    void pathsFindTheirRoute()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, pattern);
        const RouteTable routes = table();
        const auto found = routes.find(Method::Get, path, Listener::Public);
        const auto *match = std::get_if<RouteTable::Match>(&found);
        QCOMPARE(match ? match->route->pattern : QByteArray(), pattern);
        QCOMPARE(std::holds_alternative<RouteTable::NoSuchPath>(found), pattern.isEmpty());
    }

    void parametersAreDecodedOnceAndKeepTheirSlashes()
    {
        const RouteTable routes = table();
        const auto found = routes.find(Method::Get, "/items/a%2Fb%20%C3%A4/parts/%2525", Listener::Public);
        const auto *match = std::get_if<RouteTable::Match>(&found);
        QVERIFY(match);
        QCOMPARE(match->parameters.value(QStringLiteral("id")), QStringLiteral("a/b ä"));
        QCOMPARE(match->parameters.value(QStringLiteral("part")), QStringLiteral("%25"));
    }

    void brokenEscapesAreABadPath_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("cut") << QByteArray("/items/%4");
        QTest::newRow("no hex") << QByteArray("/items/%zz");
        QTest::newRow("NUL") << QByteArray("/items/%00");
        QTest::newRow("not UTF-8") << QByteArray("/items/%ff");
        QTest::newRow("overlong UTF-8") << QByteArray("/items/%c0%af");
    }

    void brokenEscapesAreABadPath()
    {
        QFETCH(QByteArray, path);
        const RouteTable routes = table();
        QVERIFY(std::holds_alternative<RouteTable::BadPath>(routes.find(Method::Get, path, Listener::Public)));
    }

    void aWrongMethodIsToldTheRightOnes()
    {
        const RouteTable routes = table();
        const auto found = routes.find(Method::Put, "/items/7", Listener::Public);
        const auto *wrong = std::get_if<RouteTable::WrongMethod>(&found);
        QVERIFY(wrong);
        QCOMPARE(wrong->allow, "DELETE, GET, HEAD, OPTIONS");
    }

    void headIsAnsweredByTheGetRoute()
    {
        const RouteTable routes = table();
        QVERIFY(std::holds_alternative<RouteTable::Match>(routes.find(Method::Head, "/items", Listener::Public)));
        QVERIFY(
            std::holds_alternative<RouteTable::NoSuchPath>(routes.find(Method::Head, "/pbx/notify", Listener::Public)));
    }

    void pbxRoutesDoNotExistOnThePublicListener()
    {
        const RouteTable routes = table();
        QVERIFY(
            std::holds_alternative<RouteTable::NoSuchPath>(routes.find(Method::Post, "/pbx/notify", Listener::Public)));
        QVERIFY(std::holds_alternative<RouteTable::NoSuchPath>(
            routes.find(Method::Options, "/pbx/notify", Listener::Public)));
        QVERIFY(std::holds_alternative<RouteTable::Match>(routes.find(Method::Post, "/pbx/notify", Listener::Pbx)));
        const auto mixed = routes.find(Method::Post, "/mixed", Listener::Public);
        QVERIFY(std::holds_alternative<RouteTable::WrongMethod>(mixed));
        QCOMPARE(std::get<RouteTable::WrongMethod>(mixed).allow, "GET, HEAD, OPTIONS");
        QVERIFY(std::holds_alternative<RouteTable::Match>(routes.find(Method::Get, "/items", Listener::Pbx)));
    }

    void ambiguousOrBrokenTablesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("twice") << QByteArray("/a") << QByteArray("/a");
        QTest::newRow("parameters of two names") << QByteArray("/a/{b}") << QByteArray("/a/{c}");
        QTest::newRow("no slash") << QByteArray("/a") << QByteArray("b");
        QTest::newRow("half a brace") << QByteArray("/a") << QByteArray("/{b");
        QTest::newRow("brace within a segment") << QByteArray("/a") << QByteArray("/x{b}");
    }

    void ambiguousOrBrokenTablesAreRefused()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const auto built = RouteTable::build({route(Method::Get, first), route(Method::Get, second)});
        QVERIFY(!built);
        QVERIFY2(built.error().message.contains(QString::fromLatin1(second)), qPrintable(built.error().message));
    }

    void rolesOpenWhatTheyShould_data()
    {
        QTest::addColumn<int>("access");
        QTest::addColumn<QList<int>>("roles");
        const auto row = [](const char *name, Access access, std::initializer_list<Role> roles) {
            QList<int> numbers;
            for (const Role role : roles)
                numbers.append(static_cast<int>(role));
            QTest::newRow(name) << static_cast<int>(access) << numbers;
        };
        using enum Role;
        row("any", Access::OperatorAny, {Viewer, Operator, Admin, Vendor});
        row("viewer", Access::OperatorViewer, {Viewer, Operator, Admin});
        row("operator", Access::OperatorOperator, {Operator, Admin});
        row("admin", Access::OperatorAdmin, {Admin});
        row("vendor", Access::OperatorVendor, {Admin, Vendor});
        row("pbx", Access::Pbx, {});
        row("app", Access::App, {});
    }

    void rolesOpenWhatTheyShould()
    {
        QFETCH(int, access);
        QFETCH(QList<int>, roles);
        for (const auto &[role, name] : EnumNames<Role>::names)
            QCOMPARE(roleAllows(static_cast<Access>(access), role), roles.contains(static_cast<int>(role)));
    }

    void errorsGetTheStatusOfTheirCode_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("malformed_json") << QStringLiteral("malformed_json") << 400;
        QTest::newRow("invalid_credentials") << QStringLiteral("invalid_credentials") << 401;
        QTest::newRow("not_found") << QStringLiteral("not_found") << 404;
        QTest::newRow("number_taken") << QStringLiteral("number_taken") << 409;
        QTest::newRow("stale") << QStringLiteral("stale") << 412;
        QTest::newRow("throttled") << QStringLiteral("throttled") << 429;
        QTest::newRow("database_unavailable") << QStringLiteral("database_unavailable") << 503;
    }

    void errorsGetTheStatusOfTheirCode()
    {
        QFETCH(QString, code);
        const Reply reply = Reply::fromError({code, QStringLiteral("Because."), QStringLiteral("name")});
        QTEST(reply.status, "status");
        const auto body = parseObject(reply.body);
        QVERIFY(body);
        QVERIFY(body->value(QStringLiteral("data")).isNull());
        QCOMPARE(body->value(QStringLiteral("code")).toString(), code);
        QCOMPARE(body->value(QStringLiteral("error")).toString(), QStringLiteral("Because."));
        QCOMPARE(body->value(QStringLiteral("field")).toString(), QStringLiteral("name"));
        QCOMPARE(reply.headers.contains("Retry-After"), reply.status == 503);
    }

    void anUnknownErrorNamesNoInternals()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("sql_error.*table secrets")));
        const Reply reply = Reply::fromError({QStringLiteral("sql_error"), QStringLiteral("no such table secrets")});
        QCOMPARE(reply.status, 500);
        QVERIFY(!reply.body.contains("secrets") && !reply.body.contains("sql"));
    }

    void ifMatchReadsWhatWithETagWrites()
    {
        Request request;
        QCOMPARE(request.ifMatch(), Result<std::optional<qint64>>(std::optional<qint64>()));
        request.headers.set("If-Match", Reply::noContent().withETag(7).headers.value("ETag"));
        QCOMPARE(request.ifMatch(), Result<std::optional<qint64>>(std::optional<qint64>(7)));
        request.headers.set("If-Match", "W/\"7\"");
        QVERIFY(!request.ifMatch());
        QCOMPARE(request.ifMatch().error().code, QStringLiteral("stale"));
    }

    void pagingRefusesNonsense_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << QString() << true;
        QTest::newRow("good") << QStringLiteral("limit=100&offset=5") << true;
        QTest::newRow("over") << QStringLiteral("limit=101") << false;
        QTest::newRow("zero") << QStringLiteral("limit=0") << false;
        QTest::newRow("negative") << QStringLiteral("offset=-1") << false;
        QTest::newRow("word") << QStringLiteral("limit=ten") << false;
        QTest::newRow("empty") << QStringLiteral("limit=") << false;
    }

    void pagingRefusesNonsense()
    {
        QFETCH(QString, query);
        Request request;
        request.query = QUrlQuery(query);
        QTEST(request.paging().has_value(), "good");
    }

    void jsonBodiesMustSayTheyAreJson()
    {
        Request request;
        request.body = "{}";
        QVERIFY(request.json()); // a client that says nothing is taken at its word
        request.headers.set("Content-Type", "application/json; charset=utf-8");
        QVERIFY(request.json());
        request.headers.set("Content-Type", "text/xml");
        QCOMPARE(request.json().error().code, QStringLiteral("unsupported_media_type"));
    }
};

QTEST_GUILESS_MAIN(RouteTableTest)
#include "RouteTableTest.moc"
