// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignInOperator.h"
#include "DatabaseFixture.h"
#include "OperatorTable.h"
#include "SessionTable.h"

#include <QCoroTask>

#include <sodium.h>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QString home = QStringLiteral("192.0.2.1");
const QString password = QStringLiteral("correct horse");

class TurnedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);
};

/// The action with everything it needs, and the operators `ida` and the disabled `nils`.
struct Desk
{
    explicit Desk(Database &storage) : database(storage)
    {
        const QString hash = *waitFor(hasher.hash(password));
        ida = *waitFor(operators.add(QStringLiteral("ida"), Role::Operator, hash));
        const auto nils = waitFor(operators.add(QStringLiteral("nils"), Role::Operator, hash));
        if (!waitFor(operators.change(nils->id, {}, {.disabled = true})))
            qFatal("cannot disable an operator");
    }

    Result<OperatorSession> attempt(const QString &name, const QString &secret, const QString &source = home)
    {
        return waitFor(action.signIn(name, secret, source));
    }

    Database &database;
    TurnedClock clock;
    OperatorTable operators{database};
    SessionTable sessions{database};
    PasswordHasher hasher{{1, crypto_pwhash_argon2id_MEMLIMIT_MIN, 1, 8}};
    SignInThrottle throttle{{}};
    AccessTokens tokens{{QByteArray("a secret")}};
    SignInOperator action{operators, sessions, hasher, throttle, tokens, clock};
    Operator ida;
};

} // namespace

class SignInOperatorTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aSignInGivesASessionOfThisOperator()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto session = desk.attempt(QStringLiteral("Ida"), password);
        VERIFY_RESULT(session);
        QCOMPARE(session->account.id, desk.ida.id);
        QCOMPARE(session->account.lastSignInAt, std::optional(desk.clock.time));
        QCOMPARE(session->accessExpiresAt, desk.clock.time.addSecs(900));
        QCOMPARE(session->refreshExpiresAt, desk.clock.time.addDays(14));
        const auto token = desk.tokens.read(session->accessToken.toLatin1(), desk.clock.time);
        VERIFY_RESULT(token);
        QCOMPARE(token->operatorId, desk.ida.id);
        QCOMPARE(token->role, Role::Operator);
        QCOMPARE(waitFor(desk.operators.find(desk.ida.id))->lastSignInAt, std::optional(desk.clock.time));
    }

    void aStrangerLearnsNothingFromARefusal_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("secret");
        QTest::newRow("wrong password") << "ida"
                                        << "wrong";
        QTest::newRow("empty password") << "ida"
                                        << "";
        QTest::newRow("unknown name") << "nobody" << password;
        QTest::newRow("empty name") << "" << password;
        QTest::newRow("disabled, right password") << "nils" << password;
        QTest::newRow("disabled, wrong password") << "nils"
                                                  << "wrong";
        QTest::newRow("SQL") << "' OR 1=1 --" << password;
        QTest::newRow("long name") << QString(100'000, QLatin1Char('x')) << password;
    }
    void aStrangerLearnsNothingFromARefusal()
    {
        QFETCH(QString, name);
        QFETCH(QString, secret);
        const auto database = migrated();
        Desk desk(*database);
        const qint64 before = desk.hasher.computations();
        const auto session = desk.attempt(name, secret);
        QVERIFY(!session);
        QCOMPARE(session.error(),
                 (Error{QStringLiteral("invalid_credentials"), QStringLiteral("the name or the password is wrong")}));
        // Time is made of this: exactly one hash, with the parameters of a real one (PasswordHasherTest).
        QCOMPARE(desk.hasher.computations() - before, 1);
    }

    void guessingIsThrottledAlikeForNamesThatExistAndThatDoNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("known") << "ida";
        QTest::newRow("unknown") << "nobody";
        QTest::newRow("disabled") << "nils";
    }
    void guessingIsThrottledAlikeForNamesThatExistAndThatDoNot()
    {
        QFETCH(QString, name);
        const auto database = migrated();
        Desk desk(*database);
        const int free = SignInThrottle::Options{}.account.free;
        for (int i = 0; i < free; ++i)
            QCOMPARE(desk.attempt(name, QStringLiteral("wrong")).error().code, QStringLiteral("invalid_credentials"));
        const qint64 hashes = desk.hasher.computations();
        const auto throttled = desk.attempt(name, password);
        QVERIFY(!throttled);
        QCOMPARE(throttled.error().code, QStringLiteral("throttled"));
        QCOMPARE(throttled.error().retryAfter, std::optional(std::chrono::seconds(1)));
        QCOMPARE(desk.hasher.computations(), hashes);
    }

    void theRightPasswordGetsInAfterTheWait()
    {
        const auto database = migrated();
        Desk desk(*database);
        std::optional<std::chrono::seconds> wait;
        while (!wait)
            wait = desk.attempt(QStringLiteral("ida"), QStringLiteral("wrong")).error().retryAfter;
        desk.clock.time = desk.clock.time.addSecs(wait->count());
        VERIFY_RESULT(desk.attempt(QStringLiteral("ida"), password));
    }

    void aRefreshTokenWorksOnceAndItsSuccessorToo()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto first = desk.attempt(QStringLiteral("ida"), password);
        desk.clock.time = desk.clock.time.addSecs(1000);
        const auto second = waitFor(desk.action.refresh(first->refreshToken));
        VERIFY_RESULT(second);
        QCOMPARE(second->account.id, desk.ida.id);
        QVERIFY(second->refreshToken != first->refreshToken);
        QVERIFY(desk.tokens.read(second->accessToken.toLatin1(), desk.clock.time));
        QCOMPARE(second->refreshExpiresAt, desk.clock.time.addDays(14));
        VERIFY_RESULT(waitFor(desk.action.refresh(second->refreshToken)));
    }

    void aStolenRefreshTokenEndsTheSessionForEverybody()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto owner = desk.attempt(QStringLiteral("ida"), password);
        const auto elsewhere = desk.attempt(QStringLiteral("ida"), password);
        const auto thief = waitFor(desk.action.refresh(owner->refreshToken));
        VERIFY_RESULT(thief);
        QCOMPARE(waitFor(desk.action.refresh(owner->refreshToken)).error().code, QStringLiteral("bad_token"));
        QCOMPARE(waitFor(desk.action.refresh(thief->refreshToken)).error().code, QStringLiteral("bad_token"));
        VERIFY_RESULT(waitFor(desk.action.refresh(elsewhere->refreshToken)));
    }

    void aRefreshTokenDiesUnused()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto session = desk.attempt(QStringLiteral("ida"), password);
        desk.clock.time = desk.clock.time.addDays(14).addSecs(1);
        QCOMPARE(waitFor(desk.action.refresh(session->refreshToken)).error().code, QStringLiteral("bad_token"));
    }

    void aDisabledOperatorCannotRefresh()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto session = desk.attempt(QStringLiteral("ida"), password);
        VERIFY_RESULT(waitFor(desk.operators.change(desk.ida.id, {}, {.disabled = true})));
        QCOMPARE(waitFor(desk.action.refresh(session->refreshToken)).error().code, QStringLiteral("bad_token"));
    }

    void signingOutEndsThisSessionOnly()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto here = desk.attempt(QStringLiteral("ida"), password);
        const auto there = desk.attempt(QStringLiteral("ida"), password);
        VERIFY_RESULT(waitFor(desk.action.signOut(here->refreshToken)));
        QVERIFY(!waitFor(desk.action.refresh(here->refreshToken)));
        VERIFY_RESULT(waitFor(desk.action.refresh(there->refreshToken)));
        VERIFY_RESULT(waitFor(desk.action.signOut(QStringLiteral("never issued"))));
    }

    void noTokenIsStoredAsItIs()
    {
        const auto database = migrated();
        Desk desk(*database);
        const auto session = desk.attempt(QStringLiteral("ida"), password);
        const auto rows = runSql(*database, QStringLiteral("SELECT token_hash FROM operator_sessions"));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), std::size_t(1));
        QVERIFY(!rows->first().bytes(0).contains(session->refreshToken.toLatin1()));
    }

    void withoutADatabaseTheAnswerSaysSo()
    {
        const auto database = migrated();
        Desk desk(*database);
        database->shutDown();
        const auto session = desk.attempt(QStringLiteral("ida"), password);
        QVERIFY(!session);
        QVERIFY2(session.error().code != u"invalid_credentials", qPrintable(session.error().code));
    }
};

QTEST_GUILESS_MAIN(SignInOperatorTest)
#include "SignInOperatorTest.moc"
