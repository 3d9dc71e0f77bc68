// SPDX-License-Identifier: GPL-3.0-or-later
#include "ForwardPush.h"
#include "LicenseHouse.h"
#include "PushGateway.h"
#include "PushLogWriter.h"

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

PushOrder orderFor(const QString &token = QStringLiteral("token-1234567890abcdef"))
{
    PushOrder order;
    order.token = token;
    order.callId = QStringLiteral("a84b4c76e66710");
    order.callerNumber = QStringLiteral("101");
    order.callerName = QStringLiteral("Ida Holm");
    order.installation = QStringLiteral("one");
    return order;
}

struct GatewayHouse : LicenseHouse
{
    using LicenseHouse::LicenseHouse;
    ~GatewayHouse() { QCoro::waitFor(writer.drain()); }

    QList<PushLogEntry> log()
    {
        const auto page = QCoro::waitFor(table.list({}, 100, 0));
        return page ? page->items : QList<PushLogEntry>();
    }

    AnsweringProvider provider;
    PushGateway gateway{{&provider}, clock};
    PushLogTable table{*database};
    PushLogWriter writer{*database};
    ForwardPush forward{gateway, writer, box, clock, ForwardPush::Options{}};
    KnownLicense license = KnownLicense::of(issue().license);
};

} // namespace

class ForwardPushTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aPushIsSentAndInTheLogBeforeItIsAnswered()
    {
        GatewayHouse house(migrated(), box());
        const auto pushed = QCoro::waitFor(house.forward.forward(orderFor(), house.license));
        VERIFY_RESULT(pushed);
        QCOMPARE(pushed->outcome, PushOutcome::Accepted);
        const QList<PushLogEntry> log = house.log();
        QCOMPARE(log.size(), 1);
        QCOMPARE(log.first().licenseId, house.license.id);
        QCOMPARE(log.first().installation, QStringLiteral("one"));
        QCOMPARE(log.first().callId, orderFor().callId);
        QVERIFY(!log.first().tokenMasked.contains(u"1234567890"));
    }

    void aRetryAndATwinSendOnce()
    {
        GatewayHouse house(migrated(), box());
        auto first = house.forward.forward(orderFor(), house.license);
        auto twin = house.forward.forward(orderFor(), house.license);
        const auto firstAnswer = QCoro::waitFor(std::move(first));
        const auto twinAnswer = QCoro::waitFor(std::move(twin));
        const auto retry = QCoro::waitFor(house.forward.forward(orderFor(), house.license));
        QVERIFY(firstAnswer && twinAnswer && retry);
        QVERIFY(!firstAnswer->repeated && twinAnswer->repeated && retry->repeated);
        QCOMPARE(retry->outcome, PushOutcome::Accepted);
        QCOMPARE(house.provider.sent.size(), 1);
        QCOMPARE(house.log().size(), 1);
    }

    void anotherTokenCallEventOrLicenceIsAnotherPush()
    {
        GatewayHouse house(migrated(), box());
        PushOrder otherToken = orderFor(QStringLiteral("another-token-abcdef"));
        PushOrder otherCall = orderFor();
        otherCall.callId = QStringLiteral("another");
        PushOrder cancel = orderFor();
        cancel.event = PushEvent::Cancel;
        const KnownLicense otherLicense = KnownLicense::of(house.issue().license);
        for (const PushOrder &order : {orderFor(), otherToken, otherCall, cancel})
            QVERIFY(!QCoro::waitFor(house.forward.forward(order, house.license))->repeated);
        QVERIFY(!QCoro::waitFor(house.forward.forward(orderFor(), otherLicense))->repeated);
        QCOMPARE(house.provider.sent.size(), 5);
    }

    void whatFailedMayBeTriedAgain()
    {
        GatewayHouse house(migrated(), box());
        house.provider.report.outcome = PushOutcome::TryLater;
        house.provider.report.retryAfter = 1500ms;
        const auto failed = QCoro::waitFor(house.forward.forward(orderFor(), house.license));
        QCOMPARE(failed->outcome, PushOutcome::TryLater);
        QCOMPARE(failed->retryAfter, std::optional(2s));
        house.provider.report = {};
        const auto again = QCoro::waitFor(house.forward.forward(orderFor(), house.license));
        QCOMPARE(again->outcome, PushOutcome::Accepted);
        QVERIFY(!again->repeated);
        QCOMPARE(house.log().size(), 2);
    }

    void aDeadTokenIsToldAgainWithoutAskingTheProvider()
    {
        GatewayHouse house(migrated(), box());
        house.provider.report.outcome = PushOutcome::TokenDead;
        house.provider.report.reason = QStringLiteral("Unregistered");
        for (int i = 0; i < 3; ++i) {
            const auto pushed = QCoro::waitFor(house.forward.forward(orderFor(), house.license));
            QCOMPARE(pushed->outcome, PushOutcome::TokenDead);
            QCOMPARE(pushed->reason, QStringLiteral("Unregistered"));
        }
        QCOMPARE(house.provider.sent.size(), 1);
        QCOMPARE(house.forward.deadTokens(), 1);
    }

    void aRetryAcrossARestartSendsNothing()
    {
        GatewayHouse house(migrated(), box());
        VERIFY_RESULT(QCoro::waitFor(house.forward.forward(orderFor(), house.license)));
        ForwardPush restarted(house.gateway, house.writer, house.box, house.clock, ForwardPush::Options{});
        QCoro::waitFor(restarted.recall());
        const auto retry = QCoro::waitFor(restarted.forward(orderFor(), house.license));
        VERIFY_RESULT(retry);
        QVERIFY(retry->repeated);
        QCOMPARE(house.provider.sent.size(), 1);
    }

    void aRingGroupOfElevenPassesAndAFloodDoesNot()
    {
        GatewayHouse house(migrated(), box());
        ForwardPush::Options options;
        options.rate = {.perSecond = 1, .burst = 11};
        ForwardPush forward(house.gateway, house.writer, house.box, house.clock, options);
        std::vector<QCoro::Task<Result<ForwardedPush>>> underWay;
        for (int phone = 0; phone < 12; ++phone)
            underWay.push_back(
                forward.forward(orderFor(QStringLiteral("token-of-phone-%1").arg(phone)), house.license));
        QList<Result<ForwardedPush>> answers;
        for (auto &task : underWay)
            answers.append(QCoro::waitFor(std::move(task)));
        QCOMPARE(std::ranges::count_if(answers, [](const auto &answer) { return answer.has_value(); }), 11);
        QCOMPARE(answers.last().error().code, QStringLiteral("throttled"));
        QVERIFY(answers.last().error().retryAfter >= 1s);
    }

    void aLicenceThatIsNotServedSendsNothing()
    {
        GatewayHouse house(migrated(), box());
        KnownLicense suspended = house.license;
        suspended.status = LicenseStatus::Suspended;
        QCOMPARE(QCoro::waitFor(house.forward.forward(orderFor(), suspended)).error().code,
                 QStringLiteral("license_suspended"));
        KnownLicense expired = house.license;
        expired.expiresAt = house.clock.now().addDays(-15).toMSecsSinceEpoch();
        expired.graceEnd = house.clock.now().addDays(-1).toMSecsSinceEpoch();
        QCOMPARE(QCoro::waitFor(house.forward.forward(orderFor(), expired)).error().code,
                 QStringLiteral("license_expired"));
        expired.graceEnd = house.clock.now().addDays(1).toMSecsSinceEpoch();
        expired.expiresAt = expired.graceEnd - 14 * qint64(86'400'000);
        VERIFY_RESULT(QCoro::waitFor(house.forward.forward(orderFor(), expired))); // in its days of grace
        QCOMPARE(house.provider.sent.size(), 1);
    }

    void pushKitTokensAreToldByTheirTopic_data()
    {
        QTest::addColumn<QString>("appId");
        QTest::addColumn<int>("event");
        QTest::addColumn<bool>("voip");
        const auto event = [](PushEvent e) { return static_cast<int>(e); };
        QTest::newRow("voip topic") << u"TEAM.org.example.voip"_qs << event(PushEvent::Voicemail) << true;
        QTest::newRow("plain topic") << u"TEAM.org.example"_qs << event(PushEvent::IncomingCall) << false;
        QTest::newRow("no topic, a call") << QString() << event(PushEvent::IncomingCall) << true;
        QTest::newRow("no topic, its end") << QString() << event(PushEvent::Cancel) << true;
        QTest::newRow("no topic, a voicemail") << QString() << event(PushEvent::Voicemail) << false;
    }
    void pushKitTokensAreToldByTheirTopic()
    {
        QFETCH(QString, appId);
        QFETCH(int, event);
        QFETCH(bool, voip);
        GatewayHouse house(migrated(), box());
        PushOrder order = orderFor();
        order.provider = PushProviderName::Apns;
        order.appId = appId;
        order.event = static_cast<PushEvent>(event);
        VERIFY_RESULT(QCoro::waitFor(house.forward.forward(order, house.license)));
        QCOMPARE(house.provider.sent.first().target.voip, voip);
    }
};

QTEST_GUILESS_MAIN(ForwardPushTest)
#include "ForwardPushTest.moc"
