// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray password = "correct horse";

/// An office with the admins `ada` and `bea` and the operator `oto`, all of one password.
struct Office
{
    explicit Office(Database &database, const SecretBox &box) : rest(database, box)
    {
        const QString hash = *waitFor(rest.hasher.hash(QString::fromLatin1(password)));
        ada = *waitFor(rest.operators.add(QStringLiteral("ada"), Role::Admin, hash));
        bea = *waitFor(rest.operators.add(QStringLiteral("bea"), Role::Admin, hash));
        oto = *waitFor(rest.operators.add(QStringLiteral("oto"), Role::Operator, hash));
    }

    RestAnswer signIn(const QByteArray &name, const QByteArray &secret = password)
    {
        return rest.call("POST", "/api/v1/auth/login", {},
                         "{\"username\":\"" + name + "\",\"password\":\"" + secret + "\"}");
    }
    RestAnswer patch(const Operator &account, const QByteArray &body, const QByteArray &token,
                     const QByteArray &headers = {})
    {
        return rest.call("PATCH", pathOf(account), token, body, headers);
    }
    static QByteArray pathOf(const Operator &account) { return "/api/v1/operators/" + QByteArray::number(account.id); }
    static QByteArray access(const RestAnswer &session)
    {
        return session.data().value(u"access_token").toString().toLatin1();
    }
    static QByteArray refreshBody(const RestAnswer &session)
    {
        return "{\"refresh_token\":\"" + session.data().value(u"refresh_token").toString().toLatin1() + "\"}";
    }
    /// Whether a session is worth nothing any more, neither its access token nor its refresh token.
    bool isOver(const RestAnswer &session)
    {
        return rest.call("GET", "/api/v1/auth/me", access(session)).status == 401 &&
               rest.call("GET", "/api/v1/extensions", access(session)).status == 401 &&
               rest.call("POST", "/api/v1/auth/refresh", {}, refreshBody(session)).status == 401;
    }

    RestFixture rest;
    Operator ada, bea, oto;
};

} // namespace

class OperatorRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anAdminMakesAnOperatorWhoThenSignsIn()
    {
        const auto database = migrated();
        Office office(*database, box());
        const auto admin = Office::access(office.signIn("ada"));
        const auto made = office.rest.call("POST", "/api/v1/operators", admin,
                                           R"({"name":" vera ","password":"a long password","role":"viewer"})");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.data().value(u"name"), QStringLiteral("vera"));
        QVERIFY(!made.content.contains("password"));
        QCOMPARE(office.rest.call("GET", made.header("Location"), admin).status, 200);
        const auto session = office.signIn("vera", "a long password");
        QCOMPARE(session.status, 200);
        QCOMPARE(office.rest.call("GET", "/api/v1/operators", Office::access(session)).status, 403);
        const auto all = office.rest.call("GET", "/api/v1/operators", admin);
        QCOMPARE(all.data().value(u"total").toInt(), 4);
        QCOMPARE(all.items().last().toObject().value(u"name"), QStringLiteral("vera"));
        QCOMPARE(office.rest
                     .call("POST", "/api/v1/operators", admin,
                           R"({"name":"VERA","password":"a long password","role":"viewer"})")
                     .code(),
                 QStringLiteral("name_taken"));
    }

    void aBadFieldIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &body, const QString &field) {
            QTest::newRow(name) << body << field;
        };
        row("no name", R"({"password":"a long password","role":"viewer"})", QStringLiteral("name"));
        row("an empty name", R"({"name":" ","password":"a long password","role":"viewer"})", QStringLiteral("name"));
        row("a control character", R"({"name":"a\nb","password":"a long password","role":"viewer"})",
            QStringLiteral("name"));
        row("no password", R"({"name":"v","role":"viewer"})", QStringLiteral("password"));
        row("a short password", R"({"name":"v","password":"1234567","role":"viewer"})", QStringLiteral("password"));
        row("one character", R"({"name":"v","password":"aaaaaaaaaaaa","role":"viewer"})", QStringLiteral("password"));
        row("their own name", R"({"name":"longname","password":"LongName","role":"viewer"})",
            QStringLiteral("password"));
        row("no role", R"({"name":"v","password":"a long password"})", QStringLiteral("role"));
        row("a role that is none", R"({"name":"v","password":"a long password","role":"king"})",
            QStringLiteral("role"));
        row("a stranger", R"({"name":"v","password":"a long password","role":"viewer","x":1})", QStringLiteral("x"));
    }
    void aBadFieldIsNamed()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, field);
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = rest.call("POST", "/api/v1/operators", rest.tokenOf(Role::Admin), body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.field(), field);
    }

    void whoeverIsChangedIsSignedOutAtOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("disabled") << QByteArray(R"({"disabled":true})");
        QTest::newRow("another role") << QByteArray(R"({"role":"viewer"})");
        QTest::newRow("another password") << QByteArray(R"({"password":"another long one"})");
        QTest::newRow("deleted") << QByteArray();
    }
    void whoeverIsChangedIsSignedOutAtOnce()
    {
        QFETCH(const QByteArray, body);
        const auto database = migrated();
        Office office(*database, box());
        const auto admin = Office::access(office.signIn("ada"));
        const auto here = office.signIn("oto");
        const auto there = office.signIn("oto");
        const auto other = office.signIn("bea");
        const auto answer = body.isEmpty() ? office.rest.call("DELETE", Office::pathOf(office.oto), admin)
                                           : office.patch(office.oto, body, admin);
        QCOMPARE(answer.status / 100, 2);
        QVERIFY(office.isOver(here));
        QVERIFY(office.isOver(there));
        QCOMPARE(office.rest.call("GET", "/api/v1/auth/me", Office::access(other)).status, 200);
        QCOMPARE(office.signIn("oto").status, body.contains("role") ? 200 : 401);
    }

    void nothingNewEndsNoSession()
    {
        const auto database = migrated();
        Office office(*database, box());
        const auto session = office.signIn("oto");
        QCOMPARE(
            office.patch(office.oto, R"({"role":"operator","disabled":false})", Office::access(office.signIn("ada")))
                .status,
            200);
        QCOMPARE(office.rest.call("GET", "/api/v1/auth/me", Office::access(session)).status, 200);
    }

    void theLastAdminStays()
    {
        const auto database = migrated();
        Office office(*database, box());
        const auto ada = Office::access(office.signIn("ada"));
        QCOMPARE(office.patch(office.bea, R"({"disabled":true})", ada).status, 200);
        for (const QByteArray body : {R"({"disabled":true})", R"({"role":"vendor"})"}) {
            const auto refused = office.patch(office.ada, body, ada);
            QCOMPARE(refused.status, 409);
            QCOMPARE(refused.code(), QStringLiteral("last_admin"));
        }
        QCOMPARE(office.rest.call("DELETE", Office::pathOf(office.ada), ada).status, 409);
        QCOMPARE(office.rest.call("GET", "/api/v1/auth/me", ada).status, 200);
        QCOMPARE(office.rest.call("DELETE", Office::pathOf(office.bea), ada).status, 204); // disabled: no admin is lost
    }

    void anotherVersionIsNotChanged()
    {
        const auto database = migrated();
        Office office(*database, box());
        const auto admin = Office::access(office.signIn("ada"));
        const auto shown = office.rest.call("GET", Office::pathOf(office.oto), admin);
        const QByteArray ifMatch = "If-Match: " + shown.header("ETag") + "\r\n";
        QCOMPARE(office.patch(office.oto, R"({"role":"viewer"})", admin, ifMatch).status, 200);
        QCOMPARE(office.patch(office.oto, R"({"role":"operator"})", admin, ifMatch).status, 412);
        QCOMPARE(office.rest.call("DELETE", Office::pathOf(office.oto), admin, {}, ifMatch).status, 412);
        QCOMPARE(office.patch(office.oto, R"({"name":"otto"})", admin).field(), QStringLiteral("name"));
    }

    void onesOwnPasswordEndsEveryOtherSession()
    {
        const auto database = migrated();
        Office office(*database, box());
        const auto here = office.signIn("oto");
        const auto there = office.signIn("oto");
        const auto change = [&](const QByteArray &body) {
            return office.rest.call("POST", "/api/v1/auth/password", Office::access(here), body);
        };
        QCOMPARE(change(R"({"old":"wrong","new":"another long one"})").field(), QStringLiteral("old"));
        QCOMPARE(change(R"({"old":"correct horse","new":"short"})").field(), QStringLiteral("new"));
        QCOMPARE(office.rest.call("GET", "/api/v1/auth/me", Office::access(there)).status, 200);
        const auto session = change(R"({"old":"correct horse","new":"another long one"})");
        QCOMPARE(session.status, 200);
        QCOMPARE(session.header("Cache-Control"), QByteArray("no-store"));
        QVERIFY(office.isOver(here));
        QVERIFY(office.isOver(there));
        QCOMPARE(office.rest.call("GET", "/api/v1/auth/me", Office::access(session)).status, 200);
        QCOMPARE(office.rest.call("POST", "/api/v1/auth/refresh", {}, Office::refreshBody(session)).status, 200);
        QCOMPARE(office.signIn("oto", "another long one").status, 200);
    }

    void theOldPasswordCannotBeGuessedAt()
    {
        const auto database = migrated();
        Office office(*database, box());
        const auto token = Office::access(office.signIn("oto"));
        RestAnswer last;
        for (int i = 0; i < 30 && last.status != 429; ++i)
            last =
                office.rest.call("POST", "/api/v1/auth/password", token, R"({"old":"wrong","new":"another long one"})");
        QCOMPARE(last.status, 429);
        QVERIFY(!last.header("Retry-After").isEmpty());
    }

    void theSettingsAreForAdmins()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        SettingValue hold;
        hold.name = QStringLiteral("push.hold_ms");
        hold.value = QStringLiteral("5000");
        rest.settings = {hold};
        const auto answer = rest.call("GET", "/api/v1/settings", rest.tokenOf(Role::Admin));
        QCOMPARE(answer.items().first().toObject().value(u"value"), QStringLiteral("5000"));
        rest.reloadAnswer = ReloadReport{{QStringLiteral("push.hold_ms")}, {QStringLiteral("http.listen")}};
        const auto reloaded = rest.call("POST", "/api/v1/system/reload", rest.tokenOf(Role::Admin));
        QCOMPARE(reloaded.data().value(u"applied").toArray().first(), QStringLiteral("push.hold_ms"));
        QCOMPARE(rest.audited.last().action, QStringLiteral("system.reloaded"));
        QCOMPARE(rest.audited.last().changes.first().field, QStringLiteral("push.hold_ms"));
        rest.reloadAnswer = failure(QStringLiteral("bad_settings"), QStringLiteral("no"));
        QCOMPARE(rest.call("POST", "/api/v1/system/reload", rest.tokenOf(Role::Admin)).status, 409);
        for (const Role role : {Role::Viewer, Role::Operator, Role::Vendor}) {
            QCOMPARE(rest.call("GET", "/api/v1/settings", rest.tokenOf(role)).status, 403);
            QCOMPARE(rest.call("POST", "/api/v1/system/reload", rest.tokenOf(role)).status, 403);
        }
    }
};

QTEST_GUILESS_MAIN(OperatorRoutesTest)
#include "OperatorRoutesTest.moc"
