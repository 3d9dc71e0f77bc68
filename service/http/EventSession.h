// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Clock.h"
#include "EventLimits.h"
#include "EventStream.h"
#include "Identity.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketProtocol>

#include <optional>
#include <set>

class QWebSocket;

namespace wakeline {

/// Why the live feed ends (wire contract §5).
enum class FeedClose {
    NoHello = 4001,
    BadToken = 4002,
    TokenExpired = 4003,
    Protocol = 4004,
    TooSlow = 4008,
};

/// One client of the live feed, from its hello to its end.
class EventSession final : public QObject
{
    Q_OBJECT

public:
    /// \param beneath  the socket that `client` runs on: frames built once for all clients are written to it directly
    EventSession(QWebSocket *client, QTcpSocket &beneath, const EventStream &stream, const VerifyOperatorToken &verify,
                 const Clock &clock, const EventLimits &limits, QObject *parent);
    ~EventSession() override;

    /// False until the client has said hello with a good token, and for topics its role may not read.
    bool wants(Topic topic) const;

    /// Sends a frame made by frameOf(), or ends the session if the client does not keep up.
    void send(const QByteArray &frame);

    /// Pings, or gives the client up if it has not answered the last two.
    void ping();

    void close(QWebSocketProtocol::CloseCode code, const QString &reason);
    /// Ends it if its token is of this operator and older than this version.
    void endIfOf(qint64 operatorId, qint64 version);

    static QByteArray frameOf(const NumberedEvent &event);

Q_SIGNALS:
    void ended();

private:
    void read(const QString &message);
    void hello(const QJsonObject &message);
    void resume(const QJsonObject &message);
    void renew(const QJsonObject &message);
    bool admit(const QString &token);
    std::optional<std::vector<QByteArray>> missed(const QJsonObject &message) const;
    void close(FeedClose why, const QString &reason);
    void sendObject(const QJsonObject &object);

    QWebSocket *m_client; ///< a child
    QPointer<QTcpSocket> m_beneath;
    const EventStream &m_stream;
    const VerifyOperatorToken &m_verify;
    const Clock &m_clock;
    const EventLimits &m_limits;
    std::optional<OperatorIdentity> m_identity; ///< none: not admitted, nothing is sent
    std::set<Topic> m_topics;                   ///< asked for
    QTimer m_deadline;                          ///< hello, then the token's expiry, then the end of closing
    bool m_closing = false;
    int m_unansweredPings = 0;
    int m_messages = 0; ///< since the last ping
};

} // namespace wakeline
