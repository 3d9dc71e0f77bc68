// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioFixture.h"

#include <QElapsedTimer>
#include <QTcpSocket>

using namespace wakeline;
using Progress = CallReport::Progress;

/// What happens when a part is not there, or comes back.
class KamailioOutageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<KamailioServer> server;

    bool startCall(Sipp &caller, Sipp::Keys keys, const char *scenario)
    {
        keys.insert("USER", "100");
        keys.insert("CALLEE", "101");
        return caller.start(QLatin1String(scenario), server->sipPort(), keys);
    }

private Q_SLOTS:
    void init()
    {
        server = std::make_unique<KamailioServer>(quietServer());
        for (const char *number : {"100", "101"})
            QVERIFY(server->addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
        QVERIFY2(server->start(), server->log().constData());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("%s", server->log().right(6000).constData());
        server.reset();
    }

    void withoutAServiceAnOfflineCalleeIs480AtOnce()
    {
        Sipp caller;
        QElapsedTimer clock;
        QVERIFY(startCall(caller, {{"CODE", "480"}}, "call_fails.xml"));
        clock.start();
        QVERIFY2(caller.finish(), caller.output().constData());
        QVERIFY2(clock.elapsed() < 1500, "no waiting for a decision that nobody makes");
    }

    void withoutAServiceAnOnlineCalleeRings()
    {
        Sipp phone, caller;
        QVERIFY(phone.start(QStringLiteral("phone.xml"), server->sipPort(), {{"USER", "101"}}));
        QVERIFY(registerPhone(*server, "101", phone.port(), ";pn-provider=fcm;pn-prid=T;pn-param=p"));
        QVERIFY(startCall(caller, {}, "call.xml"));
        QVERIFY2(caller.finish(), caller.output().constData());
        QVERIFY(!phone.messages().contains("pn-prid"));
    }

    void aServiceThatDiesWhileACallIsHeldStillLeavesItsFallback()
    {
        auto service = std::make_unique<Service>(*server);
        QTRY_VERIFY(service->isReady());
        service->answer(hold(1500ms, 486)); // a code that Kamailio would not choose by itself
        Sipp caller;
        QVERIFY(startCall(caller, {{"CODE", "486"}}, "call_fails.xml"));
        QTRY_COMPARE(service->calls.size(), 1);
        QTest::qWait(100);
        service.reset();
        QVERIFY2(caller.finish(), caller.output().constData());
    }

    void aHeldCallIsDeliveredThoughItsServiceDied()
    {
        auto service = std::make_unique<Service>(*server);
        QTRY_VERIFY(service->isReady());
        service->answer(hold(5s));
        Sipp phone, caller;
        QVERIFY(phone.start(QStringLiteral("phone.xml"), server->sipPort(), {{"USER", "101"}}));
        QVERIFY(startCall(caller, {}, "call.xml"));
        QTRY_COMPARE(service->calls.size(), 1);
        QTest::qWait(100);
        service.reset();
        QVERIFY(registerPhone(*server, "101", phone.port()));
        QVERIFY2(caller.finish(), caller.output().constData());
    }

    void aDecisionThatComesTooLateIsStale()
    {
        Service service(*server);
        QTRY_VERIFY(service.isReady());
        Sipp caller;
        QElapsedTimer clock;
        service.onCall = [&clock](const IncomingCall &) { clock.start(); };
        QVERIFY(startCall(caller, {{"CODE", "480"}}, "call_fails.xml"));
        QTRY_COMPARE(service.count(Progress::Failed), 1);
        QVERIFY2(clock.elapsed() > 1800 && clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(caller.finish());
        service.pbx->decide(service.calls.first().transaction, deliver());
        QTRY_COMPARE(service.stale, QStringList{service.calls.first().transaction});
    }

    void oneOfTwoServicesDecidesAndBothAreTold()
    {
        Service first(*server), second(*server);
        QTRY_VERIFY(first.isReady() && second.isReady());
        CallDecision busy;
        busy.action = CallDecision::Action::Reject;
        busy.code = 486;
        first.answer(busy);
        second.answer(busy);
        for (int i = 0; i < 5; ++i) {
            Sipp caller;
            QVERIFY(startCall(caller, {{"CODE", "486"}}, "call_fails.xml"));
            QVERIFY2(caller.finish(), caller.output().constData());
        }
        QCOMPARE(first.calls.size() + second.calls.size(), 5);
        QTRY_COMPARE(first.count(Progress::Failed), 5);
        QTRY_COMPARE(second.count(Progress::Failed), 5);
        QVERIFY(first.stale.isEmpty() && second.stale.isEmpty());
    }

    void theOtherServiceTakesOver()
    {
        auto first = std::make_unique<Service>(*server);
        QTRY_VERIFY(first->isReady());
        Service second(*server);
        QTRY_VERIFY(second.isReady());
        CallDecision busy;
        busy.action = CallDecision::Action::Reject;
        busy.code = 486;
        second.answer(busy);
        first.reset();
        QTest::qWait(100);
        Sipp caller;
        QVERIFY(startCall(caller, {{"CODE", "486"}}, "call_fails.xml"));
        QVERIFY2(caller.finish(), caller.output().constData());
        QCOMPARE(second.calls.size(), 1);
    }

    void aWrongSecretNeitherHearsNorCommands()
    {
        Service stranger(*server, [](auto &options) { options.evapi.secret = "guess"; });
        Service service(*server);
        QTRY_VERIFY(service.isReady());
        QVERIFY(!stranger.pbx->isConnected());
        QTcpSocket silent; // never says hello, but sends a command
        silent.connectToHost(QHostAddress::LocalHost, server->evapiPort());
        QVERIFY(silent.waitForConnected());
        silent.write(netstring("{\"cmd\":\"list\",\"what\":\"bindings\"}") + netstring("{\"cmd\":\"ping\",\"n\":1}"));
        service.answer(hold(500ms));
        Sipp caller;
        QVERIFY(startCall(caller, {{"CODE", "480"}}, "call_fails.xml"));
        QVERIFY2(caller.finish(), caller.output().constData());
        QCOMPARE(service.calls.size(), 1);
        QVERIFY(stranger.calls.isEmpty());
        QCOMPARE(silent.bytesAvailable(), 0);
        QVERIFY(server->log().contains("wrong secret"));
    }

    void strangersThatComeAndGoLeaveNoTrace()
    {
        // A slot keeps the tag of its last client, so the order matters: a service leaves, a stranger takes its slot.
        auto leaving = std::make_unique<Service>(*server);
        QTRY_VERIFY(leaving->isReady());
        leaving.reset();
        QTest::qWait(100);
        QTcpSocket stranger;
        stranger.connectToHost(QHostAddress::LocalHost, server->evapiPort());
        QVERIFY(stranger.waitForConnected());
        for (int i = 0; i < 30; ++i) {
            QTcpSocket guess;
            guess.connectToHost(QHostAddress::LocalHost, server->evapiPort());
            QVERIFY(guess.waitForConnected());
            guess.write(netstring(helloMessage("guess")) + "x:garbage" + netstring("{}"));
            guess.waitForBytesWritten();
            guess.waitForReadyRead(200);
        }
        Service service(*server);
        QTRY_VERIFY(service.isReady());
        service.answer(hold(300ms));
        Sipp caller;
        QVERIFY(startCall(caller, {{"CODE", "480"}}, "call_fails.xml"));
        QVERIFY2(caller.finish(), caller.output().constData());
        QCOMPARE(service.calls.size(), 1);
        QCOMPARE(stranger.bytesAvailable(), 0);
    }

    void registrationsSurviveARestartOfKamailio()
    {
        Service service(*server);
        QTRY_VERIFY(service.isReady());
        QVERIFY(registerPhone(*server, "101", 4711, ";pn-provider=fcm;pn-prid=T;pn-param=p"));
        QTRY_COMPARE(service.bindings.size(), 1);
        QSignalSpy connected(service.pbx.get(), &Pbx::connectedChanged);
        server->stop();
        QTRY_COMPARE(connected.size(), 1);
        service.snapshots.clear();
        QVERIFY2(server->start(), server->log().constData());
        QTRY_VERIFY_WITH_TIMEOUT(service.isReady(), 10'000);
        QCOMPARE(service.snapshots.last().bindings.size(), 1);
        const BindingReport &binding = service.snapshots.last().bindings.first();
        QCOMPARE(binding.contact, QStringLiteral("sip:101@127.0.0.1:4711"));
        QCOMPARE(binding.change, BindingReport::Change::Refreshed);
        QVERIFY(binding.push.has_value());
    }

    void aCrashOfKamailioIsNoticedAndTheServiceComesBack()
    {
        Service service(*server);
        QTRY_VERIFY(service.isReady());
        server->kill();
        QTRY_VERIFY(!service.pbx->isConnected());
        service.snapshots.clear();
        QVERIFY2(server->start(), server->log().constData());
        QTRY_VERIFY_WITH_TIMEOUT(service.isReady(), 10'000);
    }

    void aResyncTellsTheCallsThatAreUp()
    {
        Service first(*server);
        QTRY_VERIFY(first.isReady());
        first.answer(deliver());
        Sipp phone, caller;
        QVERIFY(phone.start(QStringLiteral("phone.xml"), server->sipPort(), {{"USER", "101"}}));
        QVERIFY(registerPhone(*server, "101", phone.port()));
        QVERIFY(startCall(caller, {{"TALK_MS", "3000"}}, "call.xml"));
        QTRY_COMPARE(first.count(Progress::Answered), 1);
        Service late(*server);
        QTRY_VERIFY(late.isReady());
        QCOMPARE(late.snapshots.last().calls.size(), 1);
        QCOMPARE(late.snapshots.last().calls.first().progress, Progress::Answered);
        QCOMPARE(late.snapshots.last().calls.first().callId, first.calls.first().callId);
        QCOMPARE(late.snapshots.last().calls.first().callee, QStringLiteral("101"));
        QVERIFY(caller.finish());
    }
};

QTEST_GUILESS_MAIN(KamailioOutageTest)
#include "KamailioOutageTest.moc"
