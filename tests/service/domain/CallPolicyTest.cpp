// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallPolicy.h"
#include "CallSituation.h"

#include <QTest>

using namespace wakeline;
using Action = CallDecision::Action;

/// Every row is a call for extension 101 from 200: how things are, what happens, what the SIP server is told.
/// The words are explained in CallSituation.h.
class CallPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();

    void aSleepingPhoneGetsTheConfiguredTimeAndASafeEnd();
    void aDeliveredCallIsNotHeld();
    void anExtensionDeletedMeanwhileEndsTheCallToo();
    void aCallGoesThroughAllItsStepsAndEnds();
    void aCircleOfExtensionsEnds();
    void refusedNumbersAreNamed();
};

void CallPolicyTest::decides_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *how, const char *event, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(how) << QString::fromUtf8(event) << QString::fromUtf8(expected);
    };
    const char *arrives = "arrives";

    // The extension's own phones.
    row("unknown number", "unknown", arrives, "reject 404");
    row("unknown number that is registered all the same", "unknown awake asleep", arrives, "reject 404");
    row("awake", "awake", arrives, "ring own 30s, else reject 480");
    row("awake, with sleeping devices too", "awake asleep", arrives, "ring own 30s, else reject 480");
    row("asleep", "asleep", arrives, "hold own 30s, else reject 480");
    row("offline", "", arrives, "reject 480");
    row("ring time of the extension", "awake ring=12", arrives, "ring own 12s, else reject 480");
    row("ring time of a woken phone", "asleep ring=12", arrives, "hold own 12s, else reject 480");

    // Do not disturb.
    row("disturbed while awake", "awake dnd", arrives, "reject 486");
    row("disturbed while asleep", "asleep dnd", arrives, "reject 486");
    row("disturbed while offline", "dnd", arrives, "reject 486");
    row("disturbed: follow-me does not bypass it", "awake dnd follow=102 102:awake", arrives, "reject 486");
    row("disturbed, refusing, with a box", "awake dnd box", arrives, "reject 486");
    row("disturbed, recording", "awake dnd dnd_action=voicemail box", arrives, "voicemail 7101, else reject 480");
    row("disturbed, recording, without a box", "awake dnd dnd_action=voicemail", arrives, "reject 486");
    row("disturbed, recording, without a recorder", "awake dnd dnd_action=voicemail box no-recorder", arrives,
        "reject 486");
    row("an allowed caller", "awake dnd allowed=200", arrives, "ring own 30s, else reject 480");
    row("an allowed caller wakes the phone", "asleep dnd allowed=200", arrives, "hold own 30s, else reject 480");
    row("another caller is allowed", "awake dnd allowed=201", arrives, "reject 486");
    row("a number that begins like an allowed one", "awake dnd allowed=20", arrives, "reject 486");
    row("quiet hours", "awake quiet", arrives, "reject 486");
    row("quiet hours, recording", "awake quiet dnd_action=voicemail box", arrives, "voicemail 7101, else reject 480");
    row("quiet hours, allowed caller", "awake quiet allowed=200", arrives, "ring own 30s, else reject 480");
    row("outside the quiet hours", "awake loud", arrives, "ring own 30s, else reject 480");

    // Voicemail as the last step.
    row("awake, with a box", "awake box", arrives, "ring own 30s, else voicemail 7101, asks");
    row("asleep, with a box", "asleep box", arrives, "hold own 30s, else voicemail 7101, asks");
    row("offline, with a box", "box", arrives, "voicemail 7101, else reject 480");
    row("offline, refusing", "box on_offline=reject", arrives, "reject 480");
    row("a box, but no recorder", "awake box no-recorder", arrives, "ring own 30s, else reject 480");
    row("voicemail does not answer", "box", "voicemail 480", "reject 480");
    row("voicemail is full", "box follow=102 102:awake", "voicemail 486", "reject 480");

    // Listening to one's own box.
    row("listening", "box", "listens as 101", "listen to 7101");
    row("listening, undisturbed", "box awake dnd", "listens as 101", "listen to 7101");
    row("listening without a box", "awake", "listens as 101", "reject 404");
    row("listening: From says 101, the password is 102's", "box", "listens as 102", "reject 404");
    row("listening without a password of ours", "box", "listens", "reject 403");
    row("listening without a recorder", "box no-recorder", "listens as 101", "reject 404");
    row("listening switched off", "box no-access", "listens as 101", "reject 404");

    // What the own phones say.
    row("no answer", "awake", "own 408", "reject 480");
    row("no answer, with a box", "awake box", "own 408", "voicemail 7101, else reject 480");
    row("no answer, refusing", "awake box on_no_answer=reject", "own 408", "reject 480");
    row("busy", "awake", "own 486", "reject 486");
    row("busy, with a box", "awake box", "own 486", "voicemail 7101, else reject 480");
    row("busy, refusing", "awake box on_busy=reject", "own 486", "reject 486");
    row("busy, following", "awake on_busy=follow_me follow=102 102:awake", "own 486", "ring 102 30s, else reject 480");
    row("busy does not follow by itself", "awake follow=102 102:awake", "own 486", "reject 486");
    row("busy everywhere", "awake", "own 600", "reject 600");
    row("declined", "awake", "own 603", "reject 603");
    row("declined, with a box", "awake box", "own 603", "voicemail 7101, else reject 480");
    row("declined, refusing", "awake box on_declined=reject", "own 603", "reject 603");
    row("declined, following", "awake on_declined=follow_me follow=102 102:awake", "own 603",
        "ring 102 30s, else reject 480");
    row("the phone itself says that it is unavailable", "awake box on_offline=reject", "own 480", "reject 480");
    row("the phone has gone", "awake box on_no_answer=reject", "own 410", "voicemail 7101, else reject 480");
    row("a broken phone is one that does not answer", "awake box on_offline=reject", "own 500",
        "voicemail 7101, else reject 480");
    row("nothing woke up", "asleep", "hold 408", "reject 480");
    row("nothing woke up, with a box", "asleep box", "hold 408", "voicemail 7101, else reject 480");
    row("nothing woke up counts as offline", "asleep box on_offline=reject", "hold 408", "reject 480");
    row("every push was refused", "asleep follow=102 102:awake", "hold 480", "ring 102 30s, else reject 480");

    // Follow-me, one after the other.
    row("follow-me that is off", "awake follow=102 102:awake off", arrives, "ring own 30s, else reject 480");
    row("awake, then follow-me", "awake follow=102 102:awake", arrives, "ring own 30s, else ring 102 30s, asks");
    row("awake, then follow-me, then voicemail", "awake follow=102 102:awake box", arrives,
        "ring own 30s, else ring 102 30s, else voicemail 7101, asks");
    row("offline, so follow-me at once", "follow=102 102:awake", arrives, "ring 102 30s, else reject 480");
    row("no answer, so follow-me", "awake follow=102/t20 102:awake", "own 408", "ring 102 20s, else reject 480");
    row("no answer, follow-me refused by the rules", "awake follow=102 102:awake on_no_answer=reject", "own 408",
        "reject 480");
    row("no answer, voicemail before follow-me by the rules", "awake follow=102 102:awake box on_no_answer=voicemail",
        "own 408", "voicemail 7101, else reject 480");
    row("the second number", "follow=102,103 102:awake 103:awake", "number:102 408", "ring 103 30s, else reject 480");
    row("a busy number leads on to the next", "follow=102,103 102:awake 103:awake", "number:102 486",
        "ring 103 30s, else reject 480");
    row("a broken number leads on to the next", "follow=102,103 102:awake 103:awake", "number:102 500",
        "ring 103 30s, else reject 480");
    row("declining at a number declines the call", "follow=102,103 102:awake 103:awake", "number:102 603",
        "reject 603");
    row("declining at a number, with a box", "follow=102,103 102:awake 103:awake box", "number:102 603",
        "voicemail 7101, else reject 480");
    row("after the last number", "follow=102 102:awake", "number:102 408", "reject 480");
    row("after the last number, busy", "follow=102 102:awake", "number:102 486", "reject 486");
    row("after the last number, voicemail", "follow=102 102:awake box", "number:102 408",
        "voicemail 7101, else reject 480");
    row("a colleague who sleeps is woken", "follow=102 102:asleep", arrives, "hold 102 30s, else reject 480");
    row("a colleague who is offline is passed over", "follow=102,103 103:awake", arrives,
        "ring 103 30s, else reject 480");
    row("a colleague who is not to be disturbed is passed over", "follow=102,103 102:awake 102:dnd 103:awake", arrives,
        "ring 103 30s, else reject 480");
    row("a number that is removed meanwhile", "follow=103 103:awake", "number:102 408",
        "ring 103 30s, else reject 480");
    row("a delay", "follow=102/d15 102:awake", arrives, "wait 15s, else ring 102 30s, asks");
    row("a delay, with a box", "follow=102/d15 102:awake box", arrives,
        "wait 15s, else ring 102 30s, else voicemail 7101, asks");
    row("after the delay", "follow=102/d15 102:awake", "pause:102 408", "ring 102 30s, else reject 480");
    row("offline after the delay", "follow=102/d15,103 103:awake", "pause:102 408", "ring 103 30s, else reject 480");
    row("offline after the delay, and the last", "follow=102/d15 box", "pause:102 408",
        "voicemail 7101, else reject 480");

    // Through the trunk.
    row("an allowed number", "follow=+4930123/t25 trunk", arrives, "to +4930123 25s, else reject 480");
    row("a number with another prefix", "follow=+8830123 trunk", arrives, "reject 480");
    row("a number with the prefix in the middle", "follow=0049301 trunk", arrives, "reject 480");
    row("a number without a trunk", "follow=+4930123", arrives, "reject 480");
    row("what is no telephone number", "follow=+49a30 trunk", arrives, "reject 480");
    row("a refused number is passed over", "follow=+8830123,102 102:awake trunk", arrives,
        "ring 102 30s, else reject 480");
    row("diverted twice before", "follow=+4930123 trunk diverted=2", arrives, "to +4930123 30s, else reject 480");
    row("diverted too often does not leave", "follow=+4930123 trunk diverted=3", arrives, "reject 480");
    row("diverted too often may go to a colleague", "follow=+4930123,102 102:awake trunk diverted=3", arrives,
        "ring 102 30s, else reject 480");

    // All at once.
    row("at once", "awake follow=102/t40,+4930123 102:awake trunk simultaneous", arrives,
        "all own 102 +4930123 40s, else reject 480");
    row("at once, with a box", "awake follow=102 102:awake simultaneous box", arrives,
        "all own 102 30s, else voicemail 7101, asks");
    row("at once while the own phones sleep", "asleep follow=102 102:awake simultaneous", arrives,
        "all own 102 30s, else reject 480");
    row("at once while the own phones are offline", "follow=102,103 102:awake 103:awake simultaneous", arrives,
        "all 102 103 30s, else reject 480");
    row("at once, but nobody else is there", "awake follow=102 simultaneous", arrives, "ring own 30s, else reject 480");
    row("at once, a sleeping colleague cannot ring yet", "awake follow=102,103 102:asleep 103:awake simultaneous",
        arrives, "all own 103 30s, else reject 480");
    row("nobody answered", "awake follow=102 102:awake simultaneous box", "everyone 408",
        "voicemail 7101, else reject 480");
    row("all are busy", "awake follow=102 102:awake simultaneous", "everyone 486", "reject 486");
    row("one declined", "awake follow=102 102:awake simultaneous", "everyone 603", "reject 603");
    row("nobody answered, and it does not begin again", "awake follow=102 102:awake simultaneous", "everyone 408",
        "reject 480");
    row("an unreadable trail goes nowhere", "awake follow=102 102:awake box", "rubbish 408", "reject 480");
}

