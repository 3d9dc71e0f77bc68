// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakePhones.h"
#include "WakeHouse.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

class WakePhonesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallForASleepingPhoneIsHeldAndEveryDeviceIsPushedAtOnce();
    void aRetriedInvitePushesOnce();
    void refusalByEveryProviderEndsTheWaitAtOnce();
    void aDeadTokenIsRemovedAndTheOthersStillWake();
    void aRegisterThatFollowsThePushIsMeasured();
    void aCancelledCallIsCalledOff();
    void aPhoneThatPerhapsGotItsPushIsCalledOffToo();
    void anAnswerElsewhereIsCalledOffForTheOthers();
    void aRegisteredPhoneIsCalledAndItsSleepingSiblingPushed();
    void anUnknownNumberAndDoNotDisturbAreRefused();
    void doNotDisturbFromTheAppHoldsForTheVeryNextInvite();
    void unregisteringRemovesTheTokenAndExpiryKeepsIt();
    void callsAreDecidedAndPushedWhileTheDatabaseIsAway();
};

void WakePhonesTest::aCallForASleepingPhoneIsHeldAndEveryDeviceIsPushedAtOnce()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.sleeper(QStringLiteral("token-two-bbbbbbbbbbb"));
    house.wake.callArrived(house.call());
    QCOMPARE(house.lastDecision().action, CallDecision::Action::PushWait);
    QCOMPARE(house.lastDecision().hold, 5000ms);
    QCOMPARE(house.lastDecision().onFail->code, 480);
    // Both were handed to the provider before either answered, within this very call.
    QCOMPARE(house.provider.sent.size(), 2);
    const auto shown = house.board.calls().find(QStringLiteral("c1"));
    QCOMPARE(shown->state, CallState::Held);
    QCOMPARE(shown->pushesSent, 2);
    QTRY_COMPARE(house.board.calls().find(QStringLiteral("c1"))->pushesAccepted, 2);
    QCOMPARE(house.pbx.decisions.size(), 1);
}

void WakePhonesTest::aRetriedInvitePushesOnce()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.wake.callArrived(house.call());
    house.wake.callArrived(house.call());
    QCOMPARE(house.pbx.decisions.size(), 2);
    QCOMPARE(house.lastDecision().action, CallDecision::Action::PushWait);
    QCOMPARE(house.provider.sent.size(), 1);
}

void WakePhonesTest::refusalByEveryProviderEndsTheWaitAtOnce()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.sleeper(QStringLiteral("token-two-bbbbbbbbbbb"));
    house.provider.outcomes.insert(QStringLiteral("token-one-aaaaaaaaaaa"), PushOutcome::Misconfigured);
    house.provider.outcomes.insert(QStringLiteral("token-two-bbbbbbbbbbb"), PushOutcome::TryLater);
    house.wake.callArrived(house.call());
    QTRY_COMPARE(house.pbx.decisions.size(), 2);
    QCOMPARE(house.pbx.decisions.at(1).first, house.pbx.decisions.at(0).first);
    QCOMPARE(house.lastDecision().action, CallDecision::Action::Reject);
    QCOMPARE(house.lastDecision().code, 480);
    // A retry of the same call is not held for nothing either.
    house.wake.callArrived(house.call());
    QCOMPARE(house.lastDecision().action, CallDecision::Action::Reject);
    QCOMPARE(house.provider.sent.size(), 2);
    // Neither answer was the tokens' fault.
    QCOMPARE(house.directory.targetsOf(QStringLiteral("102")).size(), 2);
}

void WakePhonesTest::aDeadTokenIsRemovedAndTheOthersStillWake()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.sleeper(QStringLiteral("token-two-bbbbbbbbbbb"));
    house.provider.outcomes.insert(QStringLiteral("token-one-aaaaaaaaaaa"), PushOutcome::TokenDead);
    house.wake.callArrived(house.call());
    QTRY_COMPARE(house.directory.targetsOf(QStringLiteral("102")).size(), 1);
    QTest::qWait(50);
    QCOMPARE(house.pbx.decisions.size(), 1);
}

void WakePhonesTest::aRegisterThatFollowsThePushIsMeasured()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    QList<std::chrono::milliseconds> woke;
    QObject::connect(&house.wake, &WakePhones::deviceWoke, &house.wake,
                     [&](qint64, const QString &, std::chrono::milliseconds after) { woke.append(after); });
    house.wake.callArrived(house.call());
    QTest::qWait(60);
    house.registers(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.registers(QStringLiteral("token-one-aaaaaaaaaaa"));
    QCOMPARE(woke.size(), 1);
    QVERIFY(woke.first() >= 50ms && woke.first() < 5000ms);
    QVERIFY(house.board.calls().find(QStringLiteral("c1"))->registeredMs);
    QCOMPARE(house.board.registrations().find(QStringLiteral("102"))->state, RegistrationState::Online);
}

void WakePhonesTest::aCancelledCallIsCalledOff()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.wake.callArrived(house.call());
    QTRY_COMPARE(house.board.calls().find(QStringLiteral("c1"))->pushesAccepted, 1);
    const CallReport cancelled{
        CallReport::Progress::Failed, QStringLiteral("c1"), QStringLiteral("101"), QStringLiteral("102"), {}, 487};
    Q_EMIT house.pbx.callReported(cancelled);
    Q_EMIT house.pbx.callReported(cancelled);
    QCOMPARE(house.provider.tokensOf(PushEvent::Cancel), QStringList{QStringLiteral("token-one-aaaaaaaaaaa")});
}

