// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QLoggingCategory>

#include <algorithm>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

QByteArray written; ///< every log line, debug included

void keep(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    written += context.category + QByteArray(": ") + message.toUtf8() + '\n';
}

qint64 median(QList<qint64> values)
{
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

QJsonObject refreshBody(const RestAnswer &session)
{
    return {{"refresh_token", session.data().value(u"refresh_token")}};
}

/// The lines of an answer that tell something of its reason: not its date and its request id.
QByteArrayList tellingLines(const RestAnswer &answer)
{
    QByteArrayList lines = answer.head.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.startsWith("Date:") || line.startsWith("X-Request-Id:"); });
    return lines << answer.content;
}

} // namespace

/// What strangers learn at the apps' sign-in, how far guessing gets them, and that nobody locks the owner out.
class AppSignInTest : public DatabaseFixture
{
    Q_OBJECT

private:
    /// As a reverse proxy on this machine passes it on.
    static RestAnswer signInFrom(RestFixture &rest, const QByteArray &address, const QByteArray &number,
                                 const QByteArray &password)
    {
        return rest.call("POST", "/api/v1/app/auth", {},
                         "{\"extension\":\"" + number + "\",\"sip_password\":\"" + password + "\"}",
                         "Content-Type: application/json\r\nX-Forwarded-For: " + address + "\r\n");
    }

private Q_SLOTS:
    void anUnknownExtensionAndAWrongPasswordAreToldAlikeToTheEnd()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        // Also when the waits begin, an attempt at what does not exist is counted as any other.
        QList<int> seen;
        for (int i = 0; i < 8; ++i) {
            const auto known = signInFrom(rest, "192.0.2.1", "201", "wrong horse");
            const auto unknown = signInFrom(rest, "192.0.2.2", "999", "wrong horse");
            QCOMPARE(tellingLines(unknown), tellingLines(known));
            seen.append(known.status);
            rest.clock.time = rest.clock.time.addMSecs(500);
        }
        QCOMPARE(seen.first(), 401);
        QVERIFY(seen.contains(429));
    }

    void anUnknownExtensionAndAWrongPasswordTakeTheSameTime()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto timed = [&rest](const QString &number, int attempt) {
            // Nobody waits: each attempt is a source of its own, and long after the last one.
            rest.clock.time = rest.clock.time.addSecs(3600);
            const QString source = QStringLiteral("source %1 of %2").arg(attempt).arg(number);
            QElapsedTimer clock;
            clock.start();
            const auto session = waitFor(rest.signInApp.signIn(number, QStringLiteral("wrong horse"), source));
            const qint64 time = clock.nsecsElapsed();
            if (session || session.error().code != u"invalid_credentials")
                qFatal("the sign-in was not refused for its credentials");
            return time;
        };
        // Taken in turn, so that a busy machine is busy for both.
        QList<qint64> known;
        QList<qint64> unknown;
        for (int i = 0; i < 300; ++i) {
            known.append(timed(QStringLiteral("201"), i));
            unknown.append(timed(QStringLiteral("999"), i));
        }
        const double ratio = static_cast<double>(median(known)) / static_cast<double>(median(unknown));
        // A lookup left out, or an Argon2id more, is far beyond this.
        QVERIFY2(ratio > 0.6 && ratio < 1.7, qPrintable(QString::number(ratio)));
    }

    void oneAddressIsSlowedDownOverAllExtensions()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        RestAnswer answer;
        for (int i = 0; i < 20; ++i)
            QCOMPARE(signInFrom(rest, "192.0.2.1", QByteArray::number(300 + i), "x").status, 401);
        const auto refused = signInFrom(rest, "192.0.2.1", "201", "correct horse");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.header("Retry-After").toInt() >= 1);
        QCOMPARE(signInFrom(rest, "192.0.2.2", "201", "correct horse").status, 200);
        // What it is told is true.
        rest.clock.time = rest.clock.time.addSecs(refused.header("Retry-After").toInt());
        QCOMPARE(signInFrom(rest, "192.0.2.1", "201", "correct horse").status, 200);
    }

    void strangersCannotLockTheOwnerOut()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        QCOMPARE(signInFrom(rest, "192.0.2.1", "201", "correct horse").status, 200);
        int refused = 0;
        for (int i = 0; i < 200; ++i) {
            const QByteArray stranger = "198.51.100." + QByteArray::number(i);
            refused += signInFrom(rest, stranger, "201", "guess").status == 429 ? 1 : 0;
            rest.clock.time = rest.clock.time.addSecs(1);
        }
        QVERIFY2(refused > 180, qPrintable(QString::number(refused)));
        // From where the owner was before there is no wait at all; from elsewhere it has an end that nobody puts off.
        QCOMPARE(signInFrom(rest, "192.0.2.1", "201", "correct horse").status, 200);
        auto elsewhere = signInFrom(rest, "203.0.113.9", "201", "correct horse");
        const int wait = elsewhere.status == 200 ? 0 : elsewhere.header("Retry-After").toInt();
        QVERIFY2(wait <= 60, elsewhere.head);
        for (int i = 0; i < wait - 1; ++i) {
            rest.clock.time = rest.clock.time.addSecs(1);
            QCOMPARE(signInFrom(rest, "198.51.100.1", "201", "guess").status, 429);
        }
        rest.clock.time = rest.clock.time.addSecs(1);
        QCOMPARE(signInFrom(rest, "203.0.113.9", "201", "correct horse").status, 200);
    }

    void whoIsSignedInIsNotThrottled()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto session = signInFrom(rest, "192.0.2.1", "201", "correct horse");
        for (int i = 0; i < 40; ++i)
            signInFrom(rest, "192.0.2.1", "201", "guess");
        QCOMPARE(signInFrom(rest, "192.0.2.1", "201", "correct horse").status, 429);
        QCOMPARE(rest.call("GET", "/api/v1/app/me", accessToken(session)).status, 200);
        QCOMPARE(rest.send("/api/v1/app/auth/refresh", refreshBody(session)).status, 200);
    }

    void ofTwoUsesOfARefreshTokenAtOnceOneIsAThief()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto session = rest.signInTo("201");
        const QJsonObject body = refreshBody(session);
        QList<int> statuses;
        RestAnswer lucky;
        for (const RestAnswer &answer : rest.sendAtOnce("/api/v1/app/auth/refresh", {body, body, body})) {
            statuses.append(answer.status);
            if (answer.status == 200)
                lucky = answer;
        }
        std::ranges::sort(statuses);
        QCOMPARE(statuses, (QList<int>{200, 401, 401}));
        QCOMPARE(rest.call("GET", "/api/v1/app/me", accessToken(lucky)).status, 401);
        QCOMPARE(rest.send("/api/v1/app/auth/refresh", refreshBody(lucky)).status, 401);
    }

    void anOldLinkOfTheChainEndsAllOfItAndNoOtherSession()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const auto tablet = rest.signInTo("201");
        const auto first = rest.signInTo("201");
        auto last = first;
        for (int i = 0; i < 3; ++i)
            last = rest.send("/api/v1/app/auth/refresh", refreshBody(last));
        QCOMPARE(rest.call("GET", "/api/v1/app/me", accessToken(last)).status, 200);
        const auto reused = rest.send("/api/v1/app/auth/refresh", refreshBody(first));
        QCOMPARE(reused.status, 401);
        // Whoever holds the copy is not told that it was noticed.
        const auto unknown = rest.send("/api/v1/app/auth/refresh", {{"refresh_token", "nobody's"}});
        QCOMPARE(tellingLines(reused), tellingLines(unknown));
        QCOMPARE(rest.call("GET", "/api/v1/app/me", accessToken(last)).status, 401);
        QCOMPARE(rest.send("/api/v1/app/auth/refresh", refreshBody(last)).status, 401);
        QCOMPARE(rest.call("GET", "/api/v1/app/me", accessToken(tablet)).status, 200);
        QCOMPARE(rest.send("/api/v1/app/auth/refresh", refreshBody(tablet)).status, 200);
    }

    void noSecretOfAnAppReachesTheLog()
    {
        const auto database = migrated();
        written.clear();
        const auto before = qInstallMessageHandler(keep);
        const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
        QByteArrayList secrets{"correct horse", "wrong horse", phoneToken, "a-newer-token-1234567890"};
        {
            RestFixture rest(*database, box());
            QLoggingCategory::setFilterRules("wakeline.*=true\nwakeline.*.debug=true");
            rest.addExtension("201");
            rest.addExtension("202");
            const auto session = rest.signInTo("201");
            const auto next = rest.send("/api/v1/app/auth/refresh", refreshBody(session));
            const auto other = rest.signInTo("202");
            QCOMPARE(rest.signInTo("202", "wrong horse").status, 401);
            QCOMPARE(push(rest, accessToken(next), tokenBody(phoneToken, "phone")).status, 200);
            QCOMPARE(push(rest, accessToken(next), tokenBody("a-newer-token-1234567890", "phone")).status, 200);
            rest.clock.time = rest.clock.time.addSecs(1);
            QCOMPARE(push(rest, accessToken(other), tokenBody("a-newer-token-1234567890")).status, 200);
            QCOMPARE(push(rest, accessToken(other), tokenBody(phoneToken + ' ')).status, 400);
            waitFor(rest.directory.drain());
            rest.directory.forgetToken(rest.directory.targetsOf(QStringLiteral("202")).first(),
                                       rest.clock.now().addSecs(1), QStringLiteral("unregistered"));
            QCOMPARE(rest.call("DELETE", "/api/v1/app/push-token", accessToken(other)).status, 204);
            QCOMPARE(rest.send("/api/v1/app/auth/refresh", refreshBody(session)).status, 401); // a thief's
            QCOMPARE(rest.call("POST", "/api/v1/app/auth/logout", accessToken(other)).status, 204);
            for (const RestAnswer &tokens : {session, next, other}) {
                secrets.append(accessToken(tokens).split('.').last());
                secrets.append(tokens.data().value(u"refresh_token").toString().toLatin1());
            }
            const auto ha1 = waitFor(rest.extensions.ha1Of(QStringLiteral("201")));
            secrets.append(ha1->toLatin1());
            waitFor(rest.directory.drain());
        }
        qInstallMessageHandler(before);
        QVERIFY2(written.contains("used twice") && written.contains("registered the fcm token"), written);
        for (const QByteArray &secret : secrets) {
            QVERIFY(secret.size() > 8);
            QVERIFY2(!written.contains(secret), secret + " is in the log:\n" + written);
        }
    }
};

QTEST_GUILESS_MAIN(AppSignInTest)
#include "AppSignInTest.moc"
