// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpFixture.h"

#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

namespace wakeline {

using namespace std::chrono_literals;

/// A client of the live feed that keeps what it hears.
class FeedClient
{
public:
    explicit FeedClient(quint16 port, const QString &origin = {}) : socket(origin)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            messages.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { ended = true; });
        socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port)));
    }

    bool connects()
    {
        return QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 15'000);
    }

    void say(const QJsonObject &message)
    {
        socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }

    bool hellos(const QString &token, QJsonObject more = {})
    {
        more.insert(QStringLiteral("op"), QStringLiteral("hello"));
        more.insert(QStringLiteral("token"), token);
        if (!connects())
            return false;
        say(more);
        return hears(1);
    }

    bool hears(qsizetype count, int wait = 15'000)
    {
        return QTest::qWaitFor([&] { return messages.size() >= count; }, wait);
    }

    /// The code that the server closes with; 0 if it does not.
    int closeCode(int wait = 15'000)
    {
        return QTest::qWaitFor([this] { return ended; }, wait) ? static_cast<int>(socket.closeCode()) : 0;
    }

    QString op(qsizetype i) const { return messages.value(i).value(QStringLiteral("op")).toString(); }
    qint64 seq(qsizetype i) const { return messages.value(i).value(QStringLiteral("seq")).toInteger(); }

    QWebSocket socket;
    QList<QJsonObject> messages;
    bool ended = false;
};

inline EventLimits impatientEvents()
{
    EventLimits limits;
    limits.helloTime = 300ms;
    limits.closeTime = 300ms;
    return limits;
}

inline void publish(HttpFixture &http, Topic topic, const QString &text = {})
{
    http.stream.publish(topic, QStringLiteral("test"), {{QStringLiteral("text"), text}}, http.clock.time);
}

inline QByteArray handshake()
{
    return "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
           "13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/// A client's frame; the mask is zero, which masks nothing.
inline QByteArray maskedText(const QByteArray &text)
{
    return '\x81' + QByteArray(1, static_cast<char>(0x80 | text.size())) + QByteArray(4, '\0') + text;
}

inline void signIn(RawClient &client)
{
    client.send(handshake());
    QVERIFY(client.sees("101 Switching Protocols"));
    client.send(maskedText("{\"op\":\"hello\",\"token\":\"viewer\"}"));
    QVERIFY(client.sees("\"op\":\"welcome\""));
}

} // namespace wakeline
