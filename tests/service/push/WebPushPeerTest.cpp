// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderFixture.h"
#include "ProviderUrl.h"
#include "TestAuthority.h"
#include "WebPush.h"
#include "WebPushSubscription.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

/// WebPush against the npm package web-push-testing: a push service that we did not write checks our VAPID token and
/// decrypts, with http_ece, what we encrypted.
class WebPushPeerTest : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    TestClock m_clock;
    QProcess m_service;
    QUrl m_url;
    std::unique_ptr<WebClient> m_web;
    std::unique_ptr<WebPush> m_push;

    QJsonObject ask(const QString &path, const QJsonObject &body)
    {
        WebRequest request;
        request.url = m_url.resolved(QUrl(path));
        request.headers = {{"content-type", "application/json"}};
        request.body = QJsonDocument(body).toJson();
        const WebAnswer answer = waitFor(m_web->send(request, QDeadlineTimer(5s)));
        return QJsonDocument::fromJson(answer.body).object();
    }

    /// What the browser's `pushManager.subscribe()` returns, and the name by which the service knows it.
    QJsonObject subscribe(const QByteArray &applicationServerKey)
    {
        return ask("/subscribe",
                   {{"userVisibleOnly", "true"}, {"applicationServerKey", QString::fromLatin1(applicationServerKey)}})
            .value("data")
            .toObject();
    }

    QJsonArray received(const QJsonObject &subscription)
    {
        return ask("/get-notifications", {{"clientHash", subscription.value("clientHash")}})
            .value("data")
            .toObject()
            .value("messages")
            .toArray();
    }

    PushMessage call(const QJsonObject &subscription, const QString &name = "Zoë") const
    {
        PushMessage message;
        message.target.provider = PushProviderName::WebPush;
        message.target.token = QString::fromUtf8(QJsonDocument(subscription).toJson(QJsonDocument::Compact));
        message.target.extension = "201";
        message.callId = "call-1";
        message.callerName = name;
        message.callerNumber = "202";
        message.expiresAt = m_clock.time.addSecs(5);
        return message;
    }

    PushReport send(const PushMessage &message) { return waitFor(m_push->send(message, QDeadlineTimer(5s))); }

    std::unique_ptr<WebPush> provider(const QString &keyFile)
    {
        auto key = VapidKey::fromFileOrNew(m_authority.path(keyFile));
        if (!key)
            qFatal("%s", qPrintable(key.error().message));
        auto push = WebPush::create({.key = std::move(*key),
                                     .subject = "mailto:admin@example.com",
                                     .allowPrivate = true,
                                     .tls = *providerTls(m_authority.caPath())},
                                    m_clock);
        return push ? std::move(*push) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = QStringLiteral(WAKELINE_SOURCE_DIR "/tests/service/push/webpush");
        m_service.setProcessChannelMode(QProcess::MergedChannels);
        m_service.start("node", {folder + "/pushService.mjs", m_authority.certificatePath("localhost"),
                                 m_authority.keyPath("localhost")});
        QVERIFY2(m_service.waitForStarted(), "there is no node: install the packages of packaging/apt-packages");
        QTRY_VERIFY_WITH_TIMEOUT(m_service.canReadLine() || m_service.state() == QProcess::NotRunning, 20'000);
        const QByteArray line = m_service.readLine().trimmed();
        QVERIFY2(line != "missing web-push-testing",
                 qPrintable("the npm package web-push-testing is not installed; with a network:  npm ci --prefix " +
                            folder));
        QVERIFY2(line.startsWith("listening "), line.constData());
        m_url = QUrl("https://localhost:" + QString::fromLatin1(line.mid(10)));
        m_web = std::make_unique<WebClient>(*providerTls(m_authority.caPath()), WebClient::Options{});
        m_push = provider("vapid.pem");
        QVERIFY(m_push);
    }

    void cleanupTestCase()
    {
        m_service.closeWriteChannel();
        if (m_service.state() != QProcess::NotRunning && !m_service.waitForFinished(5000))
            m_service.kill();
    }

    void theBrowserReadsWhatWeSent()
    {
        const QJsonObject browser = subscribe(m_push->publicKey());
        QVERIFY(!browser.isEmpty());
        const PushReport report = send(call(browser));
        QCOMPARE(report.outcome, PushOutcome::Accepted);
        QCOMPARE(report.status, 201);
        const QJsonArray messages = received(browser);
        QCOMPARE(messages.size(), 1);
        const QJsonObject expected{{"event", "incoming_call"},
                                   {"call_id", "call-1"},
                                   {"caller_name", "Zoë"},
                                   {"caller_number", "202"},
                                   {"call_type", "audio"},
                                   {"extension", "201"},
                                   {"expires_at", toRfc3339(m_clock.time.addSecs(5))}};
        QCOMPARE(QJsonDocument::fromJson(messages.first().toString().toUtf8()).object(), expected);
    }

    void everyLengthIsDecrypted()
    {
        const QJsonObject browser = subscribe(m_push->publicKey());
        QStringList names;
        for (int size = 1; size < 2600; size += 97) {
            names.append(QString(size, 'n'));
            QCOMPARE(send(call(browser, names.last())).outcome, PushOutcome::Accepted);
        }
        const QJsonArray messages = received(browser);
        QCOMPARE(messages.size(), names.size());
        for (int i = 0; i < messages.size(); ++i) {
            const QJsonObject message = QJsonDocument::fromJson(messages[i].toString().toUtf8()).object();
            QCOMPARE(message.value("caller_name").toString(), names[i]);
        }
    }

    void aSubscriptionThatEndedIsDead()
    {
        const QJsonObject browser = subscribe(m_push->publicKey());
        ask("/expire-subscription/" + browser.value("clientHash").toString(), {});
        const PushReport report = send(call(browser));
        QCOMPARE(report.outcome, PushOutcome::TokenDead);
        QCOMPARE(report.status, 410);
    }

    void aSubscriptionOfAnotherServersKeyIsRefused()
    {
        const auto other = provider("other.pem");
        const QJsonObject browser = subscribe(other->publicKey());
        QCOMPARE(send(call(browser)).outcome, PushOutcome::Misconfigured);
        QVERIFY(received(browser).isEmpty());
    }
};

QTEST_GUILESS_MAIN(WebPushPeerTest)
#include "WebPushPeerTest.moc"
