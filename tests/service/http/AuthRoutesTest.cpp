// SPDX-License-Identifier: GPL-3.0-or-later
#include "ClientAddress.h"
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray right = "{\"username\":\"ida\",\"password\":\"correct horse\"}";
const QByteArray wrong = "{\"username\":\"ida\",\"password\":\"wrong\"}";

Operator addIda(RestFixture &rest)
{
    const QString hash = *waitFor(rest.hasher.hash(QStringLiteral("correct horse")));
    return *waitFor(rest.operators.add(QStringLiteral("ida"), Role::Operator, hash));
}

QByteArray refreshBody(const RestAnswer &session)
{
    return "{\"refresh_token\":\"" + session.data().value(u"refresh_token").toString().toLatin1() + "\"}";
}

QByteArray accessToken(const RestAnswer &session)
{
    return session.data().value(u"access_token").toString().toLatin1();
}

Request from(const QString &peer, const QByteArray &forwarded = {})
{
    Request request;
    request.peer = QHostAddress(peer);
    if (!forwarded.isEmpty())
        request.headers.append("X-Forwarded-For", forwarded);
    return request;
}

} // namespace

class AuthRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionOpensTheDoorUntilItsTokenExpires()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const Operator ida = addIda(rest);
        const auto session = rest.call("POST", "/api/v1/auth/login", {}, right);
        QCOMPARE(session.status, 200);
        QCOMPARE(session.header("Cache-Control"), QByteArray("no-store"));
        VERIFY_RESULT(fromJson<OperatorSession>(session.data()));
        const auto me = rest.call("GET", "/api/v1/auth/me", accessToken(session));
        QCOMPARE(me.status, 200);
        QCOMPARE(me.data().value(u"id").toInteger(), ida.id);
        rest.clock.time = rest.clock.time.addSecs(900);
        const auto late = rest.call("GET", "/api/v1/auth/me", accessToken(session));
        QCOMPARE(late.status, 401);
        QCOMPARE(late.code(), QStringLiteral("token_expired"));
    }

    void refusalsAreAlike()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        addIda(rest);
        const auto password = rest.call("POST", "/api/v1/auth/login", {}, wrong);
        const auto name =
            rest.call("POST", "/api/v1/auth/login", {}, "{\"username\":\"nobody\",\"password\":\"correct horse\"}");
        QCOMPARE(password.status, 401);
        QCOMPARE(password.code(), QStringLiteral("invalid_credentials"));
        QCOMPARE(name.status, 401);
        QCOMPARE(name.body, password.body);
    }

    void guessingIsTold429WithTheWait()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        addIda(rest);
        RestAnswer answer;
        for (int i = 0; i < 5; ++i)
            answer = rest.call("POST", "/api/v1/auth/login", {}, wrong);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.code(), QStringLiteral("throttled"));
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
        rest.clock.time = rest.clock.time.addSecs(1);
        QCOMPARE(rest.call("POST", "/api/v1/auth/login", {}, right).status, 200);
    }

    void whatIsWrongWithABodyIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        QTest::newRow("no password") << QByteArray("{\"username\":\"ida\"}") << "password";
        QTest::newRow("no name") << QByteArray("{\"password\":\"x\"}") << "username";
        QTest::newRow("unknown field") << right.chopped(1) + ",\"remember\":true}"
                                       << "remember";
        QTest::newRow("number for the password")
            << QByteArray("{\"username\":\"ida\",\"password\":12345678}") << "password";
        QTest::newRow("NUL in the name") << QByteArray("{\"username\":\"i\\u0000a\",\"password\":\"x\"}") << "username";
    }
    void whatIsWrongWithABodyIsNamed()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = rest.call("POST", "/api/v1/auth/login", {}, body);
        QCOMPARE(answer.status, 400);
        QTEST(answer.field(), "field");
        QCOMPARE(rest.hasher.computations(), 0);
    }

    void aRefreshTokenTurnsOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        addIda(rest);
        const auto first = rest.call("POST", "/api/v1/auth/login", {}, right);
        const auto second = rest.call("POST", "/api/v1/auth/refresh", {}, refreshBody(first));
        QCOMPARE(second.status, 200);
        QCOMPARE(second.header("Cache-Control"), QByteArray("no-store"));
        const auto reused = rest.call("POST", "/api/v1/auth/refresh", {}, refreshBody(first));
        QCOMPARE(reused.status, 401);
        QCOMPARE(reused.code(), QStringLiteral("bad_token"));
        QCOMPARE(rest.call("POST", "/api/v1/auth/refresh", {}, refreshBody(second)).status, 401);
        QCOMPARE(rest.call("POST", "/api/v1/auth/refresh", {}, "{\"refresh_token\":\"\"}").status, 401);
    }

    void signingOutEndsTheRefreshToken()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        addIda(rest);
        const auto session = rest.call("POST", "/api/v1/auth/login", {}, right);
        QCOMPARE(rest.call("POST", "/api/v1/auth/logout", accessToken(session), refreshBody(session)).status, 204);
        QCOMPARE(rest.call("POST", "/api/v1/auth/refresh", {}, refreshBody(session)).status, 401);
    }

    void aDisabledOperatorIsNobody()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const Operator ida = addIda(rest);
        const auto session = rest.call("POST", "/api/v1/auth/login", {}, right);
        VERIFY_RESULT(waitFor(rest.operators.change(ida.id, {}, {.disabled = true})));
        QCOMPARE(rest.call("GET", "/api/v1/auth/me", accessToken(session)).status, 401);
        QCOMPARE(rest.call("POST", "/api/v1/auth/refresh", {}, refreshBody(session)).status, 401);
        QCOMPARE(rest.call("POST", "/api/v1/auth/login", {}, right).status, 401);
    }

    void anOperatorThatIsGoneIsNobody()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QCOMPARE(rest.call("GET", "/api/v1/auth/me", rest.tokenOf(Role::Admin)).status, 401);
    }

    void whereARequestComesFrom()
    {
        const auto is = [](const QString &peer, const QByteArray &forwarded, const QString &expected) {
            QCOMPARE(clientAddress(from(peer, forwarded)), expected);
        };
        const QString ipv4 = QStringLiteral("192.0.2.7");
        is(ipv4, {}, ipv4);
        is(QStringLiteral("::ffff:192.0.2.7"), {}, ipv4);
        is(QStringLiteral("2001:db8:1:2:3:4:5:6"), {}, QStringLiteral("2001:db8:1:2::/64"));
        is(QStringLiteral("2001:db8:1:2:ffff::1"), {}, QStringLiteral("2001:db8:1:2::/64"));
        // Only a proxy on this machine is believed, and of its list only what it has added itself.
        is(ipv4, "198.51.100.9", ipv4);
        is(QStringLiteral("127.0.0.1"), "198.51.100.9", QStringLiteral("198.51.100.9"));
        is(QStringLiteral("127.0.0.1"), "10.9.9.9, 198.51.100.9", QStringLiteral("198.51.100.9"));
        is(QStringLiteral("127.0.0.1"), "unknown", QStringLiteral("127.0.0.1"));
        is(QStringLiteral("127.0.0.1"), {}, QStringLiteral("127.0.0.1"));
        is(QStringLiteral("::1"), "2001:db8:1:2::9", QStringLiteral("2001:db8:1:2::/64"));
    }
};

QTEST_GUILESS_MAIN(AuthRoutesTest)
#include "AuthRoutesTest.moc"
