// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeviceBackoff.h"
#include "ProviderBreaker.h"
#include "PushAlarms.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

/// What decides by time alone: the circuit breaker, the rest of a device, the alarms.
class PushClockworkTest : public QObject
{
    Q_OBJECT

private:
    const ProviderBreaker::Time m_start{1000s};
    const QDateTime m_now = QDateTime::fromString("2026-11-20T08:15:30Z", Qt::ISODate);

    static void failTimes(ProviderBreaker &breaker, int times, ProviderBreaker::Time at)
    {
        for (int i = 0; i < times; ++i)
            breaker.failed(at);
    }

    static PushReport report(PushOutcome outcome, const QString &reason, const QString &environment = {})
    {
        PushReport report;
        report.outcome = outcome;
        report.reason = reason;
        report.environment = environment;
        return report;
    }

private Q_SLOTS:
    void theBreakerOpensAfterFailuresInARowOnly()
    {
        ProviderBreaker breaker;
        failTimes(breaker, 4, m_start);
        breaker.succeeded();
        failTimes(breaker, 4, m_start);
        QVERIFY(!breaker.isOpen());
        QVERIFY(breaker.admits(m_start));
        breaker.failed(m_start);
        QVERIFY(breaker.isOpen());
        QVERIFY(!breaker.admits(m_start + 900ms));
    }

    void oneTrialPassesAfterThePauseAndItsSuccessCloses()
    {
        ProviderBreaker breaker;
        failTimes(breaker, 5, m_start);
        QVERIFY(breaker.admits(m_start + 2s)); // the pause is drawn from 1 to 2 s
        QVERIFY(!breaker.admits(m_start + 2s));
        breaker.succeeded();
        QVERIFY(breaker.admits(m_start + 2s));
        QVERIFY(!breaker.isOpen());
    }

    void aTrialThatFailsOpensForLonger()
    {
        ProviderBreaker breaker;
        failTimes(breaker, 5, m_start);
        QVERIFY(breaker.admits(m_start + 2s));
        breaker.failed(m_start + 2s);
        QVERIFY(!breaker.admits(m_start + 2s + 1900ms)); // now from 2 to 4 s
        QVERIFY(breaker.admits(m_start + 2s + 4s));
    }

    void failuresOfPushesThatWereUnderWayDoNotProlongThePause()
    {
        ProviderBreaker breaker;
        failTimes(breaker, 100, m_start);
        QVERIFY(breaker.admits(m_start + 2s));
    }

    void aTrialWhoseEndNobodyToldIsForgotten()
    {
        ProviderBreaker breaker;
        failTimes(breaker, 5, m_start);
        QVERIFY(breaker.admits(m_start + 2s));
        QVERIFY(!breaker.admits(m_start + 11s));
        QVERIFY(breaker.admits(m_start + 12s));
    }

    void aThrottledDeviceRestsAndOthersDoNot()
    {
        DeviceBackoff backoff;
        backoff.hold("a", 20s, m_now);
        QCOMPARE(backoff.remaining("a", m_now.addSecs(5)), 15s);
        QCOMPARE(backoff.remaining("b", m_now), std::nullopt);
        QCOMPARE(backoff.remaining("a", m_now.addSecs(20)), std::nullopt);
    }

    void restingDevicesAreBounded()
    {
        DeviceBackoff backoff(3);
        for (int i = 0; i < 10; ++i)
            backoff.hold(QString::number(i), std::chrono::seconds(10 + i), m_now);
        int resting = 0;
        for (int i = 0; i < 10; ++i)
            resting += backoff.remaining(QString::number(i), m_now).has_value();
        QCOMPARE(resting, 3);
        QVERIFY(backoff.remaining("9", m_now));
    }

    void oneCauseIsOneAlarm()
    {
        PushAlarms alarms;
        const PushReport bad = report(PushOutcome::Misconfigured, "InvalidProviderToken", "production");
        const auto first = alarms.observe(PushProviderName::Apns, bad, m_now);
        QVERIFY(first);
        QCOMPARE(first->code, "push_apns_production_InvalidProviderToken");
        for (int i = 1; i < 100; ++i)
            QVERIFY(!alarms.observe(PushProviderName::Apns, bad, m_now.addSecs(i)));
        QVERIFY(alarms.observe(PushProviderName::Apns, bad, m_now.addSecs(15 * 60)));
    }

    void aBurstOfRefusedTokensIsOneAlarmAndOneTokenIsNone()
    {
        PushAlarms alarms;
        const PushReport refused = report(PushOutcome::TokenRefused, "BadDeviceToken", "sandbox");
        QVERIFY(!alarms.observe(PushProviderName::Apns, refused, m_now));
        QVERIFY(!alarms.observe(PushProviderName::Apns, refused, m_now.addSecs(100)));
        QVERIFY(!alarms.observe(PushProviderName::Apns, refused, m_now.addSecs(101)));
        const auto alarm = alarms.observe(PushProviderName::Apns, refused, m_now.addSecs(102));
        QVERIFY(alarm);
        QCOMPARE(alarm->code, "push_apns_environment_mismatch");
        QVERIFY(!alarms.observe(PushProviderName::Apns, refused, m_now.addSecs(103)));
    }

    void deadTokensAndThrottledDevicesAreNoAlarm()
    {
        PushAlarms alarms;
        using enum PushOutcome;
        for (const PushReport &quiet : {report(Accepted, {}), report(TokenDead, "Unregistered"),
                                        report(TryLater, "TooManyRequests"), report(Expired, "no_answer")})
            QVERIFY(!alarms.observe(PushProviderName::Apns, quiet, m_now));
        QVERIFY(alarms.observe(PushProviderName::Apns, report(TryLater, "TooManyProviderTokenUpdates"), m_now));
        QVERIFY(alarms.observe(PushProviderName::Apns, report(Unreachable, "circuit_open"), m_now));
        QVERIFY(alarms.observe(PushProviderName::Fcm, report(TokenRefused, "SENDER_ID_MISMATCH"), m_now));
    }
};

QTEST_GUILESS_MAIN(PushClockworkTest)
#include "PushClockworkTest.moc"
