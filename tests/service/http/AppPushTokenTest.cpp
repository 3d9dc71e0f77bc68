// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using QCoro::waitFor;

namespace {

/// As a phone's REGISTER tells it.
PushTarget registered(const QString &number, const QString &token, const QString &instance, const QDateTime &at)
{
    PushTarget target;
    target.extension = number;
    target.provider = PushProviderName::Fcm;
    target.token = token;
    target.instance = instance;
    target.userAgent = QStringLiteral("Phone/1");
    target.registeredAt = at;
    return target;
}

} // namespace

/// `/api/v1/app/push-token`: which devices a call is pushed to.
class AppPushTokenTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anExtensionHasSeveralDevicesAndTokensAreMasked()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = rest.addExtension("201");
        const QByteArray token = rest.appTokenOf("201");
        const auto answer = push(rest, token, tokenBody(phoneToken, "phone-1"));
        QCOMPARE(answer.data(), (QJsonObject{{"status", "ok"}}));
        rest.clock.time = rest.clock.time.addSecs(1);
        QCOMPARE(push(rest, token, tokenBody("pushkit-token-1234567890", "iphone", "apns")).status, 200);
        const QList<PushTarget> targets = rest.directory.targetsOf(QStringLiteral("201"));
        QCOMPARE(targets.size(), 2);
        QCOMPARE(targets.at(1).provider, PushProviderName::Apns);
        QVERIFY(targets.at(1).voip);
        waitFor(rest.directory.drain());
        const auto devices = rest.get("/api/v1/extensions/" + QByteArray::number(id) + "/devices");
        QCOMPARE(devices.items().size(), 2);
        QVERIFY(!QJsonDocument(devices.body).toJson().contains(phoneToken));
    }

    void aTokenMovesToItsNewestOwnerAndADeviceHasOneToken()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        const QByteArray ida = rest.appTokenOf("201");
        const QByteArray bo = rest.appTokenOf("202");
        QCOMPARE(push(rest, ida, tokenBody(phoneToken)).status, 200);
        rest.clock.time = rest.clock.time.addSecs(1);
        QCOMPARE(push(rest, bo, tokenBody(phoneToken)).status, 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
        QCOMPARE(tokensOf(rest, QStringLiteral("202")), QStringList(QString::fromLatin1(phoneToken)));
        // The old owner's logout does not take it from the new one.
        waitFor(rest.directory.drain());
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/logout", ida).status, 204);
        QCOMPARE(tokensOf(rest, QStringLiteral("202")).size(), 1);
        // The session's own device got a new token from its provider.
        rest.clock.time = rest.clock.time.addSecs(1);
        QCOMPARE(push(rest, bo, tokenBody("a-newer-token-1234567890")).status, 200);
        QCOMPARE(tokensOf(rest, QStringLiteral("202")), QStringList("a-newer-token-1234567890"));
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 1);
    }

    void whatComesByRestAndByRegisterIsOneDevice_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("instance");
        QTest::addColumn<bool>("registerFirst");
        const QString instance = QStringLiteral("<urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6>");
        const QString newer = QStringLiteral("a-newer-token-1234567890");
        for (const bool registerFirst : {false, true}) {
            const QByteArray order = registerFirst ? ", REGISTER first" : ", REST first";
            QTest::newRow("same token" + order) << QString::fromLatin1(phoneToken) << "urn:uuid:1" << registerFirst;
            QTest::newRow("same instance" + order) << newer << instance << registerFirst;
        }
    }
    void whatComesByRestAndByRegisterIsOneDevice()
    {
        QFETCH(QString, token);
        QFETCH(QString, instance);
        QFETCH(bool, registerFirst);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        const auto overRest = [&] {
            QCOMPARE(push(rest, app, tokenBody(phoneToken, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")).status, 200);
        };
        const auto overSip = [&] {
            rest.directory.rememberDevice(registered(QStringLiteral("201"), token, instance, rest.clock.now()));
        };
        registerFirst ? overSip() : overRest();
        waitFor(rest.directory.drain());
        rest.clock.time = rest.clock.time.addSecs(1);
        registerFirst ? overRest() : overSip();
        const QString newest = registerFirst ? QString::fromLatin1(phoneToken) : token;
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList(newest)); // at once, and once it is written
        waitFor(rest.directory.drain());
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList(newest));
        const auto rows = waitFor(rest.devices.all());
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().target.instance, instance);
        // And it still belongs to the app's session.
        QCOMPARE(rest.call("POST", "/api/v1/app/auth/logout", app).status, 204);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
    }

    void thereAreOnlySoManyDevices()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray app = rest.appTokenOf("201");
        for (int i = 0; i < 10; ++i) {
            const QByteArray n = QByteArray::number(i);
            QCOMPARE(push(rest, app, tokenBody("token-number-" + n + "-abcdefgh", "device-" + n)).status, 200);
        }
        const auto eleventh = push(rest, app, tokenBody(phoneToken, "device-10"));
        QCOMPARE(eleventh.status, 409);
        QCOMPARE(eleventh.code(), QStringLiteral("too_many_devices"));
        // One that is there may always come again.
        QCOMPARE(push(rest, app, tokenBody("token-number-3-of-tomorrow", "device-3")).status, 200);
    }

    void aBadTokenIsRefusedByField_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        QTest::newRow("no token") << QByteArray("{\"platform\":\"fcm\"}") << "token";
        QTest::newRow("empty") << tokenBody("") << "token";
        QTest::newRow("space") << tokenBody("a b") << "token";
        QTest::newRow("long") << tokenBody(QByteArray(4097, 'x')) << "token";
        QTest::newRow("platform") << tokenBody(phoneToken, {}, "webpush") << "platform";
        QTest::newRow("device") << tokenBody(phoneToken, QByteArray(201, 'x')) << "device_id";
        QTest::newRow("another's session") << tokenBody(phoneToken, "session:1") << "device_id";
        QTest::newRow("unknown") << QByteArray("{\"token\":\"x\",\"platform\":\"fcm\",\"x\":1}") << "x";
    }
    void aBadTokenIsRefusedByField()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto answer = push(rest, rest.appTokenOf("201"), body);
        QCOMPARE(answer.status, 400);
        QTEST(answer.field(), "field");
    }

    void anAppForgetsItsOwnDevices()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        const QByteArray phone = rest.appTokenOf("201");
        const QByteArray other = rest.appTokenOf("202");
        QCOMPARE(push(rest, phone, tokenBody(phoneToken)).status, 200);
        QCOMPARE(push(rest, phone, tokenBody("token-of-a-tablet-123456", "tablet")).status, 200);
        QCOMPARE(push(rest, other, tokenBody("token-of-another-123456", "tablet")).status, 200);
        QCOMPARE(rest.call("DELETE", "/api/v1/app/push-token", phone, "{\"device_id\":\"tablet\"}").status, 204);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList(QString::fromLatin1(phoneToken)));
        QCOMPARE(tokensOf(rest, QStringLiteral("202")).size(), 1);
        QCOMPARE(rest.call("DELETE", "/api/v1/app/push-token", phone).status, 204);
        QCOMPARE(tokensOf(rest, QStringLiteral("201")), QStringList());
        QCOMPARE(rest.call("DELETE", "/api/v1/app/push-token", phone).status, 204);
        waitFor(rest.directory.drain());
        QCOMPARE(waitFor(rest.devices.all())->size(), 1);
    }
};

QTEST_GUILESS_MAIN(AppPushTokenTest)
#include "AppPushTokenTest.moc"
