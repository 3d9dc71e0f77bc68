// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestAuthority.h"
#include "VapidKey.h"
#include "WebPushCipher.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

QByteArray fromBase64Url(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
}

QJsonObject subscriptionJson()
{
    // RFC 8291, Appendix A: the user agent's keys.
    return {{"endpoint", "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV"},
            {"expirationTime", QJsonValue()},
            {"keys", QJsonObject{{"p256dh", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                                            "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"},
                                 {"auth", "BTBZMqHH6r4Tts7J_aSIgg"}}}};
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject with(const QString &key, const QJsonValue &value)
{
    QJsonObject subscription = subscriptionJson();
    if (key == "endpoint") {
        subscription.insert(key, value);
        return subscription;
    }
    QJsonObject keys = subscription.value("keys").toObject();
    keys.insert(key, value);
    subscription.insert("keys", keys);
    return subscription;
}

} // namespace

class WebPushCryptoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfRfc8291IsReproducedByteForByte()
    {
        const auto subscription = WebPushSubscription::fromJson(textOf(subscriptionJson()));
        QVERIFY2(subscription, subscription ? "" : qPrintable(subscription.error().message));
        const auto key = P256Key::fromScalar(fromBase64Url("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
                                             fromBase64Url("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg"
                                                           "Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        QVERIFY(key);
        const WebPushSeed seed{*key, fromBase64Url("DGv6ra1nlYgDCS1FRnbzlw")};
        const auto body = encryptWebPush("When I grow up, I want to be a watermelon", *subscription, seed);
        QVERIFY(body);
        QCOMPARE(body->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
                 "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                 "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                 "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    void whatEncryptionAddsIsWhatIsReckonedWith()
    {
        const auto subscription = WebPushSubscription::fromJson(textOf(subscriptionJson()));
        for (const int size : {0, 1, 100, 3000}) {
            const auto body = encryptWebPush(QByteArray(size, 'x'), *subscription, *WebPushSeed::random());
            QVERIFY(body);
            QCOMPARE(body->size(), size + webPushOverhead);
        }
        QCOMPARE(encryptWebPush(QByteArray(4096, 'x'), *subscription, *WebPushSeed::random()).error().code,
                 "too_large");
    }

    void everyPushHasKeysOfItsOwn()
    {
        const auto subscription = WebPushSubscription::fromJson(textOf(subscriptionJson()));
        const auto one = encryptWebPush("same", *subscription, *WebPushSeed::random());
        const auto two = encryptWebPush("same", *subscription, *WebPushSeed::random());
        QVERIFY(one->left(16) != two->left(16));
        QVERIFY(one->mid(21, 65) != two->mid(21, 65));
    }

    void aSubscriptionKeepsItsFormAsAToken()
    {
        const auto subscription = WebPushSubscription::fromJson(textOf(subscriptionJson()));
        const auto again = WebPushSubscription::fromJson(subscription->toToken());
        QVERIFY(again);
        QCOMPARE(*again, *subscription);
        QCOMPARE(subscription->origin(), "https://push.example.net");
        const auto withPort =
            WebPushSubscription::fromJson(textOf(with("endpoint", "https://Push.Example.net:8443/x")));
        QCOMPARE(withPort->origin(), "https://push.example.net:8443");
    }

    void base64OfEitherAlphabetIsRead()
    {
        QString auth = QString::fromLatin1(QByteArray(16, '\xff').toBase64()); // //// and ==
        QVERIFY(auth.contains('/') && auth.endsWith('='));
        const auto subscription = WebPushSubscription::fromJson(textOf(with("auth", auth)));
        QVERIFY(subscription);
        QCOMPARE(subscription->auth, QByteArray(16, '\xff'));
    }

    void aBadSubscriptionNamesTheFieldAndQuotesNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QByteArray offCurve = fromBase64Url("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                                            "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        offCurve[64] = char(offCurve[64] ^ 1);
        QByteArray compressed = offCurve.left(33);
        compressed[0] = 2;
        const auto encoded = [](const QByteArray &bytes) {
            return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding));
        };
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("no JSON") << "SECRET"
                                 << "";
        QTest::newRow("a list") << "[]"
                                << "";
        QTest::newRow("huge") << textOf(with("endpoint", "https://push.example.net/" + QString(5000, 'x'))) << "";
        QTest::newRow("http") << textOf(with("endpoint", "http://push.example.net/SECRET")) << "endpoint";
        QTest::newRow("file") << textOf(with("endpoint", "file:///etc/SECRET")) << "endpoint";
        QTest::newRow("relative") << textOf(with("endpoint", "/SECRET")) << "endpoint";
        QTest::newRow("number") << textOf(with("endpoint", 7)) << "endpoint";
        QTest::newRow("user") << textOf(with("endpoint", "https://SECRET@push.example.net/x")) << "endpoint";
        QTest::newRow("fragment") << textOf(with("endpoint", "https://push.example.net/x#SECRET")) << "endpoint";
        QTest::newRow("no point") << textOf(with("p256dh", QJsonValue())) << "keys.p256dh";
        QTest::newRow("short point") << textOf(with("p256dh", encoded(offCurve.left(64)))) << "keys.p256dh";
        QTest::newRow("compressed point") << textOf(with("p256dh", encoded(compressed))) << "keys.p256dh";
        QTest::newRow("off the curve") << textOf(with("p256dh", encoded(offCurve))) << "keys.p256dh";
        QTest::newRow("zero") << textOf(with("p256dh", encoded(QByteArray(65, '\0')))) << "keys.p256dh";
        QTest::newRow("infinity") << textOf(with("p256dh", encoded(QByteArray(1, '\0')))) << "keys.p256dh";
        QTest::newRow("no base64") << textOf(with("auth", "SECRET!")) << "keys.auth";
        QTest::newRow("short auth") << textOf(with("auth", encoded(QByteArray(15, 'x')))) << "keys.auth";
        QTest::newRow("long auth") << textOf(with("auth", encoded(QByteArray(17, 'x')))) << "keys.auth";
    }

    void aBadSubscriptionNamesTheFieldAndQuotesNothing()
    {
        QFETCH(QString, text);
        const auto subscription = WebPushSubscription::fromJson(text);
        QVERIFY(!subscription);
        QCOMPARE(subscription.error().code, "invalid_token");
        QTEST(subscription.error().field, "field");
        QVERIFY(!subscription.error().message.contains("SECRET"));
    }

    void bothSidesAgreeOnASecret()
    {
        for (int i = 0; i < 50; ++i) {
            const auto one = P256Key::generate(), two = P256Key::generate();
            QCOMPARE(*one->sharedSecret(two->point()), *two->sharedSecret(one->point()));
            QCOMPARE(one->sharedSecret(two->point())->size(), 32);
        }
        QCOMPARE(P256Key::generate()->sharedSecret(QByteArray(65, 'x')).error().code, "invalid_point");
    }

    void aNewKeyFileIsForUsAloneAndStays()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath("vapid.pem");
        const auto made = VapidKey::fromFileOrNew(path);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY((QFile::permissions(path) & others) == 0);
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"vapid.pem"});
        const auto again = VapidKey::fromFileOrNew(path);
        QCOMPARE(again->publicKey(), made->publicKey());
        QCOMPARE(fromBase64Url(made->publicKey()).size(), 65);
        QVERIFY(P256Key::isOnCurve(fromBase64Url(made->publicKey())));
    }

    void aKeyMadeByOpensslIsRead_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QStringList curve{"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"};
        QTest::newRow("plain") << curve;
        QTest::newRow("compressed point") << curve + QStringList{"-pkeyopt", "point-format:compressed"};
    }

    void aKeyMadeByOpensslIsRead()
    {
        QFETCH(QStringList, arguments);
        TestAuthority authority;
        const auto key = VapidKey::fromFile(authority.makeKey("key.pem", arguments));
        QVERIFY2(key, key ? "" : qPrintable(key.error().message));
        QCOMPARE(fromBase64Url(key->publicKey()).size(), 65);
    }

    void aBadKeyFileIsNamedAndLeftAlone()
    {
        TestAuthority authority;
        const QString rsa = authority.makeKey("rsa.pem", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"});
        QVERIFY(VapidKey::fromFileOrNew(rsa).error().message.contains("rsa.pem"));
        const QString empty = authority.path("empty.pem");
        QFile file(empty);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(VapidKey::fromFileOrNew(empty).error().code, "invalid_key");
        QCOMPARE(QFile(empty).size(), 0);
        QCOMPARE(VapidKey::fromFileOrNew("/nonexistent/vapid.pem").error().code, "invalid_key");
    }
};

QTEST_GUILESS_MAIN(WebPushCryptoTest)
#include "WebPushCryptoTest.moc"
