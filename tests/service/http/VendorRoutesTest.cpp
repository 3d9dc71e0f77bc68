// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LicenseKey.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray telecom = "{\"holder\":\"Example Telecom\",\"tier\":\"standard\"}";

QByteArray ifMatch(const QByteArray &tag)
{
    return "If-Match: " + tag + "\r\n";
}

} // namespace

/// `/api/v1/licenses…` and `/api/v1/tiers…`: what a vendor's operator does.
class VendorRoutesTest : public DatabaseFixture
{
    Q_OBJECT

    static RestAnswer ask(RestFixture &rest, const QByteArray &method, const QByteArray &path,
                          const QByteArray &body = {}, const QByteArray &headers = {}, Role role = Role::Vendor)
    {
        return rest.call(method, "/api/v1/" + path, rest.tokenOf(role), body, headers);
    }
    static QByteArray pathOf(const IssuedLicense &issued)
    {
        return "licenses/" + QByteArray::number(issued.license.id);
    }
    static int pushes(RestFixture &rest, const QString &key) { return rest.send("/v1/push", pushBody(key)).status; }
    static QString activated(RestFixture &rest, const QString &key)
    {
        return rest.send("/v1/license/activate", {{"license_key", key}, {"hostname", "pbx"}, {"version", "1"}})
            .data()
            .value(u"instance_id")
            .toString();
    }

private Q_SLOTS:
    void vendorsAndAdminsMayAndViewersAndOperatorsMayNot()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        for (const auto &[role, status] :
             {std::pair{Role::Vendor, 200}, {Role::Admin, 200}, {Role::Operator, 403}, {Role::Viewer, 403}}) {
            QCOMPARE(ask(rest, "GET", "licenses", {}, {}, role).status, status);
            QCOMPARE(ask(rest, "GET", pathOf(issued) + "/installations", {}, {}, role).status, status);
            QCOMPARE(ask(rest, "POST", "licenses", telecom, {}, role).status, status == 200 ? 201 : 403);
        }
        QCOMPARE(rest.call("GET", "/api/v1/licenses", {}).status, 401);
        QCOMPARE(rest.call("GET", "/api/v1/extensions", rest.tokenOf(Role::Vendor)).status, 403);
    }

    void anIssuedLicenceTellsItsKeyOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto issued = ask(rest, "POST", "licenses", telecom);
        QCOMPARE(issued.status, 201);
        QCOMPARE(issued.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(issued.header("ETag"), QByteArray("\"1\""));
        const QString key = issued.data().value(u"key").toString();
        const auto parsed = LicenseKey::parse(key);
        VERIFY_RESULT(parsed);
        const auto license = fromJson<License>(issued.data().value(u"license").toObject());
        VERIFY_RESULT(license);
        QCOMPARE(license->keyPrefix, parsed->prefix());
        QCOMPARE(license->holder, QStringLiteral("Example Telecom"));
        QCOMPARE(license->maxExtensions, 25);
        QCOMPARE(license->graceDays, 14);
        QCOMPARE(pushes(rest, key), 200);
        const auto shown = rest.call("GET", issued.header("Location"), rest.tokenOf(Role::Vendor));
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.header("ETag"), QByteArray("\"1\""));
        const auto list = ask(rest, "GET", "licenses");
        for (const RestAnswer &later : {shown, list})
            QVERIFY(!QJsonDocument(later.body).toJson().contains(key.toLatin1()));
    }

    void aRetriedIssueWithAnIdempotencyKeyMakesOneLicence()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray once = "Idempotency-Key: order-4711\r\n";
        const auto first = ask(rest, "POST", "licenses", telecom, once);
        const auto retry = ask(rest, "POST", "licenses", telecom, once);
        QCOMPARE(first.status, 201);
        QCOMPARE(retry.status, 201);
        QCOMPARE(retry.body, first.body); // with its key, which would be lost otherwise
        QCOMPARE(ask(rest, "POST", "licenses", "{\"holder\":\"Another\",\"tier\":\"free\"}", once).status, 409);
        QCOMPARE(ask(rest, "GET", "licenses").data().value(u"total").toInt(), 1);
    }

    void whatIsWrongWithALicenceIsNamed()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        QStringList wrong;
        const auto expect = [&](const QByteArray &method, const QByteArray &path, const QByteArray &body,
                                const QString &code, const QString &field) {
            const auto answer = ask(rest, method, path, body);
            if (answer.status != 400 || answer.code() != code || answer.field() != field)
                wrong += QStringLiteral("%1: %2 %3 %4")
                             .arg(QLatin1String(method + ' ' + path + ' ' + body))
                             .arg(answer.status)
                             .arg(answer.code(), answer.field());
        };
        expect("POST", "licenses", "{\"tier\":\"free\"}", "missing_field", "holder");
        expect("POST", "licenses", "{\"holder\":\"X\"}", "missing_field", "tier");
        expect("POST", "licenses", "{\"holder\":\"X\",\"tier\":\"gold\"}", "unknown_tier", "tier");
        expect("POST", "licenses", "{\"holder\":\"X\",\"tier\":\"free\",\"expires_at\":\"2020-01-01T00:00:00Z\"}",
               "invalid_value", "expires_at");
        expect("POST", "licenses", "{\"holder\":\"X\",\"tier\":\"free\",\"key\":\"WL-1\"}", "unknown_field", "key");
        const QByteArray patch = pathOf(issued);
        expect("PATCH", patch, "{}", "bad_request", "");
        expect("PATCH", patch, "{\"holder\":\" \"}", "invalid_value", "holder");
        expect("PATCH", patch, "{\"email\":\"nobody\"}", "invalid_value", "email");
        expect("PATCH", patch, "{\"tier\":\"gold\"}", "unknown_tier", "tier");
        expect("PATCH", patch, "{\"max_extensions\":-1}", "invalid_value", "max_extensions");
        expect("PATCH", patch, "{\"max_extensions\":\"many\"}", "wrong_type", "max_extensions");
        expect("PATCH", patch, "{\"max_installations\":1000001}", "invalid_value", "max_installations");
        expect("PATCH", patch, "{\"grace_days\":367}", "invalid_value", "grace_days");
        expect("PATCH", patch, "{\"entitlements\":[\"Capital\"]}", "invalid_value", "entitlements");
        expect("PATCH", patch, "{\"expires_at\":\"2030-01-01T00:00:00Z\"}", "invalid_value", "expires_at");
        expect("PATCH", patch, "{\"status\":\"active\"}", "unknown_field", "status");
        expect("POST", patch + "/renew", "{}", "missing_field", "expires_at");
        expect("POST", patch + "/renew", "{\"never\":true,\"expires_at\":\"2030-01-01T00:00:00Z\"}", "missing_field",
               "expires_at");
        expect("POST", patch + "/renew", "{\"expires_at\":\"2020-01-01T00:00:00Z\"}", "invalid_value", "expires_at");
        expect("POST", patch + "/transfer", "{}", "missing_field", "holder");
        expect("POST", patch + "/transfer", "{\"holder\":\"X\",\"tier\":\"free\"}", "bad_request", "");
        expect("GET", "licenses?status=lost", {}, "invalid_value", "status");
        expect("GET", "licenses?limit=101", {}, "invalid_value", "limit");
        expect("GET", "licenses?q=" + QByteArray(101, 'q'), {}, "invalid_value", "q");
        expect("PUT", "tiers/Gold", "{\"max_extensions\":1,\"max_installations\":1,\"entitlements\":[]}",
               "invalid_value", "name");
        expect("PUT", "tiers/gold", "{\"max_extensions\":0,\"max_installations\":1,\"entitlements\":[]}",
               "invalid_value", "max_extensions");
        expect("PUT", "tiers/gold", "{\"max_extensions\":5,\"max_installations\":1}", "missing_field", "entitlements");
        QCOMPARE(wrong, QStringList());
        for (const QByteArray nothing :
             {"licenses/999999", "licenses/x", "licenses/999999/installations", "licenses/999999/file", "licenses/-1"})
            QVERIFY2(ask(rest, "GET", nothing).status == 404, nothing);
    }

    void everyChangeRespectsTheVersionItWasMadeFor()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        const QByteArray path = pathOf(issued);
        const auto changed = ask(rest, "PATCH", path, "{\"email\":\"it@example.com\"}", ifMatch("\"1\""));
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.header("ETag"), QByteArray("\"2\""));
        const QByteArray later = "{\"expires_at\":\"" + toRfc3339(rest.clock.now().addDays(9)).toLatin1() + "\"}";
        for (const auto &[method, act, body] : {std::tuple{"PATCH", "", QByteArray("{\"holder\":\"X\"}")},
                                                {"POST", "/renew", later},
                                                {"POST", "/suspend", QByteArray("{}")},
                                                {"POST", "/reinstate", QByteArray("{}")},
                                                {"POST", "/revoke", QByteArray("{}")},
                                                {"POST", "/transfer", QByteArray("{\"holder\":\"X\"}")}}) {
            const auto stale = ask(rest, method, path + act, body, ifMatch("\"1\""));
            QVERIFY2(stale.status == 412 && stale.code() == u"stale", act);
        }
        QCOMPARE(ask(rest, "GET", path).header("ETag"), QByteArray("\"2\"")); // nothing of it happened
        QCOMPARE(pushes(rest, issued.key), 200);
        QByteArray tag = "\"2\"";
        for (const auto &[act, body] : {std::pair{"/renew", later},
                                        {"/suspend", QByteArray("{}")},
                                        {"/reinstate", QByteArray("{}")},
                                        {"/transfer", QByteArray("{\"holder\":\"X\"}")},
                                        {"/revoke", QByteArray("{}")}}) {
            const auto done = ask(rest, "POST", path + act, body, ifMatch(tag));
            QVERIFY2(done.status == 200, act);
            QVERIFY2(done.header("ETag") != tag, act);
            tag = done.header("ETag");
        }
    }

    void limitsFollowTheTierUnlessTheLicenceHasItsOwn()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue("free");
        const auto limit = [&] { return ask(rest, "GET", pathOf(issued)).data().value(u"max_extensions").toInt(); };
        QCOMPARE(limit(), 5);
        QCOMPARE(ask(rest, "PATCH", pathOf(issued), "{\"max_extensions\":7}").status, 200);
        QCOMPARE(limit(), 7);
        const QByteArray bigger = "{\"max_extensions\":9,\"max_installations\":1,\"entitlements\":[\"push\"]}";
        QCOMPARE(ask(rest, "PUT", "tiers/free", bigger, ifMatch("\"1\"")).status, 200);
        QCOMPARE(limit(), 7);
        QCOMPARE(ask(rest, "PATCH", pathOf(issued), "{\"max_extensions\":0}").status, 200);
        QCOMPARE(limit(), 9);
        QCOMPARE(ask(rest, "PATCH", pathOf(issued), "{\"tier\":\"professional\"}").status, 200);
        QCOMPARE(limit(), 100);
    }

    void tiersAreSeededListedAndEdited()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QHash<QString, int> seeded;
        const QJsonArray before = ask(rest, "GET", "tiers").items();
        for (const QJsonValue &tier : before)
            seeded.insert(tier[u"name"].toString(), tier[u"max_extensions"].toInt());
        QCOMPARE(seeded, (QHash<QString, int>{{"free", 5}, {"standard", 25}, {"professional", 100}}));
        const QByteArray carrier = "{\"max_extensions\":5000,\"max_installations\":20,\"entitlements\":[\"video\"]}";
        const auto made = ask(rest, "PUT", "tiers/carrier", carrier);
        QCOMPARE(made.status, 200);
        QCOMPARE(ask(rest, "GET", "tiers").data().value(u"total").toInt(), 4);
        QCOMPARE(ask(rest, "PUT", "tiers/carrier", carrier, ifMatch("\"99\"")).status, 412);
        QCOMPARE(ask(rest, "PUT", "tiers/carrier", carrier, ifMatch(made.header("ETag"))).status, 200);
        const auto license = ask(rest, "POST", "licenses", "{\"holder\":\"X\",\"tier\":\"carrier\"}").data();
        QCOMPARE(license.value(u"license")[u"max_extensions"].toInt(), 5000);
    }

    void aRenewedLicenceIsServedAgainAndOneWithoutEndNeverEnds()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue("standard", 1);
        rest.clock.time = rest.clock.time.addDays(30);
        QCOMPARE(pushes(rest, issued.key), 403);
        const QByteArray later = "{\"expires_at\":\"" + toRfc3339(rest.clock.now().addDays(9)).toLatin1() + "\"}";
        QCOMPARE(ask(rest, "POST", pathOf(issued) + "/renew", later).status, 200);
        QCOMPARE(pushes(rest, issued.key), 200);
        const auto never = ask(rest, "POST", pathOf(issued) + "/renew", "{\"never\":true}");
        QCOMPARE(never.status, 200);
        QVERIFY(!never.data().contains(u"expires_at"));
        rest.clock.time = rest.clock.time.addYears(20);
        QCOMPARE(ask(rest, "GET", pathOf(issued), {}, {}).status, 200);
        QCOMPARE(pushes(rest, issued.key), 200);
    }

    void aTransferMakesANewKeyAndTheOldOneDies()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        QCOMPARE(pushes(rest, issued.key), 200);
        QVERIFY(!activated(rest, issued.key).isEmpty());
        const auto given = ask(rest, "POST", pathOf(issued) + "/transfer", "{\"holder\":\"Another Telecom\"}");
        QCOMPARE(given.status, 200);
        const QString key = given.data().value(u"key").toString();
        QVERIFY(key != issued.key);
        QCOMPARE(given.data().value(u"license")[u"id"].toInteger(), issued.license.id);
        QCOMPARE(given.data().value(u"license")[u"installation_count"].toInt(), 0);
        QCOMPARE(pushes(rest, issued.key), 403);
        QCOMPARE(pushes(rest, key), 200);
        QVERIFY(!activated(rest, key).isEmpty());
    }

    void aRevokedLicenceIsGoneForGood()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        QVERIFY(!activated(rest, issued.key).isEmpty());
        const auto revoked = ask(rest, "POST", pathOf(issued) + "/revoke");
        QCOMPARE(revoked.status, 200);
        QCOMPARE(revoked.data().value(u"status").toString(), QStringLiteral("revoked"));
        QCOMPARE(revoked.data().value(u"installation_count").toInt(), 0);
        for (const QByteArray act : {"/reinstate", "/suspend"})
            QCOMPARE(ask(rest, "POST", pathOf(issued) + act).status, 409);
        QCOMPARE(ask(rest, "POST", pathOf(issued) + "/transfer", "{\"holder\":\"X\"}").status, 409);
        QCOMPARE(ask(rest, "GET", pathOf(issued) + "/file").status, 409);
        QCOMPARE(pushes(rest, issued.key), 403);
        const auto twice = ask(rest, "POST", pathOf(issued) + "/revoke");
        QCOMPARE(twice.status, 200);
        QCOMPARE(twice.header("ETag"), revoked.header("ETag"));
    }

    void aSeatIsTakenBackByTheVendor()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        const QString instance = activated(rest, issued.key);
        const QByteArray path = pathOf(issued) + "/installations/";
        QCOMPARE(ask(rest, "DELETE", pathOf(rest.licenses.issue()) + "/installations/" + instance.toLatin1()).status,
                 404);
        QCOMPARE(ask(rest, "DELETE", path + instance.toLatin1()).status, 204);
        QCOMPARE(ask(rest, "DELETE", path + instance.toLatin1()).status, 204);
        QCOMPARE(ask(rest, "DELETE", path + "never-there").status, 404);
        QVERIFY(!activated(rest, issued.key).isEmpty());
        QCOMPARE(ask(rest, "GET", pathOf(issued) + "/file").status, 503); // there is no signing key
    }

    void licencesAreFoundByWhatTheVendorKnows()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QByteArray prefix;
        for (const QByteArray body : {"{\"holder\":\"Müller 100%\",\"tier\":\"free\",\"email\":\"it@mueller.example\"}",
                                      "{\"holder\":\"Example\",\"tier\":\"standard\"}"})
            prefix = ask(rest, "POST", "licenses", body).data().value(u"license")[u"key_prefix"].toString().toLatin1();
        const auto found = [&](const QByteArray &query) {
            return ask(rest, "GET", "licenses?" + query).data().value(u"total").toInt();
        };
        QCOMPARE(found("q=m%C3%BCller"), 1);
        QCOMPARE(found("q=MUELLER.example"), 1);
        QCOMPARE(found("q=100%25"), 1);
        QCOMPARE(found("q=%25"), 1); // no wildcard
        QCOMPARE(found("q=" + prefix.toLower()), 1);
        QCOMPARE(found("tier=free"), 1);
        QCOMPARE(found("status=active"), 2);
        QCOMPARE(found("status=suspended"), 0);
        QCOMPARE(ask(rest, "GET", "licenses?limit=1").items().first()[u"holder"].toString(), QStringLiteral("Example"));
    }
};

QTEST_GUILESS_MAIN(VendorRoutesTest)
#include "VendorRoutesTest.moc"
