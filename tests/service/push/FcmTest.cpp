// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fcm.h"
#include "Http2Peer.h"
#include "ProviderFixture.h"
#include "TestAuthority.h"
#include "TokenPeer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// Fcm against a real HTTP/2 peer and a real token endpoint over TLS.
class FcmTest : public QObject
{
    Q_OBJECT

private:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    QString m_key;
    TestClock m_clock;
    std::unique_ptr<Http2Peer> m_peer;
    std::unique_ptr<TokenPeer> m_oauth;
    std::unique_ptr<Fcm> m_fcm;

    /// \param transfer  how long the token endpoint may take
    void start(std::chrono::milliseconds transfer = 5s)
    {
        QFile key(m_key);
        QVERIFY(key.open(QIODevice::ReadOnly));
        const QJsonObject account{{"type", "service_account"},
                                  {"project_id", "my-project"},
                                  {"private_key", QString::fromLatin1(key.readAll())},
                                  {"client_email", "push@example.com"},
                                  {"token_uri", m_oauth->url().toString()}};
        QFile file(m_authority.path("account.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(account).toJson());
        file.close();
        Fcm::Options options;
        options.host = m_peer->url();
        options.serviceAccountPath = file.fileName();
        options.tls = *providerTls(m_authority.caPath());
        options.http = quickClient();
        options.tokenTiming.transfer = transfer;
        options.tokenTiming.firstBackoff = 50ms;
        options.tokenTiming.longestBackoff = 200ms;
        auto fcm = Fcm::create(options, m_clock);
        QVERIFY2(fcm, fcm ? "" : qPrintable(fcm.error().message));
        m_fcm = std::move(*fcm);
    }

    PushMessage call() const
    {
        PushMessage message;
        message.target.deviceId = 1;
        message.target.extension = "201";
        message.target.provider = PushProviderName::Fcm;
        message.target.token = "dEad:beef";
        message.callId = "call-1";
        message.callerName = "Alice";
        message.expiresAt = m_clock.time.addSecs(5);
        return message;
    }

    PushReport send(const PushMessage &message, std::chrono::milliseconds deadline = 20s)
    {
        return waitFor(m_fcm->send(message, QDeadlineTimer(deadline)));
    }

    static PeerAnswer refusal(int status, const QString &name, const QString &code = {}, const QString &field = {})
    {
        QJsonArray details;
        if (!code.isEmpty())
            details.append(
                QJsonObject{{"@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError"}, {"errorCode", code}});
        if (!field.isEmpty())
            details.append(QJsonObject{{"@type", "type.googleapis.com/google.rpc.BadRequest"},
                                       {"fieldViolations", QJsonArray{QJsonObject{{"field", field}}}}});
        const QJsonObject body{{"error", QJsonObject{{"status", name}, {"details", details}}}};
        return {.status = status, .body = QJsonDocument(body).toJson()};
    }

    static Http2Peer::Script always(PeerAnswer answer)
    {
        return [answer](const PeerRequest &) { return answer; };
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_authority.isValid());
        m_key = m_authority.makeKey("google.pem", {"-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"});
    }

    void init()
    {
        m_peer = std::make_unique<Http2Peer>(m_authority.serverTls("localhost", {"h2"}));
        m_peer->script = always({.body = QJsonDocument(QJsonObject{{"name", "projects/p/messages/7"}}).toJson()});
        m_oauth = std::make_unique<TokenPeer>(m_authority.serverTls("localhost", {"http/1.1"}));
    }

    void cleanup() { m_fcm.reset(); }

    void aCallIsAcceptedAndReported()
    {
        QByteArray form;
        m_oauth->script = [&](const QByteArray &received) {
            form = received;
            return TokenPeer::token("ya29.one");
        };
        start();
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.providerId, "projects/p/messages/7");
        QCOMPARE(m_peer->requests.first().headers.value("authorization"), "Bearer ya29.one");
        QCOMPARE(m_peer->requests.first().path, "/v1/projects/my-project/messages:send");
        const QUrlQuery query(QString::fromLatin1(form));
        QCOMPARE(query.queryItemValue("grant_type", QUrl::FullyDecoded), "urn:ietf:params:oauth:grant-type:jwt-bearer");
        QCOMPARE(query.queryItemValue("assertion").split('.').size(), 3);
    }

