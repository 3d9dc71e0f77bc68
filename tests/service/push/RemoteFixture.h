// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ProviderFixture.h"
#include "ProviderUrl.h"
#include "RemoteGateway.h"
#include "TestAuthority.h"
#include "WebPeer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

Q_DECLARE_METATYPE(wakeline::PeerAnswer)
Q_DECLARE_METATYPE(wakeline::PushOutcome)

namespace wakeline {

inline const QString licenseKey = QStringLiteral("WL-AAAAA-BBBBB-CCCCC-DDDDD-EEEEE");

inline PeerAnswer answerOf(int status, const QJsonObject &body)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

inline PeerAnswer delivered()
{
    return answerOf(200, {{"data", QJsonObject{{"delivered", true}, {"call_id", "call-1"}}}});
}

inline QJsonObject envelope(const QString &code)
{
    QJsonObject body{{"data", QJsonValue()}, {"error", "a sentence"}};
    if (!code.isEmpty())
        body.insert("code", code);
    return body;
}

inline PeerAnswer refusal(int status, const QString &code)
{
    return answerOf(status, envelope(code));
}

inline PeerAnswer undelivered(const QString &code, const QString &outcome, bool dead = false)
{
    QJsonObject body = envelope(code);
    if (!outcome.isEmpty())
        body.insert("outcome", outcome);
    if (dead)
        body.insert("token_dead", true);
    return answerOf(502, body);
}

/// RemoteGateway and a real HTTPS server in the gateway's place.
class RemoteFixture
{
protected:
    using Act = PeerAnswer::Act;

    TestAuthority m_authority;
    TestClock m_clock;
    std::unique_ptr<WebPeer> m_peer;
    std::unique_ptr<RemoteGateway> m_gateway;

    RemoteGateway::Options options() const
    {
        RemoteGateway::Options options;
        options.url = m_peer->url();
        options.license = {licenseKey, "instance-1"};
        options.tls = *providerTls(m_authority.caPath());
        options.lookWhileDown = std::chrono::milliseconds(100);
        options.patienceOfLook = std::chrono::milliseconds(300);
        options.breaker = {.threshold = 5,
                           .firstPause = std::chrono::milliseconds(400),
                           .longestPause = std::chrono::milliseconds(1000)};
        return options;
    }

    void start() { start(options()); }
    void start(const RemoteGateway::Options &options)
    {
        auto gateway = RemoteGateway::create(options, m_clock);
        QVERIFY2(gateway, gateway ? "" : qPrintable(gateway.error().message));
        m_gateway = std::move(*gateway);
    }

    PushMessage call(const QString &token = "dEad:beef", PushProviderName provider = PushProviderName::Fcm) const
    {
        PushMessage message;
        message.target.deviceId = 1;
        message.target.provider = provider;
        message.target.token = token;
        message.callId = "call-1";
        message.callerName = "Alice";
        message.callerNumber = "201";
        message.expiresAt = m_clock.time.addMSecs(5900);
        return message;
    }

    PushReport send(const PushMessage &message, std::chrono::milliseconds time = std::chrono::seconds(4))
    {
        return QCoro::waitFor(m_gateway->send(message, QDeadlineTimer(time)));
    }

    QJsonObject lastBody() const { return QJsonDocument::fromJson(m_peer->requests.last().body).object(); }

    void always(const PeerAnswer &answer)
    {
        m_peer->script = [answer](const PeerRequest &) { return answer; };
    }

    void startPeer()
    {
        m_peer = std::make_unique<WebPeer>(m_authority.serverTls("localhost", {"http/1.1"}));
        always(delivered());
    }
};

} // namespace wakeline
