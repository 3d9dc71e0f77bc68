// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LicenseFile.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QUuid>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

QJsonObject activation(const QString &key, const QString &fingerprint = {})
{
    QJsonObject body{{"license_key", key}, {"hostname", "pbx.example.com"}, {"version", "1.2.3"}};
    if (!fingerprint.isEmpty())
        body.insert("fingerprint", fingerprint);
    return body;
}

QString instanceOf(const RestAnswer &answer)
{
    return answer.data().value(u"instance_id").toString();
}

} // namespace

/// Activations, heartbeats and the licence file, over HTTP.
class LicenseSeatsTest : public DatabaseFixture
{
    Q_OBJECT

    static RestAnswer activate(RestFixture &rest, const QString &key, const QString &fingerprint = {})
    {
        return rest.send("/v1/license/activate", activation(key, fingerprint));
    }
    static RestAnswer deactivate(RestFixture &rest, const QString &key, const QString &instance)
    {
        return rest.send("/v1/license/deactivate", {{"license_key", key}, {"instance_id", instance}});
    }
    static RestAnswer beat(RestFixture &rest, const QString &key, const QString &instance, int extensions = 3)
    {
        return rest.send(
            "/v1/license/heartbeat",
            {{"license_key", key}, {"instance_id", instance}, {"version", "1.3.0"}, {"extensions_in_use", extensions}});
    }
    static QJsonArray installations(RestFixture &rest, const IssuedLicense &issued)
    {
        const QByteArray path = "/api/v1/licenses/" + QByteArray::number(issued.license.id) + "/installations";
        return rest.call("GET", path + "?limit=100", rest.tokenOf(Role::Vendor)).items();
    }

private Q_SLOTS:
    void anActivationIsAnsweredInTheWordsOfTheContract()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = activate(rest, rest.licenses.issue().key);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.data().keys(), QStringList({"activated_at", "instance_id", "license_file"}));
        QVERIFY(!QUuid::fromString(instanceOf(answer)).isNull());
        QCOMPARE(answer.data().value(u"activated_at").toString(), toRfc3339(rest.clock.now()));
        QVERIFY(answer.data().value(u"license_file").isNull()); // there is no signing key
    }

    void theLimitHoldsAndTheSameMachineGetsItsOwnSeatAgain()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue("standard").key; // one seat
        const auto first = activate(rest, key, "machine-a");
        QCOMPARE(first.status, 200);
        const auto full = activate(rest, key, "machine-b");
        QCOMPARE(full.status, 409);
        QCOMPARE(full.code(), QStringLiteral("TOO_MANY_INSTALLATIONS"));
        QVERIFY(full.body.value(u"data").isNull());
        QCOMPARE(activate(rest, key).status, 409); // without a fingerprint it is another one
        const auto again = activate(rest, key, "machine-a");
        QCOMPARE(again.status, 200);
        QCOMPARE(instanceOf(again), instanceOf(first));
        const QString other = rest.licenses.issue("standard").key;
        QVERIFY(instanceOf(activate(rest, other, "machine-a")) != instanceOf(first)); // another licence's machine
    }

    void ofAHundredActivationsAtOnceAsManySucceedAsThereAreSeats()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        const QByteArray path = "/api/v1/licenses/" + QByteArray::number(issued.license.id);
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Vendor), "{\"max_installations\":7}").status, 200);
        QList<QJsonObject> requests;
        for (int i = 0; i < 100; ++i)
            requests.append(activation(issued.key, QStringLiteral("machine-%1").arg(i)));
        const auto answers = rest.sendAtOnce("/v1/license/activate", requests);
        QCOMPARE(std::ranges::count(answers, 200, &RestAnswer::status), 7);
        QCOMPARE(std::ranges::count(answers, 409, &RestAnswer::status), 93);
        QSet<QString> seats;
        for (const RestAnswer &answer : answers)
            seats.insert(instanceOf(answer));
        QCOMPARE(seats.size(), 7 + 1); // and the empty one of the refusals
        QCOMPARE(installations(rest, issued).size(), 7);
    }

    void theSameMachineManyTimesAtOnceIsOneSeat()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue("professional");
        const auto answers =
            rest.sendAtOnce("/v1/license/activate", QList<QJsonObject>(20, activation(issued.key, "one-machine")));
        for (const RestAnswer &answer : answers) {
            QCOMPARE(answer.status, 200);
            QCOMPARE(instanceOf(answer), instanceOf(answers.first()));
        }
        QCOMPARE(installations(rest, issued).size(), 1);
    }

    void aRetriedActivationWithAnIdempotencyKeyTakesOneSeat()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue("professional");
        const QByteArray once = "Idempotency-Key: first-start\r\n";
        const auto first = rest.send("/v1/license/activate", activation(issued.key), once);
        const auto retry = rest.send("/v1/license/activate", activation(issued.key), once);
        QCOMPARE(first.status, 200);
        QCOMPARE(retry.body, first.body);
        QCOMPARE(installations(rest, issued).size(), 1);
    }

    void aSeatIsGivenBackOnceAndForAll()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        const QString stranger = rest.licenses.issue().key;
        const QString instance = instanceOf(activate(rest, issued.key));
        const auto foreign = deactivate(rest, stranger, instance);
        QCOMPARE(foreign.status, 404);
        QCOMPARE(foreign.code(), QStringLiteral("NO_INSTALLATION"));
        for (int i = 0; i < 3; ++i) {
            const auto answer = deactivate(rest, issued.key, instance);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.data().value(u"instance_id").toString(), instance);
        }
        QCOMPARE(deactivate(rest, issued.key, "never-there").code(), QStringLiteral("NO_INSTALLATION"));
        QCOMPARE(installations(rest, issued).first()[u"state"].toString(), QStringLiteral("RELEASED"));
        QCOMPARE(activate(rest, issued.key, "another").status, 200); // the seat is free
    }

    void aHeartbeatIsToldTheEntitlementsAndIsSeen()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue("standard", 30);
        const QString instance = instanceOf(activate(rest, issued.key));
        rest.clock.time = rest.clock.time.addSecs(3600);
        const auto answer = beat(rest, issued.key, instance, 17);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.data().keys(), QStringList({"code", "entitlements", "expires_at", "last_seen_at",
                                                    "license_file", "max_extensions", "tier", "valid"}));
        QCOMPARE(answer.data().value(u"last_seen_at").toString(), toRfc3339(rest.clock.now()));
        QCOMPARE(answer.data().value(u"tier").toString(), QStringLiteral("standard"));
        const auto seen = fromJson<Installation>(installations(rest, issued).first().toObject());
        VERIFY_RESULT(seen);
        QCOMPARE(seen->lastSeenAt.toMSecsSinceEpoch(), rest.clock.now().toMSecsSinceEpoch());
        QCOMPARE(seen->extensionsInUse, 17);
        QCOMPARE(seen->version, QStringLiteral("1.3.0"));
        QCOMPARE(seen->state, InstallationState::Alive);
        const auto over = beat(rest, issued.key, instance, 26); // told, and served all the same
        QCOMPARE(over.status, 200);
        QCOMPARE(over.data().value(u"code").toString(), QStringLiteral("TOO_MANY_EXTENSIONS"));
        QCOMPARE(over.data().value(u"valid").toBool(), true);
        QCOMPARE(rest.send("/v1/push", pushBody(issued.key)).status, 200);
    }

    void aHeartbeatOfNobodyFindsNoInstallation()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        const QString foreign = instanceOf(activate(rest, rest.licenses.issue().key));
        for (const QString &instance : {QStringLiteral("never-there"), foreign}) {
            const auto answer = beat(rest, key, instance);
            QCOMPARE(answer.status, 404);
            QCOMPARE(answer.code(), QStringLiteral("NO_INSTALLATION"));
        }
    }

    void aSilentInstallationDiesIsReleasedAndComesBackIfASeatIsFree()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        const auto state = [&] { return installations(rest, issued).last()[u"state"].toString(); };
        const QString instance = instanceOf(activate(rest, issued.key, "the-machine"));
        QCOMPARE(state(), QStringLiteral("ALIVE"));
        rest.clock.time = rest.clock.time.addSecs(24 * 3600);
        QCOMPARE(state(), QStringLiteral("DEAD"));
        QCOMPARE(activate(rest, issued.key, "another").status, 409); // a dead one holds its seat
        rest.clock.time = rest.clock.time.addDays(6);
        waitFor(rest.licenses.activations.releaseSilent());
        QCOMPARE(state(), QStringLiteral("RELEASED"));
        QCOMPARE(beat(rest, issued.key, instance).status, 200); // a seat is free: it is back
        QCOMPARE(state(), QStringLiteral("ALIVE"));

        rest.clock.time = rest.clock.time.addDays(7);
        waitFor(rest.licenses.activations.releaseSilent());
        const QString newcomer = instanceOf(activate(rest, issued.key, "another"));
        QVERIFY(!newcomer.isEmpty());
        const auto late = beat(rest, issued.key, instance);
        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), QStringLiteral("TOO_MANY_INSTALLATIONS"));
        QCOMPARE(state(), QStringLiteral("RELEASED"));
    }

    void theLicenceFileVerifiesWithThePublicKeyAlone()
    {
        const auto whole = LicenseSigningKey::generate();
        VERIFY_RESULT(whole);
        const auto publicHalf = LicenseSigningKey::publicFromPem(whole->publicPem(), "test");
        VERIFY_RESULT(publicHalf);
        const auto database = migrated();
        RestFixture rest(*database, box(), {.signingKey = *whole});
        const IssuedLicense issued = rest.licenses.issue("professional", 400);
        const auto active = activate(rest, issued.key);
        rest.clock.time = rest.clock.time.addDays(3);
        const auto alive = beat(rest, issued.key, instanceOf(active));
        const QByteArray path = "/api/v1/licenses/" + QByteArray::number(issued.license.id) + "/file";
        const auto readAt = [&](const QByteArray &file) {
            return LicenseFile::read(file, *publicHalf, rest.clock.now(), {});
        };
        for (const RestAnswer &answer : {active, alive}) {
            const QByteArray file = answer.data().value(u"license_file").toString().toLatin1();
            QVERIFY(file.startsWith("-----BEGIN LICENSE FILE-----\n"));
            const auto grant = readAt(file);
            VERIFY_RESULT(grant);
            QCOMPARE(grant->license.instanceId, instanceOf(active));
            QCOMPARE(grant->license.keyPrefix, issued.license.keyPrefix);
            QCOMPARE(grant->license.tier, QStringLiteral("professional"));
            QCOMPARE(grant->license.maxExtensions, 100);
            QVERIFY2(!file.contains(issued.key.toLatin1()), "the key stands in the file");
            const auto elsewhere = LicenseSigningKey::generate();
            QVERIFY(!LicenseFile::read(file, *elsewhere, rest.clock.now(), {}));
        }
        QVERIFY(readAt(alive.data().value(u"license_file").toString().toLatin1())->meta.issued >
                readAt(active.data().value(u"license_file").toString().toLatin1())->meta.issued);
        const auto download = rest.call("GET", path, rest.tokenOf(Role::Vendor));
        QCOMPARE(download.status, 200);
        QVERIFY(download.header("Content-Disposition").startsWith("attachment"));
    }
};

QTEST_GUILESS_MAIN(LicenseSeatsTest)
#include "LicenseSeatsTest.moc"
