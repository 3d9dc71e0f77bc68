// SPDX-License-Identifier: GPL-3.0-or-later
#include "Town.h"
#include "Vendor.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

const QByteArray phone = "token-of-a-customers-phone-aaaaaa";

} // namespace

/// A PBX without an account at Apple or Google: its phones are woken through a vendor's gateway.
class GatewayJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void theInstallationShowsUpAtTheVendor();
    void aSleepingPhoneIsWokenThroughTheGateway();
    void aTokenThatTheProviderCallsDeadDisappears();
    void aSuspendedLicenceIsToldAndCallsGoOn();
    void aGatewayThatDiesCostsNoCallItsNormalFlow();
    void noSecretStandsInALog();

private:
    bool wake(const QByteArray &extension, const QByteArray &token, quint16 port)
    {
        return Town::registerPhone(m_town->sipPort(), extension, Town::contactOf(extension, port, token), 60);
    }
    /// A call to a phone that sleeps, wakes and answers. \return what went wrong
    QString callThrough(const QByteArray &extension, const QByteArray &token)
    {
        const auto before = m_vendor->standIns().pushesOf(token).size();
        Sipp ringing;
        Sipp caller;
        if (!ringing.start(QStringLiteral("phone.xml"), m_town->sipPort(), {{"USER", extension}}) ||
            !caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller(extension)))
            return QStringLiteral("sipp does not start");
        if (!QTest::qWaitFor([&] { return m_vendor->standIns().pushesOf(token).size() > before; }, 10'000))
            return QStringLiteral("no push");
        if (!wake(extension, token, ringing.port()))
            return QStringLiteral("no registration");
        if (!caller.finish())
            return QString::fromUtf8(caller.output());
        return ringing.finish() ? QString() : QString::fromUtf8(ringing.output());
    }
    /// A call to an extension that nobody answers for.
    QString callInVain(const QByteArray &extension)
    {
        Sipp caller;
        Sipp::Keys keys = m_town->caller(extension);
        keys.insert("CODE", "480");
        const bool ended = caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys) && caller.finish();
        return ended ? QString() : QString::fromUtf8(caller.output());
    }
    QJsonObject part(const QString &name) const
    {
        const QJsonArray parts = m_town->readiness().value(u"parts").toArray();
        for (const QJsonValue &part : parts) {
            if (part[u"name"] == name)
                return part.toObject();
        }
        return {};
    }
    /// A call to a phone that is registered. \return what went wrong
    QString callToAwake(const QByteArray &extension, const QByteArray &token)
    {
        Sipp awake;
        Sipp caller;
        if (!awake.start(QStringLiteral("phone_awake.xml"), m_town->sipPort(),
                         {{"USER", extension}, {"CALLS", "1000"}}) ||
            !wake(extension, token, awake.port()) ||
            !caller.start(QStringLiteral("call.xml"), m_town->sipPort(), m_town->caller(extension)))
            return QStringLiteral("sipp does not start");
        return caller.finish() ? QString() : QString::fromUtf8(caller.output());
    }
    bool isLicenceWell() const { return part(QStringLiteral("licence")).value(u"ok").toBool(); }
    QString readiness() const { return m_town->readiness().value(u"status").toString(); }

    std::unique_ptr<Vendor> m_vendor;
    std::unique_ptr<Town> m_town;
    QString m_key;
};