void WakePhonesTest::aPhoneThatPerhapsGotItsPushIsCalledOffToo()
{
    House house;
    const QString perhaps = QStringLiteral("token-one-aaaaaaaaaaa");
    const QString never = QStringLiteral("token-two-bbbbbbbbbbb");
    house.sleeper(perhaps);
    house.sleeper(never);
    house.provider.outcomes = {{perhaps, PushOutcome::TryLater}, {never, PushOutcome::TryLater}};
    house.provider.perhapsDelivered = {perhaps};
    qsizetype ended = 0;
    QObject::connect(&house.log, &PushLogWriter::stored, &house.log,
                     [&ended](const QList<PushLogEntry> &entries) { ended += entries.size(); });
    house.wake.callArrived(house.call());
    QTRY_COMPARE(ended, 2);
    QCOMPARE(house.pbx.decisions.size(), 1);
    Q_EMIT house.pbx.callReported(
        {CallReport::Progress::Failed, QStringLiteral("c1"), QStringLiteral("101"), QStringLiteral("102"), {}, 487});
    QCOMPARE(house.provider.tokensOf(PushEvent::Cancel), QStringList{perhaps});
}

void WakePhonesTest::anAnswerElsewhereIsCalledOffForTheOthers()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.sleeper(QStringLiteral("token-two-bbbbbbbbbbb"));
    house.wake.callArrived(house.call());
    QTRY_COMPARE(house.board.calls().find(QStringLiteral("c1"))->pushesAccepted, 2);
    house.registers(QStringLiteral("token-one-aaaaaaaaaaa"), QStringLiteral("sip:102@192.0.2.1:5070"));
    Q_EMIT house.pbx.callReported({CallReport::Progress::Answered, QStringLiteral("c1"), QStringLiteral("101"),
                                   QStringLiteral("102"), QStringLiteral("sip:102@192.0.2.1:5070"), 200});
    QCOMPARE(house.provider.tokensOf(PushEvent::Cancel), QStringList{QStringLiteral("token-two-bbbbbbbbbbb")});
}

void WakePhonesTest::aRegisteredPhoneIsCalledAndItsSleepingSiblingPushed()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    BindingReport desk;
    desk.extension = QStringLiteral("102");
    desk.contact = QStringLiteral("sip:102@192.0.2.5:5060");
    desk.expires = 60s;
    desk.source = QStringLiteral("udp:192.0.2.5:5060");
    Q_EMIT house.pbx.bindingReported(desk);
    house.wake.callArrived(house.call(QStringLiteral("c1"), 1));
    QCOMPARE(house.lastDecision().action, CallDecision::Action::Deliver);
    QCOMPARE(house.provider.tokensOf(PushEvent::IncomingCall), QStringList{QStringLiteral("token-one-aaaaaaaaaaa")});
}

void WakePhonesTest::anUnknownNumberAndDoNotDisturbAreRefused()
{
    House house;
    IncomingCall call = house.call();
    call.callee = QStringLiteral("999");
    house.wake.callArrived(call);
    QCOMPARE(house.lastDecision().code, 404);
    house.addExtension(QStringLiteral("103"), true);
    call.callee = QStringLiteral("103");
    house.wake.callArrived(call);
    QCOMPARE(house.lastDecision().code, 486);
    QVERIFY(house.provider.sent.isEmpty());
}

void WakePhonesTest::doNotDisturbFromTheAppHoldsForTheVeryNextInvite()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    ChangeAppProfile profiles(house.directory);
    const qint64 id = house.directory.extension(QStringLiteral("102"))->id;
    const auto doNotDisturb = [&](bool on) {
        AppProfileDraft draft;
        draft.doNotDisturb = on;
        return QCoro::waitFor(profiles.change(id, QStringLiteral("102"), std::nullopt, draft));
    };
    QVERIFY(doNotDisturb(true));
    house.wake.callArrived(house.call(QStringLiteral("c1")));
    QCOMPARE(house.lastDecision().action, CallDecision::Action::Reject);
    QCOMPARE(house.lastDecision().code, 486);
    QVERIFY(house.provider.sent.isEmpty());
    QVERIFY(doNotDisturb(false));
    house.wake.callArrived(house.call(QStringLiteral("c2")));
    QCOMPARE(house.lastDecision().action, CallDecision::Action::PushWait);
    QCOMPARE(house.provider.sent.size(), 1);
}

void WakePhonesTest::unregisteringRemovesTheTokenAndExpiryKeepsIt()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    QCOMPARE(house.directory.targetsOf(QStringLiteral("102")).size(), 1);
    BindingReport report = house.registers(QStringLiteral("token-one-aaaaaaaaaaa"));
    report.change = BindingReport::Change::Removed;
    Q_EMIT house.pbx.bindingReported(report);
    QCOMPARE(house.directory.targetsOf(QStringLiteral("102")).size(), 0);
}

void WakePhonesTest::callsAreDecidedAndPushedWhileTheDatabaseIsAway()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.database.shutDown();
    house.wake.callArrived(house.call());
    QCOMPARE(house.lastDecision().action, CallDecision::Action::PushWait);
    QTRY_COMPARE(house.board.calls().find(QStringLiteral("c1"))->pushesAccepted, 1);
}

QTEST_GUILESS_MAIN(WakePhonesTest)
#include "WakePhonesTest.moc"
