// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

/// What the provider says, and what the PBX must be told.
struct Outcome
{
    PushOutcome outcome;
    QString reason;
    int status;
    QString code;
    bool dead = false;
    std::optional<std::chrono::milliseconds> retryAfter = {};
};

QJsonObject bodyOf(const QString &key, const QString &callId)
{
    QJsonObject body = pushBody(key);
    body.insert("call_id", callId);
    return body;
}

} // namespace

/// `POST /v1/push`: what becomes of the push, as the PBX hears it and as the push log keeps it.
class GatewayOutcomesTest : public DatabaseFixture
{
    Q_OBJECT

    static QJsonArray logOf(RestFixture &rest, qint64 licenseId)
    {
        const QByteArray path = "/api/v1/licenses/" + QByteArray::number(licenseId) + "/push-logs?limit=100";
        return rest.call("GET", path, rest.tokenOf(Role::Vendor)).items();
    }

private Q_SLOTS:
    void everyOutcomeIsToldInTheWordsOfTheContract()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        using enum PushOutcome;
        const QList<Outcome> outcomes{
            {TokenDead, "Unregistered", 502, "Unregistered", true},
            {TokenDead, "", 502, "token_dead", true},
            {TokenRefused, "BadDeviceToken", 502, "BadDeviceToken"},
            {TokenRefused, "SENDER_ID_MISMATCH", 502, "SENDER_ID_MISMATCH"},
            {TryLater, "QUOTA_EXCEEDED", 502, "QUOTA_EXCEEDED", false, 59'001ms},
            {TryLater, "ServiceUnavailable", 502, "ServiceUnavailable"},
            {TryLater, "device_backoff", 502, "device_backoff", false, 3000ms},
            {Misconfigured, "InvalidProviderToken", 502, "InvalidProviderToken"},
            {TooLarge, "PayloadTooLarge", 502, "PayloadTooLarge"},
            {Expired, "no_answer", 502, "no_answer"},
            {Unreachable, "no_connection", 502, "no_connection"},
            {Unreachable, "circuit_open", 503, "circuit_open"},
            {TryLater, "push_queue_full", 503, "push_queue_full"},
        };
        int call = 0;
        for (const Outcome &expected : outcomes) {
            const QString callId = QString::number(++call);
            rest.licenses.provider.report = {};
            rest.licenses.provider.report.outcome = expected.outcome;
            rest.licenses.provider.report.reason = expected.reason;
            rest.licenses.provider.report.retryAfter = expected.retryAfter;
            QJsonObject body = bodyOf(issued.key, callId);
            body.insert("push_token", QStringLiteral("token-of-the-call-%1-abcdef").arg(call)); // none is held back
            const auto answer = rest.send("/v1/push", body);
            const QByteArray row = expected.reason.toUtf8() + ' ' + answer.head;
            QVERIFY2(answer.status == expected.status, row);
            QCOMPARE(answer.code(), expected.code);
            QCOMPARE(answer.body.value(u"error").toString(), QStringLiteral("push delivery failed"));
            QCOMPARE(answer.body.value(u"outcome").toString(), enumName(expected.outcome));
            QVERIFY2(answer.body.value(u"data").isNull(), row);
            QCOMPARE(answer.body.contains(u"token_dead"), expected.dead);
            QCOMPARE(answer.body.value(u"token_dead").toBool(), expected.dead);
            if (expected.retryAfter)
                QCOMPARE(answer.header("Retry-After").toLongLong(), (expected.retryAfter->count() + 999) / 1000);
            else
                QCOMPARE(answer.header("Retry-After").isEmpty(), expected.status != 503);
        }
        QCOMPARE(logOf(rest, issued.license.id).size(), outcomes.size());
    }

