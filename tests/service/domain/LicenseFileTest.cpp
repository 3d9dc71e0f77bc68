// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseFile.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(6, 0), Qt::UTC);

License professional()
{
    License license;
    license.keyPrefix = QStringLiteral("WL-7K3QF");
    license.holder = QStringLiteral("Example Telecom");
    license.tier = QStringLiteral("professional");
    license.maxExtensions = 100;
    license.entitlements = {QStringLiteral("push_apns"), QStringLiteral("push_fcm")};
    license.expiresAt = now.addDays(365);
    return license;
}

QJsonObject insideOf(const QByteArray &file)
{
    QByteArray body = file;
    body.replace("-----BEGIN LICENSE FILE-----", "").replace("-----END LICENSE FILE-----", "").replace("\n", "");
    return QJsonDocument::fromJson(QByteArray::fromBase64(body)).object();
}

QByteArray armoured(const QJsonObject &inside)
{
    return "-----BEGIN LICENSE FILE-----\n" + QJsonDocument(inside).toJson(QJsonDocument::Compact).toBase64() +
           "\n-----END LICENSE FILE-----\n";
}

} // namespace

class LicenseFileTest : public QObject
{
    Q_OBJECT

    LicenseSigningKey m_key = LicenseSigningKey::generate().value();
    QByteArray m_file =
        LicenseFile::write(LicenseFile::grantFor(professional(), QStringLiteral("2c9f6a1e"), now, 720h), m_key);

    QString codeOf(const QByteArray &file, const QDateTime &at = now, const QDateTime &newestSeen = {}) const
    {
        const auto read = LicenseFile::read(file, publicHalf(m_key), at, newestSeen);
        return read ? QStringLiteral("good") : read.error().code;
    }

    static LicenseSigningKey publicHalf(const LicenseSigningKey &key)
    {
        return LicenseSigningKey::publicFromPem(key.publicPem(), QStringLiteral("test")).value();
    }

private Q_SLOTS:
    void theFileIsReadBackWithThePublicKeyAlone()
    {
        const auto grant = LicenseFile::read(m_file, publicHalf(m_key), now, {});
        QVERIFY(grant);
        QCOMPARE(grant->license.maxExtensions, 100);
        QCOMPARE(grant->license.instanceId, QStringLiteral("2c9f6a1e"));
        QCOMPARE(grant->license.expiresAt, professional().expiresAt);
        QCOMPARE(grant->meta.issued, now);
        QCOMPARE(grant->meta.ttl, 720 * 3600);
        QCOMPARE(grant->meta.expiry, now.addDays(30));
        QCOMPARE(grant->meta.keyId, m_key.id());
    }

    void itHasTheShapeOfTheWireContract()
    {
        QVERIFY(m_file.startsWith("-----BEGIN LICENSE FILE-----\n"));
        QVERIFY(m_file.endsWith("-----END LICENSE FILE-----\n"));
        const QJsonObject inside = insideOf(m_file);
        QCOMPARE(inside.keys(), QStringList({u"alg"_qs, u"enc"_qs, u"sig"_qs}));
        QCOMPARE(inside.value(u"alg").toString(), QStringLiteral("base64+ed25519"));
        const QJsonObject payload =
            QJsonDocument::fromJson(QByteArray::fromBase64(inside.value(u"enc").toString().toLatin1())).object();
        QVERIFY(payload.value(u"meta").toObject().contains(u"issued"));
        QVERIFY(payload.contains(u"license"));
    }

