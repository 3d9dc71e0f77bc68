// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotifyCall.h"
#include "DatabaseFixture.h"
#include "Directory.h"
#include "PushGateway.h"
#include "PushLogWriter.h"
#include "SendPush.h"

#include <QCoroTimer>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

/// The provider's edge: remembers what was sent, and answers when it is let.
class PatientProvider final : public PushProvider
{
public:
    bool serves(PushProviderName) const override { return true; }
    QCoro::Task<PushReport> send(PushMessage message, QDeadlineTimer deadline) override
    {
        sent.append(message);
        deadlines.append(deadline);
        while (silent && !deadline.hasExpired())
            co_await QCoro::sleepFor(10ms);
        PushReport report;
        report.outcome = silent ? PushOutcome::Expired : PushOutcome::Accepted;
        co_return report;
    }
    QList<ProviderStatus> status() const override { return {}; }

    QStringList tokens() const
    {
        QStringList all;
        for (const PushMessage &message : sent)
            all.append(message.target.token);
        all.sort();
        return all;
    }

    bool silent = false;
    QList<PushMessage> sent;
    QList<QDeadlineTimer> deadlines;
};

/// The rooms behind the webhook on a real database.
struct House
{
    House(Database &opened, const SecretBox &box, const NotifyCall::Options &options = {})
        : database(opened), directory(database, box), log(database), notifyCall(directory, sendPush, clock, options)
    {
        if (!waitFor(directory.load()))
            qFatal("the directory cannot be loaded");
        for (const char *number : {"201", "202"})
            add(QLatin1String(number));
    }
    ~House()
    {
        waitFor(directory.drain());
        waitFor(log.drain());
    }

    void add(const QString &number, bool doNotDisturb = false, const CallRules &rules = {})
    {
        NewExtension extension{number, QStringLiteral("Ida"), {}, doNotDisturb, QString(32, u'a')};
        extension.callRules = rules;
        VERIFY_RESULT(waitFor(directory.addExtension(extension)));
    }

    void addDevice(const QString &extension, const QString &token, const QString &device)
    {
        PushTarget target;
        target.extension = extension;
        target.token = token;
        target.appDeviceId = device;
        target.payload = PushPayload::CallOnly;
        target.registeredAt = clock.now();
        directory.rememberDevice(target);
    }

    static CallNotice notice(const QString &callId = QStringLiteral("c1"))
    {
        return {QStringLiteral("201"), QStringLiteral("101"), QStringLiteral("Bo"), callId, true};
    }

    SystemClock clock;
    Database &database;
    Directory directory;
    PushLogWriter log;
    PatientProvider provider;
    PushGateway gateway{{&provider}, clock};
    SendPush sendPush{gateway, directory, log, clock};
    NotifyCall notifyCall;
};

} // namespace

