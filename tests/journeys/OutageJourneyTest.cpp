// SPDX-License-Identifier: GPL-3.0-or-later
#include "Town.h"

#include <QTest>

using namespace wakeline;

namespace {

const QByteArray token = "token-of-a-phone-in-trouble-aaaaa";

} // namespace

/// What callers meet while parts of the house die and come back.
class OutageJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theServiceDiesWhileACallIsHeldAndComesBack();
    void kamailioRestartsAndTheNextCallIsHeldAgain();
    void theServiceStopsCleanlyOnSigterm();

private:
    std::unique_ptr<Town> m_town;
};

void OutageJourneyTest::init()
{
    m_town = std::make_unique<Town>(Town::DatabaseKind::Sqlite, 15'000);
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(m_town->putToSleep("102", token));
}

void OutageJourneyTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_town->logs().right(4000) << m_town->kamailio().log().right(2000);
    m_town.reset();
}

void OutageJourneyTest::theServiceDiesWhileACallIsHeldAndComesBack()
{
    Sipp caller;
    Sipp::Keys keys = m_town->caller("102");
    keys.insert("CODE", "480");
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(token).size(), 1, 15'000);
    m_town->killWakelined();
    QVERIFY2(caller.finish(), caller.output()); // Kamailio acts on what it was told to do then

    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    Sipp phone;
    QVERIFY(phone.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "102"}}));
    Sipp again;
    QVERIFY(again.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("102")));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(token).size(), 2, 15'000);
    QVERIFY(Town::registerPhone(m_town->sipPort(), "102", Town::contactOf("102", phone.port(), token), 60));
    QVERIFY2(again.finish(), again.output());
}

void OutageJourneyTest::kamailioRestartsAndTheNextCallIsHeldAgain()
{
    m_town->kamailio().kill();
    QTRY_COMPARE_WITH_TIMEOUT(m_town->readiness().value(QLatin1String("status")).toString(),
                              QStringLiteral("unavailable"), 30'000);
    QVERIFY2(m_town->kamailio().start(), m_town->kamailio().log().right(2000));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->readiness().value(QLatin1String("status")).toString(), QStringLiteral("ok"),
                              15'000);
    Sipp phone;
    QVERIFY(phone.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", "102"}}));
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller("102")));
    QTRY_COMPARE_WITH_TIMEOUT(m_town->pushesOf(token).size(), 1, 15'000);
    QVERIFY(Town::registerPhone(m_town->sipPort(), "102", Town::contactOf("102", phone.port(), token), 60));
    QVERIFY2(caller.finish(), caller.output());
}

void OutageJourneyTest::theServiceStopsCleanlyOnSigterm()
{
    QCOMPARE(m_town->stopWakelined(), 0);
    // Without it Kamailio answers at once instead of holding.
    Sipp caller;
    Sipp::Keys keys = m_town->caller("102");
    keys.insert("CODE", "480");
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(8000), caller.output());
}

QTEST_GUILESS_MAIN(OutageJourneyTest)
#include "OutageJourneyTest.moc"
