// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPush.h"
#include "ProviderFixture.h"
#include "ProviderUrl.h"
#include "PushAlarms.h"
#include "TestAuthority.h"
#include "WebPeer.h"
#include "WebPushCipher.h"
#include "WebPushRequest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

Q_DECLARE_METATYPE(wakeline::PeerAnswer)
Q_DECLARE_METATYPE(wakeline::PushOutcome)

/// WebPush against a real HTTPS server in the push service's place; who decrypts is in WebPushPeerTest.
class WebPushTest : public QObject
{
    Q_OBJECT

private:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    TestClock m_clock;
    std::unique_ptr<WebPeer> m_peer;
    std::unique_ptr<WebPush> m_push;
    std::optional<P256Key> m_browser;

    WebPush::Options options()
    {
        auto key = VapidKey::fromFileOrNew(m_authority.path("vapid.pem"));
        if (!key)
            qFatal("%s", qPrintable(key.error().message));
        return {.key = std::move(*key),
                .subject = "mailto:admin@example.com",
                .allowPrivate = true,
                .tls = *providerTls(m_authority.caPath())};
    }

    void start(WebPush::Options options)
    {
        auto push = WebPush::create(std::move(options), m_clock);
        QVERIFY2(push, push ? "" : qPrintable(push.error().message));
        m_push = std::move(*push);
    }

    WebPushSubscription subscription(const QString &path = "/send/abc") const
    {
        QUrl endpoint = m_peer->url();
        endpoint.setPath(path);
        return {endpoint, m_browser->point(), QByteArray(16, 'a')};
    }

    PushMessage call() const
    {
        PushMessage message;
        message.target.deviceId = 1;
        message.target.extension = "201";
        message.target.provider = PushProviderName::WebPush;
        message.target.token = subscription().toToken();
        message.callId = "call-1";
        message.callerName = "Alice";
        message.callerNumber = "202";
        message.expiresAt = m_clock.time.addMSecs(5900);
        return message;
    }

    PushReport send(const PushMessage &message, std::chrono::milliseconds time = 4s)
    {
        return waitFor(m_push->send(message, QDeadlineTimer(time)));
    }

    void always(const PeerAnswer &answer)
    {
        m_peer->script = [answer](const PeerRequest &) { return answer; };
    }

    QByteArray sentHeader(const QByteArray &name) const { return m_peer->requests.last().headers.value(name); }

