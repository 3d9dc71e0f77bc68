// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioMessages.h"
#include "KamailioRpcReplies.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

template <typename T>
T read(const QByteArray &frame)
{
    const auto message = readKamailioMessage(frame);
    if (!message || !std::holds_alternative<T>(*message))
        qFatal("not read: %s", frame.constData());
    return std::get<T>(*message);
}

QJsonObject sent(const CallDecision &decision)
{
    return QJsonDocument::fromJson(decisionMessage(QStringLiteral("1:2"), decision).value()).object();
}

QJsonValue resultOf(const char *text)
{
    return QJsonDocument::fromJson(text).object().value(QLatin1String("result"));
}

} // namespace

class KamailioMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallIsReadWithAllItsFields()
    {
        const auto call = read<IncomingCall>(
            "{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c1\",\"to\":\"101\",\"from\":\"100\","
            "\"from_name\":\"\\\"Ada\\\"\",\"call_type\":\"video\",\"contacts\":2,\"src\":\"udp:192.0.2.7:5060\"}");
        const IncomingCall expected{QStringLiteral("7:8"),
                                    QStringLiteral("c1"),
                                    QStringLiteral("101"),
                                    QStringLiteral("100"),
                                    QStringLiteral("Ada"),
                                    true,
                                    2,
                                    QStringLiteral("udp:192.0.2.7:5060")};
        QCOMPARE(call, expected);
    }

    void optionalFieldsMayBeMissing()
    {
        const auto call =
            read<IncomingCall>("{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c1\",\"to\":\"101\"}");
        QCOMPARE(call.callee, QStringLiteral("101"));
        QVERIFY(call.caller.isEmpty());
        QVERIFY(!call.video);
    }

    void badMessagesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("no event") << QByteArray("{}");
        QTest::newRow("unknown event") << QByteArray("{\"ev\":\"call.levitate\"}");
        QTest::newRow("no transaction") << QByteArray("{\"ev\":\"call.decide\",\"call_id\":\"c\",\"to\":\"101\"}");
        QTest::newRow("transaction that is none")
            << QByteArray("{\"ev\":\"call.decide\",\"tx\":\"7:8;x\",\"call_id\":\"c\",\"to\":\"101\"}");
        QTest::newRow("no Call-ID") << QByteArray("{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"to\":\"101\"}");
        QTest::newRow("callee that is no extension")
            << QByteArray("{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c\",\"to\":\"a b\"}");
        QTest::newRow("contacts as text")
            << QByteArray("{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c\",\"to\":\"1\",\"contacts\":\"2\"}");
        QTest::newRow("rc of another kind")
            << QByteArray("{\"ev\":\"reg\",\"rc\":4,\"user\":\"1\",\"contact\":\"sip:1@h\"}");
        QTest::newRow("no contact") << QByteArray("{\"ev\":\"reg\",\"rc\":1,\"user\":\"1\"}");
        QTest::newRow("a piece beyond its list")
            << QByteArray("{\"ev\":\"list\",\"what\":\"calls\",\"size\":1,\"at\":0,\"piece_b64\":\"aGFsbG8=\"}");
        QTest::newRow("a name without end")
            << QByteArray("{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c\",\"to\":\"1\",\"from_name\":\"") +
                   QByteArray(5000, 'x') + "\"}";
    }
    void badMessagesAreErrors()
    {
        QFETCH(QByteArray, frame);
        QVERIFY(!readKamailioMessage(frame).has_value());
    }

    void aBindingKeepsItsTokensButNotInItsContact()
    {
        const auto report = read<BindingReport>(
            "{\"ev\":\"reg\",\"rc\":1,\"user\":\"101\",\"contact\":\"sip:101@192.0.2.9:4000;transport=tls;pn-provider="
            "apns;"
            "pn-prid=AAAA:voip&BBBB:remote;pn-param=TEAM.org.example.app.voip&remote\",\"instance\":\"<urn:uuid:1>\","
            "\"ua\":\"App/1\",\"src\":\"tls:192.0.2.9:4000\",\"expires\":600,\"devices\":2}");
        QCOMPARE(report.change, BindingReport::Change::Registered);
        QCOMPARE(report.contact, QStringLiteral("sip:101@192.0.2.9:4000;transport=tls"));
        QCOMPARE(report.expires, 600s);
        QCOMPARE(report.bindings, 2);
        QVERIFY(report.push.has_value());
        QCOMPARE(report.push->tokens.size(), 2);
        QCOMPARE(report.push->callToken().token, QStringLiteral("AAAA"));
    }

    void aContactThatCannotBeReadStillLeaksNoToken()
    {
        const auto report =
            read<BindingReport>("{\"ev\":\"reg\",\"rc\":1,\"user\":\"101\",\"contact\":\"tel:+4930;pn-prid=SECRET\"}");
        QVERIFY(!report.contact.isEmpty());
        QVERIFY(!report.contact.contains(QLatin1String("SECRET")));
        QVERIFY(!report.push.has_value());
        const auto bad =
            readKamailioMessage("{\"ev\":\"reg\",\"rc\":9,\"user\":\"101\",\"contact\":\"sip:1@h;pn-prid=SECRET\"}");
        QVERIFY(!bad.error().message.contains(QLatin1String("SECRET")));
    }

    void unusablePushParametersDoNotCostTheRegistration()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("registers without push")));
        const auto report = read<BindingReport>("{\"ev\":\"reg\",\"rc\":2,\"user\":\"101\",\"contact\":\"sip:101@h;pn-"
                                                "provider=apns;pn-prid=A:voip&B:remote;pn-param=T.b.voip\"}");
        QCOMPARE(report.change, BindingReport::Change::Refreshed);
        QVERIFY(!report.push.has_value());
    }

    void namesThatAreNotUtf8AreRepaired()
    {
        const QByteArray base64 = QByteArray("\"J\xf6rg\"").toBase64();
        const auto call = read<IncomingCall>(
            "{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c\",\"to\":\"1\",\"from_name_b64\":\"" + base64 +
            "\"}");
        QCOMPARE(call.callerName, QStringLiteral("Jörg"));
        const auto raw = read<IncomingCall>(
            "{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c\",\"to\":\"1\",\"from_name\":\"J\xf6rg\"}");
        QCOMPARE(raw.callerName, QStringLiteral("Jörg"));
        const auto control = read<IncomingCall>("{\"ev\":\"call.decide\",\"tx\":\"7:8\",\"call_id\":\"c\",\"to\":\"1\","
                                                "\"from_name\":\"a\\u0001\\u001b[31m\\nb\"}");
        QCOMPARE(control.callerName, QStringLiteral("a[31mb"));
    }

    void everyProgressIsRead_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<CallReport::Progress>("progress");
        QTest::newRow("ringing") << QByteArray("call.ringing") << CallReport::Progress::Ringing;
        QTest::newRow("answered") << QByteArray("call.answered") << CallReport::Progress::Answered;
        QTest::newRow("ended") << QByteArray("call.ended") << CallReport::Progress::Ended;
        QTest::newRow("failed") << QByteArray("call.failed") << CallReport::Progress::Failed;
    }
    void everyProgressIsRead()
    {
        QFETCH(QByteArray, event);
        QFETCH(CallReport::Progress, progress);
        const auto report = read<CallReport>(
            "{\"ev\":\"" + event +
            "\",\"call_id\":\"c\",\"from\":\"100\",\"to\":\"101\",\"contact\":\"sip:1@h:5;pn-prid=X\",\"code\":183}");
        const CallReport expected{
            progress, QStringLiteral("c"), QStringLiteral("100"), QStringLiteral("101"), QStringLiteral("sip:1@h:5"),
            183};
        QCOMPARE(report, expected);
    }

    void pongsAndStaleDecisionsAreRead()
    {
        QCOMPARE(read<EvapiPong>("{\"ev\":\"pong\",\"n\":5,\"gap\":true}"), (EvapiPong{5, true}));
        QCOMPARE(read<EvapiPong>("{\"ev\":\"pong\",\"n\":6}"), (EvapiPong{6, false}));
        QCOMPARE(read<StaleDecision>("{\"ev\":\"decision.stale\",\"tx\":\"1:2\"}").transaction, QStringLiteral("1:2"));
    }

    void aHoldIsWrittenWithItsFallback()
    {
        CallDecision decision;
        decision.action = CallDecision::Action::PushWait;
        decision.hold = 5000ms;
        decision.ringWhileHeld = true;
        decision.askAgain = true;
        decision.onFail =
            CallDecision::OnFail{CallDecision::Action::Redirect, QStringLiteral("sip:vm@127.0.0.1:5090"), 480};
        const auto message = sent(decision);
        QCOMPARE(message.value(QLatin1String("action")).toString(), QStringLiteral("push-wait"));
        QCOMPARE(message.value(QLatin1String("hold_ms")).toInt(), 5000);
        QCOMPARE(message.value(QLatin1String("ring")).toInt(), 1);
        QCOMPARE(message.value(QLatin1String("reask")).toInt(), 1);
        const auto onFail = message.value(QLatin1String("on_fail")).toObject();
        QCOMPARE(onFail.value(QLatin1String("action")).toString(), QStringLiteral("redirect"));
        QCOMPARE(onFail.value(QLatin1String("target")).toString(), QStringLiteral("sip:vm@127.0.0.1:5090"));
    }

    void aStepCarriesWhatFollowsIt()
    {
        CallDecision decision;
        decision.leg = QStringLiteral("102");
        decision.trail = QStringLiteral("number:102");
        decision.onFail = CallDecision::OnFail{CallDecision::Action::Deliver, {}, 480, QStringLiteral("103"), {}, 20s};
        decision.lastResort = CallDecision::OnFail{
            CallDecision::Action::Redirect, QStringLiteral("sip:127.0.0.1:5090"), 480, {}, QStringLiteral("7101")};
        const auto message = sent(decision);
        QCOMPARE(message.value(QLatin1String("leg")).toString(), QStringLiteral("102"));
        QCOMPARE(message.value(QLatin1String("trail")).toString(), decision.trail);
        const auto onFail = message.value(QLatin1String("on_fail")).toObject();
        QCOMPARE(onFail.value(QLatin1String("action")).toString(), QStringLiteral("deliver"));
        QCOMPARE(onFail.value(QLatin1String("leg")).toString(), QStringLiteral("103"));
        QCOMPARE(onFail.value(QLatin1String("ring_ms")).toInt(), 20'000);
        const auto last = message.value(QLatin1String("last_resort")).toObject();
        QCOMPARE(last.value(QLatin1String("mailbox")).toString(), QStringLiteral("7101"));
        QCOMPARE(last.value(QLatin1String("target")).toString(), QStringLiteral("sip:127.0.0.1:5090"));
    }

    void aDecisionThatCouldLeaveItsHeaderIsNone_data()
    {
        QTest::addColumn<CallDecision>("decision");
        const auto row = [](const char *name, const std::function<void(CallDecision &)> &spoil) {
            CallDecision decision;
            decision.action = CallDecision::Action::Redirect;
            decision.target = QStringLiteral("sip:127.0.0.1:5090");
            spoil(decision);
            QTest::newRow(name) << decision;
        };
        row("box", [](CallDecision &d) { d.mailbox = QStringLiteral("7101\r\nX-Evil: 1"); });
        row("leg", [](CallDecision &d) { d.leg = QStringLiteral("102@elsewhere"); });
        row("stored box", [](CallDecision &d) {
            d.onFail = CallDecision::OnFail{CallDecision::Action::Redirect, d.target, 480, {}, QStringLiteral("../7")};
        });
        row("stored delivery to nobody", [](CallDecision &d) {
            d.lastResort = CallDecision::OnFail{CallDecision::Action::Deliver, {}, 480};
        });
        row("fork to what is no extension", [](CallDecision &d) {
            d.action = CallDecision::Action::Fork;
            d.targets = {QStringLiteral("contacts:1|sip:x@y")};
        });
    }
    void aDecisionThatCouldLeaveItsHeaderIsNone()
    {
        QFETCH(CallDecision, decision);
        const auto message = decisionMessage(QStringLiteral("1:2"), decision);
        QVERIFY(!message);
        QCOMPARE(message.error().code, QStringLiteral("invalid_decision"));
    }

    void aHoldIsNeverEndless()
    {
        CallDecision decision;
        decision.action = CallDecision::Action::PushWait;
        decision.hold = 0ms;
        QVERIFY(sent(decision).value(QLatin1String("hold_ms")).toInt() >= 1);
        decision.hold = 100h;
        QCOMPARE(sent(decision).value(QLatin1String("hold_ms")).toInt(), 600'000);
    }

    void noDecisionCanBreakASipMessage()
    {
        CallDecision decision;
        decision.action = CallDecision::Action::Reject;
        decision.code = 200; // would answer the call
        decision.reason = QStringLiteral("Busy\r\nX-Evil: 1 $(var)");
        auto message = sent(decision);
        QCOMPARE(message.value(QLatin1String("code")).toInt(), 480);
        QVERIFY(!message.value(QLatin1String("reason")).toString().contains(QLatin1Char('\n')));
        QVERIFY(!message.value(QLatin1String("reason")).toString().contains(QLatin1Char('$')));
        decision.action = CallDecision::Action::Redirect;
        for (const char *target :
             {"", "101", "sip:", "sip:a@h\r\nX: 1", "sip:a b@h", "sip:a@h>", "tel:+49", "sip:a@h|sip:b@h"}) {
            decision.target = QLatin1String(target);
            QVERIFY2(!decisionMessage(QStringLiteral("1:2"), decision).has_value(), target);
        }
        decision.action = CallDecision::Action::Fork;
        decision.target.clear();
        decision.targets = QStringList(9, QStringLiteral("contacts"));
        QVERIFY(!decisionMessage(QStringLiteral("1:2"), decision).has_value());
        decision.targets = {QStringLiteral("contacts"), QStringLiteral("sip:b@192.0.2.1:5070;transport=tcp")};
        QCOMPARE(sent(decision).value(QLatin1String("targets")).toArray().size(), 2);
    }

    void randomDamageNeverCrashesTheReader()
    {
        const QByteArray good = "{\"ev\":\"reg\",\"rc\":1,\"user\":\"101\",\"contact\":\"sip:101@h;pn-provider=fcm;pn-"
                                "prid=t\",\"devices\":1}";
        QRandomGenerator random(3);
        QTest::failOnWarning(QRegularExpression(QStringLiteral("ASSERT")));
        for (int round = 0; round < 20'000; ++round) {
            QByteArray damaged = good;
            for (int i = random.bounded(1, 6); i > 0; --i)
                damaged[random.bounded(damaged.size())] = static_cast<char>(random.bounded(256));
            const auto message = readKamailioMessage(damaged);
            if (message && std::holds_alternative<BindingReport>(*message))
                QVERIFY(isExtensionNumber(std::get<BindingReport>(*message).extension));
        }
    }

    void usersComeFromTheBriefDump()
    {
        const auto users = usersOfDump(
            resultOf("{\"result\":{\"Domains\":[{\"Domain\":{\"Domain\":\"location\",\"Size\":1024,"
                     "\"AoRs\":[{\"AoR\":\"101\"},{\"AoR\":\"bad user\"},{\"AoR\":\"102\"}],\"Stats\":{}}}]}}"));
        QCOMPARE(users, (QStringList{QStringLiteral("101"), QStringLiteral("102")}));
    }

    void aLookupGivesTheBindingsThatAreGood()
    {
        const auto bindings = bindingsOfLookup(
            QStringLiteral("101"),
            resultOf(
                "{\"result\":{\"AoR\":\"101\",\"Contacts\":[{\"Contact\":{\"Address\":\"sip:101@192.0.2.9:4000;"
                "transport=tcp;pn-provider=fcm;pn-prid=TOKEN;pn-param=p\","
                "\"Expires\":55,\"User-Agent\":\"App\",\"Received\":\"[not set]\",\"Instance\":\"[not "
                "set]\",\"KA-Roundtrip\":1500,\"Last-Keepalive\":1795228759}},"
                "{\"Contact\":{\"Address\":\"sip:101@192.0.2.9:5000\",\"Expires\":\"deleted\"}},"
                "{\"Contact\":{\"Address\":\"sip:101@10.0.0.2:5000\",\"Expires\":9,\"Received\":\"sip:192.0.2.8:777\","
                "\"KA-Roundtrip\":0,\"Last-Keepalive\":5}}]}}"));
        QCOMPARE(bindings.size(), 2);
        QCOMPARE(bindings.at(0).contact, QStringLiteral("sip:101@192.0.2.9:4000;transport=tcp"));
        QCOMPARE(bindings.at(0).source, QStringLiteral("tcp:192.0.2.9:4000"));
        QCOMPARE(bindings.at(0).rttUs, std::optional<qint64>(1500));
        QCOMPARE(bindings.at(0).lastKeepaliveAt->toSecsSinceEpoch(), 1795228759);
        QCOMPARE(bindings.at(0).push->callToken().token, QStringLiteral("TOKEN"));
        QVERIFY(bindings.at(0).instance.isEmpty());
        QCOMPARE(bindings.at(0).bindings, 2);
        QCOMPARE(bindings.at(1).source, QStringLiteral("udp:192.0.2.8:777"));
        QVERIFY(!bindings.at(1).rttUs.has_value());
        QVERIFY(!bindings.at(1).lastKeepaliveAt.has_value());
    }

    void aBriefingGivesTheCallsThatAreUp()
    {
        const auto reply = QJsonDocument::fromJson("[{\"h_entry\":1,\"h_id\":2,\"from_uri\":\"sip:100@pbx.test\",\"to_"
                                                   "uri\":\"sip:101@pbx.test\",\"call-id\":\"a\",\"state\":2},"
                                                   "{\"from_uri\":\"sip:100@pbx.test\",\"to_uri\":\"sip:102@pbx.test\","
                                                   "\"call-id\":\"b\",\"state\":4},{\"call-id\":\"c\",\"state\":5}]");
        const auto calls = callsOfBriefing(reply.array());
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.at(0).progress, CallReport::Progress::Ringing);
        QCOMPARE(calls.at(0).callee, QStringLiteral("101"));
        QCOMPARE(calls.at(1).progress, CallReport::Progress::Answered);
    }

    void lampsAreToldToAKamailioThatHasThem()
    {
        QVERIFY(read<EvapiWelcome>("{\"ev\":\"welcome\",\"version\":1,\"lamps\":true}").lamps);
        QVERIFY(!read<EvapiWelcome>("{\"ev\":\"welcome\",\"version\":1}").lamps);
        const auto told = [](const MessageLamp &lamp) { return lampMessage(lamp); };
        QCOMPARE(told({QStringLiteral("101"), QStringLiteral("*97"), 2, 3}),
                 QByteArray("{\"cmd\":\"lamp\",\"state\":\"2:3:*97\",\"user\":\"101\"}"));
        QCOMPARE(told({QStringLiteral("101"), {}, 0, 0}),
                 QByteArray("{\"cmd\":\"lamp\",\"state\":\"0:0:\",\"user\":\"101\"}"));
    }
};

QTEST_GUILESS_MAIN(KamailioMessagesTest)
#include "KamailioMessagesTest.moc"
