// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray registering = "/api/register-push-token";

QByteArray tokenOf(const QByteArray &user, const QByteArray &token, const QByteArray &platform = "ios")
{
    return "{\"user\":\"" + user + "\",\"token\":\"" + token + "\",\"platform\":\"" + platform + "\"}";
}

QByteArray pathOf(const QByteArray &user)
{
    return "/api/user/" + user + "/push-token";
}

bool isRefusal(const RestAnswer &answer)
{
    return answer.body.keys() == QStringList({"error", "success"}) && answer.body.value(u"success") == false &&
           !answer.body.value(u"error").toString().isEmpty();
}

} // namespace

/// One FCM token for each platform of a user.
class PlatformTokenRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenIsRegisteredShownMaskedAndForgotten()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        const auto registered = rest.call("POST", registering, app, tokenOf("201", phoneToken));
        QCOMPARE(registered.status, 200);
        QCOMPARE(registered.body, (QJsonObject{{"success", true}}));
        const QList<PushTarget> targets = rest.directory.targetsOf(QStringLiteral("201"));
        QCOMPARE(targets.size(), 1);
        QCOMPARE(targets.first().provider, PushProviderName::Fcm); // on iOS too: the contract has nothing but FCM
        QCOMPARE(targets.first().payload, PushPayload::VoipData);
        QVERIFY(!targets.first().voip);

        const auto shown = rest.call("GET", pathOf("201"), app);
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body.keys(), QStringList({"platform", "success", "token", "updated", "user"}));
        QCOMPARE(shown.body.value(u"user").toString(), QStringLiteral("201"));
        QCOMPARE(shown.body.value(u"platform").toString(), QStringLiteral("ios"));
        QCOMPARE(shown.body.value(u"updated").toString(), toRfc3339(rest.clock.time));
        QVERIFY(!shown.content.contains(phoneToken));

        waitFor(rest.directory.drain());
        const auto rows = waitFor(rest.devices.all());
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().target.payload, PushPayload::VoipData);
        const auto forgotten = rest.call("DELETE", pathOf("201"), app);
        QCOMPARE(forgotten.status, 200);
        QCOMPARE(forgotten.body, (QJsonObject{{"success", true}}));
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 0);
        const auto none = rest.call("GET", pathOf("201"), app);
        QCOMPARE(none.status, 404);
        QVERIFY(isRefusal(none));
        QCOMPARE(rest.call("DELETE", pathOf("201"), app).status, 200); // a logout that comes twice
    }

    void aUserHasOneTokenOfEachPlatform()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        const auto add = [&](const QByteArray &token, const QByteArray &platform) {
            rest.clock.time = rest.clock.time.addSecs(1);
            QCOMPARE(rest.call("POST", registering, app, tokenOf("201", token, platform)).status, 200);
        };
        add("first-ios-token-12345", "ios");
        add("first-android-token-12345", "android");
        waitFor(rest.directory.drain());
        add("second-ios-token-12345", "ios");
        QCOMPARE(tokensOf(rest, QStringLiteral("201")),
                 QStringList({"first-android-token-12345", "second-ios-token-12345"}));
        const auto platformShown = [&](const QByteArray &query) {
            return rest.call("GET", pathOf("201") + query, app).body.value(u"platform").toString();
        };
        QCOMPARE(platformShown(""), QStringLiteral("ios")); // the newest
        QCOMPARE(platformShown("?platform=android"), QStringLiteral("android"));
        const auto bad = rest.call("GET", pathOf("201") + "?platform=windows", app);
        QCOMPARE(bad.status, 400);
        QVERIFY(isRefusal(bad));
        QCOMPARE(rest.call("DELETE", pathOf("201") + "?platform=ios", app).status, 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList("first-android-token-12345"));
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 1);
    }

    void theExtensionsOtherDevicesAreNotConcerned()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        QCOMPARE(push(rest, app, tokenBody("a-native-token-1234567890", "phone-1")).status, 200);
        QCOMPARE(rest.call("GET", pathOf("201"), app).status, 404);
        QCOMPARE(rest.call("POST", registering, app, tokenOf("201", phoneToken)).status, 200);
        QCOMPARE(rest.call("DELETE", pathOf("201"), app).status, 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList("a-native-token-1234567890"));
    }

    void anAppNamesItsOwnUserAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        const QByteArray app = rest.appTokenOf("201");
        // At either door: what an app's token stands for does not grow at the SIP server's.
        for (const bool atPbx : {false, true}) {
            const auto ask = [&](const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) {
                return atPbx ? rest.callPbx(method, path, body, {}, app) : rest.call(method, path, app, body);
            };
            for (const QByteArray user : {"202", "999"}) {
                for (const auto &answer : {ask("POST", registering, tokenOf(user, phoneToken)),
                                           ask("GET", pathOf(user)), ask("DELETE", pathOf(user))}) {
                    QCOMPARE(answer.status, 403);
                    QVERIFY(isRefusal(answer));
                }
            }
        }
        QCOMPARE(tokensOf(rest, QStringLiteral("202")), QStringList());
    }

    void theSipServerNamesAnyUser()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        QCOMPARE(rest.callPbx("POST", registering, tokenOf("201", phoneToken, "android")).status, 200);
        QCOMPARE(rest.callPbx("GET", pathOf("201")).body.value(u"platform").toString(), QStringLiteral("android"));
        QCOMPARE(rest.callPbx("DELETE", pathOf("201")).status, 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
        for (const auto &answer : {rest.callPbx("POST", registering, tokenOf("999", phoneToken)),
                                   rest.callPbx("GET", pathOf("999")), rest.callPbx("DELETE", pathOf("999"))}) {
            QCOMPARE(answer.status, 404);
            QVERIFY(isRefusal(answer));
        }
    }

    void itIsNotOpenToTheWorld()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray address = JwtKeys({JwtKey{{}, "the secret of today"}}).sign({{"sub", "201@pbx.example"}});
        for (const QByteArray &token : {QByteArray(), address, rest.tokenOf(Role::Admin)}) {
            for (const auto &answer :
                 {rest.call("POST", registering, token, tokenOf("201", phoneToken)),
                  rest.call("GET", pathOf("201"), token), rest.call("DELETE", pathOf("201"), token)}) {
                QCOMPARE(answer.status, 401);
                QVERIFY(isRefusal(answer));
            }
        }
    }

    void aBadRequestIsRefusedInThisFamilysShape_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no user") << QByteArray("{\"token\":\"abc\",\"platform\":\"ios\"}");
        QTest::newRow("no token") << QByteArray("{\"user\":\"201\",\"platform\":\"ios\"}");
        QTest::newRow("no platform") << QByteArray("{\"user\":\"201\",\"token\":\"abc\"}");
        QTest::newRow("a number") << QByteArray("{\"user\":201,\"token\":\"abc\",\"platform\":\"ios\"}");
        QTest::newRow("another platform") << tokenOf("201", "abc", "web");
        QTest::newRow("a token of other characters") << tokenOf("201", "a b");
        QTest::newRow("a long token") << tokenOf("201", QByteArray(5000, 'x'));
        QTest::newRow("no JSON") << QByteArray("user=201");
    }
    void aBadRequestIsRefusedInThisFamilysShape()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto answer = rest.call("POST", registering, rest.appTokenOf("201"), body);
        QCOMPARE(answer.status, 400);
        QVERIFY(isRefusal(answer));
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
    }

    void theServersOwnRefusalsHaveThisShape()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        const auto method = rest.call("PUT", pathOf("201"), app, "{}");
        QCOMPARE(method.status, 405);
        QVERIFY(isRefusal(method));
        const auto type = rest.call("POST", registering, app, tokenOf("201", "abc"), "Content-Type: text/xml\r\n");
        QCOMPARE(type.status, 415);
        QVERIFY(isRefusal(type));
        const auto huge = rest.call("POST", registering, app, QByteArray(1024 * 1024 + 1, ' '));
        QCOMPARE(huge.status, 413);
        QVERIFY(isRefusal(huge));
    }

    void noAppTakesThesePlatformsNamesForItsDevice()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto answer = push(rest, rest.appTokenOf("201"), tokenBody(phoneToken, "Platform:ios"));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.field(), QStringLiteral("device_id"));
    }
};

QTEST_GUILESS_MAIN(PlatformTokenRoutesTest)
#include "PlatformTokenRoutesTest.moc"