/// A call that a SIP server tells by webhook: who is pushed, and how often.
class NotifyCallTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeviceIsPushedAfterTheAnswer()
    {
        const auto database = migrated();
        House house(*database, box());
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-two"), QStringLiteral("two"));
        house.addDevice(QStringLiteral("202"), QStringLiteral("token-other"), QStringLiteral("one"));
        const QDateTime before = house.clock.now();
        QCOMPARE(house.notifyCall.notify(House::notice()), 2);
        QVERIFY(house.provider.sent.isEmpty()); // the SIP server is answered first
        QTRY_COMPARE(house.provider.tokens(), QStringList({"token-one", "token-two"}));
        const PushMessage push = house.provider.sent.first();
        QCOMPARE(push.event, PushEvent::IncomingCall);
        QCOMPARE(push.callId, QStringLiteral("c1"));
        QCOMPARE(push.callerName, QStringLiteral("Bo"));
        QCOMPARE(push.callerNumber, QStringLiteral("101"));
        QVERIFY(push.video);
        QVERIFY(push.expiresAt >= before.addSecs(30));
        QCOMPARE(push.target.payload, PushPayload::CallOnly);
    }

    void aCallerWithoutANameIsToldByNumber()
    {
        const auto database = migrated();
        House house(*database, box());
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        CallNotice notice = House::notice();
        notice.callerName.clear();
        house.notifyCall.notify(notice);
        QTRY_COMPARE(house.provider.sent.size(), 1);
        QCOMPARE(house.provider.sent.first().callerName, QStringLiteral("101"));
    }

    void theSameCallIsPushedOnceAndAnsweredAlike()
    {
        const auto database = migrated();
        House house(*database, box());
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        house.addDevice(QStringLiteral("202"), QStringLiteral("token-other"), QStringLiteral("one"));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(house.notifyCall.notify(House::notice()), 1);
        // Another call of the same caller, and the same call forked to another callee, are other calls.
        QCOMPARE(house.notifyCall.notify(House::notice(QStringLiteral("c2"))), 1);
        CallNotice forked = House::notice();
        forked.callee = QStringLiteral("202");
        QCOMPARE(house.notifyCall.notify(forked), 1);
        QTRY_COMPARE(house.provider.sent.size(), 3);
        QTest::qWait(50);
        QCOMPARE(house.provider.tokens(), QStringList({"token-one", "token-one", "token-other"}));
    }

    void whatWasPushedIsForgottenInTimeAndNumber()
    {
        const auto database = migrated();
        House house(*database, box(), {.memory = {.keep = 1s, .capacity = 3}});
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        for (const char *call : {"c1", "c2", "c3", "c4", "c1"})
            house.notifyCall.notify(House::notice(QLatin1String(call)));
        QTRY_COMPARE(house.provider.sent.size(), 5); // c1 made room for c4
        QTest::qWait(1100);
        house.notifyCall.notify(House::notice(QStringLiteral("c4")));
        QTRY_COMPARE(house.provider.sent.size(), 6);
    }

    void whoCannotBeWokenIsNotPushedAndMayBeLater()
    {
        const auto database = migrated();
        House house(*database, box());
        QCOMPARE(house.notifyCall.notify(House::notice()), 0);
        CallNotice stranger = House::notice();
        stranger.callee = QStringLiteral("999");
        QCOMPARE(house.notifyCall.notify(stranger), 0);
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        QCOMPARE(house.notifyCall.notify(House::notice()), 1);
    }

    void whoDoesNotWantToBeDisturbedIsNot()
    {
        const auto database = migrated();
        House house(*database, box());
        house.add(QStringLiteral("203"), true);
        house.addDevice(QStringLiteral("203"), QStringLiteral("token-one"), QStringLiteral("one"));
        CallNotice notice = House::notice();
        notice.callee = QStringLiteral("203");
        QCOMPARE(house.notifyCall.notify(notice), 0);
    }

    void whoMayBeDisturbedByWhomAndWhen_data()
    {
        QTest::addColumn<bool>("doNotDisturb");
        QTest::addColumn<int>("quietFrom"); // hours from now; they end two hours later
        QTest::addColumn<QStringList>("allowed");
        QTest::addColumn<int>("pushed");
        const QStringList nobody;
        QTest::newRow("in the quiet hours") << false << -1 << nobody << 0;
        QTest::newRow("before the quiet hours") << false << 2 << nobody << 1;
        QTest::newRow("in the quiet hours, this caller may") << false << -1 << QStringList{"101"} << 1;
        QTest::newRow("in the quiet hours, another caller may") << false << -1 << QStringList{"102"} << 0;
        QTest::newRow("do not disturb, this caller may") << true << 2 << QStringList{"102", "101"} << 1;
        QTest::newRow("do not disturb, another caller may") << true << 2 << QStringList{"102"} << 0;
    }
    void whoMayBeDisturbedByWhomAndWhen()
    {
        QFETCH(bool, doNotDisturb);
        QFETCH(int, quietFrom);
        QFETCH(QStringList, allowed);
        const auto database = migrated();
        House house(*database, box());
        const QTime from = house.clock.now().toUTC().addSecs(quietFrom * 3600).time();
        CallRules rules;
        rules.dndAllowed = allowed;
        rules.quietHours = QuietHours{from.toString(QStringLiteral("HH:mm")),
                                      from.addSecs(2 * 3600).toString(QStringLiteral("HH:mm")),
                                      QStringLiteral("UTC"),
                                      {}};
        house.add(QStringLiteral("203"), doNotDisturb, rules);
        house.addDevice(QStringLiteral("203"), QStringLiteral("token-one"), QStringLiteral("one"));
        CallNotice notice = House::notice();
        notice.callee = QStringLiteral("203");
        QTEST(house.notifyCall.notify(notice), "pushed");
    }

    void itWorksWhileTheDatabaseIsAway()
    {
        const auto database = migrated();
        House house(*database, box());
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        waitFor(house.directory.drain());
        database->shutDown();
        QCOMPARE(house.notifyCall.notify(House::notice()), 1);
        QTRY_COMPARE(house.provider.sent.size(), 1);
    }

    void aProviderThatSaysNothingIsLeftAfterItsTime()
    {
        const auto database = migrated();
        House house(*database, box(), {.patience = 300ms});
        house.provider.silent = true;
        house.addDevice(QStringLiteral("201"), QStringLiteral("token-one"), QStringLiteral("one"));
        QCOMPARE(house.notifyCall.notify(House::notice()), 1);
        QTRY_COMPARE(house.provider.deadlines.size(), 1);
        QVERIFY(house.provider.deadlines.first().remainingTime() <= 300);
        QTRY_COMPARE_WITH_TIMEOUT(house.gateway.inFlight(), 0, 20'000);
    }
};

QTEST_GUILESS_MAIN(NotifyCallTest)
#include "NotifyCallTest.moc"
