// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

QByteArray refreshBody(const RestAnswer &session)
{
    return "{\"refresh_token\":\"" + session.data().value(u"refresh_token").toString().toLatin1() + "\"}";
}

} // namespace

/// The mobile app's routes, row by row.
class AppRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private:
    int me(RestFixture &rest, const QByteArray &token) { return rest.call("GET", "/api/v1/app/me", token).status; }

private Q_SLOTS:
    void aSignInGivesTheTokenTheExtensionAndTheSipSettings()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = rest.addExtension("201");
        const auto session = rest.signInTo("201");
        QCOMPARE(session.status, 200);
        QCOMPARE(session.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(session.data().value(u"expires_at").toString(),
                 toRfc3339(QDateTime::fromSecsSinceEpoch(rest.clock.time.toSecsSinceEpoch(), Qt::UTC).addDays(7)));
        const QJsonObject sip = session.data().value(u"sip").toObject();
        QCOMPARE(sip, (QJsonObject{{"domain", "pbx.example"},
                                   {"port", 5060},
                                   {"tls_port", 5061},
                                   {"username", "201"},
                                   {"password", "correct horse"},
                                   {"transport", "tls"}}));
        const auto profile = rest.call("GET", "/api/v1/app/me", accessToken(session));
        QCOMPARE(profile.status, 200);
        QCOMPARE(profile.data(), session.data().value(u"extension").toObject());
        QStringList keys = profile.data().keys();
        QCOMPARE(keys, QStringList({"dnd", "email", "extension", "follow_me_confirm", "follow_me_enabled",
                                    "follow_me_numbers", "follow_me_strategy", "id", "name", "updated_at"}));
        QCOMPARE(profile.data().value(u"id").toInteger(), id);
        QCOMPARE(profile.data().value(u"extension").toString(), QStringLiteral("201"));
    }

    void refusalsAreAlike()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto password = rest.signInTo("201", "wrong horse");
        const auto unknown = rest.signInTo("999");
        QCOMPARE(password.status, 401);
        QCOMPARE(password.body.value(u"error").toString(), QStringLiteral("invalid credentials"));
        QCOMPARE(unknown.status, 401);
        QCOMPARE(unknown.body, password.body);
    }

    void guessingIsSlowedDownAndDoesNotLockOthersOut()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        RestAnswer answer;
        for (int i = 0; i < 5; ++i)
            answer = rest.signInTo("201", "wrong horse");
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
        QCOMPARE(rest.signInTo("202").status, 200);
        rest.clock.time = rest.clock.time.addSecs(1);
        QCOMPARE(rest.signInTo("201").status, 200);
    }

    void anAppChangesWhatIsItsOwn()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray token = rest.appTokenOf("201");
        const auto before = rest.call("GET", "/api/v1/app/me", token);
        const QByteArray body = "{\"dnd\":true,\"follow_me_enabled\":true,\"follow_me_confirm\":true,"
                                "\"follow_me_strategy\":\"simultaneous\",\"follow_me_numbers\":"
                                "[{\"number\":\"+4915112345\",\"delay\":5,\"timeout\":25},{\"number\":\"202\"}]}";
        const auto changed =
            rest.call("PUT", "/api/v1/app/me", token, body, "If-Match: " + before.header("ETag") + "\r\n");
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.data().value(u"dnd").toBool(), true);
        QCOMPARE(changed.data().value(u"follow_me_strategy").toString(), QStringLiteral("simultaneous"));
        QCOMPARE(changed.data().value(u"follow_me_numbers").toArray(),
                 (QJsonArray{QJsonObject{{"number", "+4915112345"}, {"delay", 5}, {"timeout", 25}},
                             QJsonObject{{"number", "202"}, {"delay", 0}, {"timeout", 30}}}));
        QVERIFY(rest.directory.extension(QStringLiteral("201"))->doNotDisturb);
        // One field leaves the others as they were, and the operators see the same.
        QCOMPARE(rest.call("PUT", "/api/v1/app/me", token, "{\"dnd\":false}").status, 200);
        const auto extension =
            rest.get("/api/v1/extensions/" + QByteArray::number(before.data().value(u"id").toInteger()));
        QCOMPARE(extension.data().value(u"dnd").toBool(), false);
        QCOMPARE(extension.data().value(u"follow_me_numbers"), changed.data().value(u"follow_me_numbers"));
        QCOMPARE(extension.data().value(u"follow_me_confirm").toBool(), true);
        const auto stale =
            rest.call("PUT", "/api/v1/app/me", token, "{\"dnd\":true}", "If-Match: " + before.header("ETag") + "\r\n");
        QCOMPARE(stale.status, 412);
        QVERIFY(!rest.directory.extension(QStringLiteral("201"))->doNotDisturb);
    }

    void whatIsWrongWithAChangeIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto numbers = [](const QByteArray &list) { return "{\"follow_me_numbers\":[" + list + "]}"; };
        QTest::newRow("nothing") << QByteArray("{}") << "";
        QTest::newRow("unknown") << QByteArray("{\"name\":\"Eve\"}") << "name";
        QTest::newRow("type") << QByteArray("{\"dnd\":\"yes\"}") << "dnd";
        QTest::newRow("strategy") << QByteArray("{\"follow_me_strategy\":\"random\"}") << "follow_me_strategy";
        QTest::newRow("no number") << numbers("{\"delay\":1}") << "follow_me_numbers[0].number";
        QTest::newRow("bad number") << numbers("{\"number\":\"202\"},{\"number\":\"a b\"}")
                                    << "follow_me_numbers[1].number";
        QTest::newRow("itself") << numbers("{\"number\":\"201\"}") << "follow_me_numbers[0].number";
        QTest::newRow("delay") << numbers("{\"number\":\"202\",\"delay\":-1}") << "follow_me_numbers[0].delay";
        QTest::newRow("timeout") << numbers("{\"number\":\"202\",\"timeout\":4}") << "follow_me_numbers[0].timeout";
        QTest::newRow("eleven") << numbers(QByteArray("{\"number\":\"202\"},").repeated(11).chopped(1))
                                << "follow_me_numbers";
    }
    void whatIsWrongWithAChangeIsNamed()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto answer = rest.call("PUT", "/api/v1/app/me", rest.appTokenOf("201"), body);
        QCOMPARE(answer.status, 400);
        QTEST(answer.field(), "field");
    }

    void theDirectoryTellsWhoIsThereNow()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("202");
        const qint64 id = rest.addExtension("201");
        const QByteArray token = rest.appTokenOf("202");
        rest.registrations[QStringLiteral("201")].state = RegistrationState::OnCall;
        auto answer = rest.call("GET", "/api/v1/app/directory", token);
        QCOMPARE(answer.status, 200);
        const QJsonArray entries = answer.body.value(u"data").toArray();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).toObject(),
                 (QJsonObject{{"id", id}, {"extension", "201"}, {"name", "Name 201"}, {"online", true}}));
        QCOMPARE(entries.at(1).toObject().value(u"online").toBool(), false);
        rest.registrations[QStringLiteral("201")].state = RegistrationState::Offline;
        answer = rest.call("GET", "/api/v1/app/directory", token);
        QCOMPARE(answer.body.value(u"data").toArray().at(0).toObject().value(u"online").toBool(), false);
    }

    void aRefreshTokenTurnsOnceAndItsReuseEndsTheSession()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto first = rest.signInTo("201");
        QCOMPARE(push(rest, accessToken(first), tokenBody(phoneToken)).status, 200);
        const auto second = rest.call("POST", "/api/v1/app/auth/refresh", {}, refreshBody(first));
        QCOMPARE(second.status, 200);
        QCOMPARE(me(rest, accessToken(second)), 200);
        const auto reused = rest.call("POST", "/api/v1/app/auth/refresh", {}, refreshBody(first));
        QCOMPARE(reused.status, 401);
        QCOMPARE(me(rest, accessToken(second)), 401);
        QCOMPARE(me(rest, accessToken(first)), 401);
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/refresh", {}, refreshBody(second)).status, 401);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
    }

    void aRefreshTokenRunsOut()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto session = rest.signInTo("201");
        rest.clock.time = rest.clock.time.addDays(60);
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/refresh", {}, refreshBody(session)).status, 401);
    }

    void loggingOutEndsThisSessionAndItsDeviceAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto phone = rest.signInTo("201");
        const auto tablet = rest.signInTo("201");
        QCOMPARE(push(rest, accessToken(phone), tokenBody(phoneToken)).status, 200);
        QCOMPARE(push(rest, accessToken(tablet), tokenBody("token-of-a-tablet-123456")).status, 200);
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/logout", accessToken(phone)).status, 204);
        QCOMPARE(me(rest, accessToken(phone)), 401);
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/refresh", {}, refreshBody(phone)).status, 401);
        QCOMPARE(me(rest, accessToken(tablet)), 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList("token-of-a-tablet-123456"));
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 1);
    }

    void anOperatorLogsADeviceOut()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("201")) + "/devices";
        const QByteArray token = rest.appTokenOf("201");
        QCOMPARE(push(rest, token, tokenBody(phoneToken)).status, 200);
        waitFor(rest.directory.drain());
        const QJsonObject device = rest.get(path).items().first().toObject();
        const QByteArray target = path + '/' + QByteArray::number(device.value(u"id").toInteger());
        QCOMPARE(rest.call("DELETE", target, rest.tokenOf(Role::Operator)).status, 204);
        QCOMPARE(me(rest, token), 401);
        QCOMPARE(rest.get(path).items().size(), 0);
    }

    void aNewPasswordSignsEveryAppOut()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = rest.addExtension("201");
        const QByteArray token = rest.appTokenOf("201");
        const QByteArray path = "/api/v1/extensions/" + QByteArray::number(id);
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Operator), "{\"email\":\"ida@example.org\"}").status, 200);
        QCOMPARE(me(rest, token), 200);
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Operator), "{\"password\":\"another horse\"}").status,
                 200);
        QCOMPARE(me(rest, token), 401);
        QCOMPARE(rest.signInTo("201").status, 401);
        QCOMPARE(rest.signInTo("201", "another horse").status, 200);
    }

    void sessionsAndDevicesOutliveARestartAndEndOnEveryInstance()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray token = rest.appTokenOf("201");
        QCOMPARE(push(rest, token, tokenBody(phoneToken)).status, 200);
        waitFor(rest.directory.drain());
        RestFixture another(*database, box());
        QCOMPARE(me(another, token), 200);
        QCOMPARE(tokensOf(another, QStringLiteral("201")).size(), 1);
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/logout", token).status, 204);
        QTRY_COMPARE(me(another, token), 401);
        QTRY_COMPARE(tokensOf(another, QStringLiteral("201")).size(), 0);
        const QByteArray next = rest.appTokenOf("201");
        QTRY_COMPARE(me(another, next), 200);
    }
};

QTEST_GUILESS_MAIN(AppRoutesTest)
#include "AppRoutesTest.moc"
