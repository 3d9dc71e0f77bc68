// SPDX-License-Identifier: GPL-3.0-or-later
#include "Linphone.h"
#include "PlainHttp.h"
#include "Town.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

/// An operator hands a call of a real phone on, and the phone does it.
class TransferJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linphoneFollowsAnOperatorsTransfer_data();
    void linphoneFollowsAnOperatorsTransfer();
};

void TransferJourneyTest::linphoneFollowsAnOperatorsTransfer_data()
{
    QTest::addColumn<QByteArray>("transport");
    QTest::newRow("over TCP") << QByteArray("tcp");
    QTest::newRow("over TLS") << QByteArray("tls");
}

void TransferJourneyTest::linphoneFollowsAnOperatorsTransfer()
{
    QFETCH(QByteArray, transport);
    Town town(Town::DatabaseKind::Sqlite, 5'000, 600);
    const QString problem = town.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const quint16 port = transport == "tls" ? town.sipTlsPort() : town.sipPort();
    const Linphone bob({"102", Town::passwordOf("102"), "pbx.test",
                        "localhost:" + QByteArray::number(port) + ";transport=" + transport},
                       town.certificateAuthority());
    const auto online = [&] {
        return town.get(QStringLiteral("/api/v1/registrations")).toObject().value(QLatin1String("total")).toInt();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(online() == 1, bob.log().right(3000).constData(), 30'000);
    Sipp target, caller;
    QVERIFY(target.start(QStringLiteral("phone.xml"), town.sipPort(), {{"USER", "103"}, {"DOMAIN", "pbx.test"}}));
    const QByteArray contact = "<sip:103@127.0.0.1:" + QByteArray::number(target.port()) + ">";
    QVERIFY(Town::registerPhone(town.sipPort(), "103", contact, 600));
    QVERIFY(caller.start(QStringLiteral("call_hung_up.xml"), town.sipPort(), town.caller("102")));
    const auto calls = [&] {
        return town.get(QStringLiteral("/api/v1/calls/active")).toObject().value(QLatin1String("items")).toArray();
    };
    const auto callTo = [&](const QString &callee) {
        const QJsonArray all = calls();
        for (const QJsonValue &call : all) {
            if (call.toObject().value(QLatin1String("callee")).toString() == callee)
                return call.toObject();
        }
        return QJsonObject();
    };
    const auto stateOf = [&](const QString &callee) { return callTo(callee).value(QLatin1String("state")).toString(); };
    QTRY_VERIFY2_WITH_TIMEOUT(stateOf(QStringLiteral("102")) == u"answered", bob.log().right(3000).constData(), 30'000);

    const QString callId = callTo(QStringLiteral("102")).value(QLatin1String("call_id")).toString();
    const QByteArray body = R"({"target": "103", "stays": "callee"})";
    const QString path =
        QStringLiteral("/api/v1/calls/%1/transfer").arg(QString::fromLatin1(QUrl::toPercentEncoding(callId)));
    const auto reply = plainHttp(town.httpPort(), "POST", path, body,
                                 bearer(town.accessToken()) + "Content-Type: application/json\r\n", 20s);
    QVERIFY2(reply.status == 202, (reply.body + bob.log().right(3000)).constData());
    // The target's phone is called, and the old caller is told that the call is over.
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("103")), QStringLiteral("answered"), 30'000);
    QCOMPARE(callTo(QStringLiteral("103")).value(QLatin1String("caller")).toString(), QStringLiteral("102"));
    QVERIFY2(caller.finish(), (caller.output() + caller.messages() + bob.log().right(3000)).constData());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("102")), QString(), 30'000);
}

QTEST_GUILESS_MAIN(TransferJourneyTest)
#include "TransferJourneyTest.moc"