    void aVoipDataAppIsPushedWithTheBlockForApple()
    {
        start();
        PushMessage message = call();
        message.target.payload = PushPayload::VoipData;
        QCOMPARE(send(message).outcome, PushOutcome::Accepted);
        const QJsonObject sent = QJsonDocument::fromJson(m_peer->requests.first().body).object();
        const QJsonObject push = sent.value("message").toObject();
        QCOMPARE(push.value("data").toObject().value("sip_user").toString(), "201");
        QCOMPARE(push.value("data").toObject().value("voip").toString(), "true");
        const QJsonObject apns = push.value("apns").toObject();
        QCOMPARE(apns.value("headers").toObject().value("apns-push-type").toString(), "voip");
        QCOMPARE(apns.value("payload").toObject().value("aps").toObject().value("badge").toInt(), 1);
    }

    /// Google hands the iOS half on to Apple, who may refuse it: no reason to forget the phone.
    void whatAppleRefusesOfAVoipDataPushCostsNoToken()
    {
        m_peer->script = always(refusal(401, "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR"));
        start();
        PushMessage message = call();
        message.target.payload = PushPayload::VoipData;
        QCOMPARE(send(message).outcome, PushOutcome::Misconfigured);
        m_peer->script = always(refusal(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", "message.apns"));
        QCOMPARE(send(message).outcome, PushOutcome::Misconfigured);
    }

    void manyPushesShareOneAccessToken()
    {
        m_oauth->script = [](const QByteArray &) {
            TokenPeer::Answer answer = TokenPeer::token("ya29.one");
            answer.delay = 200ms;
            return answer;
        };
        start();
        Reports reports;
        for (int i = 0; i < 50; ++i)
            reports.collect(m_fcm->send(call(), QDeadlineTimer(20'000)));
        QTRY_COMPARE_WITH_TIMEOUT(reports.list.size(), 50, 20'000);
        for (const PushReport &report : reports.list)
            QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(m_oauth->requests, 1);
    }

    void theAccessTokenIsThereBeforeTheFirstCall()
    {
        start();
        QTRY_COMPARE(m_oauth->requests, 1);
        QTRY_VERIFY(m_fcm->status().first().ok);
    }

    void theAccessTokenIsFetchedAnewBeforeItEnds()
    {
        m_oauth->script = [this](const QByteArray &) {
            return TokenPeer::token("ya29." + QByteArray::number(m_oauth->requests), 1);
        };
        start();
        QTRY_VERIFY_WITH_TIMEOUT(m_oauth->requests >= 2, 20'000); // after three quarters of its second, unasked
        QTRY_VERIFY(m_fcm->status().first().ok);
        // Asked for is not yet arrived: the old token serves until the answer is here.
        const auto usesAnother = [this] {
            return send(call()).outcome == PushOutcome::Accepted &&
                   m_peer->requests.last().headers.value("authorization") != "Bearer ya29.1";
        };
        QTRY_VERIFY(usesAnother());
    }

    void anAccessTokenThatFcmRefusesIsFetchedAnewOnce()
    {
        start();
        m_peer->script = [](const PeerRequest &request) {
            return request.headers.value("authorization") == "Bearer token-1" ? refusal(401, "UNAUTHENTICATED")
                                                                              : PeerAnswer{};
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 2);
        m_peer->script = always(refusal(401, "UNAUTHENTICATED"));
        QCOMPARE(send(call()).outcome, PushOutcome::Misconfigured);
        QVERIFY(m_oauth->requests <= 3);
    }

    void anEndpointThatFailsOnceIsAskedAgainWithinTheDeadline()
    {
        m_oauth->script = [this](const QByteArray &) {
            return m_oauth->requests < 3 ? TokenPeer::Answer{.status = 503} : TokenPeer::token("ya29.late");
        };
        start();
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        QCOMPARE(m_oauth->requests, 3);
    }

    void anEndpointThatIsDownIsNotStormed()
    {
        m_oauth->script = [](const QByteArray &) { return TokenPeer::Answer{.status = 500}; };
        start();
        Reports reports;
        for (int i = 0; i < 100; ++i)
            reports.collect(m_fcm->send(call(), QDeadlineTimer(600)));
        QTRY_COMPARE(reports.list.size(), 100);
        QCOMPARE(reports.list.first().outcome, PushOutcome::Unreachable);
        QCOMPARE(reports.list.first().reason, "token_unavailable");
        QVERIFY2(m_oauth->requests <= 10, qPrintable(QString::number(m_oauth->requests)));
        QTRY_VERIFY(!m_fcm->status().first().ok);
    }

    void anEndpointThatNeverAnswersCostsOnlyTheDeadline()
    {
        m_oauth->script = [](const QByteArray &) { return TokenPeer::Answer{.silent = true}; };
        start(60s);
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call(), 300ms);
        QCOMPARE(report.reason, "token_unavailable");
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
    }

    void anAccountThatGoogleRefusesIsAMisconfigurationAtOnce()
    {
        m_oauth->script = [](const QByteArray &) {
            return TokenPeer::Answer{.status = 400,
                                     .body = QJsonDocument(QJsonObject{{"error", "invalid_grant"}}).toJson()};
        };
        start();
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Misconfigured);
        QCOMPARE(report.reason, "token_refused");
        QVERIFY(m_fcm->status().first().message.contains("invalid_grant"));
    }

    void anEndpointThatSpeaksGarbageIsUnavailable()
    {
        m_oauth->script = [](const QByteArray &) { return TokenPeer::Answer{.body = QByteArray(200'000, '{')}; };
        start();
        QCOMPARE(send(call(), 500ms).reason, "token_unavailable");
    }

    void answersOfFcmEndAsTheTableSays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::addColumn<PushOutcome>("outcome");
        QTest::newRow("dead") << 404 << "NOT_FOUND"
                              << "UNREGISTERED"
                              << "" << PushOutcome::TokenDead;
        QTest::newRow("bad token") << 400 << "INVALID_ARGUMENT"
                                   << "INVALID_ARGUMENT"
                                   << "message.token" << PushOutcome::TokenDead;
        QTest::newRow("our bug") << 400 << "INVALID_ARGUMENT"
                                 << "INVALID_ARGUMENT"
                                 << "message.android.ttl" << PushOutcome::Misconfigured;
        QTest::newRow("sender") << 403 << "PERMISSION_DENIED"
                                << "SENDER_ID_MISMATCH"
                                << "" << PushOutcome::TokenRefused;
        QTest::newRow("third party") << 401 << "UNAUTHENTICATED"
                                     << "THIRD_PARTY_AUTH_ERROR"
                                     << "" << PushOutcome::Misconfigured;
    }

    void answersOfFcmEndAsTheTableSays()
    {
        QFETCH(int, status);
        QFETCH(QString, name);
        QFETCH(QString, code);
        QFETCH(QString, field);
        start();
        m_peer->script = always(refusal(status, name, code, field));
        const PushReport report = send(call());
        QTEST(report.outcome, "outcome");
        QCOMPARE(report.reason, code);
        QCOMPARE(report.status, status);
        QCOMPARE(m_peer->requests.size(), 1);
    }

    void aQuotaBeyondTheDeadlineFailsNowAndSparesTheProject()
    {
        start();
        PeerAnswer answer = refusal(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED");
        answer.headers = {{"retry-after", "30"}};
        m_peer->script = always(answer);
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "QUOTA_EXCEEDED");
        QCOMPARE(report.retryAfter, 30s);
        QCOMPARE(send(call()).reason, "project_quota"); // not even asked
        QCOMPARE(m_peer->requests.size(), 1);
    }

    void aServerErrorIsTriedAgain()
    {
        start();
        int served = 0;
        m_peer->script = [&](const PeerRequest &) {
            return ++served <= 2 ? refusal(503, "UNAVAILABLE", "UNAVAILABLE") : PeerAnswer{};
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 3);
    }

    void aRetryThatTheDeadlineCutsOffIsReportedAsWhatFcmSaidBefore()
    {
        start();
        m_peer->script = [this](const PeerRequest &) {
            return m_peer->requests.size() == 1 ? refusal(503, "UNAVAILABLE", "UNAVAILABLE")
                                                : PeerAnswer{.act = Act::Silence};
        };
        const PushReport report = send(call(), 2s);
        QCOMPARE(report.outcome, PushOutcome::TryLater);
        QCOMPARE(report.reason, "UNAVAILABLE");
        QCOMPARE(report.status, 503);
        QCOMPARE(report.attempts, 2);
        QVERIFY(report.perhapsDelivered);
    }

    void itMayBeDestroyedWhilePushesWaitForTheAccessToken()
    {
        m_oauth->script = [](const QByteArray &) { return TokenPeer::Answer{.silent = true}; };
        start();
        Reports reports;
        reports.collect(m_fcm->send(call(), QDeadlineTimer(20'000)));
        QTRY_COMPARE(m_oauth->requests, 1);
        m_fcm.reset();
        QTRY_COMPARE(reports.list.size(), 1);
        QCOMPARE(reports.list.first().reason, "stopped");
    }
};

QTEST_GUILESS_MAIN(FcmTest)
#include "FcmTest.moc"
