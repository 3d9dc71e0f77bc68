// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushGateway.h"
#include "ProviderFixture.h"

#include <QSignalSpy>
#include <QTest>

#include <QCoroTimer>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

/// Answers as it is told.
class ScriptedProvider final : public PushProvider
{
public:
    explicit ScriptedProvider(PushProviderName name) : m_name(name) {}

    PushReport answer;
    std::chrono::milliseconds delay{0};
    int sent = 0;

    bool serves(PushProviderName name) const override { return name == m_name; }

    QCoro::Task<PushReport> send(PushMessage, QDeadlineTimer) override
    {
        ++sent;
        const PushReport report = answer;
        if (delay.count() > 0)
            co_await QCoro::sleepFor(delay);
        co_return report;
    }

    QList<ProviderStatus> status() const override { return {{enumName(m_name), sent > 0, "said"}}; }

private:
    PushProviderName m_name;
};

PushMessage callTo(PushProviderName provider, const QString &token = "t")
{
    PushMessage message;
    message.target.provider = provider;
    message.target.token = token;
    return message;
}

} // namespace

Q_DECLARE_METATYPE(wakeline::PushPayload)
Q_DECLARE_METATYPE(wakeline::PushEvent)

class PushGatewayTest : public QObject
{
    Q_OBJECT

private:
    TestClock m_clock;
    const QDeadlineTimer m_soon{4s};

private Q_SLOTS:
    void aPushGoesToTheProviderOfItsDevice()
    {
        ScriptedProvider apns(PushProviderName::Apns), fcm(PushProviderName::Fcm);
        fcm.answer.providerId = "42";
        PushGateway gateway({&apns, &fcm}, m_clock);
        QCOMPARE(waitFor(gateway.send(callTo(PushProviderName::Fcm), m_soon)).providerId, "42");
        QCOMPARE(apns.sent, 0);
        QCOMPARE(fcm.sent, 1);
        QCOMPARE(gateway.inFlight(), 0);
    }

