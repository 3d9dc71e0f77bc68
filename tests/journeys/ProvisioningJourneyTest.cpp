// SPDX-License-Identifier: GPL-3.0-or-later
#include "Linphone.h"
#include "PlainHttp.h"
#include "Town.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace wakeline;

namespace {

const QByteArray pushToken = "dEadBeef-token-of-a-lent-phone:APA91bExample";
const QByteArray otherContact = "<sip:102@127.0.0.1:9>";

} // namespace

/// A phone is lent out: an operator's code signs it in, it rings over TLS, and it is logged out again while the
/// extension's other phone goes on.
class ProvisioningJourneyTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Town> m_town;

    PlainAnswer ask(const QByteArray &method, const QString &path, const QByteArray &token,
                    const QJsonObject &body = {}) const
    {
        const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
        return plainHttp(m_town->httpPort(), method, path, text, token.isEmpty() ? QByteArray() : bearer(token));
    }
    QStringList contactsOf(const QString &extensionPath)
    {
        QStringList contacts;
        const QJsonArray bindings =
            m_town->get(extensionPath + QStringLiteral("/registrations")).toObject().value("bindings").toArray();
        for (const QJsonValue &binding : bindings)
            contacts.append(binding.toObject().value(QLatin1String("contact")).toString());
        contacts.sort();
        return contacts;
    }
    /// Whether the scenario runs to its end with this final code, with the digest of `account`.
    bool sipp(const QString &scenario, const QByteArray &user, const QByteArray &account, const QByteArray &password,
              const QByteArray &code, const QByteArray &contact = otherContact, const QByteArray &expires = "600") const
    {
        const Sipp::Keys keys{{"USER", user},       {"CALLEE", "101"}, {"AUTHUSER", account}, {"PASSWORD", password},
                              {"CONTACT", contact}, {"CODE", code},    {"EXPIRES", expires},  {"DOMAIN", "localhost"}};
        Sipp sipp;
        const bool good = sipp.start(scenario, m_town->sipPort(), keys) && sipp.finish();
        if (!good)
            qWarning("%s", sipp.messages().constData());
        return good;
    }

private Q_SLOTS:
    void aLentPhoneRingsUntilItIsLoggedOut();
    void cleanup() { m_town.reset(); }
};

void ProvisioningJourneyTest::aLentPhoneRingsUntilItIsLoggedOut()
{
    m_town = std::make_unique<Town>(Town::DatabaseKind::WAKELINE_JOURNEY_DATABASE, 2000, 600);
    Town &town = *m_town;
    town.setSipDomain(QStringLiteral("localhost")); // a name that resolves and that the certificate is for
    town.set(QStringLiteral("WAKELINE_SIP_TRANSPORT"), QStringLiteral("tls"));
    town.set(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*.debug=true")); // nothing may hide a secret below
    const QString problem = town.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QJsonArray found =
        town.get(QStringLiteral("/api/v1/extensions?q=102")).toObject().value(QLatin1String("items")).toArray();
    const QString extension =
        QStringLiteral("/api/v1/extensions/%1").arg(found.first().toObject().value(QLatin1String("id")).toInteger());

    // The operator's picture holds all that the phone needs.
    const auto made = ask("POST", extension + QStringLiteral("/qr-login"), town.accessToken());
    QCOMPARE(made.status, 201);
    const QUrlQuery scanned(made.data().value(QLatin1String("uri")).toString().section(u'?', 1));
    QCOMPARE(scanned.queryItemValue(QStringLiteral("server")),
             QStringLiteral("http://127.0.0.1:%1").arg(town.httpPort()));
    const QString code = scanned.queryItemValue(QStringLiteral("code"));
    const QJsonObject redeeming{{"code", code}, {"device_name", "A lent phone"}};
    const auto session = ask("POST", QStringLiteral("/api/v1/app/auth/code"), {}, redeeming);
    QVERIFY2(session.status == 200, session.body);
    const QByteArray token = session.data().value(QLatin1String("token")).toString().toLatin1();
    const QJsonObject sip = session.data().value(QLatin1String("sip")).toObject();
    const QByteArray account = sip.value(QLatin1String("auth_username")).toString().toLatin1();
    const QByteArray password = sip.value(QLatin1String("password")).toString().toLatin1();
    QVERIFY(account.startsWith("102~"));

    // It registers over TLS with the account of its own and is called.
    Linphone::Account settings = Linphone::Account::from(sip);
    settings.pushToken = pushToken;
    Linphone phone(settings, town.certificateAuthority());
    QTRY_VERIFY2_WITH_TIMEOUT(contactsOf(extension).size() == 1, phone.log().right(3000).constData(), 30'000);
    Sipp caller;
    QVERIFY(caller.start(QStringLiteral("call.xml"), town.sipPort(), town.caller("102")));
    QVERIFY2(caller.finish(30'000), caller.output() + phone.log().right(3000) + town.logs().right(2000));
    const QString registering = QStringLiteral("register.xml");
    QVERIFY2(sipp(registering, "103", account, password, "403"), "an account of 102 registers 103");
    QVERIFY2(sipp(QStringLiteral("call_fails.xml"), "103", account, password, "403"), "an account of 102 calls as 103");
    QVERIFY(sipp(registering, "102", "102", Town::passwordOf("102"), "200"));
    QTRY_COMPARE_WITH_TIMEOUT(contactsOf(extension).size(), 2, 15'000);

    // The token of its REGISTER belongs to the session, so logging out the device is logging out all of it.
    const auto sessions = [&] {
        return town.get(extension + QStringLiteral("/sessions")).toObject().value(QLatin1String("items")).toArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT(sessions().first()["device_ids"].toArray().size(), 1, 15'000);
    QCOMPARE(sessions().first()["device_name"].toString(), QStringLiteral("A lent phone"));
    const QString device =
        QStringLiteral("/devices/%1").arg(sessions().first()["device_ids"].toArray().first().toInteger());
    QCOMPARE(ask("DELETE", extension + device, town.accessToken()).status, 204);
    QTRY_COMPARE_WITH_TIMEOUT(contactsOf(extension), QStringList{QStringLiteral("sip:102@127.0.0.1:9")}, 15'000);
    QCOMPARE(ask("GET", QStringLiteral("/api/v1/app/me"), token).status, 401);
    QVERIFY(sessions().isEmpty());
    QVERIFY2(sipp(registering, "102", account, password, "401"), "the account lives on");
    QVERIFY(sipp(registering, "102", "102", Town::passwordOf("102"), "200"));

    // Nothing rings and nothing is pushed any more, although the phone's connection still stands.
    QVERIFY(sipp(registering, "102", "102", Town::passwordOf("102"), "200", otherContact, "0"));
    const qsizetype pushes = town.pushes().size();
    Sipp::Keys keys = town.caller("102");
    keys.insert("CODE", "480");
    Sipp inVain;
    QVERIFY(inVain.start(QStringLiteral("call_fails.xml"), town.sipPort(), keys));
    QVERIFY2(inVain.finish(30'000), inVain.messages() + town.logs().right(2000));
    QCOMPARE(town.pushes().size(), pushes);

    for (const QByteArray &secret : {code.toLatin1(), code.toLatin1().replace('-', ""), password, token, pushToken})
        QVERIFY2(!town.logs().contains(secret), "a secret stands in wakelined's log");
    QVERIFY(town.logs().contains("wakeline.provisioning"));
}

QTEST_GUILESS_MAIN(ProvisioningJourneyTest)
#include "ProvisioningJourneyTest.moc"
