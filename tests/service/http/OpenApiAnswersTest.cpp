// SPDX-License-Identifier: GPL-3.0-or-later
#include "Conversation.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using QCoro::waitFor;

namespace {

QByteArray bodyText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

PushLogEntry pushOf(const QString &extension, const QDateTime &at)
{
    PushLogEntry entry;
    entry.at = at;
    entry.extension = extension;
    entry.callId = QStringLiteral("c1");
    entry.wokeMs = 812;
    entry.earlierAttempts = {{1, QStringLiteral("production"), 503, QStringLiteral("ServiceUnavailable"), 40}};
    return entry;
}

} // namespace

/// Shows every problem whole, where QCOMPARE would cut them off.
#define VERIFY_NOTHING(problems)                                                                                       \
    do {                                                                                                               \
        const QString said = (problems);                                                                               \
        QVERIFY2(said.isEmpty(), qPrintable(u'\n' + said));                                                            \
    } while (false)

/// Real answers of real routes, held against the schemas and headers that the document gives them. A field that the
/// document does not name is a mistake here.
class OpenApiAnswersTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void operatorsAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QString hash = *waitFor(rest.hasher.hash(QStringLiteral("correct horse")));
        VERIFY_RESULT(waitFor(rest.operators.add(QStringLiteral("ida"), Role::Viewer, hash)));
        const QByteArray right = bodyText({{"username", "ida"}, {"password", "correct horse"}});
        const auto session = with.ask({.method = "POST", .pattern = "/api/v1/auth/login", .body = right});
        QCOMPARE(session.status, 200);
        const QByteArray token = session.data().value(u"access_token").toString().toLatin1();
        const QByteArray refresh = bodyText({{"refresh_token", session.data().value(u"refresh_token")}});
        with.ask({.method = "POST", .pattern = "/api/v1/auth/login", .body = "{\"user\":1}"});
        for (int i = 0; i < 20; ++i) // into the throttle
            with.ask({.method = "POST",
                      .pattern = "/api/v1/auth/login",
                      .body = bodyText({{"username", "ida"}, {"password", "wrong"}})});
        with.ask({.method = "GET", .pattern = "/api/v1/auth/me", .token = token});
        with.ask({.method = "GET", .pattern = "/api/v1/auth/me"});
        with.ask({.method = "POST", .pattern = "/api/v1/auth/refresh", .body = refresh});
        with.ask({.method = "POST", .pattern = "/api/v1/auth/refresh", .body = refresh});
        with.ask({.method = "POST", .pattern = "/api/v1/auth/logout", .token = token, .body = refresh});
        VERIFY_NOTHING(with.problems());
    }

    void extensionsAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray list = "/api/v1/extensions";
        const QByteArray one = "/api/v1/extensions/{id}";
        const QByteArray draft =
            bodyText({{"number", "207"}, {"display_name", "Ida Lund"}, {"password", "correct horse"}});
        const auto made = with.ask({.method = "POST", .pattern = list, .token = token, .body = draft});
        QCOMPARE(made.status, 201);
        const QByteArray id = QByteArray::number(made.data().value(u"id").toInteger());
        with.ask({.method = "POST", .pattern = list, .token = token, .body = draft});
        with.ask({.method = "POST", .pattern = list, .token = token, .body = "{"});
        with.ask({.method = "POST", .pattern = list, .token = rest.tokenOf(Role::Viewer), .body = draft});
        with.ask({.method = "GET", .pattern = list, .token = token, .query = "?limit=1&q=ida"});
        with.ask({.method = "GET", .pattern = list, .token = token, .query = "?limit=101"});
        with.ask({.method = "GET", .pattern = one, .token = token, .values = {id}});
        with.ask({.method = "GET", .pattern = one, .token = token, .values = {"999"}});
        const Question change{
            .method = "PATCH", .pattern = one, .token = token, .values = {id}, .body = "{\"dnd\":true}"};
        QCOMPARE(with.ask(change).status, 200);
        Question late = change;
        late.headers = "If-Match: \"1\"\r\n";
        QCOMPARE(with.ask(late).status, 412);
        PushTarget phone;
        phone.extension = QStringLiteral("207");
        phone.token = QString(40, u't');
        phone.registeredAt = rest.clock.now();
        rest.directory.rememberDevice(phone);
        waitFor(rest.directory.drain());
        const auto devices = with.ask({.method = "GET", .pattern = one + "/devices", .token = token, .values = {id}});
        QCOMPARE(devices.items().size(), 1);
        const QByteArray device = QByteArray::number(devices.items().at(0).toObject().value(u"id").toInteger());
        with.ask({.method = "GET", .pattern = one + "/registrations", .token = token, .values = {id}});
        rest.testPushes = QList<PushLogEntry>{pushOf(QStringLiteral("207"), rest.clock.now())};
        with.ask({.method = "POST", .pattern = one + "/test-push", .token = token, .values = {id}});
        const Question forget{
            .method = "DELETE", .pattern = one + "/devices/{device}", .token = token, .values = {id, device}};
        QCOMPARE(with.ask(forget).status, 204);
        with.ask(forget);
        with.ask({.method = "DELETE", .pattern = one, .token = token, .values = {id}});
        VERIFY_NOTHING(with.problems());
    }

    void liveStateAndHealth()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QByteArray token = rest.tokenOf(Role::Viewer);
        const QDateTime now = rest.clock.now();
        Binding binding;
        binding.contact = QStringLiteral("sip:207@192.0.2.7");
        binding.expiresAt = now.addSecs(60);
        binding.rttUs = 1800;
        binding.lastKeepaliveAt = now;
        rest.registrations.insert(
            QStringLiteral("207"),
            {QStringLiteral("207"), QStringLiteral("Ida"), RegistrationState::OnCall, {binding}, 1, now});
        Call call;
        call.callId = QStringLiteral("c1");
        call.state = CallState::Held;
        call.startedAt = call.since = now;
        call.holdUntil = now.addSecs(5);
        call.holdMs = 5000;
        call.afterHold = QStringLiteral("reject");
        call.disposition = Disposition::NoAnswer;
        call.sipCode = 480;
        call.firstPushMs = 40;
        rest.calls = {call};
        VERIFY_RESULT(waitFor(rest.pushLog.insert({pushOf(QStringLiteral("207"), now)})));
        for (const QByteArray pattern : {"/api/v1/registrations", "/api/v1/calls/active", "/api/v1/push-logs"}) {
            const auto answer = with.ask({.method = "GET", .pattern = pattern, .token = token});
            QCOMPARE(answer.items().size(), 1);
        }
        with.ask({.method = "GET", .pattern = "/api/v1/push-logs", .token = token, .query = "?outcome=lost"});
        with.ask({.method = "GET", .pattern = "/api/v1/cdrs", .token = token});
        with.ask({.method = "GET", .pattern = "/api/v1/cdrs/export", .token = token});
        rest.parts = {{QStringLiteral("database"), true, QStringLiteral("connected"), now}};
        with.ask({.method = "GET", .pattern = "/api/v1/system/status", .token = token});
        with.ask({.method = "GET", .pattern = "/api/v1/system/license", .token = token});
        rest.stats.observe();
        with.ask({.method = "GET", .pattern = "/api/v1/dashboard/stats", .token = token});
        with.ask({.method = "GET", .pattern = "/api/v1/dashboard/stats", .token = token, .query = "?period=day"});
        with.ask({.method = "GET", .pattern = "/api/v1/dashboard/stats", .token = token, .query = "?period=week"});
        with.ask({.method = "GET", .pattern = "/healthz"});
        QCOMPARE(with.ask({.method = "GET", .pattern = "/readyz"}).status, 200);
        rest.parts.first().ok = false;
        QCOMPARE(with.ask({.method = "GET", .pattern = "/readyz"}).status, 503);
        with.ask({.method = "GET", .pattern = "/ws"});
        VERIFY_NOTHING(with.problems());
    }

    void appsAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        rest.addExtension("207");
        const QByteArray wrong = bodyText({{"extension", "207"}, {"sip_password", "wrong"}});
        const QByteArray right = bodyText({{"extension", "207"}, {"sip_password", "correct horse"}});
        with.ask({.method = "POST", .pattern = "/api/v1/app/auth", .body = wrong});
        const auto session = with.ask({.method = "POST", .pattern = "/api/v1/app/auth", .body = right});
        QCOMPARE(session.status, 200);
        const QByteArray token = session.data().value(u"token").toString().toLatin1();
        const QByteArray refresh = bodyText({{"refresh_token", session.data().value(u"refresh_token")}});
        const QByteArray me = "/api/v1/app/me";
        with.ask({.method = "GET", .pattern = me, .token = token});
        with.ask({.method = "GET", .pattern = me, .token = rest.tokenOf(Role::Admin)});
        const QJsonArray numbers{QJsonObject{{"number", "+4930123456"}}};
        const QByteArray change = bodyText({{"follow_me_numbers", numbers}, {"follow_me_enabled", true}});
        QCOMPARE(with.ask({.method = "PUT", .pattern = me, .token = token, .body = change}).status, 200);
        with.ask({.method = "PUT", .pattern = me, .token = token, .body = "{}"});
        with.ask({.method = "PUT", .pattern = me, .token = token, .body = change, .headers = "If-Match: \"1\"\r\n"});
        QCOMPARE(with.ask({.method = "GET", .pattern = "/api/v1/app/directory", .token = token}).status, 200);
        QCOMPARE(with.ask({.method = "GET", .pattern = "/api/v1/app/history", .token = token}).status, 200);
        const QByteArray push = "/api/v1/app/push-token";
        const QByteArray phone = bodyText({{"token", "token-of-a-phone-1234567890abcdef"}, {"platform", "fcm"}});
        QCOMPARE(with.ask({.method = "POST", .pattern = push, .token = token, .body = phone}).status, 200);
        with.ask({.method = "POST", .pattern = push, .token = token, .body = "{\"platform\":\"sms\"}"});
        QCOMPARE(with.ask({.method = "DELETE", .pattern = push, .token = token}).status, 204);
        with.ask({.method = "POST", .pattern = "/api/v1/app/auth/refresh", .body = refresh});
        with.ask({.method = "POST", .pattern = "/api/v1/app/auth/logout", .token = token});
        with.ask({.method = "POST", .pattern = "/api/v1/app/auth/logout", .token = token});
        VERIFY_NOTHING(with.problems());
    }

    void signingInByCode()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray one = "/api/v1/extensions/{id}";
        const QByteArray id = QByteArray::number(rest.addExtension("207"));
        const Question make{.method = "POST", .pattern = one + "/qr-login", .token = token, .values = {id}};
        const auto made = with.ask(make);
        QCOMPARE(made.status, 201);
        with.ask({.method = "POST", .pattern = one + "/qr-login", .token = token, .values = {"999"}});
        const QByteArray code = bodyText({{"code", made.data().value(u"code")}, {"device_name", "Pixel 8"}});
        const Question redeem{.method = "POST", .pattern = "/api/v1/app/auth/code", .body = code};
        QCOMPARE(with.ask(redeem).status, 200);
        for (int i = 0; i < 6; ++i) // into the throttle
            with.ask(redeem);
        QCOMPARE(with.ask(redeem).status, 429);
        with.ask({.method = "POST", .pattern = "/api/v1/app/auth/code", .body = "{}"});
        const auto sessions = with.ask({.method = "GET", .pattern = one + "/sessions", .token = token, .values = {id}});
        QCOMPARE(sessions.items().size(), 1);
        const QByteArray session = QByteArray::number(sessions.items().at(0).toObject().value(u"id").toInteger());
        const Question end{
            .method = "DELETE", .pattern = one + "/sessions/{session}", .token = token, .values = {id, session}};
        QCOMPARE(with.ask(end).status, 204);
        QCOMPARE(with.ask(end).status, 404);
        VERIFY_NOTHING(with.problems());
    }

    void gatewayAndLicenceServer()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QString key = rest.licenses.issue(QStringLiteral("standard"), 30).key;
        const auto post = [&](const QByteArray &pattern, QJsonObject body) {
            return with.ask({.method = "POST", .pattern = pattern, .body = bodyText(body)});
        };
        QCOMPARE(post("/v1/push", pushBody(key)).status, 200);
        QCOMPARE(post("/v1/push", pushBody({})).status, 400);
        QCOMPARE(post("/v1/push", pushBody(QStringLiteral("WL-7K3QF"))).status, 403);
        QJsonObject other = pushBody(key);
        other.insert(u"call_id", "another");
        rest.licenses.provider.report.outcome = PushOutcome::TokenDead;
        rest.licenses.provider.report.reason = QStringLiteral("Unregistered");
        QCOMPARE(post("/v1/push", other).status, 502);
        other.insert(u"call_id", "a third");
        other.insert(u"push_token", "token-of-another-phone-abc");
        rest.licenses.provider.report.outcome = PushOutcome::Unreachable;
        rest.licenses.provider.report.reason = QStringLiteral("circuit_open");
        QCOMPARE(post("/v1/push", other).status, 503);

        QCOMPARE(post("/v1/license/validate", {{"license_key", key}}).status, 200);
        QCOMPARE(post("/v1/license/validate", {{"license_key", "WL-7K3QF"}}).status, 404);
        const QJsonObject seat{{"license_key", key}, {"hostname", "pbx.example.com"}, {"version", "1"}};
        const auto taken = post("/v1/license/activate", seat);
        QCOMPARE(taken.status, 200);
        QCOMPARE(post("/v1/license/activate", seat).status, 409);
        const QJsonValue instance = taken.data().value(u"instance_id");
        QJsonObject beat{{"license_key", key}, {"instance_id", instance}, {"version", "1"}, {"extensions_in_use", 3}};
        QCOMPARE(post("/v1/license/heartbeat", beat).status, 200);
        beat.insert(u"instance_id", "none");
        QCOMPARE(post("/v1/license/heartbeat", beat).status, 404);
        const QJsonObject leaving{{"license_key", key}, {"instance_id", instance}};
        QCOMPARE(post("/v1/license/deactivate", leaving).status, 200);
        const QByteArray header = "X-License-Key: " + key.toLatin1() + "\r\n";
        const auto status = with.ask({.method = "GET", .pattern = "/v1/license/status", .headers = header});
        QCOMPARE(status.status, 200);
        with.ask({.method = "GET", .pattern = "/v1/license/status"});
        VERIFY_NOTHING(with.problems());
    }

    void licences()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QByteArray token = rest.tokenOf(Role::Vendor);
        const QByteArray list = "/api/v1/licenses";
        const QByteArray one = "/api/v1/licenses/{id}";
        const QByteArray draft = bodyText({{"tier", "standard"}, {"holder", "Example Telecom"}});
        const auto issued = with.ask({.method = "POST", .pattern = list, .token = token, .body = draft});
        QCOMPARE(issued.status, 201);
        const QByteArray id = QByteArray::number(issued.data().value(u"license").toObject().value(u"id").toInteger());
        const auto post = [&](const QByteArray &act, const QByteArray &body = {}, const QByteArray &headers = {}) {
            return with.ask({.method = "POST",
                             .pattern = one + act,
                             .token = token,
                             .values = {id},
                             .body = body,
                             .headers = headers});
        };
        const auto get = [&](const QByteArray &pattern, const QByteArray &of) {
            return with.ask({.method = "GET", .pattern = pattern, .token = token, .values = {of}});
        };
        with.ask(
            {.method = "POST", .pattern = list, .token = token, .body = bodyText({{"tier", "gold"}, {"holder", "X"}})});
        with.ask({.method = "GET", .pattern = list, .token = token});
        with.ask({.method = "GET", .pattern = list, .token = rest.tokenOf(Role::Viewer)});
        get(one, id);
        get(one, "999");
        with.ask({.method = "PATCH", .pattern = one, .token = token, .values = {id}, .body = "{\"grace_days\":3}"});
        QCOMPARE(post("/renew", "{\"never\":true}").status, 200);
        post("/renew", "{}");
        post("/suspend", {}, "If-Match: \"1\"\r\n");
        QCOMPARE(post("/suspend").status, 200);
        get(one + "/file", id);
        QCOMPARE(post("/reinstate").status, 200);
        get(one + "/file", id);
        const auto moved = post("/transfer", "{\"holder\":\"Carrier\"}");
        QCOMPARE(moved.status, 200);
        const QJsonObject seat{{"license_key", moved.data().value(u"key")}, {"hostname", "pbx"}, {"version", "1"}};
        const auto taken = with.ask({.method = "POST", .pattern = "/v1/license/activate", .body = bodyText(seat)});
        QCOMPARE(get(one + "/installations", id).items().size(), 1);
        get(one + "/push-logs", id);
        const QByteArray instance = taken.data().value(u"instance_id").toString().toLatin1();
        with.ask({.method = "DELETE",
                  .pattern = one + "/installations/{instance}",
                  .token = token,
                  .values = {id, instance}});
        QCOMPARE(post("/revoke").status, 200);
        QCOMPARE(post("/suspend").status, 409);
        with.ask({.method = "GET", .pattern = "/api/v1/tiers", .token = token});
        const QByteArray tier =
            bodyText({{"max_extensions", 30}, {"max_installations", 1}, {"entitlements", QJsonArray{}}});
        for (const QByteArray name : {"standard", "Gold"})
            with.ask(
                {.method = "PUT", .pattern = "/api/v1/tiers/{name}", .token = token, .values = {name}, .body = tier});
        VERIFY_NOTHING(with.problems());
    }

    void theCheckFindsWhatIsWrong()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray token = rest.tokenOf(Role::Viewer);
        const Question status{.method = "GET", .pattern = "/api/v1/system/status", .token = token};
        const RestAnswer good = Conversation(rest).ask(status);
        const auto problemsOf = [&](const RestAnswer &answer) {
            Conversation about(rest);
            about.keep(status, answer);
            return about.problems();
        };
        QCOMPARE(problemsOf(good), QString());
        RestAnswer wrong = good;
        QJsonObject data = good.data();
        data.insert(u"stranger", 1);
        wrong.body = {{"data", data}};
        QVERIFY(problemsOf(wrong).contains(u"stranger"));
        data = good.data();
        data.remove(u"epoch");
        wrong.body = {{"data", data}};
        QVERIFY(problemsOf(wrong).contains(u"epoch"));
        wrong = good;
        wrong.head.replace("X-Request-Id", "X-Other");
        QVERIFY(problemsOf(wrong).contains(u"X-Request-Id"));
        wrong = good;
        wrong.status = 202;
        QVERIFY(problemsOf(wrong).contains(u"is not in the document"));
    }
};

QTEST_GUILESS_MAIN(OpenApiAnswersTest)
#include "OpenApiAnswersTest.moc"