    void anAppThatKnowsOnlyCallsIsSentNothingElse_data()
    {
        QTest::addColumn<PushPayload>("payload");
        QTest::addColumn<PushEvent>("event");
        QTest::addColumn<int>("sent");
        for (const auto &[payload, payloadName] : EnumNames<PushPayload>::names) {
            for (const auto &[event, eventName] : EnumNames<PushEvent>::names) {
                const bool rings = event == PushEvent::IncomingCall || event == PushEvent::Test;
                QTest::addRow("%s to %s", eventName, payloadName)
                    << payload << event << (rings || payload == PushPayload::Native ? 1 : 0);
            }
        }
    }
    void anAppThatKnowsOnlyCallsIsSentNothingElse()
    {
        QFETCH(PushPayload, payload);
        QFETCH(PushEvent, event);
        ScriptedProvider fcm(PushProviderName::Fcm);
        PushGateway gateway({&fcm}, m_clock);
        PushMessage message = callTo(PushProviderName::Fcm);
        message.target.payload = payload;
        message.event = event;
        const PushReport report = waitFor(gateway.send(message, m_soon));
        QTEST(fcm.sent, "sent");
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.reason, fcm.sent == 1 ? QString() : QStringLiteral("payload_silent"));
    }

    void aProviderThatIsNotConfiguredIsOneAlarmAndNotAWait()
    {
        PushGateway gateway({}, m_clock);
        QSignalSpy alarms(&gateway, &PushGateway::alarm);
        for (int i = 0; i < 10; ++i) {
            const PushReport report = waitFor(gateway.send(callTo(PushProviderName::WebPush), m_soon));
            QCOMPARE(report.outcome, PushOutcome::Misconfigured);
            QCOMPARE(report.reason, "provider_not_configured");
            QCOMPARE(report.attempts, 0);
        }
        QCOMPARE(alarms.size(), 1);
        QCOMPARE(alarms.first().first().toString(), "push_webpush_provider_not_configured");
    }

    void aThrottledDeviceRestsAndOthersAreStillPushed()
    {
        ScriptedProvider apns(PushProviderName::Apns);
        apns.answer.outcome = PushOutcome::TryLater;
        apns.answer.reason = "TooManyRequests";
        apns.answer.retryAfter = 20s;
        PushGateway gateway({&apns}, m_clock);
        waitFor(gateway.send(callTo(PushProviderName::Apns, "busy"), m_soon));
        apns.answer = {};
        const PushReport held = waitFor(gateway.send(callTo(PushProviderName::Apns, "busy"), m_soon));
        QCOMPARE(held.reason, "device_backoff");
        QCOMPARE(held.retryAfter, 20s);
        QCOMPARE(waitFor(gateway.send(callTo(PushProviderName::Apns, "other"), m_soon)).outcome, PushOutcome::Accepted);
        m_clock.time = m_clock.time.addSecs(20);
        QCOMPARE(waitFor(gateway.send(callTo(PushProviderName::Apns, "busy"), m_soon)).outcome, PushOutcome::Accepted);
    }

    void anOutageIsNoReasonToRestADevice()
    {
        ScriptedProvider apns(PushProviderName::Apns);
        apns.answer.outcome = PushOutcome::TryLater;
        apns.answer.reason = "ServiceUnavailable";
        apns.answer.retryAfter = 20s;
        PushGateway gateway({&apns}, m_clock);
        waitFor(gateway.send(callTo(PushProviderName::Apns), m_soon));
        waitFor(gateway.send(callTo(PushProviderName::Apns), m_soon));
        QCOMPARE(apns.sent, 2);
    }

    void pushesUnderWayAreBounded()
    {
        ScriptedProvider fcm(PushProviderName::Fcm);
        fcm.delay = 50ms;
        PushGateway gateway({&fcm}, m_clock, {.maxInFlight = 3});
        Reports reports;
        for (int i = 0; i < 5; ++i)
            reports.collect(gateway.send(callTo(PushProviderName::Fcm), m_soon));
        QCOMPARE(reports.list.size(), 2);
        QCOMPARE(reports.list.first().reason, "push_queue_full");
        QTRY_COMPARE(reports.list.size(), 5);
        QCOMPARE(gateway.inFlight(), 0);
    }

    void aDeadlineThatHasPassedSendsNothing()
    {
        ScriptedProvider fcm(PushProviderName::Fcm);
        PushGateway gateway({&fcm}, m_clock);
        QCOMPARE(waitFor(gateway.send(callTo(PushProviderName::Fcm), QDeadlineTimer(0))).outcome, PushOutcome::Expired);
        QCOMPARE(fcm.sent, 0);
    }

    void aBurstOfMismatchesIsOneAlarm()
    {
        ScriptedProvider apns(PushProviderName::Apns);
        apns.answer.outcome = PushOutcome::TokenRefused;
        apns.answer.reason = "BadDeviceToken";
        PushGateway gateway({&apns}, m_clock);
        QSignalSpy alarms(&gateway, &PushGateway::alarm);
        for (int i = 0; i < 50; ++i)
            waitFor(gateway.send(callTo(PushProviderName::Apns, QString::number(i)), m_soon));
        QCOMPARE(alarms.size(), 1);
    }

    void theStatusListsEveryProvider()
    {
        ScriptedProvider apns(PushProviderName::Apns), fcm(PushProviderName::Fcm);
        PushGateway gateway({&apns, &fcm}, m_clock);
        QCOMPARE(gateway.status().size(), 2);
        QCOMPARE(gateway.status().last().name, "fcm");
    }

    void theGatewayMayBeDestroyedWhileAPushWaits()
    {
        ScriptedProvider fcm(PushProviderName::Fcm);
        fcm.delay = 50ms;
        auto gateway = std::make_unique<PushGateway>(QList<PushProvider *>{&fcm}, m_clock);
        Reports reports;
        reports.collect(gateway->send(callTo(PushProviderName::Fcm), m_soon));
        gateway.reset();
        QTRY_COMPARE(reports.list.size(), 1);
    }
};

QTEST_GUILESS_MAIN(PushGatewayTest)
#include "PushGatewayTest.moc"
