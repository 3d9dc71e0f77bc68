// SPDX-License-Identifier: GPL-3.0-or-later
#include "Conversation.h"
#include "DatabaseFixture.h"

#include <QJsonDocument>

using namespace wakeline;

namespace {

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// The answers of the earlier contracts against docs/openapi.yaml, refusals and all.
class OpenApiEarlierContractsTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void devicesByTheirAddress()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        rest.addExtension("201");
        const QByteArray token = rest.appTokenOf("201");
        const QByteArray path = "/api/v1/push/register";
        const QJsonObject device{{"jid", "201@pbx.example"},
                                 {"device_id", "phone"},
                                 {"platform", "android"},
                                 {"push_token", "a-token-1234567890"},
                                 {"app_id", "com.example.phone"}};
        QJsonObject another = device;
        another.insert("jid", "202@pbx.example");
        for (const QByteArray method : {"POST", "DELETE"}) {
            QCOMPARE(with.ask({.method = method, .pattern = path, .token = token, .body = text(device)}).status, 200);
            QCOMPARE(with.ask({.method = method, .pattern = path, .token = token, .body = text(another)}).status, 403);
            QCOMPARE(with.ask({.method = method, .pattern = path, .token = token, .body = "{}"}).status, 422);
            QCOMPARE(with.ask({.method = method, .pattern = path, .token = token, .body = "{"}).status, 422);
            QCOMPARE(with.ask({.method = method, .pattern = path, .body = text(device)}).status, 401);
        }
        QCOMPARE(with.ask({.method = "DELETE", .pattern = path, .token = token, .body = text(device)}).status, 404);
        for (int i = 0; i <= 10; ++i) {
            QJsonObject more = device;
            more.insert("device_id", QString::number(i));
            more.insert("push_token", QStringLiteral("a-token-of-phone-%1").arg(i));
            const auto answer = with.ask({.method = "POST", .pattern = path, .token = token, .body = text(more)});
            QCOMPARE(answer.status, i < 10 ? 200 : 409);
        }
        QVERIFY2(with.problems().isEmpty(), qPrintable(with.problems()));
    }

    void theWebhook()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const Question webhook{.method = "POST", .pattern = "/api/v1/push/call-notify"};
        const auto ask = [&](const QByteArray &body) {
            const RestAnswer answer = rest.callPbx("POST", webhook.pattern, body);
            with.keep(webhook, answer);
            return answer.status;
        };
        const QByteArray call = text({{"callee_username", "201"}, {"caller_username", "101"}, {"call_id", "c1"}});
        QCOMPARE(ask(call), 200);
        rest.pushedByNotice = 0;
        QCOMPARE(ask(call), 200);
        QCOMPARE(ask("{}"), 422);
        QCOMPARE(ask("nonsense"), 422);
        QCOMPARE(ask(QByteArray(20'000, ' ')), 413);
        QVERIFY2(with.problems().isEmpty(), qPrintable(with.problems()));
    }

    void theServersAround()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        rest.addExtension("201");
        const QByteArray turn = "/api/v1/turn/credentials";
        QCOMPARE(with.ask({.method = "GET", .pattern = "/api/v1/server/info"}).status, 200);
        QCOMPARE(with.ask({.method = "GET", .pattern = turn, .token = rest.appTokenOf("201")}).status, 200);
        QCOMPARE(with.ask({.method = "GET", .pattern = turn}).status, 401);
        QVERIFY2(with.problems().isEmpty(), qPrintable(with.problems()));
    }

    void oneTokenForEachPlatform()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        const auto registering = [&](const QByteArray &user, const QByteArray &token) {
            const QJsonObject body{
                {"user", QString::fromLatin1(user)}, {"token", "a-token-1234567890"}, {"platform", "ios"}};
            return with
                .ask({.method = "POST", .pattern = "/api/register-push-token", .token = token, .body = text(body)})
                .status;
        };
        QCOMPARE(registering("201", app), 200);
        QCOMPARE(registering("202", app), 403);
        QCOMPARE(registering("201", {}), 401);
        QCOMPARE(registering("", app), 400);
        const QByteArray path = "/api/user/{userId}/push-token";
        const auto ask = [&](const QByteArray &method, const QByteArray &user, const QByteArray &token,
                             const QByteArray &query = {}) {
            return with
                .ask({.method = method, .pattern = path, .token = token, .values = {user}, .body = {}, .query = query})
                .status;
        };
        QCOMPARE(ask("GET", "201", app), 200);
        QCOMPARE(ask("GET", "201", app, "?platform=android"), 404);
        QCOMPARE(ask("GET", "201", app, "?platform=web"), 400);
        QCOMPARE(ask("GET", "202", app), 403);
        QCOMPARE(ask("GET", "201", {}), 401);
        QCOMPARE(ask("DELETE", "202", app), 403);
        QCOMPARE(ask("DELETE", "201", app), 200);
        QCOMPARE(ask("GET", "201", app), 404);
        QVERIFY2(with.problems().isEmpty(), qPrintable(with.problems()));
    }
};

QTEST_GUILESS_MAIN(OpenApiEarlierContractsTest)
#include "OpenApiEarlierContractsTest.moc"