void CallPolicyTest::decides()
{
    QFETCH(QString, how);
    QFETCH(QString, event);
    CallSituation situation(how);
    QTEST(describe(situation.after(event)), "expected");
}

void CallPolicyTest::aSleepingPhoneGetsTheConfiguredTimeAndASafeEnd()
{
    CallSituation situation(QStringLiteral("asleep"));
    situation.options.hold = std::chrono::milliseconds(1234);
    situation.options.ringWhileHeld = true;
    const CallDecision decision = situation.after(QStringLiteral("arrives"));
    QCOMPARE(decision.hold.count(), 1234);
    QVERIFY(decision.ringWhileHeld);
    // The SIP server must know how it ends without asking: the service may be gone by then.
    QVERIFY(decision.onFail);
    QVERIFY(*decision.onFail == (CallDecision::OnFail{Action::Reject, {}, 480}));
}

void CallPolicyTest::aDeliveredCallIsNotHeld()
{
    CallSituation situation(QStringLiteral("awake asleep"));
    situation.options.ringWhileHeld = true;
    const CallDecision decision = situation.after(QStringLiteral("arrives"));
    QCOMPARE(decision.hold.count(), 0);
    QVERIFY(!decision.ringWhileHeld);
}

void CallPolicyTest::anExtensionDeletedMeanwhileEndsTheCallToo()
{
    CallSituation situation(QStringLiteral("unknown box follow=102 102:awake"));
    QCOMPARE(describe(situation.after(QStringLiteral("hold 408"))), QStringLiteral("reject 480"));
}

