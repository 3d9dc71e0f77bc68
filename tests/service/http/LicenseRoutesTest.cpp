// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LicenseKey.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

QByteArray keyHeader(const QString &key)
{
    return "X-License-Key: " + key.toLatin1() + "\r\n";
}

QString strangersKey()
{
    return LicenseKey::generate().text();
}

QString mistyped(QString key)
{
    key[key.size() - 1] = key.back() == u'7' ? u'8' : u'7';
    return key;
}

/// A good body of each route that takes one.
QJsonObject bodyFor(const QByteArray &route, const QString &key)
{
    QJsonObject body{{"license_key", key}};
    if (route == "activate")
        body.insert("hostname", "pbx.example.com");
    if (route == "activate" || route == "heartbeat")
        body.insert("version", "1.2.3");
    if (route == "heartbeat" || route == "deactivate")
        body.insert("instance_id", "7f6ac1d2-0000-4000-8000-000000000000");
    if (route == "heartbeat")
        body.insert("extensions_in_use", 3);
    return body;
}

const QByteArrayList routes{"validate", "activate", "deactivate", "heartbeat"};

} // namespace

/// `/v1/license/…` as wire contract §1 describes it: bodies, keys, and what validate and status say.
class LicenseRoutesTest : public DatabaseFixture
{
    Q_OBJECT

