// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "KamailioFixture.h"

#include <QCoroTask>
#include <QRegularExpression>

using namespace wakeline;
using Progress = CallReport::Progress;

namespace {

/// The numbers of the messages in what a phone received or sent, in order: `REFER 3`.
QStringList numbersOf(const QByteArray &messages, const char *direction)
{
    QStringList numbers;
    static const QRegularExpression cseq(QStringLiteral("^CSeq: *(\\d+) (\\w+)"),
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::MultilineOption);
    const QStringList parts = QString::fromLatin1(messages).split(QStringLiteral("----------------"));
    for (const QString &part : parts) {
        const auto match = cseq.match(part);
        if (!part.contains(QLatin1String(direction)) || !match.hasMatch())
            continue;
        const bool reply = part.contains(QLatin1String("\nSIP/2.0 "));
        numbers.append((reply ? QStringLiteral("re ") : QString()) + match.captured(2) + u' ' + match.captured(1));
    }
    numbers.removeDuplicates();
    return numbers;
}

} // namespace

/// Calls that an operator hands on, with the real Kamailio between two phones.
class KamailioTransferTest : public QObject
{
    Q_OBJECT

    KamailioServer server{quietServer()};
    std::unique_ptr<Service> service;
    QList<TransferReport> reports;

    QString transfer(const QString &callId, CallSide stays = CallSide::Caller)
    {
        const auto done = QCoro::waitFor(service->pbx->transfer({callId, stays, QStringLiteral("103")}));
        return done ? QStringLiteral("accepted") : done.error().code;
    }
    /// Two phones that talk.
    void connect(Sipp &phone, Sipp &caller, const QString &phoneDoes, const QString &callerDoes, Sipp::Keys keys = {},
                 const QString &transport = QStringLiteral("u1"), quint16 port = 0);

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void theCallerIsToldToCallTheTarget_data();
    void theCallerIsToldToCallTheTarget();
    void aPhoneThatRefusesKeepsItsCallAndItsNumbers();
    void aPhoneThatIsGoneIsToldOf();
    void aCallThatIsNotThereIsNotFound();
};

