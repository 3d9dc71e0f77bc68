// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"
#include "ServerAddress.h"

#include <QCoroTask>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QUrl>

using namespace wakeline;
using QCoro::waitFor;

namespace {

QByteArray pathOf(qint64 extension, const char *rest)
{
    return "/api/v1/extensions/" + QByteArray::number(extension) + rest;
}

QString codeOf(const RestAnswer &made)
{
    return made.data().value(u"code").toString();
}

QJsonObject sipOf(const RestAnswer &session)
{
    return session.data().value(u"sip").toObject();
}

/// All that this program logs, at every level of every category.
class WholeLog
{
public:
    WholeLog()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        s_text.clear();
        s_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &context, const QString &message) {
            const QMutexLocker lock(&s_mutex);
            s_text += QString::fromLatin1(context.category) + u' ' + message + u'\n';
        });
    }
    ~WholeLog()
    {
        qInstallMessageHandler(s_before);
        QLoggingCategory::setFilterRules({});
    }
    static QString text()
    {
        const QMutexLocker lock(&s_mutex);
        return s_text;
    }

private:
    static inline QMutex s_mutex;
    static inline QString s_text;
    static inline QtMessageHandler s_before = nullptr;
};

} // namespace

/// One-time codes over HTTP, and logging out what they signed in.
class ProvisioningRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private:
    std::unique_ptr<Database> m_database;
    std::unique_ptr<RestFixture> m_rest;
    qint64 m_id = 0;

    void start()
    {
        m_database = migrated();
        m_rest = std::make_unique<RestFixture>(*m_database, box());
        m_id = m_rest->addExtension("201");
    }

    RestAnswer make(const QByteArray &body = {}) { return m_rest->post(pathOf(m_id, "/qr-login"), body); }
    RestAnswer redeem(const QString &code, const QString &deviceName = {})
    {
        QJsonObject body{{"code", code}};
        if (!deviceName.isEmpty())
            body.insert("device_name", deviceName);
        return m_rest->send("/api/v1/app/auth/code", body);
    }
    QJsonArray sessions() { return m_rest->get(pathOf(m_id, "/sessions")).items(); }
    QString ha1Of(const QString &account)
    {
        const auto rows =
            runSql(*m_database, QStringLiteral("SELECT account_ha1 FROM app_sessions WHERE account = ?"), {account});
        return rows && !rows->isEmpty() ? rows->first().text(0) : QString();
    }

