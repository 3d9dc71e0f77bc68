// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioFixture.h"

#include <QCoroTask>

using namespace wakeline;
using Progress = CallReport::Progress;

/// Calls that somebody ends from outside, with the real Kamailio between two phones.
class KamailioHangUpTest : public QObject
{
    Q_OBJECT

    KamailioServer server{quietServer()};
    std::unique_ptr<Service> service;

    QString hangUp(const QString &callId)
    {
        const auto ended = QCoro::waitFor(service->pbx->hangUp(callId));
        return ended ? QStringLiteral("ended") : ended.error().code;
    }

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void anAnsweredCallEndsOnBothSides();
    void aCallThatIsHeldCannotBeHungUp();
    void aCallThatIsNotThereIsNotFound();
    void withoutKamailioItIsUnavailable();
};

void KamailioHangUpTest::initTestCase()
{
    for (const char *number : {"100", "101"})
        QVERIFY(server.addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
    QVERIFY2(server.start(), server.log().constData());
    service = std::make_unique<Service>(server);
    QTRY_VERIFY_WITH_TIMEOUT(service->isReady(), 20'000);
}

void KamailioHangUpTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", server.log().right(6000).constData());
    service->progress.clear();
    service->calls.clear();
}

void KamailioHangUpTest::anAnsweredCallEndsOnBothSides()
{
    service->answer(deliver());
    Sipp phone, caller;
    QVERIFY(phone.start(QStringLiteral("phone.xml"), server.sipPort(), {{"USER", "101"}}));
    QVERIFY(registerPhone(server, "101", phone.port()));
    QVERIFY(caller.start(QStringLiteral("call_hung_up.xml"), server.sipPort(), {{"USER", "100"}, {"CALLEE", "101"}}));
    QTRY_COMPARE_WITH_TIMEOUT(service->count(Progress::Answered), 1, 20'000);
    // It is answered with the 200; a phone that hears the BYE before the ACK takes it for a mistake.
    QTRY_VERIFY_WITH_TIMEOUT(phone.messages().contains("ACK sip:"), 20'000);
    QCOMPARE(hangUp(service->calls.first().callId), QStringLiteral("ended"));
    QVERIFY2(caller.finish(), (caller.output() + caller.messages()).constData());
    QVERIFY2(phone.finish(), (phone.output() + phone.messages()).constData());
    QTRY_COMPARE_WITH_TIMEOUT(service->count(Progress::Ended), 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(hangUp(service->calls.first().callId), QStringLiteral("not_found"), 20'000);
}

void KamailioHangUpTest::aCallThatIsHeldCannotBeHungUp()
{
    QVERIFY(unregisterPhone(server, "101"));
    service->answer(hold(3s));
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), server.sipPort(),
                         {{"USER", "100"}, {"CALLEE", "101"}, {"CODE", "480"}}));
    QTRY_COMPARE_WITH_TIMEOUT(service->calls.size(), 1, 20'000);
    QCOMPARE(hangUp(service->calls.first().callId), QStringLiteral("call_not_answered"));
    QVERIFY2(caller.finish(), caller.output().constData());
}

void KamailioHangUpTest::aCallThatIsNotThereIsNotFound()
{
    QCOMPARE(hangUp(QStringLiteral("no-such-call@127.0.0.1")), QStringLiteral("not_found"));
}

void KamailioHangUpTest::withoutKamailioItIsUnavailable()
{
    server.kill();
    QCOMPARE(hangUp(QStringLiteral("no-such-call@127.0.0.1")), QStringLiteral("unavailable"));
}

QTEST_GUILESS_MAIN(KamailioHangUpTest)
#include "KamailioHangUpTest.moc"
