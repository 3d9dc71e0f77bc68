// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "KamailioFixture.h"

#include <QFile>
#include <QRegularExpression>

using namespace wakeline;
using Action = CallDecision::Action;
using Progress = CallReport::Progress;

/// Calls that go on when a step fails: one decision after the other, and what is stored for the case that nobody can be
/// asked. The phones are sipp's, the SIP server is the real Kamailio.
class KamailioStepsTest : public QObject
{
    Q_OBJECT

    KamailioServer server{quietServer()};
    std::unique_ptr<Service> service;

    /// Answers the call with the first decision and every failed step with the next.
    void answerInTurn(const QList<CallDecision> &decisions)
    {
        service->onCall = [this, decisions](const IncomingCall &call) {
            service->pbx->decide(call.transaction, decisions.first());
        };
        service->onStep = [this, decisions](const CallStepFailed &step) {
            const qsizetype turn = service->steps.size();
            service->pbx->decide(step.transaction, turn < decisions.size() ? decisions.at(turn) : reject(500));
        };
    }
    static CallDecision reject(int code)
    {
        CallDecision decision;
        decision.action = Action::Reject;
        decision.code = code;
        return decision;
    }
    static CallDecision ring(std::chrono::milliseconds time, const QString &leg = {})
    {
        CallDecision decision;
        decision.ringTime = time;
        decision.leg = leg;
        decision.askAgain = true;
        return decision;
    }
    static CallDecision redirect(const Sipp &target, const QString &mailbox = {})
    {
        CallDecision decision;
        decision.action = Action::Redirect;
        decision.target = uriOf(target);
        decision.mailbox = mailbox;
        decision.ringTime = 1500ms;
        decision.askAgain = true;
        return decision;
    }
    static QString uriOf(const Sipp &phone) { return QStringLiteral("sip:there@127.0.0.1:%1").arg(phone.port()); }
    static CallDecision::OnFail stored(const CallDecision &decision)
    {
        CallDecision::OnFail step;
        step.action = decision.action;
        step.target = decision.target;
        step.leg = decision.leg;
        step.mailbox = decision.mailbox;
        step.ringTime = decision.ringTime;
        return step;
    }
    bool startPhone(Sipp &phone, const char *scenario, const QByteArray &user, Sipp::Keys keys = {})
    {
        keys.insert("USER", user);
        return phone.start(QLatin1String(scenario), server.sipPort(), keys);
    }
    bool startRegistered(Sipp &phone, const char *scenario, const QByteArray &user, const Sipp::Keys &keys = {})
    {
        return startPhone(phone, scenario, user, keys) && registerPhone(server, user, phone.port());
    }
    bool startCall(Sipp &caller, int code = 0)
    {
        return caller.start(code ? QStringLiteral("call_fails.xml") : QStringLiteral("call.xml"), server.sipPort(),
                            {{"USER", "100"}, {"CALLEE", "101"}, {"CODE", QByteArray::number(code)}});
    }
    QList<int> stepCodes() const
    {
        QList<int> codes;
        for (const CallStepFailed &step : service->steps)
            codes.append(step.code);
        return codes;
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aCallGoesFromPhoneToPhoneAndIsAnsweredInTheEnd();
    void whoSaidNoIsFollowedByTheNextStep_data();
    void whoSaidNoIsFollowedByTheNextStep();
    void aDeclineOnOnePhoneStopsTheOthers();
    void theTrailComesBack();
    void aSleepingColleagueIsWaitedForAndGetsTheCall();
    void aPauseIsOneAndNoRegistrationEndsIt();
    void aColleagueWhoHasGoneIsAStepThatFailed();
    void everyPhoneOfAForkRings();
    void theStoredStepsActWithoutTheService();
    void theStoredStepsActForASilentService();
    void onlyWeSayWhichBoxRecords();
    void whoGivesUpInALaterStepHasCancelled_data();
    void whoGivesUpInALaterStepHasCancelled();
    void theLongestPlanFitsIntoOneTransaction();
};

void KamailioStepsTest::initTestCase()
{
    for (const char *number : {"100", "101", "102", "103"})
        QVERIFY(server.addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
    QVERIFY2(server.start(), server.log().constData());
}

void KamailioStepsTest::init()
{
    service = std::make_unique<Service>(server);
    QTRY_VERIFY_WITH_TIMEOUT(service->isReady(), 20'000);
}

void KamailioStepsTest::cleanup()
{
    for (const char *number : {"101", "102", "103"})
        QVERIFY(unregisterPhone(server, number));
    if (QTest::currentTestFailed())
        qWarning("%s", server.log().right(6000).constData());
    service.reset();
}

void KamailioStepsTest::aCallGoesFromPhoneToPhoneAndIsAnsweredInTheEnd()
{
    Sipp own, colleague, outside, recorder, caller;
    QVERIFY(startRegistered(own, "phone_rings_on.xml", "101"));
    QVERIFY(startRegistered(colleague, "phone_rings_on.xml", "102"));
    QVERIFY(startPhone(outside, "phone_rings_on.xml", "there"));
    QVERIFY(startPhone(recorder, "phone.xml", "there"));
    answerInTurn({ring(1500ms), ring(1500ms, QStringLiteral("102")), redirect(outside),
                  redirect(recorder, QStringLiteral("7101"))});
    QVERIFY(startCall(caller));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(recorder.finish());
    QCOMPARE(stepCodes(), (QList<int>{408, 408, 408}));
    QCOMPARE(service->steps.at(0).phase, QStringLiteral("deliver"));
    QCOMPARE(service->steps.at(2).phase, QStringLiteral("redirect"));
    for (const CallStepFailed &step : std::as_const(service->steps))
        QCOMPARE(step.callee, QStringLiteral("101"));
    for (Sipp *phone : {&own, &colleague, &outside})
        QTRY_VERIFY_WITH_TIMEOUT(phone->messages().contains("CANCEL sip:"), 10'000);
    // Each leg has its own headers, and once.
    QVERIFY(!own.messages().contains("Diversion"));
    QVERIFY(!colleague.messages().contains("Diversion"));
    QCOMPARE(outside.messages().count("\nDiversion: <sip:101@pbx.test>"), 1);
    QVERIFY(!outside.messages().contains("X-VM-Mailbox"));
    QCOMPARE(recorder.messages().count("\nDiversion: <sip:101@pbx.test>"), 1);
    QCOMPARE(recorder.messages().count("\nX-VM-Mailbox: 7101"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(service->count(Progress::Ended), 1, 10'000);
    QVERIFY(service->progress.last().voicemail);
}

void KamailioStepsTest::whoSaidNoIsFollowedByTheNextStep_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {486, 480, 404, 500, 603, 600})
        QTest::addRow("%d", code) << code;
}

void KamailioStepsTest::whoSaidNoIsFollowedByTheNextStep()
{
    QFETCH(int, code);
    Sipp own, recorder, caller;
    QVERIFY(startRegistered(own, "phone_refuses.xml", "101", {{"CODE", QByteArray::number(code)}}));
    QVERIFY(startPhone(recorder, "phone.xml", "there"));
    answerInTurn({ring(10s), redirect(recorder, QStringLiteral("7101"))});
    QVERIFY(startCall(caller));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(recorder.finish());
    QCOMPARE(stepCodes(), QList<int>{code});
}

void KamailioStepsTest::aDeclineOnOnePhoneStopsTheOthers()
{
    Sipp ringing, declining, caller;
    QVERIFY(startRegistered(ringing, "phone_cancelled.xml", "101"));
    QVERIFY(startRegistered(declining, "phone_refuses.xml", "101", {{"CODE", "603"}}));
    answerInTurn({ring(30s), reject(603)});
    QVERIFY(startCall(caller, 603));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(ringing.finish());
    QCOMPARE(stepCodes(), QList<int>{603});
}

void KamailioStepsTest::theTrailComesBack()
{
    Sipp own, caller;
    QVERIFY(startRegistered(own, "phone_refuses.xml", "101", {{"CODE", "486"}}));
    CallDecision first = ring(10s);
    first.trail = QStringLiteral("number:102,+4930123");
    answerInTurn({first, reject(486)});
    QVERIFY(startCall(caller, 486));
    QVERIFY2(caller.finish(), caller.output().constData());
    QCOMPARE(service->steps.size(), 1);
    QCOMPARE(service->steps.first().trail, first.trail);
    QCOMPARE(service->steps.first().diversions, 0);
}

void KamailioStepsTest::aSleepingColleagueIsWaitedForAndGetsTheCall()
{
    Sipp own, colleague, caller;
    QVERIFY(startRegistered(own, "phone_refuses.xml", "101", {{"CODE", "486"}}));
    QVERIFY(startPhone(colleague, "phone.xml", "102"));
    CallDecision wake = hold(20s);
    wake.leg = QStringLiteral("102");
    wake.askAgain = true;
    answerInTurn({ring(10s), wake});
    QVERIFY(startCall(caller));
    QTRY_COMPARE_WITH_TIMEOUT(service->steps.size(), 1, 10'000);
    QVERIFY(registerPhone(server, "102", colleague.port()));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(colleague.finish());
    QCOMPARE(service->steps.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(service->count(Progress::Ended), 1, 10'000);
    QVERIFY(!service->progress.last().voicemail);
}

void KamailioStepsTest::aPauseIsOneAndNoRegistrationEndsIt()
{
    Sipp own, colleague, caller;
    QVERIFY(startRegistered(own, "phone_refuses.xml", "101", {{"CODE", "486"}}));
    QVERIFY(startRegistered(colleague, "phone.xml", "102"));
    CallDecision pause;
    pause.action = Action::Wait;
    pause.hold = 3s;
    pause.askAgain = true;
    answerInTurn({ring(10s), pause, ring(10s, QStringLiteral("102"))});
    QVERIFY(startCall(caller));
    QTRY_COMPARE_WITH_TIMEOUT(service->steps.size(), 1, 10'000);
    // A registration of the callee meanwhile: its phone said no already.
    QVERIFY(registerPhone(server, "101", own.port()));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(colleague.finish());
    QCOMPARE(service->steps.size(), 2);
    QCOMPARE(service->steps.at(1).phase, QStringLiteral("wait"));
    QCOMPARE(own.messages().count("\nINVITE sip:"), 1);
}

void KamailioStepsTest::aColleagueWhoHasGoneIsAStepThatFailed()
{
    Sipp own, caller;
    QVERIFY(startRegistered(own, "phone_refuses.xml", "101", {{"CODE", "486"}}));
    answerInTurn({ring(10s), ring(10s, QStringLiteral("102")), reject(480)});
    QVERIFY(startCall(caller, 480));
    QVERIFY2(caller.finish(), caller.output().constData());
    QCOMPARE(stepCodes(), (QList<int>{486, 480}));
}

void KamailioStepsTest::everyPhoneOfAForkRings()
{
    Sipp own, colleague, outside, caller;
    QVERIFY(startRegistered(own, "phone_rings_on.xml", "101"));
    QVERIFY(startRegistered(colleague, "phone_rings_on.xml", "102"));
    QVERIFY(startPhone(outside, "phone.xml", "there", {{"TALK_MS", "1500"}}));
    CallDecision all;
    all.action = Action::Fork;
    all.targets = {QStringLiteral("contacts"), QStringLiteral("contacts:102"), uriOf(outside)};
    all.ringTime = 20s;
    service->answer(all);
    QVERIFY(startCall(caller));
    QVERIFY2(caller.finish(), caller.output().constData());
    for (Sipp *phone : {&own, &colleague})
        QTRY_VERIFY_WITH_TIMEOUT(phone->messages().contains("CANCEL sip:"), 10'000);
    QVERIFY(outside.messages().contains("\nDiversion: <sip:101@pbx.test>"));
    QVERIFY(!colleague.messages().contains("Diversion"));
}

void KamailioStepsTest::theStoredStepsActWithoutTheService()
{
    Sipp own, colleague, recorder, caller;
    QVERIFY(startRegistered(own, "phone_rings_on.xml", "101"));
    QVERIFY(startRegistered(colleague, "phone_rings_on.xml", "102"));
    QVERIFY(startPhone(recorder, "phone.xml", "there"));
    CallDecision first = ring(2s);
    first.onFail = stored(ring(1500ms, QStringLiteral("102")));
    first.lastResort = stored(redirect(recorder, QStringLiteral("7101")));
    answerInTurn({first});
    QVERIFY(startCall(caller));
    QTRY_COMPARE_WITH_TIMEOUT(service->count(Progress::Ringing), 1, 10'000);
    service.reset(); // the connection is gone, as if the process had died
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(recorder.finish());
    QVERIFY(colleague.messages().contains("INVITE sip:102@"));
    QCOMPARE(recorder.messages().count("\nX-VM-Mailbox: 7101"), 1);
}

void KamailioStepsTest::theStoredStepsActForASilentService()
{
    Sipp own, recorder, caller;
    QVERIFY(startRegistered(own, "phone_rings_on.xml", "101"));
    QVERIFY(startPhone(recorder, "phone.xml", "there"));
    CallDecision first = ring(1500ms);
    first.onFail = stored(redirect(recorder, QStringLiteral("7101")));
    service->answer(first); // and says nothing when it is asked again
    QVERIFY(startCall(caller));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(recorder.finish());
    QCOMPARE(service->steps.size(), 1);
}

void KamailioStepsTest::onlyWeSayWhichBoxRecords()
{
    Sipp recorder, caller;
    QVERIFY(startPhone(recorder, "phone.xml", "there"));
    answerInTurn({redirect(recorder, QStringLiteral("7101"))});
    // A header that a caller smuggles in.
    QVERIFY(caller.start(QStringLiteral("call.xml"), server.sipPort(),
                         {{"USER", "100"}, {"CALLEE", "101"}, {"EXTRA", "X-VM-Mailbox: 7999\nx-vm-mailbox: 7998\n"}}));
    QVERIFY2(caller.finish(), caller.output().constData());
    QVERIFY(caller.messages().contains("\nX-VM-Mailbox: 7999"));
    QCOMPARE(recorder.messages().toLower().count("\nx-vm-mailbox:"), 1);
    QVERIFY(recorder.messages().contains("\nX-VM-Mailbox: 7101"));
}

void KamailioStepsTest::whoGivesUpInALaterStepHasCancelled_data()
{
    QTest::addColumn<int>("code"); // what the step before ended with
    QTest::newRow("the own phone was busy") << 486;
    QTest::newRow("the own phone did not answer") << 408;
}

void KamailioStepsTest::whoGivesUpInALaterStepHasCancelled()
{
    QFETCH(int, code);
    Sipp own, caller;
    if (code == 408)
        QVERIFY(registerPhone(server, "101", freePort())); // and nobody is there
    else
        QVERIFY(startRegistered(own, "phone_refuses.xml", "101", {{"CODE", QByteArray::number(code)}}));
    CallDecision wake = hold(30s);
    wake.leg = QStringLiteral("102");
    wake.askAgain = true;
    answerInTurn({ring(1500ms), wake});
    QVERIFY(caller.start(QStringLiteral("call_cancelled.xml"), server.sipPort(),
                         {{"USER", "100"}, {"CALLEE", "101"}, {"TALK_MS", "6000"}}));
    QVERIFY2(caller.finish(), (caller.output() + caller.messages()).constData());
    QCOMPARE(stepCodes(), QList<int>{code});
    // Not the code of the step before: by 487 the colleague's phone, which a push has woken, is told to be quiet.
    QTRY_COMPARE_WITH_TIMEOUT(service->codes(Progress::Failed), QList<int>{487}, 10'000);
}

void KamailioStepsTest::theLongestPlanFitsIntoOneTransaction()
{
    QFile file(server.folder() + QStringLiteral("/kamailio.cfg"));
    QVERIFY(file.open(QFile::ReadOnly));
    const QString configuration = QString::fromUtf8(file.readAll());
    const auto number = [&](const char *parameter) {
        const QRegularExpression line(QStringLiteral("^modparam\\(%1, (\\d+)\\)").arg(QLatin1String(parameter)),
                                      QRegularExpression::MultilineOption);
        return line.match(configuration).captured(1).toLongLong();
    };
    // The limits of FollowMeRules.cpp and CallRuleChecks.cpp; of a hold, KamailioDecision.cpp.
    const std::chrono::seconds longestHold = 600s, longestRing = 300s, longestPause = 120s;
    const auto longest = longestHold + longestRing + 10 * (longestPause + longestHold + longestRing);
    const std::chrono::milliseconds lifetime(number("\"tm\", \"max_inv_lifetime\""));
    QVERIFY2(lifetime > longest, "tm ends a call that its extension's rules have not done with");
    QVERIFY2(std::chrono::seconds(number("\"dialog\", \"early_timeout\"")) >= lifetime,
             "a call that still rings is forgotten, and nothing is told of its end");
}

QTEST_GUILESS_MAIN(KamailioStepsTest)
#include "KamailioStepsTest.moc"
