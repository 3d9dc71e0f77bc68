// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventSocket.h"

#include "EventSession.h"
#include "HttpFraming.h"
#include "HttpLog.h"
#include "WebSocketHandshake.h"

#include <QWebSocket>

namespace wakeline {

EventSocket::EventSocket(EventStream &stream, VerifyOperatorToken verify, const Clock &clock, const EventLimits &limits,
                         QObject *parent)
    : QObject(parent),
      m_stream(stream),
      m_verify(std::move(verify)),
      m_clock(clock),
      m_limits(limits),
      m_server(QStringLiteral("Wakeline"), QWebSocketServer::NonSecureMode) // TLS, if any, is beneath already
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &EventSocket::begin);
    connect(&m_stream, &EventStream::published, this, &EventSocket::publish);
    connect(&m_ping, &QTimer::timeout, this, &EventSocket::ping);
    m_ping.start(limits.pingEvery);
}

EventSocket::~EventSocket()
{
    for (EventSession *session : m_sessions) {
        session->disconnect(this);
        delete session;
    }
}

Routes EventSocket::routes()
{
    return bindRoutes(*this, {{Method::Get, "/ws", Access::Public, &EventSocket::upgradeRequired}});
}

QCoro::Task<Reply> EventSocket::upgradeRequired(Request)
{
    co_return Reply::error(426, {QStringLiteral("upgrade_required"), QStringLiteral("This path speaks WebSocket")})
        .withHeader("Upgrade", "websocket");
}

std::optional<Reply> EventSocket::refusal(const FramedRequest &request) const
{
    if (request.path() != "/ws")
        return Reply::error(404, {QStringLiteral("not_found"), QStringLiteral("There is no WebSocket at this path")});
    if (auto refused = refuseHandshake(request))
        return refused;
    if (sessions() + m_handshaking.size() >= m_limits.sessions)
        return Reply::error(503,
                            {QStringLiteral("overloaded"), QStringLiteral("Too many clients follow the live feed")});
    return std::nullopt;
}

void EventSocket::take(QTcpSocket *socket)
{
    const Peer peer(socket->peerAddress(), socket->peerPort());
    m_handshaking.insert(peer, socket);
    // Once it is a session this socket is somebody else's; until then it can only leave.
    connect(socket, &QObject::destroyed, this, [this, peer] { m_handshaking.remove(peer); });
    m_server.handleConnection(socket);
    Q_EMIT socket->readyRead(); // its handshake is there already
}

void EventSocket::begin()
{
    while (QWebSocket *client = m_server.nextPendingConnection()) {
        QTcpSocket *beneath = m_handshaking.take({client->peerAddress(), client->peerPort()});
        if (!beneath) {
            client->abort();
            client->deleteLater();
            continue;
        }
        beneath->disconnect(this);
        auto *session = new EventSession(client, *beneath, m_stream, m_verify, m_clock, m_limits, this);
        m_sessions.insert(session);
        connect(session, &EventSession::ended, this, [this, session] {
            m_sessions.erase(session);
            session->deleteLater();
        });
    }
}

/// One text and one frame for all, however many they are.
void EventSocket::publish(const NumberedEvent &event)
{
    QByteArray frame;
    const auto sessions = m_sessions; // a client that is dropped leaves the set
    for (EventSession *session : sessions) {
        if (!session->wants(event.topic))
            continue;
        if (frame.isEmpty())
            frame = EventSession::frameOf(event);
        session->send(frame);
    }
}

void EventSocket::ping()
{
    const auto sessions = m_sessions;
    for (EventSession *session : sessions)
        session->ping();
}

void EventSocket::endSessionsOf(qint64 operatorId, qint64 version)
{
    const auto sessions = m_sessions;
    for (EventSession *session : sessions)
        session->endIfOf(operatorId, version);
}

void EventSocket::closeAll()
{
    const auto sessions = m_sessions;
    for (EventSession *session : sessions)
        session->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("the service stops"));
}

} // namespace wakeline
