// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakeHouse.h"

using namespace wakeline;

/// Calls that go on to another extension, and the phones that are woken for it.
class FollowedCallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFollowedCallWakesTheNextExtensionAndIsCalledOffThere();
    void refusedPushesLeadOnToFollowMe();
    void aRefusalThatComesLateDoesNotMeetTheNextStep();
};

void FollowedCallTest::aFollowedCallWakesTheNextExtensionAndIsCalledOffThere()
{
    House house;
    house.follow(QStringLiteral("token-of-103-ccccccccc"));
    const IncomingCall call = house.call(QStringLiteral("c1"), 1);
    house.wake.callArrived(call);
    QCOMPARE(house.lastDecision().action, CallDecision::Action::Deliver);
    QVERIFY(house.lastDecision().askAgain);
    QVERIFY(house.provider.sent.isEmpty());
    house.wake.stepFailed(house.failed(call, QStringLiteral("deliver"), 408));
    QCOMPARE(house.lastDecision().action, CallDecision::Action::PushWait);
    QCOMPARE(house.lastDecision().leg, QStringLiteral("103"));
    QCOMPARE(house.provider.tokensOf(PushEvent::IncomingCall), QStringList{QStringLiteral("token-of-103-ccccccccc")});
    QCOMPARE(house.provider.sent.first().callerName, QStringLiteral("Bo"));
    QCOMPARE(house.board.calls().find(QStringLiteral("c1"))->state, CallState::Held);
    // The caller gives up: the SIP server names the extension that was dialled.
    Q_EMIT house.pbx.callReported(
        {CallReport::Progress::Failed, QStringLiteral("c1"), QStringLiteral("101"), QStringLiteral("102"), {}, 487});
    QTRY_COMPARE(house.provider.tokensOf(PushEvent::Cancel), QStringList{QStringLiteral("token-of-103-ccccccccc")});
}

void FollowedCallTest::refusedPushesLeadOnToFollowMe()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.follow(QStringLiteral("token-of-103-ccccccccc"));
    house.provider.outcomes.insert(QStringLiteral("token-one-aaaaaaaaaaa"), PushOutcome::Misconfigured);
    house.wake.callArrived(house.call());
    QCOMPARE(house.lastDecision().leg, QString());
    QTRY_COMPARE(house.pbx.decisions.size(), 2);
    QCOMPARE(house.lastDecision().action, CallDecision::Action::PushWait);
    QCOMPARE(house.lastDecision().leg, QStringLiteral("103"));
    QCOMPARE(house.pbx.decisions.at(1).first, house.pbx.decisions.at(0).first);
}

void FollowedCallTest::aRefusalThatComesLateDoesNotMeetTheNextStep()
{
    House house;
    house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
    house.follow(QStringLiteral("token-of-103-ccccccccc"));
    house.provider.outcomes.insert(QStringLiteral("token-one-aaaaaaaaaaa"), PushOutcome::Misconfigured);
    const IncomingCall call = house.call();
    house.wake.callArrived(call);
    house.wake.stepFailed(house.failed(call, QStringLiteral("hold"), 408));
    QCOMPARE(house.pbx.decisions.size(), 2);
    QCOMPARE(house.lastDecision().leg, QStringLiteral("103"));
    QTRY_VERIFY(house.board.calls().find(QStringLiteral("c1"))->pushesAccepted == 1);
    QTest::qWait(50);
    QCOMPARE(house.pbx.decisions.size(), 2);
}

QTEST_GUILESS_MAIN(FollowedCallTest)
#include "FollowedCallTest.moc"
