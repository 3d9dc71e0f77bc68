// SPDX-License-Identifier: GPL-3.0-or-later
#include "ApnsReaction.h"
#include "FcmReaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

using Step = PushReaction::Step;

Q_DECLARE_METATYPE(wakeline::ApnsAnswer)
Q_DECLARE_METATYPE(wakeline::ApnsProgress)
Q_DECLARE_METATYPE(wakeline::FcmProgress)
Q_DECLARE_METATYPE(wakeline::PushReaction::Step)
Q_DECLARE_METATYPE(wakeline::PushOutcome)
Q_DECLARE_METATYPE(wakeline::Http2Failure)

namespace {

const QDateTime now = QDateTime::fromString("2026-11-20T08:15:30Z", Qt::ISODate);

ApnsAnswer said(int status, const QString &reason)
{
    return {.status = status, .reason = reason};
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray fcmError(const QString &status, const QJsonArray &details = {})
{
    return bytesOf({{"error", QJsonObject{{"code", 0}, {"message", "m"}, {"status", status}, {"details", details}}}});
}

QJsonObject fcmCode(const QString &code)
{
    return {{"@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError"}, {"errorCode", code}};
}

QJsonObject violation(const QString &field)
{
    return {{"@type", "type.googleapis.com/google.rpc.BadRequest"},
            {"fieldViolations", QJsonArray{QJsonObject{{"field", field}, {"description", "wrong"}}}}};
}

QJsonObject quota(const QString &subject)
{
    return {{"@type", "type.googleapis.com/google.rpc.QuotaFailure"},
            {"violations", QJsonArray{QJsonObject{{"subject", subject}, {"description", "x"}}}}};
}

} // namespace

/// Every row of the reaction table (docs/decisions/0032).
class PushReactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerOfApnsHasItsReaction_data()
    {
        QTest::addColumn<ApnsAnswer>("answer");
        QTest::addColumn<ApnsProgress>("progress");
        QTest::addColumn<Step>("step");
        QTest::addColumn<PushOutcome>("outcome");
        QTest::addColumn<bool>("providerFailed");

        const ApnsProgress fresh{.registeredAt = now.addDays(-1)};
        ApnsProgress bothTried = fresh, renewed = fresh, shrunk = fresh, unknownAge;
        bothTried.triedBothEnvironments = true;
        renewed.renewedToken = true;
        shrunk.shrunk = true;
        ApnsAnswer goneAfter = said(410, "Unregistered"), goneBefore = goneAfter;
        goneAfter.timestamp = now.addSecs(-60); // the token ended after it was registered
        goneBefore.timestamp = now.addDays(-2); // it was registered again since
        const bool works = false, fails = true;

