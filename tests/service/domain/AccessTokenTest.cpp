// SPDX-License-Identifier: GPL-3.0-or-later
#include "AccessToken.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray master = "a configured secret of some length";
const QDateTime now(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);
const Operator ida{7, QStringLiteral("ida"), Role::Operator, false, now, std::nullopt};

QByteArray base64(const QByteArray &json)
{
    return json.toBase64(base64Url);
}

/// A token's header with single quotes for double ones: moc 6.4 stumbles over raw strings that hold quotes.
QByteArray header(QByteArray json)
{
    return base64(json.replace('\'', '"'));
}

/// The token with its payload's text changed, its signature as it was.
QByteArray withClaim(const QByteArray &token, const QByteArray &from, const QByteArray &to)
{
    auto parts = token.split('.');
    QByteArray payload = QByteArray::fromBase64(parts[1], base64Url);
    Q_ASSERT(payload.contains(from));
    parts[1] = base64(payload.replace(from, to));
    return parts.join('.');
}

QByteArray resigned(const QByteArray &text)
{
    const QByteArray secret = JwtKey::derive(master, "wakeline operator access token 1").secret;
    return text + '.' + QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64(base64Url);
}

/// Signed with the operators' own key, so that only the claims can be at fault.
QByteArray signedClaims(QJsonObject changes)
{
    QJsonObject claims{{QStringLiteral("sub"), QStringLiteral("7")},
                       {QStringLiteral("name"), QStringLiteral("ida")},
                       {QStringLiteral("role"), QStringLiteral("operator")},
                       {QStringLiteral("iss"), QStringLiteral("wakeline/operators")},
                       {QStringLiteral("iat"), now.toSecsSinceEpoch()},
                       {QStringLiteral("exp"), now.toSecsSinceEpoch() + 900},
                       {QStringLiteral("ver"), 3}};
    for (auto it = changes.constBegin(); it != changes.constEnd(); ++it) {
        if (it.value().isNull())
            claims.remove(it.key());
        else
            claims.insert(it.key(), it.value());
    }
    return JwtKeys({JwtKey::derive(master, "wakeline operator access token 1")}).sign(claims);
}

} // namespace

class AccessTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote()
    {
        const AccessTokens tokens({master});
        const AccessToken token = tokens.issue(ida, now);
        QCOMPARE(token.expiresAt, now.addSecs(900));
        const auto read = tokens.read(tokens.write(token).toLatin1(), now.addSecs(899));
        QVERIFY(read);
        QVERIFY(*read == token);
    }

    void expiresOnTheSecond()
    {
        const AccessTokens tokens({master});
        const QByteArray text = tokens.write(tokens.issue(ida, now)).toLatin1();
        const auto read = tokens.read(text, now.addSecs(900));
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("token_expired"));
    }

    void tokensOfTheOldKeyOutliveARotation()
    {
        const AccessTokens before({master});
        const AccessTokens during({QByteArray("the next secret"), master});
        const AccessTokens after({QByteArray("the next secret")});
        const QByteArray old = before.write(before.issue(ida, now)).toLatin1();
        const QByteArray fresh = during.write(during.issue(ida, now)).toLatin1();
        QVERIFY(during.read(old, now));
        QVERIFY(!after.read(old, now));
        QVERIFY(after.read(fresh, now));
        QVERIFY(!before.read(fresh, now));
    }

    void keysTellNothingOfTheSecret()
    {
        const JwtKey one = JwtKey::derive(master, "one");
        const JwtKey other = JwtKey::derive(master, "other");
        QVERIFY(one.secret != other.secret);
        QVERIFY(one.id != other.id);
        QVERIFY(!one.secret.toHex().contains(one.id.toLatin1()));
        QCOMPARE(one.secret.size(), 32);
    }

    void refusesTamperedTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        const AccessTokens tokens({master});
        const QByteArray good = tokens.write(tokens.issue(ida, now)).toLatin1();
        const auto parts = good.split('.');
        const QByteArray kid = JwtKey::derive(master, "wakeline operator access token 1").id.toLatin1();
        // Signed by the right key, so that only the header can be at fault.
        const auto withHeader = [&](const QByteArray &text) { return resigned(text + '.' + parts[1]); };
        QVERIFY(tokens.read(withHeader(header("{'alg':'HS256','kid':'" + kid + "'}")), now));

        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("two parts") << parts[0] + '.' + parts[1];
        QTest::newRow("four parts") << good + ".x";
        QTest::newRow("no signature") << parts[0] + '.' + parts[1] + '.';
        QTest::newRow("cut short") << good.chopped(1);
        QTest::newRow("padded") << good + '=';
        QTest::newRow("behind a space") << ' ' + good;
        QTest::newRow("role raised") << withClaim(good, "operator\",\"sub", "admin\",\"sub");
        QTest::newRow("other operator") << withClaim(good, "\"sub\":\"7\"", "\"sub\":\"1\"");
        QTest::newRow("alg none") << header("{'alg':'none','typ':'JWT'}") + '.' + parts[1] + '.';
        QTest::newRow("alg None") << header("{'alg':'None','kid':'" + kid + "'}") + '.' + parts[1] + '.';
        QTest::newRow("alg HS512") << withHeader(header("{'alg':'HS512','kid':'" + kid + "'}"));
        QTest::newRow("alg missing") << withHeader(header("{'kid':'" + kid + "'}"));
        QTest::newRow("alg no string") << withHeader(header("{'alg':['HS256'],'kid':'" + kid + "'}"));
        QTest::newRow("kid unknown") << withHeader(header("{'alg':'HS256','kid':'0123456789ab'}"));
        QTest::newRow("kid missing") << withHeader(header("{'alg':'HS256'}"));
        QTest::newRow("crit") << withHeader(header("{'alg':'HS256','crit':['exp'],'kid':'" + kid + "'}"));
        QTest::newRow("header is an array") << withHeader(header("[]"));
        QTest::newRow("header is not UTF-8") << withHeader(header("{'alg':'\xff'}"));
        const AccessTokens stranger({QByteArray("another secret")});
        QTest::newRow("signed by another") << stranger.write(stranger.issue(ida, now)).toLatin1();
        QTest::newRow("signed with the bare secret")
            << JwtKeys({{QString::fromLatin1(kid), master}}).sign({{QStringLiteral("sub"), QStringLiteral("7")}});
        QTest::newRow("a megabyte") << QByteArray(1 << 20, 'a') + ".b.c";
        for (int bit = 0; bit < 8; ++bit) {
            auto changed = parts;
            QByteArray signature = QByteArray::fromBase64(parts[2], base64Url);
            signature[bit * 4] = static_cast<char>(signature[bit * 4] ^ (1 << bit));
            changed[2] = base64(signature);
            QTest::addRow("bit %d of the signature", bit) << changed.join('.');
        }
    }
    void refusesTamperedTokens()
    {
        QFETCH(QByteArray, text);
        const auto read = AccessTokens({master}).read(text, now);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("bad_token"));
    }

    void aTokenHasOneSpelling()
    {
        // 32 bytes leave two unused bits in the last base64 letter: other letters decode to the same signature.
        const AccessTokens tokens({master});
        const QByteArray good = tokens.write(tokens.issue(ida, now)).toLatin1();
        int accepted = 0;
        for (const char letter : QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
            accepted += tokens.read(good.chopped(1) + letter, now) ? 1 : 0;
        QCOMPARE(accepted, 1);
    }

    void refusesClaims_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        const qint64 seconds = now.toSecsSinceEpoch();
        QTest::newRow("no exp") << QJsonObject{{QStringLiteral("exp"), QJsonValue::Null}};
        QTest::newRow("no iat") << QJsonObject{{QStringLiteral("iat"), QJsonValue::Null}};
        QTest::newRow("no role") << QJsonObject{{QStringLiteral("role"), QJsonValue::Null}};
        QTest::newRow("no iss") << QJsonObject{{QStringLiteral("iss"), QJsonValue::Null}};
        QTest::newRow("no version") << QJsonObject{{QStringLiteral("ver"), QJsonValue::Null}};
        QTest::newRow("exp is text") << QJsonObject{{QStringLiteral("exp"), QString::number(seconds + 900)}};
        QTest::newRow("exp is a fraction") << QJsonObject{{QStringLiteral("exp"), double(seconds) + 0.5}};
        QTest::newRow("lives a year") << QJsonObject{{QStringLiteral("exp"), seconds + 31'536'000}};
        QTest::newRow("ends before it begins") << QJsonObject{{QStringLiteral("exp"), seconds - 1}};
        QTest::newRow("issued tomorrow") << QJsonObject{{QStringLiteral("iat"), seconds + 86'400},
                                                        {QStringLiteral("exp"), seconds + 86'400 + 900}};
        QTest::newRow("unknown role") << QJsonObject{{QStringLiteral("role"), QStringLiteral("root")}};
        QTest::newRow("another issuer") << QJsonObject{{QStringLiteral("iss"), QStringLiteral("wakeline/apps")}};
        QTest::newRow("sub is an address") << QJsonObject{{QStringLiteral("sub"), QStringLiteral("201@localhost")}};
        QTest::newRow("sub is zero") << QJsonObject{{QStringLiteral("sub"), QStringLiteral("0")}};
        QTest::newRow("an extra claim") << QJsonObject{{QStringLiteral("admin"), true}};
    }
    void refusesClaims()
    {
        QFETCH(QJsonObject, changes);
        const AccessTokens tokens({master});
        QVERIFY(tokens.read(signedClaims({}), now));
        const auto read = tokens.read(signedClaims(changes), now);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("bad_token"));
    }

    void toleratesAClockThatIsAMinuteBehind()
    {
        const AccessTokens tokens({master});
        const QByteArray text = tokens.write(tokens.issue(ida, now)).toLatin1();
        QVERIFY(tokens.read(text, now.addSecs(-60)));
        QVERIFY(!tokens.read(text, now.addSecs(-61)));
    }

    void comparesWhole()
    {
        QVERIFY(equalInConstantTime("", ""));
        QVERIFY(equalInConstantTime("secret", "secret"));
        QVERIFY(!equalInConstantTime("secret", "secreT"));
        QVERIFY(!equalInConstantTime("secret", "secre"));
        QVERIFY(!equalInConstantTime("secret", ""));
    }
};

QTEST_GUILESS_MAIN(AccessTokenTest)
#include "AccessTokenTest.moc"
