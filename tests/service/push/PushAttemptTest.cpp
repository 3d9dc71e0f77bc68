// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushAttempt.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

/// What the report of a push says after several attempts, without a provider and without waiting for one.
class PushAttemptTest : public QObject
{
    Q_OBJECT

private:
    const PushReaction m_unavailable{.step = PushReaction::Step::TryAgain,
                                     .outcome = PushOutcome::TryLater,
                                     .reason = QStringLiteral("ServiceUnavailable"),
                                     .wait = 100ms,
                                     .retryAfter = 100ms,
                                     .providerFailed = true};

    static PushReaction failed(Http2Failure failure) { return reactToFailure(failure, 2, 100ms); }

private Q_SLOTS:
    void whatTheProviderSaidOutlivesARetryThatTheDeadlineCutOff_data()
    {
        QTest::addColumn<Http2Failure>("end");
        QTest::addColumn<bool>("perhapsDelivered");
        QTest::newRow("sent, no answer") << Http2Failure::Deadline << true;
        QTest::newRow("no connection") << Http2Failure::NotSent << false;
    }

    void whatTheProviderSaidOutlivesARetryThatTheDeadlineCutOff()
    {
        QFETCH(Http2Failure, end);
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.beginRequest();
        attempt.note(m_unavailable, 503, "id-1");
        attempt.beginRequest();
        attempt.note(failed(end), 0, {});
        const PushReport report = attempt.finish();
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "ServiceUnavailable");
        QCOMPARE(report.status, 503);
        QCOMPARE(report.providerId, "id-1");
        QCOMPARE(report.retryAfter, 100ms);
        QCOMPARE(report.attempts, 2);
        QTEST(report.perhapsDelivered, "perhapsDelivered");
    }

    void whatTheProviderSaidOutlivesADeadlineBeforeTheRetry()
    {
        PushAttempt attempt({}, QDeadlineTimer(0));
        attempt.beginRequest();
        attempt.note(m_unavailable, 503, {});
        const PushReport report = attempt.finishOutOfTime();
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "ServiceUnavailable");
    }

    void aDeadlineThatNothingPrecededIsToldAsSuch()
    {
        PushAttempt early({}, QDeadlineTimer(0));
        QCOMPARE(early.finishOutOfTime().outcome, PushOutcome::Expired);
        QCOMPARE(early.report.reason, "deadline");
        PushAttempt mute({}, QDeadlineTimer(1h));
        mute.beginRequest();
        mute.note(failed(Http2Failure::Deadline), 0, {});
        QCOMPARE(mute.report.outcome, PushOutcome::Expired);
        QCOMPARE(mute.report.reason, "no_answer");
    }

    void onlyATryLaterOutlivesIt()
    {
        // BadDeviceToken of one environment says nothing about the other one, which gave no answer.
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.beginRequest();
        attempt.note(m_unavailable, 503, {});
        attempt.beginRequest();
        attempt.note({.step = PushReaction::Step::OtherEnvironment, .outcome = PushOutcome::TokenRefused}, 400, {});
        attempt.beginRequest();
        attempt.note(failed(Http2Failure::Deadline), 0, {});
        QCOMPARE(attempt.report.outcome, PushOutcome::Expired);
        QCOMPARE(attempt.report.status, 0);
    }

    void anAttemptWithoutAnAnswerIsNotForgotten()
    {
        PushAttempt attempt({}, QDeadlineTimer(1h));
        attempt.beginRequest();
        attempt.note(failed(Http2Failure::MaybeDelivered), 0, {});
        attempt.beginRequest();
        attempt.note(m_unavailable, 503, {});
        QCOMPARE(attempt.finish().outcome, PushOutcome::TryLater);
        QVERIFY2(attempt.report.perhapsDelivered, "the first one may have arrived: a cancelled call is called off");
    }

    void jitterLeavesTimeForTheRequest()
    {
        PushAttempt attempt({}, QDeadlineTimer(1h));
        PushReaction late = m_unavailable;
        late.wait = 1h - 60s;
        QVERIFY(attempt.hasTimeFor(late));
        QVERIFY(attempt.jitteredWait(late) >= late.wait);
        late.wait = 1h - 10ms; // no room for a request, and none for jitter
        QVERIFY(!attempt.hasTimeFor(late));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(attempt.jitteredWait(late), late.wait);
    }
};

QTEST_GUILESS_MAIN(PushAttemptTest)
#include "PushAttemptTest.moc"
