// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderToken.h"
#include "ServiceAccount.h"
#include "TestAuthority.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace wakeline;

namespace {

QJsonObject part(const QByteArray &token, int index)
{
    const QByteArray encoded = token.split('.').value(index);
    return QJsonDocument::fromJson(QByteArray::fromBase64(encoded, QByteArray::Base64UrlEncoding)).object();
}

/// r and s as the DER that the openssl command reads.
QByteArray derOf(const QByteArray &raw)
{
    const auto integer = [](QByteArray bytes) {
        while (bytes.size() > 1 && bytes[0] == 0 && uchar(bytes[1]) < 0x80)
            bytes.remove(0, 1);
        if (uchar(bytes[0]) >= 0x80)
            bytes.prepend('\0');
        return QByteArray("\x02") + char(bytes.size()) + bytes;
    };
    const QByteArray body = integer(raw.left(32)) + integer(raw.mid(32));
    return QByteArray("\x30") + char(body.size()) + body;
}

} // namespace

/// Tokens are checked by the openssl command, not by the code that wrote them.
class SigningKeyTest : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    QString m_ec;
    QString m_rsa;
    const QDateTime m_now = QDateTime::fromString("2026-11-20T08:15:30Z", Qt::ISODate);

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_authority.path(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.write(content);
        return file.fileName();
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    bool opensslVerifies(const QByteArray &token, const QString &keyPath, bool ecdsa) const
    {
        const qsizetype dot = token.lastIndexOf('.');
        const QByteArray raw = QByteArray::fromBase64(token.mid(dot + 1), QByteArray::Base64UrlEncoding);
        if (ecdsa && raw.size() != 64)
            return false;
        write("content", token.left(dot));
        write("signature", ecdsa ? derOf(raw) : raw);
        QProcess openssl;
        openssl.start("openssl", {"dgst", "-sha256", "-prverify", keyPath, "-signature", m_authority.path("signature"),
                                  m_authority.path("content")});
        return openssl.waitForFinished() && openssl.exitCode() == 0;
    }

    ProviderToken providerToken() const
    {
        auto key = SigningKey::fromPem(read(m_ec), SigningKey::Algorithm::Es256, m_ec);
        if (!key)
            qFatal("%s", qPrintable(key.error().message));
        return {std::move(*key), "KEYID12345", "TEAM123456"};
    }

    QJsonObject account() const
    {
        return {{"type", "service_account"},          {"project_id", "my-project"},
                {"private_key_id", "kid-1"},          {"private_key", QString::fromLatin1(read(m_rsa))},
                {"client_email", "push@example.com"}, {"token_uri", "https://oauth2.example.com/token"}};
    }

    QString accountFile(const QJsonObject &content) const
    {
        return write("account.json", QJsonDocument(content).toJson());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ec = m_authority.makeKey("ec.p8", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
        m_rsa = m_authority.makeKey("rsa.pem", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"});
        QVERIFY(!m_ec.isEmpty() && !m_rsa.isEmpty());
    }

    void aProviderTokenSaysWhoWeAreAndOpensslBelievesIt()
    {
        ProviderToken tokens = providerToken();
        const QByteArray token = tokens.current(m_now);
        QCOMPARE(part(token, 0).value("alg").toString(), "ES256");
        QCOMPARE(part(token, 0).value("kid").toString(), "KEYID12345");
        QCOMPARE(part(token, 1).value("iss").toString(), "TEAM123456");
        QCOMPARE(part(token, 1).value("iat").toInteger(), m_now.toSecsSinceEpoch());
        QVERIFY(!token.contains('=') && !token.contains('+') && !token.contains('/'));
        QVERIFY(opensslVerifies(token, m_ec, true));
        QByteArray forged = token;
        forged[10] = forged[10] == 'A' ? 'B' : 'A';
        QVERIFY(!opensslVerifies(forged, m_ec, true));
    }

    void everySignatureHasSixtyFourBytes()
    {
        // r or s has a leading zero in one of 128 signatures: DER drops it, JOSE must not.
        auto key = SigningKey::fromPem(read(m_ec), SigningKey::Algorithm::Es256, m_ec);
        for (int i = 0; i < 600; ++i)
            QCOMPARE(key->sign(QByteArray::number(i)).size(), 64);
    }

    void aProviderTokenIsKeptForFiftyMinutes()
    {
        ProviderToken tokens = providerToken();
        const QByteArray first = tokens.current(m_now);
        QCOMPARE(tokens.current(m_now.addSecs(49 * 60)), first);
        QVERIFY(tokens.current(m_now.addSecs(50 * 60)) != first);
    }

    void aProviderTokenIsNeverSignedAnewWithinTwentyMinutes()
    {
        ProviderToken tokens = providerToken();
        const QByteArray first = tokens.current(m_now);
        QVERIFY(!tokens.renew(m_now.addSecs(20 * 60 - 1)));
        QCOMPARE(tokens.current(m_now.addSecs(20 * 60 - 1)), first);
        QVERIFY(tokens.renew(m_now.addSecs(20 * 60)));
        QVERIFY(tokens.current(m_now.addSecs(20 * 60)) != first);
    }

    void aServiceAccountsAssertionIsWhatGoogleAsksFor()
    {
        const auto parsed = ServiceAccount::fromFile(accountFile(account()));
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
        QCOMPARE(parsed->projectId(), "my-project");
        const QByteArray token = parsed->assertion(m_now);
        QCOMPARE(part(token, 0).value("alg").toString(), "RS256");
        QCOMPARE(part(token, 0).value("kid").toString(), "kid-1");
        const QJsonObject claims = part(token, 1);
        QCOMPARE(claims.value("iss").toString(), "push@example.com");
        QCOMPARE(claims.value("aud").toString(), "https://oauth2.example.com/token");
        QCOMPARE(claims.value("scope").toString(), "https://www.googleapis.com/auth/firebase.messaging");
        QCOMPARE(claims.value("exp").toInteger() - claims.value("iat").toInteger(), 3600);
        QVERIFY(opensslVerifies(token, m_rsa, false));
    }

    void aBadKeyFileIsNamedAndNeverQuoted_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("problem");
        const QString p384 =
            m_authority.makeKey("p384.pem", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"});
        const QString locked =
            m_authority.makeKey("locked.pem", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes256",
                                               "-pass", "pass:secret"});
        QTest::newRow("empty") << QByteArray() << "private key";
        QTest::newRow("text") << QByteArray("SECRETSECRET") << "private key";
        QTest::newRow("torn") << read(m_ec).left(100) << "private key";
        QTest::newRow("RSA") << read(m_rsa) << "P-256";
        QTest::newRow("P-384") << read(p384) << "P-256";
        QTest::newRow("locked by a passphrase") << read(locked) << "passphrase";
    }

    void aBadKeyFileIsNamedAndNeverQuoted()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, problem);
        const auto key = SigningKey::fromPem(content, SigningKey::Algorithm::Es256, "/etc/apns.p8");
        QVERIFY(!key);
        QCOMPARE(key.error().code, "invalid_key");
        QVERIFY2(key.error().message.startsWith("/etc/apns.p8: "), qPrintable(key.error().message));
        QVERIFY2(key.error().message.contains(problem), qPrintable(key.error().message));
        QVERIFY(!key.error().message.contains("SECRET"));
    }

    void aBadServiceAccountNamesTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        for (const char *field : {"type", "project_id", "private_key", "client_email", "token_uri"})
            QTest::newRow(field) << field << QJsonValue();
        QTest::newRow("clear text token_uri") << "token_uri" << QJsonValue("http://oauth2.example.com/token");
        QTest::newRow("an EC key") << "private_key" << QJsonValue(QString::fromLatin1(read(m_ec)));
        QTest::newRow("another type") << "type" << QJsonValue("authorized_user");
    }

    void aBadServiceAccountNamesTheField()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject content = account();
        content.insert(field, value);
        const auto parsed = ServiceAccount::fromFile(accountFile(content));
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().message.contains(field), qPrintable(parsed.error().message));
        QVERIFY2(parsed.error().message.contains("account.json"), qPrintable(parsed.error().message));
        QVERIFY(!parsed.error().message.contains("BEGIN"));
    }

    void aFileThatIsMissingOrTooLargeIsNamed()
    {
        QVERIFY(readKeyFile("/nonexistent/key.p8").error().message.contains("/nonexistent/key.p8"));
        QVERIFY(readKeyFile(write("big", QByteArray(70'000, 'x'))).error().message.contains("too large"));
        QVERIFY(ServiceAccount::fromFile(write("account.json", "{\"private_key\": SECRET"))
                    .error()
                    .message.contains("not JSON"));
    }
};

QTEST_GUILESS_MAIN(SigningKeyTest)
#include "SigningKeyTest.moc"