    static RestAnswer ask(RestFixture &rest, const QByteArray &route, const QJsonObject &body,
                          const QByteArray &headers = {})
    {
        return rest.send("/v1/license/" + route, body, headers);
    }
    static QString activated(RestFixture &rest, const QString &key)
    {
        return ask(rest, "activate", bodyFor("activate", key)).data().value(u"instance_id").toString();
    }
    static RestAnswer beat(RestFixture &rest, const QString &key, const QString &instance, int extensions)
    {
        QJsonObject body = bodyFor("heartbeat", key);
        body.insert("instance_id", instance);
        body.insert("extensions_in_use", extensions);
        return ask(rest, "heartbeat", body);
    }
    static RestAnswer act(RestFixture &rest, const IssuedLicense &issued, const QByteArray &what,
                          const QByteArray &method = "POST", const QByteArray &body = "{}")
    {
        return rest.call(method, "/api/v1/licenses/" + QByteArray::number(issued.license.id) + what,
                         rest.tokenOf(Role::Vendor), body);
    }

private Q_SLOTS:
    void everyMistakeInABodyIsNamed()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        QStringList wrong;
        const auto expect = [&](const QByteArray &route, const QString &what, const QJsonObject &body,
                                const QString &code, const QString &field) {
            const auto answer = ask(rest, route, body);
            if (answer.status != 400 || answer.code() != code || answer.field() != field)
                wrong += QStringLiteral("%1 %2: %3 %4 %5")
                             .arg(QLatin1String(route), what)
                             .arg(answer.status)
                             .arg(answer.code(), answer.field());
        };
        const QHash<QByteArray, QStringList> optional{{"validate", {"instance_id", "entitlements"}},
                                                      {"activate", {"fingerprint"}}};
        for (const QByteArray &route : routes) {
            const QJsonObject good = bodyFor(route, key);
            QJsonObject unknown = good;
            unknown.insert("colour", "blue");
            expect(route, "unknown field", unknown, "unknown_field", "colour");
            for (const QString &field : good.keys() + optional.value(route)) {
                QJsonObject body = good;
                body.insert(field, true);
                expect(route, field + " is a bool", body, "wrong_type", field);
                body.remove(field);
                if (good.contains(field))
                    expect(route, "no " + field, body, "missing_field", field);
                if (field == u"entitlements" || field == u"extensions_in_use" || field == u"license_key" ||
                    field == u"instance_id")
                    continue;
                for (const QString &text : {QString(), QString(256, u'a'), QString("a\nb")}) {
                    body.insert(field, text);
                    expect(route, field + " is no good text", body, "invalid_value", field);
                }
            }
        }
        for (const QJsonValue &count : {QJsonValue(-1), QJsonValue(10'000'001)}) {
            QJsonObject body = bodyFor("heartbeat", key);
            body.insert("extensions_in_use", count);
            expect("heartbeat", "a count out of range", body, "invalid_value", "extensions_in_use");
        }
        QJsonObject body = bodyFor("validate", key);
        body.insert("entitlements", QJsonArray{"sms", 7});
        expect("validate", "an entitlement that is no text", body, "wrong_type", "entitlements[1]");
        QCOMPARE(wrong, QStringList());
    }

    void theKeyMayStandInTheHeaderAndMustNotDiffer()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue("professional").key;
        const QString instance = activated(rest, key);
        for (const QByteArray &route : routes) {
            QJsonObject body = bodyFor(route, key);
            if (body.contains("instance_id"))
                body.insert("instance_id", instance);
            QVERIFY2(ask(rest, route, body, keyHeader(strangersKey())).status == 400, route);
            QVERIFY2(ask(rest, route, body, keyHeader(key)).status == 200, route);
            body.remove("license_key");
            QVERIFY2(ask(rest, route, body, keyHeader(key)).status == 200, route);
        }
        const auto status = [&](const QByteArray &query, const QByteArray &headers) {
            return rest.call("GET", "/v1/license/status" + query, {}, {}, headers).status;
        };
        QCOMPARE(status("", keyHeader(key)), 200);
        QCOMPARE(status("?license_key=" + key.toLatin1(), ""), 200);
        QCOMPARE(status("?license_key=" + key.toLatin1(), keyHeader(key)), 200);
        QCOMPARE(status("?license_key=" + key.toLatin1(), keyHeader(strangersKey())), 400);
        QCOMPARE(status("", ""), 400);
    }

    void aKeyThatIsNoneIsRefusedWithTheStatusOfItsRoute()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense revoked = rest.licenses.issue();
        QCOMPARE(act(rest, revoked, "/revoke").status, 200);
        const QHash<QByteArray, int> statuses{
            {"validate", 404}, {"activate", 403}, {"deactivate", 403}, {"heartbeat", 403}};
        int source = 0;
        const auto check = [&](const RestAnswer &answer, int status, bool typo) {
            return answer.status == status && answer.code() == u"NOT_FOUND" &&
                   answer.field() == (typo ? "license_key" : "") && answer.body.value(u"data").isNull();
        };
        for (const auto &[key, typo] :
             {std::pair{strangersKey(), false}, {mistyped(strangersKey()), true}, {QStringLiteral("hello"), true}}) {
            const QByteArray from = "X-Forwarded-For: 192.0.2." + QByteArray::number(++source) + "\r\n";
            for (const QByteArray &route : routes)
                QVERIFY2(check(ask(rest, route, bodyFor(route, key), from), statuses.value(route), typo), route);
            QVERIFY(check(rest.call("GET", "/v1/license/status", {}, {}, from + keyHeader(key)), 404, typo));
        }
        QVERIFY(check(ask(rest, "validate", bodyFor("validate", revoked.key)), 404, false));
        QVERIFY(check(ask(rest, "activate", bodyFor("activate", revoked.key)), 403, false));
        QVERIFY(check(ask(rest, "heartbeat", bodyFor("heartbeat", revoked.key)), 403, false));
        QVERIFY(check(rest.call("GET", "/v1/license/status", {}, {}, keyHeader(revoked.key)), 404, false));
    }

    void aValidLicenceIsDescribed()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto forever = ask(rest, "validate", bodyFor("validate", rest.licenses.issue().key));
        QCOMPARE(forever.status, 200);
        QCOMPARE(forever.data(), (QJsonObject{{"valid", true},
                                              {"tier", "standard"},
                                              {"max_extensions", 25},
                                              {"code", "VALID"},
                                              {"entitlements", forever.data().value(u"entitlements").toArray()}}));
        const auto ending = ask(rest, "validate", bodyFor("validate", rest.licenses.issue("free", 3).key)).data();
        QCOMPARE(ending.value(u"max_extensions").toInt(), 5);
        QCOMPARE(ending.value(u"expires_at").toString(), toRfc3339(rest.clock.now().addDays(3)));
    }

    void everyValidationCodeIsSaidWhereItBelongs()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto code = [&](QJsonObject body, bool valid) {
            const auto answer = ask(rest, "validate", body);
            const QJsonValue said = answer.status == 200 ? answer.data().value(u"valid") : QJsonValue(false);
            return said == valid ? (answer.status == 200 ? answer.data().value(u"code").toString() : answer.code())
                                 : QStringLiteral("valid is wrong");
        };
        const IssuedLicense issued = rest.licenses.issue("professional");
        const QJsonObject plain = bodyFor("validate", issued.key);
        const QString instance = activated(rest, issued.key);
        const auto of = [&](const QString &id) {
            QJsonObject body = plain;
            body.insert("instance_id", id);
            return body;
        };
        const auto wanting = [&](const QStringList &entitlements) {
            QJsonObject body = plain;
            body.insert("entitlements", QJsonArray::fromStringList(entitlements));
            return body;
        };
        QCOMPARE(code(plain, true), QStringLiteral("VALID"));
        QCOMPARE(code(of(instance), true), QStringLiteral("VALID"));
        QCOMPARE(code(of("another"), false), QStringLiteral("NO_INSTALLATION"));
        QCOMPARE(act(rest, issued, "", "PATCH", "{\"entitlements\":[\"video\"]}").status, 200);
        QCOMPARE(code(wanting({"video"}), true), QStringLiteral("VALID"));
        QCOMPARE(code(wanting({"video", "fax"}), false), QStringLiteral("ENTITLEMENTS_MISSING"));

        QCOMPARE(beat(rest, issued.key, instance, 101).status, 200);
        QCOMPARE(code(plain, true), QStringLiteral("TOO_MANY_EXTENSIONS"));
        QVERIFY(!activated(rest, issued.key).isEmpty());
        QCOMPARE(act(rest, issued, "", "PATCH", "{\"max_installations\":1}").status, 200);
        QCOMPARE(code(plain, true), QStringLiteral("TOO_MANY_INSTALLATIONS"));

        rest.clock.time = rest.clock.time.addSecs(25 * 3600);
        QCOMPARE(code(of(instance), false), QStringLiteral("HEARTBEAT_DEAD"));
        QCOMPARE(act(rest, issued, "/suspend").status, 200);
        QCOMPARE(code(plain, false), QStringLiteral("SUSPENDED"));
        QCOMPARE(ask(rest, "validate", plain).status, 200);
    }

    void expiryIsToldWithItsGrace()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue("standard", 1).key;
        const auto status = [&] { return rest.call("GET", "/v1/license/status", {}, {}, keyHeader(key)); };
        rest.clock.time = rest.clock.time.addDays(2);
        const auto overdue = ask(rest, "validate", bodyFor("validate", key));
        QCOMPARE(overdue.data().value(u"code").toString(), QStringLiteral("OVERDUE"));
        QCOMPARE(overdue.data().value(u"valid").toBool(), true);
        QCOMPARE(status().data().value(u"active").toBool(), true);
        const QString instance = activated(rest, key);
        QVERIFY(!instance.isEmpty());

        rest.clock.time = rest.clock.time.addDays(14);
        const auto expired = ask(rest, "validate", bodyFor("validate", key));
        QCOMPARE(expired.status, 404);
        QCOMPARE(expired.code(), QStringLiteral("EXPIRED"));
        for (const auto &refused : {ask(rest, "activate", bodyFor("activate", key)), beat(rest, key, instance, 1)}) {
            QCOMPARE(refused.status, 403);
            QCOMPARE(refused.code(), QStringLiteral("EXPIRED"));
        }
        QCOMPARE(status().status, 200);
        QCOMPARE(status().data().value(u"active").toBool(true), false);
        QJsonObject leaving = bodyFor("deactivate", key);
        leaving.insert("instance_id", instance);
        QCOMPARE(ask(rest, "deactivate", leaving).status, 200); // giving back is always welcome
    }

    void statusIsShapedByTheContract()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue("professional", 30).key;
        QVERIFY(!activated(rest, key).isEmpty());
        QVERIFY(!activated(rest, key).isEmpty());
        const auto answer = rest.call("GET", "/v1/license/status", {}, {}, keyHeader(key.toLower()));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.data(), (QJsonObject{{"key", key},
                                             {"tier", "professional"},
                                             {"max_extensions", 100},
                                             {"expires_at", toRfc3339(rest.clock.now().addDays(30))},
                                             {"installation_count", 2},
                                             {"active", true}}));
        QCOMPARE(answer.header("Cache-Control"), QByteArray("no-store"));
        const auto forever = rest.call("GET", "/v1/license/status", {}, {}, keyHeader(rest.licenses.issue().key));
        QVERIFY(!forever.data().contains(u"expires_at"));
    }
};

QTEST_GUILESS_MAIN(LicenseRoutesTest)
#include "LicenseRoutesTest.moc"
