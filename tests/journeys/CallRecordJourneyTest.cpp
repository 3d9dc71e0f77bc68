// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlainHttp.h"
#include "Town.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

/// Real calls through the real Kamailio, and what remains of them.
class CallRecordJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void anAnsweredCallIsRecordedWithItsTimes();
    void aCancelledCallIsRecordedAsCancelled();
    void aPhoneThatIsBusyIsRecordedAsBusy();
    void aCallThatNobodyAnswersIsRecordedAsSuch();
    void aCallToNobodyHasFailed();
    void aCallThatAnOperatorHangsUpIsOverForBoth();
    void aServiceThatDiesDuringACallCompletesItsRecord();
    void aCallThatKamailioTakesWithItIsLost();

private:
    QByteArray registered(Sipp &phone, const QByteArray &extension, const QString &scenario, Sipp::Keys keys = {});
    QJsonObject recordOf(const QByteArray &callee);
    bool isAnyCallAnswered();

    std::unique_ptr<Town> m_town;
};

void CallRecordJourneyTest::initTestCase()
{
    m_town = std::make_unique<Town>(Town::DatabaseKind::WAKELINE_JOURNEY_DATABASE, 3000, 600);
    const QString problem = m_town->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CallRecordJourneyTest::cleanupTestCase()
{
    m_town.reset();
}

void CallRecordJourneyTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_town->get(QStringLiteral("/api/v1/calls/active")) << recordOf("103")
                             << m_town->logs().right(4000) << m_town->kamailio().log().right(2000);
}

/// Starts the phone and registers it. \return an empty text, or what went wrong
QByteArray CallRecordJourneyTest::registered(Sipp &phone, const QByteArray &extension, const QString &scenario,
                                             Sipp::Keys keys)
{
    keys.insert("USER", extension);
    if (!phone.start(scenario, m_town->sipPort(), keys))
        return "sipp does not start";
    const QByteArray contact = "<sip:" + extension + "@127.0.0.1:" + QByteArray::number(phone.port()) + '>';
    return Town::registerPhone(m_town->sipPort(), extension, contact, 60) ? "" : "it does not register";
}

/// The newest record of a call to this extension; empty while there is none.
QJsonObject CallRecordJourneyTest::recordOf(const QByteArray &callee)
{
    const QJsonObject page =
        m_town->get(QStringLiteral("/api/v1/cdrs?extension=") + QString::fromLatin1(callee)).toObject();
    return page.value(QLatin1String("items")).toArray().first().toObject();
}

bool CallRecordJourneyTest::isAnyCallAnswered()
{
    const QJsonArray calls =
        m_town->get(QStringLiteral("/api/v1/calls/active")).toObject().value(QLatin1String("items")).toArray();
    return std::ranges::any_of(calls, [](const QJsonValue &call) {
        return call.toObject().value(QLatin1String("state")) == QLatin1String("answered");
    });
}

