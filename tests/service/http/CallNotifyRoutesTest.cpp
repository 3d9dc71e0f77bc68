// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "DetailClient.h"

using namespace wakeline;

namespace {

const QByteArray webhook = "/api/v1/push/call-notify";

QJsonObject notice()
{
    return {{"callee_username", "201"},
            {"caller_username", "101"},
            {"caller_display_name", "Bo"},
            {"call_id", "c1@192.0.2.1"},
            {"call_type", "video"}};
}

} // namespace

/// The webhook of a SIP server that refuses the caller while the phone wakes up.
class CallNotifyRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aWebhookIsPassedOnAndAnsweredAtOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.pushedByNotice = 2;
        auto answer = rest.callPbx("POST", webhook, text(notice()));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, (QJsonObject{{"status", "sent"}, {"sent", 2}}));
        QCOMPARE(rest.notices, QList{(CallNotice{"201", "101", "Bo", "c1@192.0.2.1", true})});
        rest.pushedByNotice = 0;
        answer = rest.callPbx("POST", webhook, text(notice()));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, (QJsonObject{{"status", "no_registrations"}, {"sent", 0}}));
    }

    void aWebhookIsReadHoweverItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("name");
        const QByteArray plain = text(notice());
        for (const QByteArray type :
             {"application/json", "text/plain", "application/x-www-form-urlencoded", "", "nonsense"})
            QTest::newRow("type " + type) << type << plain << "Bo";
        const QByteArray form = "application/x-www-form-urlencoded"; // what http_client_query sends
        QTest::newRow("quoted display name")
            << form << QByteArray(plain).replace("\"Bo\"", "\"\"Bo\" <sip:101@pbx.example>\"") << "Bo";
        QTest::newRow("quoted, as JSON") << form << text(with(notice(), "caller_display_name", "\"Bo\"")) << "Bo";
        QTest::newRow("not UTF-8") << form << QByteArray(plain).replace("\"Bo\"", "\"J\xf6rg\"")
                                   << QStringLiteral("Jörg");
        QTest::newRow("control characters") << form << QByteArray(plain).replace("\"Bo\"", "\"B\to\\n\"") << "B o";
        QTest::newRow("no name") << form << text(without(notice(), "caller_display_name")) << "";
        QTest::newRow("null") << form << text(with(notice(), "caller_display_name", QJsonValue::Null)) << "";
    }
    void aWebhookIsReadHoweverItIsWritten()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        QCOMPARE(rest.callPbx("POST", webhook, body, "Content-Type: " + type + "\r\n").status, 200);
        QCOMPARE(rest.notices.size(), 1);
        QTEST(rest.notices.first().callerName, "name");
        QCOMPARE(rest.notices.first().callee, QStringLiteral("201"));
        QCOMPARE(rest.notices.first().callId, QStringLiteral("c1@192.0.2.1"));
    }

    void aWebhookWithoutATypeIsAnAudioCall()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QCOMPARE(rest.callPbx("POST", webhook, text(without(notice(), "call_type"))).status, 200);
        QVERIFY(!rest.notices.first().video);
    }

    void aBadWebhookIsRefusedByField_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("fields");
        const auto row = [](const char *name, const QJsonObject &body, const QStringList &fields) {
            QTest::newRow(name) << text(body) << fields;
        };
        row("callee", without(notice(), "callee_username"), {"body.callee_username"});
        row("empty callee", with(notice(), "callee_username", ""), {"body.callee_username"});
        row("caller", without(notice(), "caller_username"), {"body.caller_username"});
        row("call id", with(notice(), "call_id", ""), {"body.call_id"});
        row("long call id", with(notice(), "call_id", QString(513, 'x')), {"body.call_id"});
        row("call type", with(notice(), "call_type", "fax"), {"body.call_type"});
        row("a number", with(notice(), "caller_display_name", 7), {"body.caller_display_name"});
        row("two", with(without(notice(), "call_id"), "call_type", "fax"), {"body.call_id", "body.call_type"});
        QTest::newRow("a name that chooses the callee")
            << QByteArray(text(notice())).replace("\"Bo\"", "\"Bo\",\"callee_username\":\"202\"")
            << QStringList("body");
        QTest::newRow("no JSON") << QByteArray("callee_username=201") << QStringList("body");
        QTest::newRow("nothing") << QByteArray() << QStringList("body");
    }
    void aBadWebhookIsRefusedByField()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = rest.callPbx("POST", webhook, body);
        QCOMPARE(answer.status, 422);
        QTEST(fieldsAtFault(answer), "fields");
        QVERIFY(rest.notices.isEmpty());
    }

    void theWebhookIsForTheSipServerAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        for (const QByteArray &token : {QByteArray(), rest.appTokenOf("201"), rest.tokenOf(Role::Admin)})
            QCOMPARE(rest.call("POST", webhook, token, text(notice())).status, 404);
        QVERIFY(rest.notices.isEmpty());
    }
};

QTEST_GUILESS_MAIN(CallNotifyRoutesTest)
#include "CallNotifyRoutesTest.moc"
