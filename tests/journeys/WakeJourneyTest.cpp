// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "Town.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

const QByteArray phoneOne = "token-of-the-first-phone-aaaaaaaa";
const QByteArray phoneTwo = "token-of-the-second-phone-bbbbbbb";

} // namespace

/// Calls for phones that sleep, through the real Kamailio, on the database that the program's name tells.
class WakeJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_town.reset(); }
    void cleanup();

    void aSleepingPhoneIsWokenAndAnswers();
    void nobodyWakesAndTheCallerGets480AfterTheHold();
    void aCallCancelledWhileHeldIsCalledOff();
    void twoCallersForOnePhoneAreBothDelivered();
    void aSecondDeviceJoinsTheRingingCall();
    void aDeadTokenEndsTheWaitAtOnceAndIsForgotten();
    void anIPhoneIsWokenOverApnsAndNeverToldOfACancelByVoip();
    void thePushLogTellsWhatHappened();

private:
    /// The app wakes: it registers on the port of its phone.
    bool wake(const QByteArray &extension, const QByteArray &token, quint16 port)
    {
        return Town::registerPhone(m_town->sipPort(), extension, Town::contactOf(extension, port, token), 60);
    }

    std::unique_ptr<Town> m_town;
};

void WakeJourneyTest::initTestCase()
{
    m_town = std::make_unique<Town>(Town::DatabaseKind::WAKELINE_JOURNEY_DATABASE);
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void WakeJourneyTest::cleanup()
{
    if (QTest::currentTestFailed() && m_town)
        qWarning().noquote() << m_town->logs().right(4000) << m_town->kamailio().log().right(2000);
}

void WakeJourneyTest::aSleepingPhoneIsWokenAndAnswers()
{
    QVERIFY(m_town->putToSleep("102", phoneOne));
    Sipp phone;
    QVERIFY(phone.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "102"}}));
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("102")));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(phoneOne).size(), 1, 15'000);
    QVERIFY(wake("102", phoneOne, phone.port()));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY2(phone.finish(), phone.output());
    QVERIFY2(!phone.messages().contains("pn-prid"), "the INVITE carries a push token");
    QCOMPARE(m_town->pushesOf(phoneOne).size(), 1);
    QTRY_VERIFY(m_town->get(QStringLiteral("/api/v1/calls/active"))
                    .toObject()
                    .value(QLatin1String("items"))
                    .toArray()
                    .isEmpty());
}

void WakeJourneyTest::nobodyWakesAndTheCallerGets480AfterTheHold()
{
    QVERIFY(m_town->putToSleep("103", phoneTwo));
    Sipp caller;
    Sipp::Keys keys = m_town->caller("103");
    keys.insert("CODE", "480");
    QElapsedTimer clock;
    clock.start();
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    // Kamailio's timer catches up after it was starved, and may then be a little early.
    QVERIFY2(clock.elapsed() >= 4500 && clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(m_town->pushesOf(phoneTwo).size(), 1);
}

void WakeJourneyTest::aCallCancelledWhileHeldIsCalledOff()
{
    const QByteArray token = "token-of-a-phone-that-is-spared-cc";
    QVERIFY(m_town->putToSleep("104", token));
    Sipp caller;
    Sipp::Keys keys = m_town->caller("104");
    keys.insert("TALK_MS", "1000");
    QVERIFY(caller.start(QStringLiteral("call_cancelled.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(token, QStringLiteral("cancel")).size(), 1, 15'000);
    // The phone that wakes all the same is not called any more.
    Sipp phone;
    QVERIFY(phone.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "104"}}));
    QVERIFY(wake("104", token, phone.port()));
    QTest::qWait(700);
    QVERIFY(phone.isRunning());
    QVERIFY(!phone.messages().contains("INVITE"));
    phone.stop();
    QVERIFY(Town::registerPhone(m_town->sipPort(), "104", "*", 0));
}

void WakeJourneyTest::twoCallersForOnePhoneAreBothDelivered()
{
    const QByteArray token = "token-of-a-popular-phone-dddddddd";
    QVERIFY(m_town->putToSleep("105", token));
    Sipp first;
    Sipp second;
    QVERIFY(first.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("105", "101")));
    QVERIFY(second.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("105", "104")));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(token).size(), 2, 15'000);
    Sipp phone;
    Sipp::Keys keys{{"USER", "105"}, {"CALLS", "2"}};
    QVERIFY(phone.start(QStringLiteral("phone.xml"), m_town->sipPort(), keys));
    QVERIFY(wake("105", token, phone.port()));
    QVERIFY2(first.finish(), first.output());
    QVERIFY2(second.finish(), second.output());
    phone.stop();
}

