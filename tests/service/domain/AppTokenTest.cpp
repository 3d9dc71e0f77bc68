// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppToken.h"
#include "AccessToken.h"

#include <QTest>

using namespace wakeline;

namespace {

const QByteArray secret = "a configured secret of some length";
const QString domain = QStringLiteral("pbx.example");
const QString session = QStringLiteral("7.abc");
const QDateTime now(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);

Extension ida()
{
    Extension extension;
    extension.id = 4;
    extension.number = QStringLiteral("207");
    return extension;
}

/// Signed with the configured secret itself, so that only the claims can be at fault.
QByteArray signedClaims(const QJsonObject &claims, const QByteArray &key = secret)
{
    return JwtKeys({JwtKey{{}, key}}).sign(claims);
}

QJsonObject ours(const QString &name = {}, const QJsonValue &value = {})
{
    QJsonObject claims{{"ext_id", 4},
                       {"ext", "207"},
                       {"sub", "207@pbx.example"},
                       {"iss", "wakeline"},
                       {"sid", session},
                       {"iat", now.toSecsSinceEpoch()},
                       {"exp", now.addDays(7).toSecsSinceEpoch()}};
    if (!name.isEmpty())
        claims.insert(name, value);
    return claims;
}

} // namespace

class AppTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWroteForSevenDays()
    {
        const AppTokens tokens({secret}, domain);
        const AppToken token = tokens.issue(ida(), session, now.addMSecs(250));
        QCOMPARE(token.address, QStringLiteral("207@pbx.example"));
        const QByteArray text = tokens.write(token).toLatin1();
        QCOMPARE(tokens.read(text, now).value(), token);
        QVERIFY(tokens.read(text, now.addDays(7).addSecs(-1)));
        QCOMPARE(tokens.read(text, now.addDays(7)).error().code, QStringLiteral("token_expired"));
    }

    void aTokenThatWasReadBeforeIsJudgedByTheTimeAnew()
    {
        const AppTokens tokens({secret}, domain);
        const QByteArray text = tokens.write(tokens.issue(ida(), session, now)).toLatin1();
        for (int i = 0; i < 2; ++i) {
            QVERIFY(tokens.read(text, now));
            QCOMPARE(tokens.read(text, now.addDays(7)).error().code, QStringLiteral("token_expired"));
            QCOMPARE(tokens.read(text, now.addSecs(-61)).error().code, QStringLiteral("bad_token"));
        }
        for (qsizetype i = 0; i < text.size(); ++i) {
            QByteArray forged = text;
            forged[i] = forged.at(i) == 'A' ? 'B' : 'A';
            QVERIFY2(!tokens.read(forged, now), forged);
        }
        // More tokens than are remembered do not push each other into error.
        for (qint64 i = 0; i < AppTokens::verifiedKept + 10; ++i)
            QVERIFY(tokens.read(signedClaims(ours(QStringLiteral("sid"), QString::number(i))), now));
        QVERIFY(tokens.read(text, now));
    }

    void theSecretTurnsWithTwoValidAtATime()
    {
        const AppTokens before({secret}, domain);
        const AppTokens after({"the next secret", secret}, domain);
        const QByteArray old = before.write(before.issue(ida(), session, now)).toLatin1();
        const QByteArray fresh = after.write(after.issue(ida(), session, now)).toLatin1();
        QVERIFY(after.read(old, now));
        QVERIFY(after.read(fresh, now));
        QVERIFY(!before.read(fresh, now));
        QVERIFY(!AppTokens({"the next secret"}, domain).read(old, now));
    }

    void anOperatorsTokenIsNoAppsTokenAndTheOtherWayRound()
    {
        const AppTokens apps({secret}, domain);
        const AccessTokens operators({secret});
        const Operator account{4, QStringLiteral("ida"), Role::Admin, false, now, std::nullopt};
        const QByteArray text = operators.write(operators.issue(account, now)).toLatin1();
        QCOMPARE(apps.read(text, now).error().code, QStringLiteral("bad_token"));
        QCOMPARE(apps.readAddress(text, now).error().code, QStringLiteral("bad_token"));
        const QByteArray app = apps.write(apps.issue(ida(), session, now)).toLatin1();
        QCOMPARE(operators.read(app, now).error().code, QStringLiteral("bad_token"));
    }

    void refusesClaims_data()
    {
        QTest::addColumn<QJsonObject>("claims");
        QTest::newRow("another issuer") << ours(QStringLiteral("iss"), QStringLiteral("xmpp"));
        QTest::newRow("another's address") << ours(QStringLiteral("sub"), QStringLiteral("208@pbx.example"));
        QTest::newRow("another domain") << ours(QStringLiteral("sub"), QStringLiteral("207@evil.example"));
        QTest::newRow("a year") << ours(QStringLiteral("exp"), now.addDays(365).toSecsSinceEpoch());
        QTest::newRow("tomorrow's") << ours(QStringLiteral("iat"), now.addDays(1).toSecsSinceEpoch());
        QTest::newRow("text for a time") << ours(QStringLiteral("exp"), QStringLiteral("2099"));
        QTest::newRow("only an address") << QJsonObject{{"sub", "207@pbx.example"}};
    }
    void refusesClaims()
    {
        QFETCH(QJsonObject, claims);
        const AppTokens tokens({secret}, domain);
        QVERIFY(tokens.read(signedClaims(ours()), now));
        const auto read = tokens.read(signedClaims(claims), now);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("bad_token"));
    }

    void anAddressAloneIsEnoughWhereAskedFor_data()
    {
        QTest::addColumn<QJsonObject>("claims");
        QTest::addColumn<QString>("answer");
        const auto with = [](const QString &name, const QJsonValue &value) {
            QJsonObject claims{{"sub", "207@pbx.example"}};
            claims.insert(name, value);
            return claims;
        };
        const qint64 seconds = now.toSecsSinceEpoch();
        QTest::newRow("sub") << QJsonObject{{"sub", "207@pbx.example"}} << "207";
        QTest::newRow("domain in capitals") << QJsonObject{{"sub", "207@PBX.example"}} << "207";
        QTest::newRow("more claims") << with(QStringLiteral("iss"), QStringLiteral("prosody")) << "207";
        QTest::newRow("still good") << with(QStringLiteral("exp"), seconds + 1) << "207";
        QTest::newRow("expired") << with(QStringLiteral("exp"), seconds) << "token_expired";
        QTest::newRow("exp is text") << with(QStringLiteral("exp"), QStringLiteral("never")) << "bad_token";
        QTest::newRow("not yet") << with(QStringLiteral("nbf"), seconds + 3600) << "bad_token";
        QTest::newRow("no sub") << QJsonObject{{"user", "207@pbx.example"}} << "bad_token";
        QTest::newRow("no domain") << QJsonObject{{"sub", "207"}} << "bad_token";
        QTest::newRow("no user") << QJsonObject{{"sub", "@pbx.example"}} << "bad_token";
        QTest::newRow("another domain") << QJsonObject{{"sub", "207@evil.example"}} << "bad_token";
        QTest::newRow("one of our sessions") << ours() << "bad_token";
    }
    void anAddressAloneIsEnoughWhereAskedFor()
    {
        QFETCH(QJsonObject, claims);
        const AppTokens tokens({secret}, domain);
        const auto read = tokens.readAddress(signedClaims(claims), now);
        QTEST(read ? *read : read.error().code, "answer");
        QCOMPARE(tokens.readAddress(signedClaims(claims, "another secret"), now).error().code,
                 QStringLiteral("bad_token"));
    }
};

QTEST_GUILESS_MAIN(AppTokenTest)
#include "AppTokenTest.moc"