        const auto row = [](const char *name, const ApnsAnswer &answer, const ApnsProgress &progress, Step step,
                            PushOutcome outcome,
                            bool failed) { QTest::newRow(name) << answer << progress << step << outcome << failed; };
        using enum PushOutcome;
        row("200", said(200, {}), fresh, Step::Finish, Accepted, works);
        row("410, registered before", goneAfter, fresh, Step::Finish, TokenDead, works);
        row("410, registered since", goneBefore, fresh, Step::Finish, TryLater, works);
        row("410, no timestamp", said(410, "Unregistered"), fresh, Step::Finish, TokenDead, works);
        row("410, age unknown", goneAfter, unknownAge, Step::Finish, TokenDead, works);
        row("410 ExpiredToken", said(410, "ExpiredToken"), fresh, Step::Finish, TokenDead, works);
        row("BadDeviceToken", said(400, "BadDeviceToken"), fresh, Step::OtherEnvironment, TokenRefused, works);
        row("BadDeviceToken in both", said(400, "BadDeviceToken"), bothTried, Step::Finish, TokenRefused, works);
        row("NotForTopic", said(400, "DeviceTokenNotForTopic"), fresh, Step::OtherEnvironment, TokenRefused, works);
        row("NotForTopic in both", said(400, "DeviceTokenNotForTopic"), bothTried, Step::Finish, TokenRefused, works);
        row("TopicDisallowed", said(400, "TopicDisallowed"), fresh, Step::Finish, Misconfigured, works);
        row("BadPriority", said(400, "BadPriority"), fresh, Step::Finish, Misconfigured, works);
        row("400 without a body", said(400, {}), fresh, Step::Finish, Misconfigured, works);
        row("IdleTimeout", said(400, "IdleTimeout"), fresh, Step::Reconnect, TryLater, works);
        row("ExpiredProviderToken", said(403, "ExpiredProviderToken"), fresh, Step::RenewToken, Misconfigured, works);
        row("ExpiredProviderToken again", said(403, "ExpiredProviderToken"), renewed, Step::Finish, Misconfigured,
            works);
        row("InvalidProviderToken", said(403, "InvalidProviderToken"), fresh, Step::Finish, Misconfigured, works);
        row("Forbidden", said(403, "Forbidden"), fresh, Step::Finish, Misconfigured, works);
        row("BadPath", said(404, "BadPath"), fresh, Step::Finish, Misconfigured, works);
        row("MethodNotAllowed", said(405, "MethodNotAllowed"), fresh, Step::Finish, Misconfigured, works);
        row("413", said(413, "PayloadTooLarge"), fresh, Step::Shrink, TooLarge, works);
        row("413 again", said(413, "PayloadTooLarge"), shrunk, Step::Finish, TooLarge, works);
        row("TooManyRequests", said(429, "TooManyRequests"), fresh, Step::Finish, TryLater, works);
        row("TooManyProviderTokenUpdates", said(429, "TooManyProviderTokenUpdates"), fresh, Step::Finish, TryLater,
            works);
        row("500", said(500, "InternalServerError"), fresh, Step::Reconnect, TryLater, fails);
        row("503", said(503, "ServiceUnavailable"), fresh, Step::Reconnect, TryLater, fails);
        row("503 Shutdown", said(503, "Shutdown"), fresh, Step::Reconnect, TryLater, fails);
    }

    void everyAnswerOfApnsHasItsReaction()
    {
        QFETCH(ApnsAnswer, answer);
        QFETCH(ApnsProgress, progress);
        const PushReaction reaction = reactToApns(answer, progress);
        QTEST(reaction.step, "step");
        QTEST(reaction.outcome, "outcome");
        QTEST(reaction.providerFailed, "providerFailed");
        QCOMPARE(reaction.providerAnswered, !reaction.providerFailed);
        QCOMPARE(reaction.reason, reasonOr(answer.reason, answer.status));
        QCOMPARE(reaction.reason.isEmpty(), answer.status == 200);
    }

    void onlyADeviceThatIsThrottledRests()
    {
        QVERIFY(reactToApns(said(429, "TooManyRequests"), {}).retryAfter);
        QVERIFY(!reactToApns(said(429, "TooManyProviderTokenUpdates"), {}).retryAfter);
    }

    void anAnswerOfApnsIsReadFromHttp()
    {
        const Http2Answer http{.status = 410,
                               .headers = {{"retry-after", "7"}},
                               .body = bytesOf({{"reason", "Unregistered"}, {"timestamp", qint64(1763539200000)}})};
        const ApnsAnswer answer = ApnsAnswer::from(http, now);
        QCOMPARE(answer.status, 410);
        QCOMPARE(answer.reason, "Unregistered");
        QCOMPARE(answer.timestamp, QDateTime::fromMSecsSinceEpoch(1763539200000, Qt::UTC));
        QCOMPARE(answer.retryAfter, 7s);
    }

    void anAnswerThatIsNoJsonIsStillAnAnswer()
    {
        const Http2Answer http{.status = 500, .body = "<html>bad\xff gateway</html>"};
        QCOMPARE(ApnsAnswer::from(http, now), (ApnsAnswer{.status = 500}));
        QCOMPARE(FcmAnswer::from(http, now), (FcmAnswer{.status = 500}));
    }