    /// The signature by another implementation: the openssl program.
    void opensslVerifiesTheSignature()
    {
        const QTemporaryDir folder;
        const auto save = [&](const QString &name, const QByteArray &content) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        };
        const QJsonObject inside = insideOf(m_file);
        save(u"key.pem"_qs, m_key.publicPem());
        save(u"message"_qs, "license/" + inside.value(u"enc").toString().toLatin1());
        save(u"signature"_qs, QByteArray::fromBase64(inside.value(u"sig").toString().toLatin1()));
        QProcess openssl;
        openssl.setWorkingDirectory(folder.path());
        openssl.start(u"openssl"_qs, {u"pkeyutl"_qs, u"-verify"_qs, u"-pubin"_qs, u"-inkey"_qs, u"key.pem"_qs,
                                      u"-rawin"_qs, u"-in"_qs, u"message"_qs, u"-sigfile"_qs, u"signature"_qs});
        QVERIFY(openssl.waitForFinished());
        QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError());
    }

    void anAlteredPayloadIsTampering()
    {
        QJsonObject inside = insideOf(m_file);
        QByteArray payload = QByteArray::fromBase64(inside.value(u"enc").toString().toLatin1());
        payload.replace("\"max_extensions\":100", "\"max_extensions\":999");
        inside.insert(u"enc"_qs, QString::fromLatin1(payload.toBase64()));
        QCOMPARE(codeOf(armoured(inside)), QStringLiteral("license_file_tampered"));
    }

    void anAlteredOrMissingSignatureIsTampering()
    {
        for (const QByteArray &signature : {QByteArray(64, 'x'), QByteArray("short"), QByteArray(10'000, 'x')}) {
            QJsonObject inside = insideOf(m_file);
            inside.insert(u"sig"_qs, QString::fromLatin1(signature.toBase64()));
            QCOMPARE(codeOf(armoured(inside)), QStringLiteral("license_file_tampered"));
        }
    }

    void everyFlippedBitIsFound()
    {
        const QJsonObject inside = insideOf(m_file);
        const QByteArray payload = QByteArray::fromBase64(inside.value(u"enc").toString().toLatin1());
        for (qsizetype bit = 0; bit < payload.size() * 8; bit += 7) {
            QByteArray altered = payload;
            altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ (1 << (bit % 8)));
            QJsonObject forged = inside;
            forged.insert(u"enc"_qs, QString::fromLatin1(altered.toBase64()));
            QVERIFY(codeOf(armoured(forged)) != u"good");
        }
    }

    void aFileOfAnotherKeyIsToldFromTampering()
    {
        const LicenseSigningKey other = LicenseSigningKey::generate().value();
        const QByteArray file = LicenseFile::write(LicenseFile::grantFor(professional(), {}, now, 720h), other);
        QCOMPARE(codeOf(file), QStringLiteral("license_file_other_key"));
    }

    void anOldFileIsExpired()
    {
        QCOMPARE(codeOf(m_file, now.addDays(30).addSecs(-1)), QStringLiteral("good"));
        QCOMPARE(codeOf(m_file, now.addDays(30)), QStringLiteral("license_file_expired"));
    }

    void aFileNeverOutlivesTheLicencesGrace()
    {
        License license = professional();
        license.expiresAt = now.addDays(3);
        license.graceDays = 2;
        const LicenseGrant grant = LicenseFile::grantFor(license, {}, now, 720h);
        QCOMPARE(grant.meta.expiry, now.addDays(5));
        QCOMPARE(grant.meta.ttl, 5 * 86400);
    }

    void aClockThatWasTurnedBackIsFound()
    {
        QCOMPARE(codeOf(m_file, now.addSecs(-240)), QStringLiteral("good")); // clocks differ a little
        QCOMPARE(codeOf(m_file, now.addSecs(-360)), QStringLiteral("license_clock_rolled_back"));
        QCOMPARE(codeOf(m_file, now.addDays(1), now.addDays(2)), QStringLiteral("license_clock_rolled_back"));
        QCOMPARE(codeOf(m_file, now.addDays(2), now.addDays(2)), QStringLiteral("good"));
    }

    void whatIsNoLicenceFileIsSaidToBeNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another armour") << QByteArray("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----");
        QTest::newRow("only the header") << QByteArray("-----BEGIN LICENSE FILE-----");
        QTest::newRow("no base64") << QByteArray("-----BEGIN LICENSE FILE-----\n!!!\n-----END LICENSE FILE-----");
        QTest::newRow("no JSON") << QByteArray("-----BEGIN LICENSE FILE-----\nAAAA\n-----END LICENSE FILE-----");
        QTest::newRow("no members") << armoured({});
        QTest::newRow("another algorithm")
            << armoured({{u"enc"_qs, u"AAAA"_qs}, {u"sig"_qs, u"AAAA"_qs}, {u"alg"_qs, u"aes-256-gcm+ed25519"_qs}});
        QTest::newRow("huge") << QByteArray(100'000, 'A');
    }
    void whatIsNoLicenceFileIsSaidToBeNone()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(codeOf(text), QStringLiteral("license_file_malformed"));
    }

    void aSignedPayloadThatIsNoGrantIsMalformed()
    {
        const QString enc = QString::fromLatin1(QByteArray("{\"meta\":{}}").toBase64());
        const QString sig = QString::fromLatin1(m_key.sign("license/" + enc.toLatin1()).toBase64());
        QCOMPARE(codeOf(armoured({{u"enc"_qs, enc}, {u"sig"_qs, sig}, {u"alg"_qs, u"base64+ed25519"_qs}})),
                 QStringLiteral("license_file_malformed"));
    }

    void keysReadBackFromTheirFiles()
    {
        const auto again = LicenseSigningKey::privateFromPem(m_key.privatePem(), QStringLiteral("a file"));
        QVERIFY(again);
        QCOMPARE(again->id(), m_key.id());
        const auto wrong = LicenseSigningKey::privateFromPem(m_key.publicPem(), QStringLiteral("vendor.pem"));
        QCOMPARE(wrong.error().code, QStringLiteral("bad_license_key_file"));
        QVERIFY(wrong.error().message.contains(u"vendor.pem"));
    }
};

QTEST_GUILESS_MAIN(LicenseFileTest)
#include "LicenseFileTest.moc"