void KamailioTransferTest::initTestCase()
{
    for (const char *number : {"100", "101"})
        QVERIFY(server.addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
    QVERIFY2(server.start(), server.log().right(3000).constData());
    service = std::make_unique<Service>(server);
    QObject::connect(service->pbx.get(), &Pbx::transferReported, this,
                     [this](const TransferReport &report) { reports.append(report); });
    QTRY_VERIFY_WITH_TIMEOUT(service->isReady(), 20'000);
}

void KamailioTransferTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", server.log().right(6000).constData());
    service->progress.clear();
    service->calls.clear();
    reports.clear();
}

void KamailioTransferTest::connect(Sipp &phone, Sipp &caller, const QString &phoneDoes, const QString &callerDoes,
                                   Sipp::Keys keys, const QString &transport, quint16 port)
{
    service->answer(deliver());
    QVERIFY(unregisterPhone(server, "101"));
    QVERIFY(phone.start(phoneDoes, server.sipPort(), {{"USER", "101"}}));
    QVERIFY(registerPhone(server, "101", phone.port()));
    keys.insert("USER", "100");
    keys.insert("CALLEE", "101");
    QVERIFY(caller.start(callerDoes, server.sipPort(), keys, port, transport));
    QTRY_COMPARE_WITH_TIMEOUT(service->count(Progress::Answered), 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(phone.messages().contains("ACK sip:"), 20'000);
}

void KamailioTransferTest::theCallerIsToldToCallTheTarget_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("contact");
    const QByteArray plain = "<sip:100@127.0.0.1:PORT>";
    QTest::newRow("UDP, the target answers") << QStringLiteral("u1") << QByteArray("200 OK") << 200 << plain;
    QTest::newRow("TCP, the target answers")
        << QStringLiteral("t1") << QByteArray("200 OK") << 200 << QByteArray("<sip:100@127.0.0.1:PORT;transport=tcp>");
    QTest::newRow("behind a NAT, the target answers")
        << QStringLiteral("u1") << QByteArray("200 OK") << 200 << QByteArray("<sip:100@192.168.77.7:5060>");
    QTest::newRow("UDP, the target is busy") << QStringLiteral("u1") << QByteArray("486 Busy Here") << 486 << plain;
}

void KamailioTransferTest::theCallerIsToldToCallTheTarget()
{
    QFETCH(QString, transport);
    QFETCH(QByteArray, outcome);
    QFETCH(int, code);
    QFETCH(QByteArray, contact);
    Sipp phone, caller;
    const quint16 port = freePort();
    contact.replace("PORT", QByteArray::number(port));
    connect(phone, caller, QStringLiteral("phone.xml"), QStringLiteral("call_referred.xml"),
            {{"OUTCOME", outcome}, {"CONTACT", contact}}, transport, port);
    if (QTest::currentTestFailed())
        return;
    const QString callId = service->calls.first().callId;
    QCOMPARE(transfer(callId), QStringLiteral("accepted"));
    QTRY_VERIFY2_WITH_TIMEOUT(!reports.isEmpty() && reports.last().over,
                              (caller.output() + caller.messages()).constData(), 30'000);
    QCOMPARE(reports.first(), (TransferReport{callId, 100, false}));
    QCOMPARE(reports.last(), (TransferReport{callId, code, true}));
    QVERIFY2(caller.messages().contains("Refer-To: <sip:103@pbx.test>"), caller.messages().constData());
    QVERIFY(!caller.messages().contains("X-Wakeline"));
    QVERIFY2(!phone.messages().contains("NOTIFY"), "the other phone heard of a transfer that it did not ask for");

    // Hanging up counts on from the REFER and the NOTIFYs.
    const auto ended = QCoro::waitFor(service->pbx->hangUp(callId));
    QVERIFY2(ended.has_value(), ended ? "" : qPrintable(ended.error().message));
    QVERIFY2(caller.finish(), (caller.output() + caller.messages()).constData());
    QVERIFY2(phone.finish(), (phone.output() + phone.messages()).constData());
    const QStringList received = numbersOf(caller.messages(), "message received");
    const auto numberOf = [&](const QString &method) {
        const auto line = received.filter(QRegularExpression(QStringLiteral("^%1 ").arg(method)));
        return line.isEmpty() ? -1 : line.first().section(u' ', 1).toInt();
    };
    QVERIFY2(numberOf(QStringLiteral("BYE")) > numberOf(QStringLiteral("REFER")), qPrintable(received.join(u',')));
}

void KamailioTransferTest::aPhoneThatRefusesKeepsItsCallAndItsNumbers()
{
    Sipp phone, caller;
    connect(phone, caller, QStringLiteral("phone_reinvites.xml"), QStringLiteral("call_refuses_refer.xml"));
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(transfer(service->calls.first().callId), QStringLiteral("transfer_refused"));
    QVERIFY2(phone.finish(), (phone.output() + phone.messages()).constData());
    QVERIFY2(caller.finish(), (caller.output() + caller.messages()).constData());
    // What the caller got counts upwards without a repetition, the ACK under its INVITE's number.
    const QStringList received = numbersOf(caller.messages(), "message received");
    const QStringList requests = received.filter(QRegularExpression(QStringLiteral("^[A-Z]")));
    QCOMPARE(requests.size(), 4);
    const int first = requests.first().section(u' ', 1).toInt();
    QCOMPARE(requests, (QStringList{QStringLiteral("REFER %1").arg(first), QStringLiteral("INVITE %1").arg(first + 1),
                                    QStringLiteral("ACK %1").arg(first + 1), QStringLiteral("BYE %1").arg(first + 2)}));
    // And the phone sees its own numbers in the replies.
    const QStringList replies = numbersOf(phone.messages(), "message received").filter(QStringLiteral("re "));
    QVERIFY2(replies.contains(QStringLiteral("re INVITE 1")) && replies.contains(QStringLiteral("re BYE 2")),
             qPrintable(replies.join(u',')));
}

void KamailioTransferTest::aPhoneThatIsGoneIsToldOf()
{
    Sipp phone, caller;
    connect(phone, caller, QStringLiteral("phone.xml"), QStringLiteral("call_hung_up.xml"));
    if (QTest::currentTestFailed())
        return;
    caller.stop();
    QCOMPARE(transfer(service->calls.first().callId), QStringLiteral("unavailable"));
    // The other one can still be hung up.
    QVERIFY(QCoro::waitFor(service->pbx->hangUp(service->calls.first().callId)).has_value());
    QVERIFY2(phone.finish(), (phone.output() + phone.messages()).constData());
}

void KamailioTransferTest::aCallThatIsNotThereIsNotFound()
{
    QCOMPARE(transfer(QStringLiteral("no-such-call@127.0.0.1")), QStringLiteral("not_found"));
}

QTEST_GUILESS_MAIN(KamailioTransferTest)
#include "KamailioTransferTest.moc"