    void aHostileReasonIsMadeHarmless()
    {
        const QByteArray body = bytesOf({{"reason", "a\nb\x1b[31m<script>" + QString(1000, 'x')}});
        const ApnsAnswer answer = ApnsAnswer::from({.status = 400, .body = body}, now);
        QCOMPARE(answer.reason.size(), 64);
        QVERIFY(answer.reason.startsWith("a_b__31m_script_x"));
    }

    void everyAnswerOfFcmHasItsReaction_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<FcmProgress>("progress");
        QTest::addColumn<Step>("step");
        QTest::addColumn<PushOutcome>("outcome");
        QTest::addColumn<QString>("reason");

        const FcmProgress fresh, renewed{.renewedToken = true};
        const auto row = [](const char *name, int status, const QByteArray &body, const FcmProgress &progress,
                            Step step, PushOutcome outcome, const char *reason) {
            QTest::newRow(name) << status << body << progress << step << outcome << QString(reason);
        };
        using enum PushOutcome;
        row("200", 200, bytesOf({{"name", "projects/p/messages/1"}}), fresh, Step::Finish, Accepted, "");
        row("UNREGISTERED", 404, fcmError("NOT_FOUND", {fcmCode("UNREGISTERED")}), fresh, Step::Finish, TokenDead,
            "UNREGISTERED");
        row("404 of the project", 404, fcmError("NOT_FOUND"), fresh, Step::Finish, Misconfigured, "NOT_FOUND");
        row("INVALID_ARGUMENT on the token", 400,
            fcmError("INVALID_ARGUMENT", {fcmCode("INVALID_ARGUMENT"), violation("message.token")}), fresh,
            Step::Finish, TokenDead, "INVALID_ARGUMENT");
        row("INVALID_ARGUMENT on the payload", 400,
            fcmError("INVALID_ARGUMENT", {fcmCode("INVALID_ARGUMENT"), violation("message.data[a]")}), fresh,
            Step::Finish, Misconfigured, "INVALID_ARGUMENT");
        row("INVALID_ARGUMENT on nothing named", 400, fcmError("INVALID_ARGUMENT", {fcmCode("INVALID_ARGUMENT")}),
            fresh, Step::Finish, Misconfigured, "INVALID_ARGUMENT");
        row("SENDER_ID_MISMATCH", 403, fcmError("PERMISSION_DENIED", {fcmCode("SENDER_ID_MISMATCH")}), fresh,
            Step::Finish, TokenRefused, "SENDER_ID_MISMATCH");
        row("403 of the account", 403, fcmError("PERMISSION_DENIED"), fresh, Step::Finish, Misconfigured,
            "PERMISSION_DENIED");
        row("THIRD_PARTY_AUTH_ERROR", 401, fcmError("UNAUTHENTICATED", {fcmCode("THIRD_PARTY_AUTH_ERROR")}), fresh,
            Step::Finish, Misconfigured, "THIRD_PARTY_AUTH_ERROR");
        row("our access token", 401, fcmError("UNAUTHENTICATED"), fresh, Step::RenewToken, Misconfigured,
            "UNAUTHENTICATED");
        row("our access token again", 401, fcmError("UNAUTHENTICATED"), renewed, Step::Finish, Misconfigured,
            "UNAUTHENTICATED");
        row("QUOTA_EXCEEDED", 429, fcmError("RESOURCE_EXHAUSTED", {fcmCode("QUOTA_EXCEEDED")}), fresh, Step::TryAgain,
            TryLater, "QUOTA_EXCEEDED");
        row("INTERNAL", 500, fcmError("INTERNAL", {fcmCode("INTERNAL")}), fresh, Step::TryAgain, TryLater, "INTERNAL");
        row("UNAVAILABLE", 503, fcmError("UNAVAILABLE", {fcmCode("UNAVAILABLE")}), fresh, Step::TryAgain, TryLater,
            "UNAVAILABLE");
    }

    void everyAnswerOfFcmHasItsReaction()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(FcmProgress, progress);
        const PushReaction reaction = reactToFcm(FcmAnswer::from({.status = status, .body = body}, now), progress);
        QTEST(reaction.step, "step");
        QTEST(reaction.outcome, "outcome");
        QTEST(reaction.reason, "reason");
        QCOMPARE(reaction.providerFailed, status >= 500);
    }

    void aQuotaOfTheDeviceIsToldFromTheProjects()
    {
        const auto answer = [](const QString &subject) {
            return FcmAnswer::from({.status = 429, .body = fcmError("RESOURCE_EXHAUSTED", {quota(subject)})}, now);
        };
        QVERIFY(answer("device:abc").deviceQuota);
        QVERIFY(!answer("project:1").deviceQuota);
    }

    void aQuotaWithoutRetryAfterRestsAMinute()
    {
        const PushReaction reaction = reactToFcm({.status = 429}, {});
        QCOMPARE(reaction.wait, 60s);
        QCOMPARE(reaction.retryAfter, 60s);
    }

    void retryAfterIsSecondsOrADate()
    {
        QCOMPARE(parseRetryAfter("120", now), 120s);
        QCOMPARE(parseRetryAfter(" 0 ", now), 0s);
        QCOMPARE(parseRetryAfter("Fri, 20 Nov 2026 08:16:00 GMT", now), 30s);
        QCOMPARE(parseRetryAfter("Fri, 20 Nov 2026 08:00:00 GMT", now), 0s); // past
        QCOMPARE(parseRetryAfter("99999999999999", now), 1h);
        QCOMPARE(parseRetryAfter("-5", now), std::nullopt);
        QCOMPARE(parseRetryAfter("soon", now), std::nullopt);
        QCOMPARE(parseRetryAfter("", now), std::nullopt);
    }

    void serverErrorsBackOffAndNeverLessThanAsked()
    {
        QCOMPARE(waitBeforeNext({}, 1), 100ms);
        QCOMPARE(waitBeforeNext({}, 3), 400ms);
        QCOMPARE(waitBeforeNext({}, 50), 1000ms);
        QCOMPARE(waitBeforeNext(0ms, 1), 100ms); // Retry-After: 0 is no leave to storm
        QCOMPARE(waitBeforeNext(5s, 1), 5s);
    }

    void everyFailureOfTheConnectionHasItsReaction_data()
    {
        QTest::addColumn<Http2Failure>("failure");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("waitedMs");
        QTest::addColumn<Step>("step");
        QTest::addColumn<PushOutcome>("outcome");
        QTest::addColumn<bool>("providerFailed");
        using enum Http2Failure;
        using enum PushOutcome;
        QTest::newRow("no connection") << NotSent << 1 << 4000 << Step::Finish << Unreachable << true;
        QTest::newRow("no connection in no time") << NotSent << 1 << 50 << Step::Finish << Unreachable << false;
        QTest::newRow("broke off") << MaybeDelivered << 1 << 50 << Step::TryAgain << Unreachable << true;
        QTest::newRow("broke off twice") << MaybeDelivered << 2 << 50 << Step::Finish << Unreachable << true;
        QTest::newRow("no answer") << Deadline << 1 << 4000 << Step::Finish << Expired << true;
        QTest::newRow("no answer in no time") << Deadline << 1 << 50 << Step::Finish << Expired << false;
        QTest::newRow("refused") << Refused << 1 << 4000 << Step::Finish << TryLater << true;
        QTest::newRow("queue full") << QueueFull << 1 << 0 << Step::Finish << TryLater << false;
        QTest::newRow("certificate") << Tls << 1 << 10 << Step::Finish << Misconfigured << true;
    }

    void everyFailureOfTheConnectionHasItsReaction()
    {
        QFETCH(Http2Failure, failure);
        QFETCH(int, attempts);
        QFETCH(int, waitedMs);
        const PushReaction reaction = reactToFailure(failure, attempts, std::chrono::milliseconds(waitedMs));
        QTEST(reaction.step, "step");
        QTEST(reaction.outcome, "outcome");
        QTEST(reaction.providerFailed, "providerFailed");
        QVERIFY(!reaction.reason.isEmpty());
        QVERIFY(!reaction.providerAnswered);
    }
};

QTEST_GUILESS_MAIN(PushReactionTest)
#include "PushReactionTest.moc"
