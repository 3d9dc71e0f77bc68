// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallPolicy.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using Action = CallDecision::Action;

namespace {

std::optional<Extension> extension(bool doNotDisturb = false)
{
    Extension ida;
    ida.id = 1;
    ida.number = QStringLiteral("207");
    ida.doNotDisturb = doNotDisturb;
    return ida;
}

IncomingCall call(int liveContacts)
{
    return {QStringLiteral("1:2"), QStringLiteral("c1"),
            QStringLiteral("207"), QStringLiteral("210"),
            QStringLiteral("Kim"), false,
            liveContacts,          QStringLiteral("udp:192.0.2.7:5060")};
}

} // namespace

class CallPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<bool>("doNotDisturb");
        QTest::addColumn<int>("contacts");
        QTest::addColumn<int>("devices");
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, bool known, bool dnd, int contacts, int devices, Action action,
                            int code = 480) {
            QTest::newRow(name) << known << dnd << contacts << devices << int(action) << code;
        };
        row("unknown number", false, false, 0, 0, Action::Reject, 404);
        row("unknown number that is registered all the same", false, false, 1, 1, Action::Reject, 404);
        row("online", true, false, 1, 0, Action::Deliver);
        row("online with sleeping devices too", true, false, 2, 3, Action::Deliver);
        row("asleep", true, false, 0, 1, Action::PushWait);
        row("offline without devices", true, false, 0, 0, Action::Reject, 480);
        row("do not disturb, online", true, true, 1, 1, Action::Reject, 486);
        row("do not disturb, asleep", true, true, 0, 1, Action::Reject, 486);
        row("do not disturb, offline", true, true, 0, 0, Action::Reject, 486);
    }
    void decides()
    {
        QFETCH(bool, known);
        QFETCH(bool, doNotDisturb);
        QFETCH(int, contacts);
        QFETCH(int, devices);
        const auto callee = known ? extension(doNotDisturb) : std::nullopt;
        const CallDecision decision = CallPolicy({5000ms, false}).decide(call(contacts), callee, devices);
        QTEST(int(decision.action), "action");
        if (decision.action == Action::Reject)
            QTEST(decision.code, "code");
    }

    void aSleepingPhoneGetsTheConfiguredTimeAndASafeEnd()
    {
        const CallDecision decision = CallPolicy({1234ms, true}).decide(call(0), extension(), 1);
        QCOMPARE(decision.hold.count(), 1234);
        QVERIFY(decision.ringWhileHeld);
        // The SIP server must know how it ends without asking: the service may be gone by then.
        QVERIFY(decision.onFail);
        QVERIFY(*decision.onFail == (CallDecision::OnFail{Action::Reject, {}, 480}));
    }

    void aDeliveredCallIsNotHeld()
    {
        const CallDecision decision = CallPolicy({5000ms, true}).decide(call(1), extension(), 1);
        QCOMPARE(decision.hold.count(), 0);
        QVERIFY(!decision.ringWhileHeld);
        QVERIFY(decision.onFail);
    }

    void aPhoneThatSaidNoIsObeyed_data()
    {
        QTest::addColumn<int>("stepCode");
        QTest::addColumn<int>("finalCode");
        QTest::newRow("busy") << 486 << 486;
        QTest::newRow("busy everywhere") << 600 << 600;
        QTest::newRow("declined") << 603 << 603;
        QTest::newRow("timed out") << 408 << 480;
        QTest::newRow("unavailable") << 480 << 480;
        QTest::newRow("gone") << 410 << 480;
        QTest::newRow("broken phone") << 500 << 480;
    }
    void aPhoneThatSaidNoIsObeyed()
    {
        QFETCH(int, stepCode);
        const CallStepFailed step{QStringLiteral("1:2"), QStringLiteral("c1"),      QStringLiteral("207"),
                                  QStringLiteral("210"), QStringLiteral("deliver"), stepCode};
        const CallDecision decision = CallPolicy({5000ms, false}).afterStepFailed(step, extension());
        QCOMPARE(decision.action, Action::Reject);
        QTEST(decision.code, "finalCode");
        QVERIFY(!decision.reason.isEmpty());
    }

    void anExtensionDeletedMeanwhileEndsTheCallToo()
    {
        const CallStepFailed step{QStringLiteral("1:2"), QStringLiteral("c1"),   QStringLiteral("207"),
                                  QStringLiteral("210"), QStringLiteral("hold"), 408};
        QCOMPARE(CallPolicy({5000ms, false}).afterStepFailed(step, std::nullopt).code, 480);
    }
};

QTEST_APPLESS_MAIN(CallPolicyTest)
#include "CallPolicyTest.moc"
