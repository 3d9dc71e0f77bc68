// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "EventLimits.h"
#include "EventStream.h"
#include "Identity.h"
#include "Route.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocketServer>

#include <set>

namespace wakeline {

struct FramedRequest;
class EventSession;

/// `GET /ws`: the live feed of EventStream over WebSocket (wire contract §5). No event leaves before authentication.
class EventSocket final : public QObject
{
    Q_OBJECT

public:
    EventSocket(EventStream &stream, VerifyOperatorToken verify, const Clock &clock, const EventLimits &limits = {},
                QObject *parent = nullptr);
    ~EventSocket() override;

    /// `GET /ws` that asks for no upgrade: 426.
    Routes routes();

    /// Why this WebSocket handshake must not go on, if it must not.
    std::optional<Reply> refusal(const FramedRequest &request) const;

    /// Takes over a connection whose handshake is still unread in it.
    void take(QTcpSocket *socket);

    qsizetype sessions() const { return static_cast<qsizetype>(m_sessions.size()); }

    /// Ends the feed of an operator whose tokens of before `version` are worth nothing any more.
    void endSessionsOf(qint64 operatorId, qint64 version);

    /// Says 1001 Going Away to everyone.
    void closeAll();

private:
    using Peer = std::pair<QHostAddress, quint16>;

    QCoro::Task<Reply> upgradeRequired(Request request);
    void begin();
    void publish(const NumberedEvent &event);
    void ping();

    EventStream &m_stream;
    VerifyOperatorToken m_verify;
    const Clock &m_clock;
    EventLimits m_limits;
    QWebSocketServer m_server;
    QHash<Peer, QPointer<QTcpSocket>> m_handshaking;
    std::set<EventSession *> m_sessions;
    QTimer m_ping;
};

} // namespace wakeline
