// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray ida = "{\"number\":\"207\",\"display_name\":\"Ida Lund\",\"email\":\"ida@example.org\","
                       "\"password\":\"correct horse\"}";

PushTarget phoneOf(const QString &extension, const QString &token)
{
    return {.deviceId = 0,
            .extension = extension,
            .provider = PushProviderName::Fcm,
            .environment = {},
            .appId = QStringLiteral("project"),
            .token = token.repeated(8),
            .voip = false,
            .instance = token,
            .userAgent = QStringLiteral("Phone/1"),
            .registeredAt = QDateTime::currentDateTimeUtc()};
}

} // namespace

class ExtensionRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aCreatedExtensionIsAnsweredWithItsTagAndPlace()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto created = rest.post("/api/v1/extensions", ida);
        QCOMPARE(created.status, 201);
        const auto extension = fromJson<Extension>(created.data());
        VERIFY_RESULT(extension);
        QCOMPARE(extension->number, QStringLiteral("207"));
        QCOMPARE(created.header("ETag"), QByteArray("\"1\""));
        QVERIFY(!QJsonDocument(created.body).toJson().contains("correct horse"));

        const auto shown = rest.get(created.header("Location"));
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.data(), created.data());
        QCOMPARE(shown.header("ETag"), QByteArray("\"1\""));
    }

    void whatIsWrongWithABodyIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &body, int status, const char *code, const char *field) {
            QTest::newRow(name) << body << status << QString::fromLatin1(code) << QString::fromLatin1(field);
        };
        const auto with = [](const QByteArray &more) { return ida.chopped(1) + ',' + more + '}'; };
        row("not JSON", "number=207", 400, "malformed_json", "");
        row("an array", "[]", 400, "malformed_json", "");
        row("unknown field", with("\"admin\":true"), 400, "unknown_field", "admin");
        row("field of the answer", with("\"version\":7"), 400, "unknown_field", "version");
        row("wrong type", with("\"dnd\":\"yes\""), 400, "wrong_type", "dnd");
        row("missing number", "{\"display_name\":\"Ida\",\"password\":\"correct horse\"}", 400, "missing_field",
            "number");
        row("bad number", "{\"number\":\"2 07\",\"display_name\":\"Ida\",\"password\":\"correct horse\"}", 400,
            "invalid_value", "number");
        row("short password", "{\"number\":\"207\",\"display_name\":\"Ida\",\"password\":\"short\"}", 400,
            "invalid_value", "password");
        row("follow-me to itself", with("\"follow_me_numbers\":[{\"number\":\"207\"}]"), 400, "invalid_value",
            "follow_me_numbers[0].number");
        row("follow-me without a number", with("\"follow_me_numbers\":[{\"delay\":3}]"), 400, "missing_field",
            "follow_me_numbers[0].number");
        row("NUL in the name", "{\"number\":\"207\",\"display_name\":\"I\\u0000a\",\"password\":\"correct horse\"}",
            400, "invalid_value", "display_name");
    }
    void whatIsWrongWithABodyIsNamed()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = rest.post("/api/v1/extensions", body);
        QTEST(answer.status, "status");
        QTEST(answer.code(), "code");
        QTEST(answer.field(), "field");
        QVERIFY(answer.body.value(u"data").isNull());
        QVERIFY(answer.body.value(u"error").isString());
        QCOMPARE(rest.get("/api/v1/extensions").data().value(u"total").toInt(), 0);
    }

    void aNumberIsGivenOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("207");
        const auto again = rest.post("/api/v1/extensions", ida);
        QCOMPARE(again.status, 409);
        QCOMPARE(again.code(), QStringLiteral("number_taken"));
    }

    void aChangeNeedsTheNewestVersionIfItNamesOne()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("207"));
        const QByteArray token = rest.tokenOf(Role::Operator);
        const auto first = rest.call("PATCH", path, token, "{\"dnd\":true}", "If-Match: \"1\"\r\n");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.header("ETag"), QByteArray("\"2\""));
        QCOMPARE(first.data().value(u"dnd").toBool(), true);
        for (const QByteArray stale : {"\"1\"", "\"3\"", "W/\"2\"", "2", "\"x\"", "\"\""}) {
            const auto late = rest.call("PATCH", path, token, "{\"dnd\":false}", "If-Match: " + stale + "\r\n");
            QVERIFY2(late.status == 412, stale + QByteArray::number(late.status));
            QCOMPARE(late.code(), QStringLiteral("stale"));
            QCOMPARE(rest.call("DELETE", path, token, {}, "If-Match: " + stale + "\r\n").status, 412);
        }
        QCOMPARE(rest.get(path).data().value(u"dnd").toBool(), true);
        QCOMPARE(rest.call("PUT", path, token, "{\"dnd\":false}", "If-Match: *\r\n").status, 200);
        QCOMPARE(rest.call("PATCH", path, token, "{\"display_name\":\"Ida L.\"}").status, 200);
        const auto removed = rest.call("DELETE", path, token, {}, "If-Match: \"4\"\r\n");
        QCOMPARE(removed.status, 204);
        QVERIFY(removed.body.isEmpty());
        QCOMPARE(rest.get(path).status, 404);
    }

    void aChangeNamesWhatIsWrong()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("207"));
        const QByteArray token = rest.tokenOf(Role::Operator);
        QCOMPARE(rest.call("PATCH", path, token, "{\"number\":\"208\"}").field(), QStringLiteral("number"));
        QCOMPARE(rest.call("PATCH", path, token, "{\"email\":\"nobody\"}").field(), QStringLiteral("email"));
        QCOMPARE(rest.call("PATCH", path, token, "{\"nickname\":\"I\"}").code(), QStringLiteral("unknown_field"));
        QCOMPARE(rest.call("PATCH", path, token, "{}").status, 400);
        QCOMPARE(rest.get(path).header("ETag"), QByteArray("\"1\""));
    }

    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("unknown") << QByteArray("999999");
        QTest::newRow("zero") << QByteArray("0");
        QTest::newRow("negative") << QByteArray("-1");
        QTest::newRow("text") << QByteArray("abc");
        QTest::newRow("65 bits") << QByteArray("18446744073709551616");
        QTest::newRow("SQL") << QByteArray("1%20OR%201=1");
    }
    void whatIsNotThereIsNotFound()
    {
        QFETCH(QByteArray, id);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("207");
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray path = "/api/v1/extensions/" + id;
        QCOMPARE(rest.get(path).status, 404);
        QCOMPARE(rest.get(path).code(), QStringLiteral("not_found"));
        QCOMPARE(rest.call("PATCH", path, token, "{\"dnd\":true}").status, 404);
        QCOMPARE(rest.call("DELETE", path, token).status, 404);
        QCOMPARE(rest.get(path + "/registrations").status, 404);
        QCOMPARE(rest.get(path + "/devices").status, 404);
        QCOMPARE(rest.call("DELETE", path + "/devices/1", token).status, 404);
        QCOMPARE(rest.call("POST", path + "/test-push", token, "{}").status, 404);
    }

    void listsArePaged()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        for (int number = 201; number <= 225; ++number)
            rest.addExtension(QByteArray::number(number));
        const auto first = rest.get("/api/v1/extensions");
        QCOMPARE(first.items().size(), 20);
        QCOMPARE(first.data().value(u"total").toInt(), 25);
        QCOMPARE(first.data().value(u"limit").toInt(), 20);
        QCOMPARE(first.data().value(u"offset").toInt(), 0);
        const auto rest5 = rest.get("/api/v1/extensions?limit=100&offset=20");
        QCOMPARE(rest5.items().size(), 5);
        QCOMPARE(rest5.items().first().toObject().value(u"number").toString(), QStringLiteral("221"));
        QCOMPARE(rest.get("/api/v1/extensions?offset=2000000000").items().size(), 0);
    }

    void aMalformedPageIsRefusedOnEveryList()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray devices = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("207")) + "/devices";
        const QList<QByteArray> queries{"limit=0",
                                        "limit=101",
                                        "limit=-1",
                                        "limit=x",
                                        "limit=",
                                        "limit=1.5",
                                        "offset=-1",
                                        "offset=1.5",
                                        "offset=x",
                                        "offset=",
                                        "limit=99999999999999999999",
                                        "offset=99999999999999999999"};
        for (const QByteArray &list : {QByteArray("/api/v1/extensions"), QByteArray("/api/v1/registrations"),
                                       QByteArray("/api/v1/calls/active"), QByteArray("/api/v1/push-logs"), devices}) {
            for (const QByteArray &query : queries) {
                const auto answer = rest.get(list + '?' + query);
                QVERIFY2(answer.status == 400, list + '?' + query);
                QCOMPARE(answer.code(), QStringLiteral("invalid_value"));
                QCOMPARE(answer.field(), QString::fromLatin1(query.split('=').first()));
            }
        }
    }

    void searchesNumberNameAndAddress()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QCOMPARE(rest.post("/api/v1/extensions", ida).status, 201);
        rest.addExtension("208");
        const auto found = [&](const QByteArray &query) {
            return rest.get("/api/v1/extensions?q=" + query).data().value(u"total").toInt(-1);
        };
        QCOMPARE(found("207"), 1);
        QCOMPARE(found("lUND"), 1);
        QCOMPARE(found("example.org"), 1);
        QCOMPARE(found("20"), 2);
        QCOMPARE(found("%25"), 0);
        QCOMPARE(found("_"), 0);
        QCOMPARE(found("'%20OR%201=1"), 0);
        QCOMPARE(rest.get("/api/v1/extensions?q=" + QByteArray(101, 'x')).field(), QStringLiteral("q"));
    }

    void anExtensionThatNeverRegisteredIsOffline()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("207"));
        VERIFY_RESULT(waitFor(rest.devices.remember(phoneOf(QStringLiteral("207"), QStringLiteral("phone-01")))));
        const auto offline = fromJson<Registration>(rest.get(path + "/registrations").data());
        VERIFY_RESULT(offline);
        QCOMPARE(offline->state, RegistrationState::Offline);
        QCOMPARE(offline->extension, QStringLiteral("207"));
        QCOMPARE(offline->displayName, QStringLiteral("Name 207"));
        QCOMPARE(offline->pushDevices, 1);

        Registration live{QStringLiteral("207"), QStringLiteral("Ida"), RegistrationState::Online, {}, 1, std::nullopt};
        rest.registrations.insert(QStringLiteral("207"), live);
        QVERIFY(fromJson<Registration>(rest.get(path + "/registrations").data()) == live);
    }

    void devicesAreListedWithoutTheirTokensAndRemoved()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("207")) + "/devices";
        rest.directory.rememberDevice(phoneOf(QStringLiteral("207"), QStringLiteral("phone-01")));
        waitFor(rest.directory.drain());
        const auto listed = rest.get(path);
        QCOMPARE(listed.data().value(u"total").toInt(), 1);
        const auto device = fromJson<Device>(listed.items().first().toObject());
        VERIFY_RESULT(device);
        QCOMPARE(device->extension, QStringLiteral("207"));
        QVERIFY(!QJsonDocument(listed.body).toJson().contains("phone-01phone-01"));
        const QByteArray one = path + '/' + QByteArray::number(device->id);
        QCOMPARE(rest.call("DELETE", one, rest.tokenOf(Role::Operator)).status, 204);
        QCOMPARE(rest.get(path).data().value(u"total").toInt(), 0);
        QCOMPARE(rest.call("DELETE", one, rest.tokenOf(Role::Operator)).status, 404);
    }

    void aTestPushAnswersWithItsEntries()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("207")) + "/test-push";
        PushLogEntry entry;
        entry.at = rest.clock.now();
        entry.extension = QStringLiteral("207");
        entry.event = PushEvent::Test;
        rest.testPushes = QList{entry, entry};
        const auto sent = rest.call("POST", path, rest.tokenOf(Role::Operator));
        QCOMPARE(sent.status, 200);
        QCOMPARE(sent.items().size(), 2);
        VERIFY_RESULT(fromJson<PushLogEntry>(sent.items().first().toObject()));
        rest.testPushes = failure(QStringLiteral("unavailable"), QStringLiteral("no provider is configured"));
        const auto refused = rest.call("POST", path, rest.tokenOf(Role::Operator));
        QCOMPARE(refused.status, 503);
        QVERIFY(!refused.header("Retry-After").isEmpty());
    }

    void withoutTheDatabaseItSaysSoAtOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        database->shutDown();
        const auto answer = rest.get("/api/v1/extensions");
        QCOMPARE(answer.status, 503);
        QVERIFY(!answer.header("Retry-After").isEmpty());
        QCOMPARE(rest.get("/api/v1/registrations").status, 200);
    }
};

QTEST_GUILESS_MAIN(ExtensionRoutesTest)
#include "ExtensionRoutesTest.moc"