void CallRecordJourneyTest::anAnsweredCallIsRecordedWithItsTimes()
{
    Sipp phone;
    QCOMPARE(registered(phone, "102", QStringLiteral("phone.xml")), QByteArray());
    Sipp caller;
    Sipp::Keys keys = m_town->caller("102");
    keys.insert("FROMNAME", "\"Ada\" ");
    keys.insert("TALK_MS", "1500");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_VERIFY_WITH_TIMEOUT(!recordOf("102").isEmpty(), 15'000);
    const QJsonObject record = recordOf("102");
    QCOMPARE(record.value(QLatin1String("disposition")).toString(), QStringLiteral("answered"));
    QCOMPARE(record.value(QLatin1String("hangup_cause")).toString(), QStringLiteral("normal_call_clearing"));
    QCOMPARE(record.value(QLatin1String("direction")).toString(), QStringLiteral("internal"));
    QCOMPARE(record.value(QLatin1String("caller_id_name")).toString(), QStringLiteral("Ada"));
    QCOMPARE(record.value(QLatin1String("caller_id_num")).toString(), QStringLiteral("101"));
    QCOMPARE(record.value(QLatin1String("callee")).toString(), QStringLiteral("102"));
    QVERIFY(record.contains(QLatin1String("answer_time")));
    QVERIFY(record.value(QLatin1String("billable_dur")).toInt() >= 1);
}

void CallRecordJourneyTest::aCancelledCallIsRecordedAsCancelled()
{
    Sipp phone;
    QCOMPARE(registered(phone, "103", QStringLiteral("phone_cancelled.xml")), QByteArray());
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call_given_up.xml"), m_town->sipPort(), m_town->caller("103")));
    QTRY_COMPARE_WITH_TIMEOUT(recordOf("103").value(QLatin1String("disposition")).toString(),
                              QStringLiteral("cancelled"), 15'000);
    QCOMPARE(recordOf("103").value(QLatin1String("hangup_cause")).toString(), QStringLiteral("originator_cancel"));
    QVERIFY(!recordOf("103").contains(QLatin1String("answer_time")));
}

void CallRecordJourneyTest::aPhoneThatIsBusyIsRecordedAsBusy()
{
    Sipp phone;
    QCOMPARE(registered(phone, "104", QStringLiteral("phone_busy.xml")), QByteArray());
    Sipp caller;
    Sipp::Keys keys = m_town->caller("104");
    keys.insert("CODE", "486");
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_COMPARE_WITH_TIMEOUT(recordOf("104").value(QLatin1String("disposition")).toString(), QStringLiteral("busy"),
                              15'000);
    QCOMPARE(recordOf("104").value(QLatin1String("hangup_cause")).toString(), QStringLiteral("user_busy"));
}

void CallRecordJourneyTest::aCallThatNobodyAnswersIsRecordedAsSuch()
{
    // It never registered, and there is nothing to push to.
    Sipp caller;
    Sipp::Keys keys = m_town->caller("105");
    keys.insert("CODE", "480");
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_COMPARE_WITH_TIMEOUT(recordOf("105").value(QLatin1String("disposition")).toString(),
                              QStringLiteral("no_answer"), 15'000);
}

void CallRecordJourneyTest::aCallToNobodyHasFailed()
{
    Sipp caller;
    Sipp::Keys keys = m_town->caller("999");
    keys.insert("CODE", "404");
    QVERIFY(caller.start(QStringLiteral("call_fails.xml"), m_town->sipPort(), keys));
    QVERIFY2(caller.finish(), caller.output());
    QTRY_COMPARE_WITH_TIMEOUT(recordOf("999").value(QLatin1String("disposition")).toString(), QStringLiteral("failed"),
                              15'000);
    QCOMPARE(recordOf("999").value(QLatin1String("hangup_cause")).toString(), QStringLiteral("unallocated_number"));
    QCOMPARE(recordOf("999").value(QLatin1String("direction")).toString(), QStringLiteral("outbound"));
}

void CallRecordJourneyTest::aCallThatAnOperatorHangsUpIsOverForBoth()
{
    Sipp phone;
    QCOMPARE(registered(phone, "104", QStringLiteral("phone.xml")), QByteArray());
    const QJsonObject earlier = recordOf("104");
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call_hung_up.xml"), m_town->sipPort(), m_town->caller("104")));
    QTRY_VERIFY_WITH_TIMEOUT(isAnyCallAnswered(), 15'000);
    // It is answered with the 200; a phone that hears the BYE before the ACK takes it for a mistake.
    QTRY_VERIFY_WITH_TIMEOUT(phone.messages().contains("ACK sip:"), 15'000);
    const QJsonObject call = m_town->get(QStringLiteral("/api/v1/calls/active"))
                                 .toObject()
                                 .value(QLatin1String("items"))
                                 .toArray()
                                 .first()
                                 .toObject();
    const QByteArray callId = call.value(QLatin1String("call_id")).toString().toUtf8().toPercentEncoding();
    const QString path = QStringLiteral("/api/v1/calls/%1/hangup").arg(QString::fromLatin1(callId));
    const auto port = static_cast<quint16>(m_town->httpUrl().port());
    QCOMPARE(plainHttp(port, "POST", path, {}, bearer(m_town->accessToken())).status, 204);
    QVERIFY2(caller.finish(), caller.output());
    QVERIFY2(phone.finish(), phone.output());
    QTRY_VERIFY_WITH_TIMEOUT(recordOf("104") != earlier, 15'000);
    QCOMPARE(recordOf("104").value(QLatin1String("disposition")).toString(), QStringLiteral("answered"));
    QTRY_COMPARE_WITH_TIMEOUT(plainHttp(port, "POST", path, {}, bearer(m_town->accessToken())).status, 404, 15'000);
    QVERIFY(m_town->logs().contains("operator admin hung up the call"));
}

void CallRecordJourneyTest::aServiceThatDiesDuringACallCompletesItsRecord()
{
    Sipp phone;
    QCOMPARE(registered(phone, "102", QStringLiteral("phone.xml")), QByteArray());
    const QJsonObject earlier = recordOf("102");
    Sipp caller;
    Sipp::Keys keys = m_town->caller("102");
    keys.insert("TALK_MS", "12000");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QTRY_VERIFY_WITH_TIMEOUT(isAnyCallAnswered(), 10'000);
    m_town->killWakelined();
    const QString problem = m_town->startWakelined();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(recordOf("102"), earlier); // the call goes on
    QVERIFY2(caller.finish(30'000), caller.output());
    QTRY_VERIFY_WITH_TIMEOUT(recordOf("102") != earlier, 15'000);
    const QJsonObject record = recordOf("102");
    QCOMPARE(record.value(QLatin1String("disposition")).toString(), QStringLiteral("answered"));
    QVERIFY2(record.value(QLatin1String("billable_dur")).toInt() >= 11, QJsonDocument(record).toJson());
    QCOMPARE(record.value(QLatin1String("caller_id_num")).toString(), QStringLiteral("101"));
}

void CallRecordJourneyTest::aCallThatKamailioTakesWithItIsLost()
{
    Sipp phone;
    QCOMPARE(registered(phone, "103", QStringLiteral("phone.xml")), QByteArray());
    Sipp caller;
    Sipp::Keys keys = m_town->caller("103");
    keys.insert("TALK_MS", "60000");
    const QJsonObject earlier = recordOf("103");
    QVERIFY(caller.start(QStringLiteral("call.xml"), m_town->sipPort(), keys));
    QTRY_VERIFY_WITH_TIMEOUT(isAnyCallAnswered(), 10'000);
    m_town->kamailio().kill();
    QVERIFY2(m_town->kamailio().start(), m_town->kamailio().log().right(2000));
    QTRY_VERIFY_WITH_TIMEOUT(recordOf("103") != earlier, 20'000);
    QCOMPARE(recordOf("103").value(QLatin1String("disposition")).toString(), QStringLiteral("failed"));
    QCOMPARE(recordOf("103").value(QLatin1String("hangup_cause")).toString(), QStringLiteral("lost"));
    caller.stop();
    phone.stop();
}

QTEST_GUILESS_MAIN(CallRecordJourneyTest)
#include "CallRecordJourneyTest.moc"