    static QJsonObject claimsOf(const QByteArray &authorization)
    {
        const QByteArray token = authorization.mid(int(qstrlen("vapid t="))).split(',').first();
        return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding))
            .object();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_authority.isValid());
        m_browser = *P256Key::generate();
    }

    void init()
    {
        m_peer = std::make_unique<WebPeer>(m_authority.serverTls("localhost", {"http/1.1"}));
        always({.status = 201});
    }

    void cleanup() { m_push.reset(); }

    void aCallIsPushedAsTheRfcsAskFor()
    {
        start(options());
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.status, 201);
        QCOMPARE(m_peer->requests.last().path, "/send/abc");
        QCOMPARE(sentHeader("content-encoding"), "aes128gcm");
        QCOMPARE(sentHeader("ttl"), "5"); // cut: never delivered after the call
        QCOMPARE(sentHeader("urgency"), "high");
        QCOMPARE(sentHeader("topic").size(), 32);
        const QByteArray authorization = sentHeader("authorization");
        QVERIFY(authorization.startsWith("vapid t="));
        QVERIFY(authorization.endsWith(", k=" + m_push->publicKey()));
        const QJsonObject claims = claimsOf(authorization);
        QCOMPARE(claims.value("aud").toString(), m_peer->url().toString());
        QCOMPARE(claims.value("sub").toString(), "mailto:admin@example.com");
        const qint64 life = claims.value("exp").toInteger() - m_clock.time.toSecsSinceEpoch();
        QVERIFY(life > 0 && life <= 24 * 3600);
    }

    void aCancelReplacesTheCallThatWaits()
    {
        start(options());
        PushMessage message = call();
        send(message);
        const QByteArray topic = sentHeader("topic");
        message.event = PushEvent::Cancel;
        send(message);
        QCOMPARE(sentHeader("topic"), topic);
        message.callId = "call-2";
        send(message);
        QVERIFY(sentHeader("topic") != topic);
        message.event = PushEvent::Voicemail;
        send(message);
        QVERIFY(sentHeader("topic").isEmpty());
        QCOMPARE(sentHeader("urgency"), "normal");
    }

    void theSignatureIsReusedPerServiceUntilItEnds()
    {
        start(options());
        send(call());
        const QByteArray first = sentHeader("authorization");
        m_clock.time = m_clock.time.addSecs(10 * 3600);
        send(call());
        QCOMPARE(sentHeader("authorization"), first);
        m_clock.time = m_clock.time.addSecs(3600 + 60);
        send(call());
        QVERIFY(sentHeader("authorization") != first);
    }

    void everyAnswerHasItsEnd_data()
    {
        QTest::addColumn<PeerAnswer>("answer");
        QTest::addColumn<PushOutcome>("outcome");
        QTest::addColumn<QString>("reason");
        using enum PushOutcome;
        const auto row = [](const char *name, const PeerAnswer &answer, PushOutcome outcome, const char *reason) {
            QTest::newRow(name) << answer << outcome << reason;
        };
        for (int status : {200, 201, 202, 204})
            row(QByteArray::number(status), {.status = status}, Accepted, "");
        row("404", {.status = 404}, TokenDead, "status_404");
        row("410", {.status = 410, .body = "{\"reason\":\"Unregistered\"}"}, TokenDead, "Unregistered");
        row("410 of Mozilla", {.status = 410, .body = "{\"code\":410,\"errno\":106}"}, TokenDead, "errno_106");
        row("413", {.status = 413}, TooLarge, "status_413");
        row("429", {.status = 429, .headers = {{"Retry-After", "30"}}}, TryLater, "status_429");
        row("400", {.status = 400}, Misconfigured, "status_400");
        row("400 of Apple", {.status = 400, .body = "{\"reason\":\"VapidPkHashMismatch\"}"}, Misconfigured,
            "vapid_refused");
        row("401", {.status = 401}, Misconfigured, "vapid_refused");
        row("403", {.status = 403, .body = "{\"reason\":\"BadJwtToken\"}"}, Misconfigured, "vapid_refused");
        row("500", {.status = 500}, TryLater, "status_500");
        row("503", {.status = 503, .body = QByteArray(900'000, 'x')}, TryLater, "status_503");
        row("302", {.status = 302, .headers = {{"Location", "https://localhost:1/"}}}, Unreachable, "status_302");
        row("418", {.status = 418}, Unreachable, "status_418");
        row("cut", {.act = Act::Cut}, Unreachable, "maybe_delivered");
        row("garbage", {.status = 0, .body = "220 mail.example.com ESMTP\r\n"}, Unreachable, "maybe_delivered");
        row("silence", {.act = Act::Silence}, Expired, "no_answer");
    }

    void everyAnswerHasItsEnd()
    {
        QFETCH(PeerAnswer, answer);
        start(options());
        always(answer);
        QElapsedTimer time;
        time.start();
        const PushReport report = send(call(), 1500ms);
        QTEST(report.outcome, "outcome");
        QTEST(report.reason, "reason");
        QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(report.earlier.size(), report.attempts - 1);
    }

    void aPushThatIsTooLargeIsSentOnceMoreWithoutItsOptionalFields()
    {
        start(options());
        m_peer->script = [this](const PeerRequest &) {
            return PeerAnswer{.status = m_peer->requests.size() == 1 ? 413 : 201};
        };
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
        QVERIFY(m_peer->requests[1].body.size() < m_peer->requests[0].body.size());
        always({.status = 413});
        QCOMPARE(send(call()).attempts, 2);
    }

    void aVeryLongNameIsCutSoThatThePushFits()
    {
        start(options());
        PushMessage message = call();
        message.callerName = QString(20'000, QChar(0x00e9));
        QCOMPARE(send(message).outcome, PushOutcome::Accepted);
        QVERIFY(m_peer->requests.last().body.size() <= maxWebPushBody);
        message.callId = QString(5000, 'x');
        QCOMPARE(send(message).outcome, PushOutcome::TooLarge);
        QCOMPARE(m_peer->requests.size(), 1);
    }

    void aRefusedSignatureIsMadeAnewOnceIfItIsNotNew()
    {
        start(options());
        send(call());
        m_clock.time = m_clock.time.addSecs(3600);
        m_peer->script = [this](const PeerRequest &) {
            return PeerAnswer{.status = m_peer->requests.size() == 2 ? 403 : 201};
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 2);
        QVERIFY(m_peer->requests[1].headers.value("authorization") !=
                m_peer->requests[2].headers.value("authorization"));
        always({.status = 403});
        QCOMPARE(send(call()).attempts, 1); // a minute has not passed: the same key would sign the same
    }

    void aServerErrorIsTriedAgain()
    {
        start(options());
        m_peer->script = [this](const PeerRequest &) {
            return PeerAnswer{.status = m_peer->requests.size() <= 2 ? 503 : 201};
        };
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.attempts, 3);
    }

    void aServiceThatIsDownFailsAtOnceAndOthersDoNot()
    {
        WebPush::Options quick = options();
        quick.breaker = {.threshold = 3, .firstPause = 60s, .longestPause = 60s};
        start(std::move(quick));
        WebPeer down(m_authority.serverTls("localhost", {"http/1.1"}));
        PushMessage lost = call();
        WebPushSubscription elsewhere = subscription();
        elsewhere.endpoint.setPort(down.url().port());
        lost.target.token = elsewhere.toToken();
        down.stopListening();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(send(lost, 150ms).reason, "no_connection");
        QElapsedTimer time;
        time.start();
        QCOMPARE(send(lost).reason, "service_unreachable");
        QVERIFY2(time.elapsed() < 3500, "it waited for the deadline");
        QVERIFY(m_push->status().first().ok); // anybody may name a service
        QVERIFY(m_push->status().first().message.contains(down.url().toString()));
        QCOMPARE(send(call()).outcome, PushOutcome::Accepted);
    }

    void servicesAreBoundedInNumberAndInTheirShare()
    {
        WebPush::Options small = options();
        small.maxOrigins = 3;
        small.maxPerOrigin = 2;
        start(std::move(small));
        for (int i = 0; i < 10; ++i) {
            PushMessage message = call();
            WebPushSubscription elsewhere = subscription();
            elsewhere.endpoint = QUrl(QStringLiteral("https://127.0.0.%1:1/x").arg(i + 1));
            message.target.token = elsewhere.toToken();
            send(message, 60ms);
        }
        QCOMPARE(m_push->origins(), 3);
        always({.act = Act::Silence});
        Reports reports;
        for (int i = 0; i < 5; ++i)
            reports.collect(m_push->send(call(), QDeadlineTimer(300ms)));
        QCOMPARE(reports.list.size(), 3);
        QCOMPARE(reports.list.first().reason, "push_queue_full");
        QTRY_COMPARE(reports.list.size(), 5);
    }

    void nobodySubscribesUsToOurOwnNetwork()
    {
        WebPush::Options strict = options();
        strict.allowPrivate = false;
        start(std::move(strict));
        const PushReport report = send(call());
        QCOMPARE(report.outcome, PushOutcome::Unreachable);
        QCOMPARE(report.reason, "private_address");
        QCOMPARE(report.attempts, 1);
        QCOMPARE(m_peer->connections, 0);
        PushAlarms alarms;
        QVERIFY(!alarms.observe(PushProviderName::WebPush, report, m_clock.time));
    }

    void aRefusedIdentityIsAnAlarmAndAStrangersCertificateIsNone()
    {
        PushAlarms alarms;
        PushReport report;
        report.outcome = PushOutcome::Misconfigured;
        report.reason = "vapid_refused";
        report.status = 403;
        const auto alarm = alarms.observe(PushProviderName::WebPush, report, m_clock.time);
        QVERIFY(alarm);
        QCOMPARE(alarm->code, "push_webpush_vapid_refused");
        WebPush::Options strange = options();
        strange.tls = *providerTls({});
        start(std::move(strange));
        const PushReport untrusted = send(call());
        QCOMPARE(untrusted.outcome, PushOutcome::Unreachable);
        QCOMPARE(untrusted.reason, "tls");
        QVERIFY(!alarms.observe(PushProviderName::WebPush, untrusted, m_clock.time));
    }

    void aSubjectNamesSomebody()
    {
        for (const char *subject : {"", "admin@example.com", "mailto:", "http://example.com", "https://"}) {
            WebPush::Options wrong = options();
            wrong.subject = QString::fromLatin1(subject);
            QCOMPARE(WebPush::create(std::move(wrong), m_clock).error().code, "invalid_subject");
        }
    }

    void itMayBeDestroyedWhilePushesWait()
    {
        always({.act = Act::Silence});
        start(options());
        Reports reports;
        for (int i = 0; i < 3; ++i)
            reports.collect(m_push->send(call(), QDeadlineTimer(4s)));
        QTRY_COMPARE(m_peer->requests.size(), 3);
        m_push.reset();
        QTRY_COMPARE(reports.list.size(), 3);
        QCOMPARE(reports.list.first().reason, "stopped");
    }
};

QTEST_GUILESS_MAIN(WebPushTest)
#include "WebPushTest.moc"
