// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"
#include "DetailClient.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray registering = "/api/v1/push/register";
const QByteArray pushKitToken = "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0";

QJsonObject device(const QString &jid = QStringLiteral("201@pbx.example"))
{
    return {{"jid", jid},
            {"device_id", "550e8400-e29b-41d4-a716-446655440000"},
            {"platform", "ios"},
            {"push_token", QString::fromLatin1(pushKitToken)},
            {"app_id", "com.example.phone"}};
}

/// As another server of the installation signs it.
QByteArray addressToken(const QJsonObject &claims, const QByteArray &secret = "the secret of today")
{
    return JwtKeys({JwtKey{{}, secret}}).sign(claims);
}

QByteArray addressToken()
{
    return addressToken({{"sub", "201@pbx.example"}});
}

} // namespace

/// Devices that register by the address of their account.
class JidPushRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aDeviceRegistersWithEitherToken_data()
    {
        QTest::addColumn<bool>("ours");
        QTest::newRow("our app's token") << true;
        QTest::newRow("a token that names an address alone") << false;
    }
    void aDeviceRegistersWithEitherToken()
    {
        QFETCH(bool, ours);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray token = ours ? rest.appTokenOf("201") : addressToken();
        const auto answer = rest.call("POST", registering, token, text(device()));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, (QJsonObject{{"status", "registered"}}));
        const QList<PushTarget> targets = rest.directory.targetsOf(QStringLiteral("201"));
        QCOMPARE(targets.size(), 1);
        QCOMPARE(targets.first().provider, PushProviderName::Apns);
        QVERIFY(targets.first().voip);
        QCOMPARE(targets.first().payload, PushPayload::CallOnly);
        QCOMPARE(targets.first().appId, QStringLiteral("com.example.phone"));
        QCOMPARE(targets.first().sessionId != 0, ours);
        // And so it is in the database.
        waitFor(rest.directory.drain());
        const auto rows = waitFor(rest.devices.all());
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().target.payload, PushPayload::CallOnly);
        QCOMPARE(rows->first().target.token, QString::fromLatin1(pushKitToken));
    }

    void oneDeviceOfAnAccountIsOneRowHoweverOftenItRegisters()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        const auto again = [&](const QByteArray &token, const QJsonObject &body) {
            rest.clock.time = rest.clock.time.addSecs(1);
            QCOMPARE(rest.call("POST", registering, token, text(body)).status, 200);
        };
        again(addressToken(), device());
        waitFor(rest.directory.drain());
        again(addressToken(), with(device(), "push_token", "a-newer-token-1234567890"));
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList("a-newer-token-1234567890"));
        // The same id on another platform, and in another account.
        again(addressToken(), with(with(device(), "platform", "android"), "push_token", "an-fcm-token-1234567890"));
        again(addressToken({{"sub", "202@pbx.example"}}),
              with(device(QStringLiteral("202@pbx.example")), "push_token", "token-of-another-12345"));
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList("an-fcm-token-1234567890"));
        QCOMPARE(rest.directory.targetsOf(QStringLiteral("201")).first().provider, PushProviderName::Fcm);
        QCOMPARE(tokensOf(rest, QStringLiteral("202")).size(), 1);
        again(addressToken(), with(with(device(), "device_id", "another"), "push_token", "a-second-phone-1234567890"));
        QCOMPARE(tokensOf(rest, QStringLiteral("201")).size(), 2);
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 3);
    }

    void aDeviceDeregistersItselfAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        QCOMPARE(rest.call("POST", registering, addressToken(), text(device())).status, 200);
        const QJsonObject leaving{{"jid", "201@pbx.example"}, {"device_id", device().value(u"device_id")}};
        const auto unknown =
            rest.call("DELETE", registering, addressToken(), text(with(leaving, "device_id", "another")));
        QCOMPARE(unknown.status, 404);
        QVERIFY(unknown.body.value(u"detail").isString());
        const QByteArray other = addressToken({{"sub", "202@pbx.example"}});
        QCOMPARE(rest.call("DELETE", registering, other, text(leaving)).status, 403);
        QCOMPARE(rest.call("DELETE", registering, other, text(with(leaving, "jid", "202@pbx.example"))).status, 404);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")).size(), 1);
        const auto left = rest.call("DELETE", registering, addressToken(), text(leaving));
        QCOMPARE(left.status, 200);
        QCOMPARE(left.body, (QJsonObject{{"status", "deregistered"}}));
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
        QCOMPARE(rest.call("DELETE", registering, addressToken(), text(leaving)).status, 404);
        QCOMPARE(fieldsAtFault(rest.call("DELETE", registering, addressToken(), "{}")),
                 QStringList({"body.jid", "body.device_id"}));
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 0);
    }

    void theJidIsTheTokensSubject_data()
    {
        QTest::addColumn<QString>("jid");
        QTest::addColumn<int>("status");
        QTest::newRow("domain in another case") << QStringLiteral("201@PBX.Example") << 200;
        QTest::newRow("another's") << QStringLiteral("202@pbx.example") << 403;
        QTest::newRow("one that does not exist") << QStringLiteral("999@pbx.example") << 403;
        QTest::newRow("another domain") << QStringLiteral("201@elsewhere.example") << 403;
        QTest::newRow("two at") << QStringLiteral("201@pbx.example@pbx.example") << 403;
        QTest::newRow("no domain") << QStringLiteral("201") << 422;
        QTest::newRow("empty domain") << QStringLiteral("201@") << 422;
        QTest::newRow("no user") << QStringLiteral("@pbx.example") << 422;
        QTest::newRow("with a resource") << QStringLiteral("201@pbx.example/phone") << 422;
    }
    void theJidIsTheTokensSubject()
    {
        QFETCH(QString, jid);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        const auto answer = rest.call("POST", registering, addressToken(), text(device(jid)));
        QTEST(answer.status, "status");
        QCOMPARE(answer.body.contains(u"detail"), answer.status != 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")).size(), answer.status == 200 ? 1 : 0);
        QCOMPARE(tokensOf(rest, QStringLiteral("202")).size(), 0);
    }

    void theUsersCaseMatters()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("alice");
        const QByteArray alice = addressToken({{"sub", "alice@pbx.example"}});
        QCOMPARE(rest.call("POST", registering, alice, text(device(QStringLiteral("Alice@pbx.example")))).status, 403);
        QCOMPARE(rest.call("POST", registering, alice, text(device(QStringLiteral("alice@pbx.example")))).status, 200);
    }

    void tokensThatAreNotAcceptedAre401InThisFamilysShape_data()
    {
        QTest::addColumn<QByteArray>("token");
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        QTest::newRow("none") << QByteArray();
        QTest::newRow("no token") << QByteArray("x");
        QTest::newRow("another secret") << addressToken({{"sub", "201@pbx.example"}}, "another secret");
        QTest::newRow("no subject") << addressToken({{"name", "201"}});
        QTest::newRow("a subject elsewhere") << addressToken({{"sub", "201@elsewhere.example"}});
        QTest::newRow("nobody's") << addressToken({{"sub", "999@pbx.example"}});
        QTest::newRow("expired") << addressToken({{"sub", "201@pbx.example"}, {"exp", now - 3600}});
    }
    void tokensThatAreNotAcceptedAre401InThisFamilysShape()
    {
        QFETCH(QByteArray, token);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        for (const QByteArray method : {"POST", "DELETE"}) {
            const auto answer = rest.call(method, registering, token, text(device()));
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.body.keys(), QStringList("detail"));
            QVERIFY(answer.body.value(u"detail").isString());
            QVERIFY(!answer.header("WWW-Authenticate").isEmpty());
        }
    }

    void everyFieldAtFaultIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("fields");
        const auto row = [](const char *name, const QJsonObject &body, const QStringList &fields) {
            QTest::newRow(name) << text(body) << fields;
        };
        row("all", {}, {"body.jid", "body.device_id", "body.platform", "body.push_token", "body.app_id"});
        row("jid", without(device(), "jid"), {"body.jid"});
        row("null", with(device(), "push_token", QJsonValue::Null), {"body.push_token"});
        row("number", with(device(), "device_id", 7), {"body.device_id"});
        row("object", with(device(), "jid", QJsonObject()), {"body.jid"});
        row("platform", with(device(), "platform", "windows"), {"body.platform"});
        row("platform's type", with(device(), "platform", true), {"body.platform"});
        row("empty token", with(device(), "push_token", ""), {"body.push_token"});
        row("a token of other characters", with(device(), "push_token", "a b"), {"body.push_token"});
        row("a long PushKit token", with(device(), "push_token", QString(600, 'a')), {"body.push_token"});
        row("long", with(device(), "push_token", QString(5000, 'a')), {"body.push_token"});
        row("control", with(device(), "device_id", "a\nb"), {"body.device_id"});
        row("reserved", with(device(), "device_id", "Session:1"), {"body.device_id"});
        row("reserved for platforms", with(device(), "device_id", "<platform:ios>"), {"body.device_id"});
        QTest::newRow("no JSON") << QByteArray("{\"jid\":") << QStringList("body");
        QTest::newRow("no object") << QByteArray("[1]") << QStringList("body");
        QTest::newRow("nothing") << QByteArray() << QStringList("body");
    }
    void everyFieldAtFaultIsNamed()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto answer = rest.call("POST", registering, addressToken(), body, "Content-Type: application/json\r\n");
        QCOMPARE(answer.status, 422);
        QTEST(fieldsAtFault(answer), "fields");
        for (const QJsonValue &fault : answer.body.value(u"detail").toArray()) {
            QVERIFY(!fault[u"msg"].toString().isEmpty() && !fault[u"type"].toString().isEmpty());
            QCOMPARE(fault.toObject().size(), 3); // nothing of what was sent comes back
        }
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
    }

    void whatItDoesNotKnowIsPassedOver()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        QCOMPARE(rest.call("POST", registering, addressToken(), text(with(device(), "app_version", "3.1"))).status,
                 200);
    }

    void theServersOwnRefusalsHaveThisShape()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto other = rest.call("GET", registering, addressToken());
        QCOMPARE(other.status, 405);
        QCOMPARE(other.body.keys(), QStringList("detail"));
        QVERIFY(other.header("Allow").contains("POST"));
        const auto type =
            rest.call("POST", registering, addressToken(), text(device()), "Content-Type: text/plain\r\n");
        QCOMPARE(type.status, 415);
        QCOMPARE(type.body.keys(), QStringList("detail"));
        const auto huge = rest.callPbx("POST", "/api/v1/push/call-notify", QByteArray(17 * 1024, ' '));
        QCOMPARE(huge.status, 413);
        QCOMPARE(huge.body.keys(), QStringList("detail"));
        QCOMPARE(rest.notices.size(), 0);
        for (int i = 0; i < 11; ++i) {
            const QJsonObject body = with(with(device(), "device_id", QString::number(i)), "push_token",
                                          QStringLiteral("token-of-phone-%1").arg(i, 8));
            const auto answer = rest.call("POST", registering, addressToken(), text(body).replace(' ', '0'));
            QCOMPARE(answer.status, i < 10 ? 200 : 409);
            QCOMPARE(answer.body.keys(), QStringList(i < 10 ? "status" : "detail"));
        }
    }
};

QTEST_GUILESS_MAIN(JidPushRoutesTest)
#include "JidPushRoutesTest.moc"
