// SPDX-License-Identifier: GPL-3.0-or-later
#include "Apns.h"
#include "DatabaseFixture.h"
#include "Fcm.h"
#include "Http2Peer.h"
#include "ProviderUrl.h"
#include "RestFixture.h"
#include "TestAuthority.h"
#include "TokenPeer.h"

#include <QCoroTask>
#include <QFile>
#include <QJsonDocument>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

/// A row of the reaction tables: what Apple or Google answers, and what `/v1/push` says then.
struct Reaction
{
    const char *platform;
    int status;       ///< of the provider
    const char *word; ///< its own
    int answered = 502;
    const char *outcome = "";
    bool dead = false;
};

const QList<Reaction> reactions{
    {"apns", 200, "", 200},
    {"apns", 410, "Unregistered", 502, "token_dead", true},
    {"apns", 400, "BadDeviceToken", 502, "token_refused"},
    {"apns", 400, "DeviceTokenNotForTopic", 502, "token_refused"},
    {"apns", 400, "TopicDisallowed", 502, "misconfigured"},
    {"apns", 403, "InvalidProviderToken", 502, "misconfigured"},
    {"apns", 413, "PayloadTooLarge", 502, "too_large"},
    {"apns", 429, "TooManyRequests", 502, "try_later"},
    {"apns", 429, "TooManyProviderTokenUpdates", 502, "try_later"},
    {"fcm", 200, "", 200},
    {"fcm", 404, "UNREGISTERED", 502, "token_dead", true},
    {"fcm", 400, "INVALID_ARGUMENT", 502, "misconfigured"},
    {"fcm", 403, "SENDER_ID_MISMATCH", 502, "token_refused"},
    {"fcm", 401, "THIRD_PARTY_AUTH_ERROR", 502, "misconfigured"},
    {"fcm", 429, "QUOTA_EXCEEDED", 502, "try_later"},
    {"fcm", 503, "UNAVAILABLE", 502, "try_later"},
};

PeerAnswer answerOf(const Reaction &row)
{
    PeerAnswer answer{.status = row.status};
    QJsonObject body;
    if (row.platform == QByteArray("apns")) {
        body.insert("reason", QLatin1String(row.word));
    } else if (row.status == 200) {
        body.insert("name", "projects/my-project/messages/7");
    } else {
        const QJsonObject detail{{"@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError"},
                                 {"errorCode", QLatin1String(row.word)}};
        body.insert("error", QJsonObject{{"status", "SOME_STATUS"}, {"details", QJsonArray{detail}}});
        answer.headers = {{"retry-after", "30"}}; // longer than a call waits
    }
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answer;
}

} // namespace

/// `POST /v1/push` down to the wire of Apple and Google, and their answers back to the PBX.
class GatewayProvidersTest : public DatabaseFixture
{
    Q_OBJECT

    TestAuthority m_authority;
    QString m_appleKey;
    QString m_googleKey;
    FixedClock m_clock;
    std::unique_ptr<Http2Peer> m_apple;
    std::unique_ptr<Http2Peer> m_google;
    std::unique_ptr<TokenPeer> m_oauth;
    std::unique_ptr<Apns> m_apns;
    std::unique_ptr<Fcm> m_fcm;