void CallPolicyTest::aCallGoesThroughAllItsStepsAndEnds()
{
    CallSituation situation(QStringLiteral("awake follow=102,+4930123,103/d5 102:asleep 103:awake trunk box"));
    const QStringList steps = situation.walk(408);
    QCOMPARE(steps, (QStringList{QStringLiteral("ring own 30s, else ring 102 30s, else voicemail 7101, asks"),
                                 QStringLiteral("hold 102 30s, else to +4930123 30s, else voicemail 7101, asks"),
                                 QStringLiteral("to +4930123 30s, else ring 103 30s, else voicemail 7101, asks"),
                                 QStringLiteral("wait 5s, else ring 103 30s, else voicemail 7101, asks"),
                                 QStringLiteral("ring 103 30s, else voicemail 7101, asks"),
                                 QStringLiteral("voicemail 7101, else reject 480"), QStringLiteral("reject 480")}));
}

void CallPolicyTest::aCircleOfExtensionsEnds()
{
    // 101 → 102 → 103 → 101, and every one of them leads on.
    CallSituation situation(
        QStringLiteral("awake follow=102 102:awake 102:follow=103,101 103:awake 103:follow=101,102"));
    const QStringList steps = situation.walk(408);
    QCOMPARE(steps.size(), 4);
    QVERIFY(steps.at(1).startsWith(u"ring 102"));
    QVERIFY(steps.at(2).startsWith(u"ring 103"));
    QCOMPARE(steps.at(3), QStringLiteral("reject 480"));
    // No deeper than three: 104 is the fourth.
    CallSituation deep(QStringLiteral("follow=102 102:follow=103 103:follow=104 104:follow=105 105:awake"));
    QCOMPARE(describe(deep.after(QStringLiteral("arrives"))), QStringLiteral("reject 480"));
    CallSituation shallow(QStringLiteral("follow=102 102:follow=103 103:follow=104 104:awake"));
    QCOMPARE(describe(shallow.after(QStringLiteral("arrives"))), QStringLiteral("ring 104 30s, else reject 480"));
}

void CallPolicyTest::refusedNumbersAreNamed()
{
    CallSituation situation(QStringLiteral("follow=102,+4930123,+8830123 102:awake trunk"));
    const CallWorld world = situation.world();
    QCOMPARE(CallPolicy(situation.options).refusedNumbers(*world.extension(QStringLiteral("101")), world),
             QStringList{QStringLiteral("+8830123")});
}

QTEST_APPLESS_MAIN(CallPolicyTest)
#include "CallPolicyTest.moc"