    void aProviderThatIsNotConfiguredIsOutOfService()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.licenses.provider.served = {PushProviderName::Fcm};
        QJsonObject body = pushBody(rest.licenses.issue().key);
        body.insert("push_platform", "apns");
        const auto answer = rest.send("/v1/push", body);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), QStringLiteral("provider_not_configured"));
        QVERIFY(answer.header("Retry-After").toInt() >= 1);
        QVERIFY(!answer.body.contains(u"token_dead"));
        body.insert("push_platform", "fcm");
        QCOMPARE(rest.send("/v1/push", body).status, 200);
    }

    void whatMustNotBeSentIsSaidToBeKeptBack()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.licenses.provider.report.reason = QStringLiteral("voip_silent");
        QJsonObject body = pushBody(rest.licenses.issue().key);
        body.insert("event", "cancel");
        const auto answer = rest.send("/v1/push", body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.data().value(u"delivered").toBool(true), false);
        QCOMPARE(answer.data().value(u"reason").toString(), QStringLiteral("voip_silent"));
    }

    void everyAttemptIsInTheLogWithAllThatIsKnownOfIt()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        PushReport &report = rest.licenses.provider.report;
        report.outcome = PushOutcome::TokenRefused;
        report.status = 400;
        report.reason = QStringLiteral("BadDeviceToken");
        report.providerId = QStringLiteral("C5E1C3A0-0000-1111-2222-333344445555");
        report.environment = QStringLiteral("sandbox");
        report.latency = 77ms;
        report.attempts = 2;
        report.earlier = {{1, QStringLiteral("production"), 400, QStringLiteral("BadDeviceToken"), 31}};
        QJsonObject body = pushBody(issued.key);
        body.insert("push_platform", "apns");
        body.insert("event", "voicemail");
        QCOMPARE(rest.send("/v1/push", body, "X-Instance-Id: one-installation\r\n").status, 502);
        const QJsonArray log = logOf(rest, issued.license.id);
        QCOMPARE(log.size(), 1);
        const auto entry = fromJson<PushLogEntry>(log.first().toObject());
        VERIFY_RESULT(entry);
        QCOMPARE(entry->licenseId, issued.license.id);
        QCOMPARE(entry->installation, QStringLiteral("one-installation"));
        QCOMPARE(entry->provider, PushProviderName::Apns);
        QCOMPARE(entry->environment, QStringLiteral("sandbox"));
        QCOMPARE(entry->event, PushEvent::Voicemail);
        QCOMPARE(entry->callId, QStringLiteral("a84b4c76e66710@pc33.example.com"));
        QCOMPARE(entry->outcome, PushOutcome::TokenRefused);
        QCOMPARE(entry->status, 400);
        QCOMPARE(entry->reason, QStringLiteral("BadDeviceToken"));
        QCOMPARE(entry->providerId, report.providerId);
        QCOMPARE(entry->latencyMs, 77);
        QCOMPARE(entry->attempts, 2);
        QCOMPARE(entry->earlierAttempts, report.earlier);
        QCOMPARE(entry->at.toMSecsSinceEpoch(), rest.clock.now().toMSecsSinceEpoch());
        QVERIFY(entry->id > 0);
        QVERIFY(!entry->tokenMasked.isEmpty() && !entry->tokenMasked.contains(u"of-a-phone"));

        // What failed may come again, and is another row; what no provider was asked for is none.
        report = {};
        QCOMPARE(rest.send("/v1/push", body).status, 200);
        QCOMPARE(rest.send("/v1/push", body).status, 200); // the answer of before
        body.insert("push_platform", "web");
        QCOMPARE(rest.send("/v1/push", body).status, 400);
        QCOMPARE(logOf(rest, issued.license.id).size(), 2);
        QCOMPARE(logOf(rest, rest.licenses.issue().license.id).size(), 0); // another licence's log
    }

    void aTokenThatIsDeadIsToldEveryTimeAndAskedForOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        rest.licenses.provider.report.outcome = PushOutcome::TokenDead;
        rest.licenses.provider.report.reason = QStringLiteral("UNREGISTERED");
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto answer = rest.send("/v1/push", pushBody(key));
            QCOMPARE(answer.status, 502);
            QCOMPARE(answer.body.value(u"token_dead").toBool(), true);
        }
        QCOMPARE(rest.licenses.provider.sent.size(), 1);
        QCOMPARE(rest.licenses.forward.deadTokens(), 1);
    }

    void aPushIsAnsweredOnlyAfterItsRowIsThere()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        QList<QJsonObject> many;
        for (int i = 0; i < 40; ++i)
            many.append(bodyOf(issued.key, QString::number(i)));
        const auto answers = rest.sendAtOnce("/v1/push", many);
        // Straight from the table, without a wait in between.
        const auto rows = runSql(*database, "SELECT count(DISTINCT call_id) FROM push_log");
        VERIFY_RESULT(rows);
        QCOMPARE(std::ranges::count(answers, 200, &RestAnswer::status), 40);
        QCOMPARE(rows->first().integer(0), 40);
    }
};

QTEST_GUILESS_MAIN(GatewayOutcomesTest)
#include "GatewayOutcomesTest.moc"