    void startApple()
    {
        m_apple = std::make_unique<Http2Peer>(m_authority.serverTls("localhost", {"h2"}));
        Apns::Options options;
        options.hosts = {m_apple->url(), m_apple->url()};
        options.keyPath = m_appleKey;
        options.keyId = "KEYID12345";
        options.teamId = "TEAM123456";
        options.bundleId = "org.example.app";
        options.tls = *providerTls(m_authority.caPath());
        auto apns = Apns::create(options, m_clock);
        QVERIFY2(apns, apns ? "" : qPrintable(apns.error().message));
        m_apns = std::move(*apns);
    }
    void startGoogle()
    {
        m_google = std::make_unique<Http2Peer>(m_authority.serverTls("localhost", {"h2"}));
        m_oauth = std::make_unique<TokenPeer>(m_authority.serverTls("localhost", {"http/1.1"}));
        m_oauth->script = [](const QByteArray &) { return TokenPeer::token("an-access-token"); };
        QFile key(m_googleKey);
        QVERIFY(key.open(QIODevice::ReadOnly));
        QFile account(m_authority.path("account.json"));
        QVERIFY(account.open(QIODevice::WriteOnly));
        account.write(QJsonDocument(QJsonObject{{"type", "service_account"},
                                                {"project_id", "my-project"},
                                                {"private_key", QString::fromLatin1(key.readAll())},
                                                {"client_email", "push@example.com"},
                                                {"token_uri", m_oauth->url().toString()}})
                          .toJson());
        account.close();
        Fcm::Options options;
        options.host = m_google->url();
        options.serviceAccountPath = account.fileName();
        options.tls = *providerTls(m_authority.caPath());
        auto fcm = Fcm::create(options, m_clock);
        QVERIFY2(fcm, fcm ? "" : qPrintable(fcm.error().message));
        m_fcm = std::move(*fcm);
    }
    void startBoth()
    {
        if (m_appleKey.isEmpty()) {
            QVERIFY(m_authority.isValid());
            m_appleKey = m_authority.makeKey("apns.p8", {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"});
            m_googleKey = m_authority.makeKey("google.pem", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"});
        }
        startApple();
        startGoogle();
    }

    static QJsonObject bodyOf(const QString &key, const QString &platform, int number)
    {
        QJsonObject body = pushBody(key, QStringLiteral("00fc13adff785122b4ad28809a3420%1").arg(number));
        body.insert("push_platform", platform);
        body.insert("call_id", QString::number(number));
        return body;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_apns.reset();
        m_fcm.reset();
    }

    void everyAnswerOfAProviderIsMappedToTheContract()
    {
        const auto database = migrated();
        const QString key = RestFixture(*database, box()).licenses.issue().key;
        QStringList wrong;
        int number = 1000;
        for (const Reaction &row : reactions) {
            startBoth(); // anew, because some answers hold the next pushes back
            m_apple->script = m_google->script = [&row](const PeerRequest &) { return answerOf(row); };
            RestFixture rest(*database, box(), {.providers = {m_apns.get(), m_fcm.get()}});
            const auto answer = rest.send("/v1/push", bodyOf(key, row.platform, ++number));
            const QString code = row.answered == 200 ? QString() : QString::fromLatin1(row.word);
            const bool right = answer.status == row.answered && answer.code() == code &&
                               answer.body.value(u"outcome").toString() == QLatin1String(row.outcome) &&
                               answer.body.contains(u"token_dead") == row.dead &&
                               answer.body.value(u"token_dead").toBool() == row.dead;
            if (!right)
                wrong += QStringLiteral("%1: %2 %3")
                             .arg(QStringLiteral("%1 %2 %3").arg(row.platform).arg(row.status).arg(row.word))
                             .arg(answer.status)
                             .arg(QString::fromUtf8(QJsonDocument(answer.body).toJson(QJsonDocument::Compact)));
        }
        QCOMPARE(wrong, QStringList());
        const auto logged = runSql(*database, "SELECT count(*) FROM push_log");
        QCOMPARE(logged->first().integer(0), reactions.size());
    }

    void aProviderThatIsNotThereIsUnreachableAndOneThatIsSilentIsExpired()
    {
        startBoth();
        const auto database = migrated();
        RestFixture rest(*database, box(), {.providers = {m_apns.get(), m_fcm.get()}});
        const QString key = rest.licenses.issue().key;
        QCOMPARE(rest.send("/v1/push", bodyOf(key, "apns", 1)).status, 200);
        m_apple->script = [](const PeerRequest &) { return PeerAnswer{.act = PeerAnswer::Act::Silence}; };
        QJsonObject impatient = bodyOf(key, "apns", 2);
        impatient.insert("ttl_s", 1);
        const auto silent = rest.send("/v1/push", impatient);
        QCOMPARE(silent.status, 502);
        QCOMPARE(silent.body.value(u"outcome").toString(), QStringLiteral("expired"));
        QVERIFY(!silent.body.contains(u"token_dead"));

        m_google->stopListening();
        m_google->cutAll();
        impatient = bodyOf(key, "fcm", 3);
        impatient.insert("ttl_s", 1);
        const auto gone = rest.send("/v1/push", impatient);
        QCOMPARE(gone.status, 502);
        QCOMPARE(gone.body.value(u"outcome").toString(), QStringLiteral("unreachable"));
        QVERIFY(!gone.body.contains(u"token_dead"));
    }

    void aProviderThatFailsAndFailsIsLeftAloneWith503()
    {
        startBoth();
        const auto database = migrated();
        RestFixture rest(*database, box(), {.providers = {m_apns.get(), m_fcm.get()}});
        const QString key = rest.licenses.issue().key;
        m_apple->script = [](const PeerRequest &) { return PeerAnswer{.status = 503}; };
        RestAnswer answer;
        for (int number = 0; number < 30 && answer.status != 503; ++number) {
            QJsonObject body = bodyOf(key, "apns", 1000 + number);
            body.insert("ttl_s", 1);
            answer = rest.send("/v1/push", body);
        }
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.code(), QStringLiteral("circuit_open"));
        QVERIFY(answer.header("Retry-After").toInt() >= 1);
    }

    void aPushWorthNothingLaterIsSentNowOrNever()
    {
        startBoth();
        const auto database = migrated();
        RestFixture rest(*database, box(), {.providers = {m_apns.get(), m_fcm.get()}});
        const QString key = rest.licenses.issue().key;
        m_clock.time = rest.clock.time;
        QJsonObject body = bodyOf(key, "apns", 1);
        body.insert("ttl_s", 0);
        QCOMPARE(rest.send("/v1/push", body).status, 200);
        QCOMPARE(m_apple->requests.last().headers.value("apns-expiration"), QByteArray("0"));
        QCOMPARE(m_apple->requests.last().headers.value("apns-push-type"), QByteArray("voip"));
        body = bodyOf(key, "fcm", 2);
        body.insert("ttl_s", 0);
        m_google->script = [](const PeerRequest &) { return answerOf({"fcm", 200, "", 200}); };
        QCOMPARE(rest.send("/v1/push", body).status, 200);
    }
};

QTEST_GUILESS_MAIN(GatewayProvidersTest)
#include "GatewayProvidersTest.moc"
