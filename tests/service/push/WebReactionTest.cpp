// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteReaction.h"
#include "WebPushReaction.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

using Step = PushReaction::Step;

Q_DECLARE_METATYPE(wakeline::RemoteAnswer)
Q_DECLARE_METATYPE(wakeline::WebPushAnswer)
Q_DECLARE_METATYPE(wakeline::WebProgress)
Q_DECLARE_METATYPE(wakeline::PushReaction::Step)
Q_DECLARE_METATYPE(wakeline::Http2Failure)

/// The steps behind docs/decisions/0088 and 0089: what is tried again, and what counts against whom. The ends are
/// checked against real servers in RemoteGatewayTest and WebPushTest.
class WebReactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerOfAGatewayHasItsStep_data()
    {
        QTest::addColumn<RemoteAnswer>("answer");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<Step>("step");
        QTest::addColumn<bool>("failed");
        const auto row = [](const char *name, const RemoteAnswer &answer, Step step, bool failed, int attempts = 1) {
            QTest::newRow(name) << answer << attempts << step << failed;
        };
        using enum PushOutcome;
        const auto gateway = [](int status, const QString &code = {}) {
            return RemoteAnswer{.status = status, .fromGateway = true, .code = code};
        };
        const auto provider = [](PushOutcome outcome) {
            return RemoteAnswer{.status = 502, .fromGateway = true, .code = "x", .outcome = outcome};
        };
        row("200", gateway(200), Step::Finish, false);
        row("400", gateway(400, "invalid_field"), Step::Finish, false);
        row("403", gateway(403, "license_expired"), Step::Finish, false);
        row("429", gateway(429, "throttled"), Step::TryAgain, false);
        row("500", gateway(500, "internal_error"), Step::TryAgain, false);
        row("502 token dead", provider(TokenDead), Step::Finish, false);
        row("502 token refused", provider(TokenRefused), Step::Finish, false);
        row("502 misconfigured", provider(Misconfigured), Step::Finish, false);
        row("502 expired", provider(Expired), Step::Finish, false);
        row("502 try later", provider(TryLater), Step::TryAgain, false);
        row("502 try later, twice", provider(TryLater), Step::Finish, false, 2);
        row("502 unreachable", provider(Unreachable), Step::TryAgain, false);
        row("502 without an outcome", gateway(502, "x"), Step::Finish, false);
        row("503 circuit open", gateway(503, "circuit_open"), Step::TryAgain, false);
        row("503 not configured", gateway(503, "provider_not_configured"), Step::Finish, false);
        for (int status : {500, 502, 503, 504})
            row("a proxy's " + QByteArray::number(status), {.status = status}, Step::TryAgain, true);
        row("a proxy's 404", {.status = 404}, Step::Finish, false);
    }

    void everyAnswerOfAGatewayHasItsStep()
    {
        QFETCH(RemoteAnswer, answer);
        QFETCH(int, attempts);
        const PushReaction reaction = reactToRemote(answer, {.attempts = attempts});
        QTEST(reaction.step, "step");
        QTEST(reaction.providerFailed, "failed");
        QCOMPARE(reaction.providerAnswered, !reaction.providerFailed);
        if (reaction.step == Step::TryAgain)
            QVERIFY(reaction.wait >= 100ms);
    }

    void onlyTheGatewaysOwnWordEndsAToken_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("dead");
        const QByteArray envelope = R"({"data":null,"error":"push delivery failed","code":"x","token_dead":true})";
        QTest::newRow("502 envelope") << 502 << envelope << true;
        for (int status : {200, 400, 403, 404, 410, 429, 500, 503})
            QTest::newRow(qPrintable(QString::number(status))) << status << envelope << false;
        QTest::newRow("no envelope") << 502 << QByteArray(R"({"token_dead":true})") << false;
        QTest::newRow("torn") << 502 << envelope.left(60) << false;
        QTest::newRow("not a truth") << 502 << QByteArray(R"({"data":null,"error":"e","token_dead":"yes"})") << false;
    }

    void onlyTheGatewaysOwnWordEndsAToken()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, dead);
        WebAnswer answer;
        answer.status = status;
        answer.body = body;
        const RemoteAnswer said = RemoteAnswer::from(answer, QDateTime::currentDateTimeUtc());
        QCOMPARE(reactToRemote(said, {}).outcome == PushOutcome::TokenDead, dead);
    }

    void everyAnswerOfAPushServiceHasItsStep_data()
    {
        QTest::addColumn<WebPushAnswer>("answer");
        QTest::addColumn<WebProgress>("progress");
        QTest::addColumn<Step>("step");
        QTest::addColumn<bool>("failed");
        const WebProgress fresh, shrunk{.shrunk = true}, renewed{.renewedToken = true};
        const auto row = [](const char *name, int status, const WebProgress &progress, Step step, bool failed) {
            QTest::newRow(name) << WebPushAnswer{.status = status} << progress << step << failed;
        };
        row("201", 201, fresh, Step::Finish, false);
        row("400", 400, fresh, Step::Finish, false);
        row("401", 401, fresh, Step::RenewToken, false);
        row("403", 403, fresh, Step::RenewToken, false);
        row("403 again", 403, renewed, Step::Finish, false);
        row("404", 404, fresh, Step::Finish, false);
        row("410", 410, fresh, Step::Finish, false);
        row("413", 413, fresh, Step::Shrink, false);
        row("413 again", 413, shrunk, Step::Finish, false);
        row("429", 429, fresh, Step::TryAgain, false);
        row("500", 500, fresh, Step::TryAgain, true);
        row("503", 503, fresh, Step::TryAgain, true);
        row("301", 301, fresh, Step::Finish, false);
    }

    void everyAnswerOfAPushServiceHasItsStep()
    {
        QFETCH(WebPushAnswer, answer);
        QFETCH(WebProgress, progress);
        const PushReaction reaction = reactToWebPush(answer, progress);
        QTEST(reaction.step, "step");
        QTEST(reaction.providerFailed, "failed");
        QCOMPARE(reaction.providerAnswered, !reaction.providerFailed);
    }

    void aThrottledServiceIsLeftAloneForAsLongAsItAsks()
    {
        QCOMPARE(reactToWebPush({.status = 429, .retryAfter = 7s}, {}).wait, 7s);
        QCOMPARE(reactToWebPush({.status = 429}, {}).wait, 60s);
        QCOMPARE(reactToRemote({.status = 429, .fromGateway = true, .retryAfter = 7s}, {}).wait, 7s);
    }

    void aRequestWithoutAnAnswerHasItsStep_data()
    {
        QTest::addColumn<Http2Failure>("failure");
        QTest::addColumn<WebProgress>("progress");
        QTest::addColumn<Step>("step");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<bool>("perhapsDelivered");
        using enum Http2Failure;
        const WebProgress fresh{.waited = 10ms}, late{.waited = 10ms, .outOfTime = true};
        const WebProgress second{.attempts = 2, .waited = 10ms};
        const WebProgress blind{.attempts = 2, .waited = 10ms, .blindAttempts = 100};
        QTest::newRow("refused") << NotSent << fresh << Step::TryAgain << true << false;
        QTest::newRow("refused, the tenth") << NotSent << second << Step::TryAgain << true << false;
        QTest::newRow("never sent") << NotSent << late << Step::Finish << false << false;
        QTest::newRow("broke off") << MaybeDelivered << fresh << Step::TryAgain << true << true;
        QTest::newRow("broke off again") << MaybeDelivered << second << Step::Finish << true << true;
        QTest::newRow("broke off, sent once only") << MaybeDelivered << blind << Step::TryAgain << true << true;
        QTest::newRow("silence") << Deadline << late << Step::Finish << false << true;
        QTest::newRow("queue full") << QueueFull << fresh << Step::Finish << false << false;
        QTest::newRow("certificate") << Tls << fresh << Step::Finish << true << false;
    }

    void aRequestWithoutAnAnswerHasItsStep()
    {
        QFETCH(Http2Failure, failure);
        QFETCH(WebProgress, progress);
        WebAnswer answer;
        answer.failure = failure;
        const PushReaction reaction = reactToWebFailure(answer, progress);
        QTEST(reaction.step, "step");
        QTEST(reaction.providerFailed, "failed");
        QTEST(reaction.perhapsDelivered, "perhapsDelivered");
        QVERIFY(reaction.outcome != PushOutcome::TokenDead);
        QVERIFY(reactToRemoteFailure(answer, progress).reason.startsWith("gateway_"));
    }
};

QTEST_GUILESS_MAIN(WebReactionTest)
#include "WebReactionTest.moc"
