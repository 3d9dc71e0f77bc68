// SPDX-License-Identifier: GPL-3.0-or-later
#include "Linphone.h"
#include "PlainHttp.h"
#include "Town.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

/// A mobile app's day: it signs in over REST, lets a real SIP client register with what it was told, is called, and
/// sees the call.
class AppJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatASignInTellsIsEnoughToBeCalled();
};

void AppJourneyTest::whatASignInTellsIsEnoughToBeCalled()
{
    Town town(Town::DatabaseKind::Sqlite);
    town.setSipDomain(QStringLiteral("localhost")); // a name that resolves and that the certificate is for
    town.set(QStringLiteral("WAKELINE_SIP_TRANSPORT"), QStringLiteral("tls"));
    const QString problem = town.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));

    const auto ask = [&town](const QByteArray &method, const QString &path, const QByteArray &token,
                             const QJsonObject &body = {}) {
        const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
        return plainHttp(town.httpPort(), method, path, text, bearer(token));
    };
    const QJsonObject credentials{{"extension", "102"}, {"sip_password", QString(Town::passwordOf("102"))}};
    const auto session = ask("POST", QStringLiteral("/api/v1/app/auth"), {}, credentials);
    QCOMPARE(session.status, 200);
    const QByteArray token = session.data().value(QLatin1String("token")).toString().toLatin1();
    const QJsonObject sip = session.data().value(QLatin1String("sip")).toObject();
    QCOMPARE(sip, (QJsonObject{{"domain", "localhost"},
                               {"port", town.sipPort()},
                               {"tls_port", town.sipTlsPort()},
                               {"username", "102"},
                               {"password", QString(Town::passwordOf("102"))},
                               {"transport", "tls"}}));

    const auto isOnline = [&] {
        const QJsonArray all =
            ask("GET", QStringLiteral("/api/v1/app/directory"), token).json().value("data").toArray();
        for (const QJsonValue &entry : all) {
            if (entry.toObject().value(QLatin1String("extension")) == QLatin1String("102"))
                return entry.toObject().value(QLatin1String("online")).toBool();
        }
        return false;
    };
    const auto history = [&] { return ask("GET", QStringLiteral("/api/v1/app/history"), token).data(); };
    QVERIFY(!isOnline());
    QCOMPARE(history().value(QLatin1String("total")).toInt(-1), 0);

    Linphone phone(Linphone::Account::from(sip), town.certificateAuthority());
    QTRY_VERIFY2_WITH_TIMEOUT(isOnline(), phone.log().right(3000).constData(), 30'000);

    const QDateTime before = QDateTime::currentDateTimeUtc();
    Sipp caller;
    Sipp::Keys keys = town.caller("102");
    keys.insert("FROMNAME", "\"Ada\" ");
    keys.insert("TALK_MS", "2000");
    QVERIFY(caller.start(QStringLiteral("call.xml"), town.sipPort(), keys));
    QVERIFY2(caller.finish(30'000), caller.output() + phone.log().right(3000) + town.logs().right(2000));

    QTRY_COMPARE_WITH_TIMEOUT(history().value(QLatin1String("total")).toInt(), 1, 30'000);
    const QJsonObject call = history().value(QLatin1String("items")).toArray().first().toObject();
    const QByteArray shown = QJsonDocument(call).toJson();
    const QJsonObject expected{{"caller_id_name", "Ada"},   {"caller_id_num", "101"},
                               {"callee", "102"},           {"direction", "internal"},
                               {"disposition", "answered"}, {"hangup_cause", "normal_call_clearing"}};
    for (auto it = expected.constBegin(); it != expected.constEnd(); ++it)
        QVERIFY2(call.value(it.key()) == *it, it.key().toLatin1() + " in " + shown);
    QVERIFY2(!call.value(QLatin1String("call_id")).toString().isEmpty(), shown);
    const auto timeOf = [&call](const char *name) {
        return QDateTime::fromString(call.value(QLatin1String(name)).toString(), Qt::ISODate);
    };
    QVERIFY2(timeOf("start_time") >= before.addSecs(-1) && timeOf("start_time") <= timeOf("answer_time"), shown);
    QVERIFY2(timeOf("answer_time").secsTo(timeOf("end_time")) >= 1, shown);
    QVERIFY2(call.value(QLatin1String("billable_dur")).toInt() >= 1, shown);
    QVERIFY2(call.value(QLatin1String("duration")).toInt() >= call.value(QLatin1String("billable_dur")).toInt(), shown);

    // The caller sees the same call; somebody else sees none.
    const auto historyOf = [&](const char *number) {
        const QJsonObject body{{"extension", number}, {"sip_password", QString(Town::passwordOf(number))}};
        const auto other = ask("POST", QStringLiteral("/api/v1/app/auth"), {}, body);
        const QByteArray theirs = other.data().value(QLatin1String("token")).toString().toLatin1();
        return ask("GET", QStringLiteral("/api/v1/app/history"), theirs).data().value(QLatin1String("items")).toArray();
    };
    QCOMPARE(historyOf("101"), QJsonArray{call});
    QCOMPARE(historyOf("103"), QJsonArray());

    QVERIFY(isOnline());
    phone.freeze();
    QTRY_VERIFY_WITH_TIMEOUT(!isOnline(), 30'000);
    QVERIFY2(!town.logs().contains(Town::passwordOf("102")), "the SIP password stands in wakelined's log");
}

QTEST_GUILESS_MAIN(AppJourneyTest)
#include "AppJourneyTest.moc"