void WakeJourneyTest::aSecondDeviceJoinsTheRingingCall()
{
    const QByteArray tablet = "token-of-the-tablet-eeeeeeeeeeeee";
    QVERIFY(m_town->putToSleep("103", phoneTwo));
    QVERIFY(m_town->putToSleep("103", tablet));
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("103")));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(tablet).size(), 1, 15'000);
    Sipp ringing;
    QVERIFY(ringing.start(QStringLiteral("phone_rings_on.xml"), m_town->sipPort(), {{"USER", "103"}}));
    QVERIFY(wake("103", phoneTwo, ringing.port()));
    QTRY_VERIFY_WITH_TIMEOUT(ringing.messages().contains("180 Ringing"), 15'000);
    Sipp answering;
    QVERIFY(answering.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "103"}}));
    QVERIFY(wake("103", tablet, answering.port()));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY2(answering.finish(), answering.output());
    QVERIFY2(ringing.finish(), ringing.output()); // it was cancelled
}

void WakeJourneyTest::aDeadTokenEndsTheWaitAtOnceAndIsForgotten()
{
    const QByteArray dead = "unregistered-token-ffffffffffffff";
    QVERIFY(m_town->putToSleep("104", dead));
    Sipp caller;
    Sipp::Keys keys = m_town->caller("104");
    keys.insert("CODE", "480");
    QElapsedTimer clock;
    clock.start();
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    const auto deadTokens = [this] {
        return m_town->get(QStringLiteral("/api/v1/push-logs?extension=104&outcome=token_dead"))
            .toObject()
            .value(QLatin1String("total"))
            .toInt();
    };
    QTRY_COMPARE(deadTokens(), 1);
}

void WakeJourneyTest::anIPhoneIsWokenOverApnsAndNeverToldOfACancelByVoip()
{
    const QByteArray token(64, 'a');
    const QByteArray contact = "<sip:102@127.0.0.1:" + QByteArray::number(freePort()) +
                               ";pn-provider=apns;pn-param=WAKEDEMO01.org.wakeline.demo.voip;pn-prid=" + token + ">";
    QVERIFY(Town::registerPhone(m_town->sipPort(), "102", "*", 0));
    QVERIFY(m_town->putToSleepWith("102", contact));
    Sipp caller;
    Sipp::Keys keys = m_town->caller("102");
    keys.insert("TALK_MS", "800");
    QVERIFY(caller.start(QStringLiteral("call_cancelled.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QTest::qWait(300);
    const QList<QJsonObject> pushes = m_town->pushesOf(token);
    QCOMPARE(pushes.size(), 1);
    QVERIFY(QJsonDocument(pushes.first()).toJson().contains("voip"));
    QVERIFY(m_town->pushesOf(token, QStringLiteral("cancel")).isEmpty());
}

void WakeJourneyTest::thePushLogTellsWhatHappened()
{
    const QJsonObject log = m_town->get(QStringLiteral("/api/v1/push-logs?extension=103&limit=100")).toObject();
    bool woke = false;
    const QJsonArray items = log.value(QLatin1String("items")).toArray();
    for (const QJsonValue &item : items) {
        QCOMPARE(item.toObject().value(QLatin1String("outcome")).toString(), QStringLiteral("accepted"));
        woke = woke || item.toObject().value(QLatin1String("woke_ms")).toInt() > 0;
        QVERIFY(!QJsonDocument(item.toObject()).toJson().contains(phoneTwo));
    }
    QVERIFY(woke);
    QVERIFY2(!m_town->logs().contains(phoneTwo), "a push token stands in wakelined's log");
    QVERIFY2(!m_town->logs().contains(Town::passwordOf("103")), "a password stands in wakelined's log");
}

QTEST_GUILESS_MAIN(WakeJourneyTest)
#include "WakeJourneyTest.moc"