private Q_SLOTS:
    void cleanup()
    {
        m_rest.reset();
        m_database.reset();
    }

    void anOperatorMakesACodeAndItsPicture()
    {
        start();
        const auto made = make();
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(made.data().value(u"extension").toString(), QStringLiteral("201"));
        QCOMPARE(made.data().value(u"expires_at").toString(), toRfc3339(m_rest->clock.time.addSecs(600)));
        QCOMPARE(made.data().value(u"uri").toString(),
                 QStringLiteral("wakeline:sign-in?server=http://localhost&code=") + codeOf(made));
        QVERIFY(made.data().value(u"qr_svg").toString().startsWith(u"<svg "));
        QCOMPARE(m_rest->call("POST", pathOf(m_id, "/qr-login"), m_rest->tokenOf(Role::Viewer)).status, 403);
        QCOMPARE(m_rest->post(pathOf(4711, "/qr-login"), {}).status, 404);
        QCOMPARE(make("{\"device_name\":\"" + QByteArray(101, 'x') + "\"}").field(), QStringLiteral("device_name"));
        QCOMPARE(make("{\"device_name\":\"a\\u0007\"}").field(), QStringLiteral("device_name"));
        QCOMPARE(make("{\"lifetime\":1}").field(), QStringLiteral("lifetime"));
    }

    void aCodeIsExchangedForASessionAndASipAccountOfItsOwn()
    {
        start();
        const auto app = redeem(codeOf(make()).toLower().remove(u'-'), QStringLiteral("Pixel 8"));
        QCOMPARE(app.status, 200);
        QCOMPARE(app.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(m_rest->call("GET", "/api/v1/app/me", accessToken(app)).data(),
                 app.data().value(u"extension").toObject());
        const QJsonObject sip = sipOf(app);
        const QString account = sip.value(u"auth_username").toString();
        const QString password = sip.value(u"password").toString();
        QCOMPARE(sip.value(u"username").toString(), QStringLiteral("201"));
        QCOMPARE(sip.value(u"domain").toString(), QStringLiteral("pbx.example"));
        static const QRegularExpression shape(QStringLiteral("\\A201~[0-9a-hjkmnp-tv-z]{8}\\z"));
        QVERIFY2(shape.match(account).hasMatch(), qPrintable(account));
        QCOMPARE(password.size(), 24);
        QCOMPARE(ha1Of(account), digestHa1(account, QStringLiteral("pbx.example"), password));

        QCOMPARE(sessions().size(), 1);
        const QJsonObject session = sessions().first().toObject();
        QCOMPARE(session.value(u"device_name").toString(), QStringLiteral("Pixel 8"));
        QCOMPARE(session.value(u"own_account").toBool(), true);
        QVERIFY(!session.contains(u"account_ha1"));
        const QByteArray refresh =
            "{\"refresh_token\":\"" + app.data().value(u"refresh_token").toString().toLatin1() + "\"}";
        QCOMPARE(m_rest->call("POST", "/api/v1/app/auth/refresh", {}, refresh).status, 200);
    }

    void wrongUsedAndExpiredCodesAreAnsweredAlike()
    {
        start();
        const QString used = codeOf(make("{\"device_name\":\"Ida's phone\"}"));
        QCOMPARE(redeem(used, QStringLiteral("Pixel 8")).status, 200);
        QCOMPARE(sessions().first().toObject().value(u"device_name").toString(), QStringLiteral("Ida's phone"));
        const QString voided = codeOf(make());
        const QString expired = codeOf(make());
        QList<RestAnswer> answers{redeem(used), redeem(voided), redeem(QStringLiteral("no code"))};
        m_rest->clock.time = m_rest->clock.time.addSecs(600);
        answers.append(redeem(expired));
        for (const RestAnswer &answer : answers) {
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.body.value(u"error").toString(), QStringLiteral("invalid or expired code"));
            QCOMPARE(answer.body, answers.first().body);
        }
    }

    void guessingIsSlowedDownBySource()
    {
        start();
        const QString good = codeOf(make());
        RestAnswer answer;
        for (int i = 0; i < 5; ++i)
            answer = redeem(QStringLiteral("7K3Q-M2XA-90TZ-HB4C"));
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
        QCOMPARE(redeem(good).status, 429); // not even the right one, and it is not used up by that
        const auto elsewhere =
            m_rest->send("/api/v1/app/auth/code", QJsonObject{{"code", "wrong"}}, "X-Forwarded-For: 192.0.2.7\r\n");
        QCOMPARE(elsewhere.status, 401);
        m_rest->clock.time = m_rest->clock.time.addSecs(1);
        QCOMPARE(redeem(good).status, 200);
    }

    void loggingOutASessionEndsItsTokensItsPushDevicesAndItsAccount()
    {
        start();
        const qint64 other = m_rest->addExtension("202");
        const auto app = redeem(codeOf(make()));
        const auto byPassword = m_rest->signInTo("201");
        QCOMPARE(push(*m_rest, accessToken(app), tokenBody(phoneToken)).status, 200);
        waitFor(m_rest->directory.drain());
        QCOMPARE(sessions().size(), 2);
        const QJsonObject session = sessions().last().toObject();
        QCOMPARE(session.value(u"own_account").toBool(), true);
        QCOMPARE(session.value(u"device_ids").toArray().size(), 1);
        const QByteArray path = "/sessions/" + QByteArray::number(session.value(u"id").toInteger());

        const QByteArray operatorToken = m_rest->tokenOf(Role::Operator);
        QCOMPARE(m_rest->call("DELETE", pathOf(other, path), operatorToken).status, 404);
        QCOMPARE(m_rest->call("DELETE", pathOf(m_id, path), m_rest->tokenOf(Role::Viewer)).status, 403);
        QSignalSpy ended(&m_rest->directory, &Directory::accountEnded);
        QCOMPARE(m_rest->call("DELETE", pathOf(m_id, path), operatorToken).status, 204);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toString(), sipOf(app).value(u"auth_username").toString());
        QCOMPARE(m_rest->call("GET", "/api/v1/app/me", accessToken(app)).status, 401);
        QCOMPARE(m_rest->call("GET", "/api/v1/app/me", accessToken(byPassword)).status, 200);
        QVERIFY(tokensOf(*m_rest, QStringLiteral("201")).isEmpty());
        QVERIFY(ha1Of(ended.first().first().toString()).isEmpty());
        QCOMPARE(m_rest->call("DELETE", pathOf(m_id, path), operatorToken).status, 404);
        QCOMPARE(sessions().size(), 1);
        QCOMPARE(m_rest->get(pathOf(4711, "/sessions")).status, 404);
    }

    void removingThePushDeviceOrLoggingOutEndsTheAccountToo()
    {
        start();
        QSignalSpy ended(&m_rest->directory, &Directory::accountEnded);
        const auto first = redeem(codeOf(make()));
        QCOMPARE(push(*m_rest, accessToken(first), tokenBody(phoneToken)).status, 200);
        waitFor(m_rest->directory.drain());
        const qint64 device = m_rest->directory.targetsOf(QStringLiteral("201")).first().deviceId;
        const QByteArray path = pathOf(m_id, "/devices/") + QByteArray::number(device);
        QCOMPARE(m_rest->call("DELETE", path, m_rest->tokenOf(Role::Operator)).status, 204);
        QCOMPARE(ended.size(), 1);
        const auto second = redeem(codeOf(make()));
        QCOMPARE(m_rest->call("POST", "/api/v1/app/auth/logout", accessToken(second)).status, 204);
        QCOMPARE(ended.size(), 2);
        QVERIFY(sessions().isEmpty());
    }

    void aNewSipPasswordLeavesDevicesWithTheirOwnAlone()
    {
        start();
        const auto app = redeem(codeOf(make()));
        const auto byPassword = m_rest->signInTo("201");
        const auto changed = m_rest->call("PATCH", pathOf(m_id, ""), m_rest->tokenOf(Role::Operator),
                                          "{\"password\":\"another horse\"}");
        QCOMPARE(changed.status, 200);
        QCOMPARE(m_rest->call("GET", "/api/v1/app/me", accessToken(byPassword)).status, 401);
        QCOMPARE(m_rest->call("GET", "/api/v1/app/me", accessToken(app)).status, 200);
        QVERIFY(!ha1Of(sipOf(app).value(u"auth_username").toString()).isEmpty());
    }

    void noSecretReachesTheLog()
    {
        start();
        QStringList secrets;
        {
            const WholeLog log;
            const auto made = make();
            secrets.append(codeOf(made));
            const auto app = redeem(codeOf(made));
            QCOMPARE(app.status, 200);
            QCOMPARE(redeem(codeOf(made)).status, 401);
            secrets.append(sipOf(app).value(u"password").toString());
            secrets.append(ha1Of(sipOf(app).value(u"auth_username").toString()));
            for (const char16_t *field : {u"token", u"refresh_token"})
                secrets.append(app.data().value(QStringView(field)).toString());
            QCOMPARE(make().status, 201);
            QVERIFY2(WholeLog::text().contains(u"wakeline.provisioning"), qPrintable(WholeLog::text()));
            for (const QString &secret : std::as_const(secrets)) {
                QVERIFY(!secret.isEmpty());
                QVERIFY2(!WholeLog::text().contains(secret, Qt::CaseInsensitive), qPrintable(WholeLog::text()));
                QVERIFY(!WholeLog::text().contains(QString(secret).remove(u'-'), Qt::CaseInsensitive));
            }
        }
        // Nor does the code stand in the database.
        const auto rows = runSql(*m_database, QStringLiteral("SELECT code_hash FROM provisioning_codes"));
        QVERIFY(rows && rows->size() == 1);
        QCOMPARE(rows->first().bytes(0).size(), 32);
    }

    void theServersAddressIsTheSettingOrAsItWasAsked_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *name, const QByteArray &headers, const char *setting, bool tls,
                            const char *address) {
            QTest::newRow(name) << headers << QString::fromLatin1(setting) << tls << QString::fromLatin1(address);
        };
        row("the setting", "evil.example", "https://pbx.example.org/", false, "https://pbx.example.org");
        row("in the clear", "pbx.example:8080", "", false, "http://pbx.example:8080");
        row("over TLS", "pbx.example", "", true, "https://pbx.example");
        row("IPv6", "[2001:db8::7]:8443", "", true, "https://[2001:db8::7]:8443");
        row("no host", "", "", true, "");
        row("a second parameter", "a&code=B", "", true, "");
        row("a path", "a/b", "", true, "");
        row("two hosts", "a, b", "", true, "");
    }

    void theServersAddressIsTheSettingOrAsItWasAsked()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QString, setting);
        QFETCH(bool, tls);
        QFETCH(QString, address);
        Request request;
        request.peer = QHostAddress(QStringLiteral("192.0.2.7"));
        request.headers.append("Host", headers);
        const ServerAddress server{setting, tls};
        QCOMPARE(server.of(request).value_or(QString()), address);
        // What a stranger says of the scheme counts nothing; a proxy on this machine is believed.
        request.headers.append("X-Forwarded-Proto", "https");
        QCOMPARE(server.of(request).value_or(QString()), address);
        request.peer = QHostAddress::LocalHost;
        QCOMPARE(server.of(request).value_or(QString()), setting.isEmpty() && !address.isEmpty()
                                                             ? QStringLiteral("https:") + address.section(u':', 1)
                                                             : address);
    }
};

QTEST_GUILESS_MAIN(ProvisioningRoutesTest)
#include "ProvisioningRoutesTest.moc"