void GatewayJourneyTest::initTestCase()
{
    m_vendor = std::make_unique<Vendor>();
    QString problem = m_vendor->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_key = m_vendor->issue();
    QVERIFY2(m_key.startsWith(u"WL-"), qPrintable(m_key));
    m_town = std::make_unique<Town>(Town::DatabaseKind::Sqlite, 4000);
    m_town->useGateway(m_vendor->url(), m_key);
    m_town->set(QStringLiteral("WAKELINE_LICENSE_PUBLIC_KEY"), m_vendor->publicKey());
    problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void GatewayJourneyTest::cleanupTestCase()
{
    m_town.reset();
    m_vendor.reset();
}

void GatewayJourneyTest::cleanup()
{
    if (QTest::currentTestFailed() && m_town)
        qWarning().noquote() << "--- PBX\n"
                             << m_town->logs().right(4000) << "--- vendor\n"
                             << m_vendor->logs().right(4000);
}

void GatewayJourneyTest::theInstallationShowsUpAtTheVendor()
{
    const auto installation = [this] {
        return m_vendor->ask("GET", m_vendor->pathOf(m_key) + "/installations").data().value(u"items")[0].toObject();
    };
    QTRY_COMPARE_WITH_TIMEOUT(installation().value(u"extensions_in_use").toInt(), 5, 20'000);
    QCOMPARE(installation().value(u"state").toString(), QStringLiteral("ALIVE"));
    QVERIFY(!installation().value(u"hostname").toString().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(isLicenceWell(), 20'000);
    const QString message = part(QStringLiteral("licence")).value(u"message").toString();
    QVERIFY2(message.contains(u"5 of 25 extensions"), qPrintable(message));
    const QJsonObject own = m_town->get(QStringLiteral("/api/v1/system/license")).toObject();
    QCOMPARE(own.value(u"instance_id"), installation().value(u"instance_id"));
    QCOMPARE(own.value(u"code").toString(), QStringLiteral("VALID"));

    // Started anew it is the same installation.
    QCOMPARE(m_town->stopWakelined(), 0);
    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(isLicenceWell(), 20'000);
    QCOMPARE(m_vendor->licenseOf(m_key).value(u"installation_count").toInt(), 1);
}

void GatewayJourneyTest::aSleepingPhoneIsWokenThroughTheGateway()
{
    QVERIFY(m_town->putToSleep("102", phone));
    const QString problem = callThrough("102", phone);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(m_vendor->standIns().pushesOf(phone).size(), 1);
    QVERIFY(m_town->pushes().isEmpty()); // it has no way of its own

    const QJsonObject entry = m_vendor->ask("GET", m_vendor->pathOf(m_key) + "/push-logs?event=incoming_call")
                                  .data()
                                  .value(u"items")[0]
                                  .toObject();
    QCOMPARE(entry.value(u"outcome").toString(), QStringLiteral("accepted"));
    QCOMPARE(entry.value(u"installation"),
             m_town->get(QStringLiteral("/api/v1/system/license")).toObject().value(u"instance_id"));
    const auto own = [this] {
        return m_town->get(QStringLiteral("/api/v1/push-logs?extension=102&event=incoming_call"))
            .toObject()
            .value(u"items")[0]
            .toObject();
    };
    QTRY_VERIFY_WITH_TIMEOUT(own().value(u"woke_ms").toInt() > 0, 10'000);
    QCOMPARE(own().value(u"call_id"), entry.value(u"call_id"));
}

void GatewayJourneyTest::aTokenThatTheProviderCallsDeadDisappears()
{
    QVERIFY(m_town->putToSleep("104", "unregistered-token-ffffffffffffff"));
    const QString problem = callInVain("104");
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto ofExtension = [this](const QString &path) {
        return m_town->get(path).toObject().value(u"total").toInt(-1);
    };
    QTRY_COMPARE_WITH_TIMEOUT(ofExtension(QStringLiteral("/api/v1/push-logs?extension=104&outcome=token_dead")), 1,
                              10'000);
    const auto devices = [this] {
        const QJsonArray all =
            m_town->get(QStringLiteral("/api/v1/registrations?limit=100")).toObject().value(u"items").toArray();
        for (const QJsonValue &one : all) {
            if (one[u"extension"] == QStringLiteral("104"))
                return one[u"push_devices"].toInt(-1);
        }
        return 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(devices(), 0, 10'000);
}

void GatewayJourneyTest::aSuspendedLicenceIsToldAndCallsGoOn()
{
    QCOMPARE(m_vendor->ask("POST", m_vendor->pathOf(m_key) + "/suspend").status, 200);
    QVERIFY(m_town->putToSleep("103", "token-of-a-phone-that-sleeps-on-b"));
    QString problem = callInVain("103"); // ended by the rules, not by a failure
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(m_vendor->standIns().pushesOf("token-of-a-phone-that-sleeps-on-b").isEmpty());
    // The refusal makes the PBX ask at once; nobody takes it out of service because of it.
    QTRY_VERIFY_WITH_TIMEOUT(!isLicenceWell(), 20'000);
    const QString message = part(QStringLiteral("licence")).value(u"message").toString();
    QVERIFY2(message.contains(u"suspended"), qPrintable(message));
    QCOMPARE(readiness(), QStringLiteral("ok"));

    problem = callToAwake("105", "token-of-a-phone-that-is-awake-cc"); // registered phones ring as ever
    QVERIFY2(problem.isEmpty(), qPrintable(problem));

    QCOMPARE(m_vendor->ask("POST", m_vendor->pathOf(m_key) + "/reinstate").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(isLicenceWell(), 40'000);
    problem = callThrough("103", "token-of-a-phone-that-sleeps-on-b");
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void GatewayJourneyTest::aGatewayThatDiesCostsNoCallItsNormalFlow()
{
    const QByteArray token = "token-of-a-phone-in-an-outage-ddd";
    QVERIFY(m_town->putToSleep("104", token));
    m_vendor->killWakelined();
    QString problem = callInVain("104");
    QVERIFY2(problem.isEmpty(), qPrintable(problem));

    problem = callToAwake("105", "token-of-a-phone-that-is-awake-cc");
    QVERIFY2(problem.isEmpty(), qPrintable(problem));

    problem = m_vendor->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QTRY_COMPARE_WITH_TIMEOUT(readiness(), QStringLiteral("ok"), 30'000);
    problem = callThrough("104", token); // its token was not forgotten meanwhile
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void GatewayJourneyTest::noSecretStandsInALog()
{
    for (const QByteArray &log : {m_town->logs(), m_vendor->logs()}) {
        QVERIFY(!log.isEmpty());
        QVERIFY2(!log.contains(m_key.toLatin1()), "the licence key stands in a log");
        QVERIFY2(!log.contains(phone), "a push token stands in a log");
    }
}

QTEST_GUILESS_MAIN(GatewayJourneyTest)
#include "GatewayJourneyTest.moc"
