// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioFixture.h"

#include "JsonRpcSocket.h"

#include <QCoroTask>

using namespace wakeline;
using Change = BindingReport::Change;

namespace {

const QByteArray phone = "101~x7k2m9q4";
const QByteArray tablet = "101~p3d8w5ta";

} // namespace

/// Devices with accounts of their own, beside their extension's password, at the real Kamailio.
class KamailioAccountsTest : public QObject
{
    Q_OBJECT

    KamailioServer server{quietServer()};
    std::unique_ptr<Service> service;

    /// REGISTER as `user` with the account's password; the final answer must be `code`.
    bool registers(const QByteArray &user, const QByteArray &account, int port, const QByteArray &code = "200")
    {
        return registerPhone(server, user, static_cast<quint16>(port), {}, {{"AUTHUSER", account}, {"CODE", code}});
    }

    /// The contacts that the registrar itself holds.
    QStringList contactsOf(const QString &user)
    {
        JsonRpcSocket rpc(server.rpcSocket());
        const QJsonArray parameters{QStringLiteral("location"), user};
        const auto found = QCoro::waitFor(rpc.call(QStringLiteral("ul.lookup"), parameters, 5s));
        QStringList contacts;
        const QJsonArray all = found ? found->toObject().value(QLatin1String("Contacts")).toArray() : QJsonArray();
        for (const QJsonValue &one : all) {
            const QJsonObject contact = one.toObject().value(QLatin1String("Contact")).toObject();
            // One that was removed stays in the list until the database has forgotten it.
            if (contact.value(QLatin1String("Expires")).toInt() > 0)
                contacts.append(contact.value(QLatin1String("Address")).toString());
        }
        contacts.sort();
        return contacts;
    }

    QStringList reported(Change change) const
    {
        QStringList lines;
        for (const BindingReport &report : service->bindings) {
            if (report.change == change)
                lines.append(report.contact + u' ' + report.account);
        }
        lines.sort(); // usrloc keeps no order
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QByteArray &account : {QByteArray("101"), QByteArray("102"), QByteArray("ida"), phone, tablet})
            QVERIFY(server.addAccount(QString::fromLatin1(account), QStringLiteral("pw") + QLatin1String(account)));
        QVERIFY2(server.start(), server.log().constData());
    }
    void init()
    {
        service = std::make_unique<Service>(server);
        QTRY_VERIFY(service->isReady());
    }
    void cleanup()
    {
        service.reset();
        QVERIFY(unregisterPhone(server, "101"));
        if (QTest::currentTestFailed())
            qWarning("%s", server.log().right(6000).constData());
    }

    void aDeviceRegistersItsExtensionWithItsOwnAccount()
    {
        QVERIFY(registers("101", phone, 4711));
        QVERIFY(registers("101", "101", 4712));
        QTRY_COMPARE(reported(Change::Registered), (QStringList{QStringLiteral("sip:101@127.0.0.1:4711 ") + phone,
                                                                QStringLiteral("sip:101@127.0.0.1:4712 101")}));
        QCOMPARE(contactsOf(QStringLiteral("101")).size(), 2);
    }

    void anAccountIsNobodyElse_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("account");
        QTest::newRow("a device of 101 as 102") << QByteArray("102") << phone;
        QTest::newRow("101 as 102") << QByteArray("102") << QByteArray("101");
        QTest::newRow("the account as if it were an extension") << phone << phone;
        QTest::newRow("in other letters") << QByteArray("IDA") << QByteArray("ida");
    }

    void anAccountIsNobodyElse()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, account);
        QVERIFY(registers(user, account, 4711, "403"));
        QVERIFY(contactsOf(QString::fromLatin1(user)).isEmpty());
        QVERIFY(service->bindings.isEmpty());
    }

    void anAccountCallsAsItsExtensionAndAsNobodyElse()
    {
        CallDecision refusal;
        refusal.action = CallDecision::Action::Reject;
        refusal.code = 486;
        service->answer(refusal);
        Sipp::Keys keys{{"USER", "101"}, {"CALLEE", "102"}, {"FROM", "101"}, {"AUTHUSER", phone}, {"CODE", "486"}};
        Sipp good;
        QVERIFY(good.start(QStringLiteral("call_fails.xml"), server.sipPort(), keys));
        QVERIFY2(good.finish(), good.messages().constData());
        QCOMPARE(service->calls.size(), 1);
        QCOMPARE(service->calls.first().caller, QStringLiteral("101"));

        keys.insert("FROM", "102");
        keys.insert("CODE", "403");
        Sipp bad;
        QVERIFY(bad.start(QStringLiteral("call_fails.xml"), server.sipPort(), keys));
        QVERIFY2(bad.finish(), bad.messages().constData());
        QCOMPARE(service->calls.size(), 1);
    }

    void loggingOutRemovesItsContactsAndNoOther()
    {
        QVERIFY(registers("101", phone, 4711));
        QVERIFY(registers("101", phone, 4712));
        QVERIFY(registers("101", tablet, 4713));
        QVERIFY(registers("101", "101", 4714));
        QTRY_COMPARE(reported(Change::Registered).size(), 4);
        QVERIFY(server.removeAccount(QString::fromLatin1(phone)));
        service->pbx->logOut(QStringLiteral("101"), QString::fromLatin1(phone));
        QTRY_COMPARE(reported(Change::Expired), (QStringList{"sip:101@127.0.0.1:4711 ", "sip:101@127.0.0.1:4712 "}));
        QTRY_COMPARE(contactsOf(QStringLiteral("101")),
                     (QStringList{"sip:101@127.0.0.1:4713", "sip:101@127.0.0.1:4714"}));
        QVERIFY(registers("101", phone, 4711, "401"));
        QVERIFY(registers("101", tablet, 4713));
        QVERIFY(registers("101", "101", 4714));
        QCOMPARE(contactsOf(QStringLiteral("101")).size(), 2);
    }

    void aContactBelongsToTheAccountThatRegisteredItLast()
    {
        QVERIFY(registers("101", tablet, 4713));
        QVERIFY(registers("101", "101", 4713));
        QTRY_COMPARE(reported(Change::Refreshed).size(), 1);
        service->pbx->logOut(QStringLiteral("101"), QString::fromLatin1(tablet));
        service->pbx->logOut(QStringLiteral("101"), QStringLiteral("101~never"));
        QVERIFY(registers("101", "101", 4714)); // sent after the commands, so these are done
        QTRY_COMPARE(reported(Change::Registered).size(), 2);
        QCOMPARE(contactsOf(QStringLiteral("101")).size(), 2);
    }

    void afterARestartNothingIsThereThatCannotBeLoggedOut()
    {
        QVERIFY(registers("101", tablet, 4713));
        QVERIFY(registers("101", "101", 4714));
        QCOMPARE(contactsOf(QStringLiteral("101")).size(), 2);
        server.stop();
        QVERIFY2(server.start(), server.log().constData());
        QCOMPARE(contactsOf(QStringLiteral("101")), QStringList{QStringLiteral("sip:101@127.0.0.1:4714")});
    }

    void aLogOutWaitsForKamailioToComeBack()
    {
        QVERIFY(registers("101", tablet, 4713));
        QTRY_COMPARE(reported(Change::Registered).size(), 1);
        // A wakelined that has not been let in yet.
        Service late(server);
        late.pbx->logOut(QStringLiteral("101"), QString::fromLatin1(tablet));
        QVERIFY(!late.pbx->isConnected());
        QTRY_VERIFY(contactsOf(QStringLiteral("101")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(KamailioAccountsTest)
#include "KamailioAccountsTest.moc"
