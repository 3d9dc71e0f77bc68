// SPDX-License-Identifier: GPL-3.0-or-later
#include "Linphone.h"
#include "Town.h"

#include <QTest>

using namespace wakeline;

namespace {

const QByteArray token = "dEadBeef-token-of-linphone:APA91bExample";

} // namespace

class LinphoneJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linphoneIsWokenOverTls();
};

void LinphoneJourneyTest::linphoneIsWokenOverTls()
{
    Town town(Town::DatabaseKind::Sqlite, 10'000); // linphone takes seconds to start
    const QString problem = town.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Linphone::Account bob{"102", Town::passwordOf("102"), "pbx.test",
                                "localhost:" + QByteArray::number(town.sipTlsPort()) + ";transport=tls", token};
    const auto state = [&] {
        const QJsonArray all =
            town.get(QStringLiteral("/api/v1/registrations")).toObject().value(QLatin1String("items")).toArray();
        return all.isEmpty() ? QString() : all.first().toObject().value(QLatin1String("state")).toString();
    };
    {
        Linphone app(bob, town.certificateAuthority());
        QTRY_VERIFY2_WITH_TIMEOUT(state() == u"online", app.log().right(3000).constData(), 20'000);
        app.freeze();
    }
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("offline"), 10'000);

    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), town.sipPort(), town.caller("102")));
    QTRY_COMPARE_WITH_TIMEOUT(town.pushesOf(token).size(), 1, 15'000);
    const Linphone awake(bob, town.certificateAuthority());
    QVERIFY2(caller.finish(20'000), caller.output() + awake.log().right(3000) + town.logs().right(2000));
    QVERIFY2(!town.logs().contains(token), "the push token stands in wakelined's log");
}

QTEST_GUILESS_MAIN(LinphoneJourneyTest)
#include "LinphoneJourneyTest.moc"
