// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FilePump.h"
#include "HttpFraming.h"
#include "Reply.h"
#include "Request.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpSocket>

#include <memory>
#include <utility>

namespace wakeline {

class GuardServer;
class RequestPipe;

/// Stands between one client and QHttpServer: frames what the client sends, hands over whole requests one at a time,
/// writes the replies in order, and ends connections that take too long or break the protocol.
///
/// It dies with its client; whoever waits for something in between holds it by QPointer.
class ConnectionGuard final : public QObject
{
    Q_OBJECT

public:
    ConnectionGuard(quint64 id, std::unique_ptr<QTcpSocket> socket, GuardServer &server);
    ~ConnectionGuard() override;

    quint64 id() const { return m_id; }
    const QHostAddress &peer() const { return m_peer; }
    const GuardServer &server() const { return m_server; }
    const QByteArray &requestId() const { return m_requestId; }
    /// `connection.number` of the request under way, as it travels to the adapter.
    QByteArray exchange() const;
    /// The request of this exchange: once, by whoever answers it.
    FramedRequest takeRequest() { return std::exchange(m_request, {}); }

    /// Answers the request of this exchange. Dropped if it has been answered already, by the deadline for example.
    void reply(const QByteArray &exchange, const Reply &reply);

    // For GuardServer:
    void startTls(const QSslConfiguration &configuration);
    void sweep(std::chrono::milliseconds now);
    void drain();

private:
    enum class Stage {
        Handshake, ///< TLS
        Idle,      ///< between two requests
        Head,
        Body,
        Answering, ///< a request is with its handler; nothing is read
        Sending,   ///< a file goes out piece by piece; nothing is read
        Lingering, ///< the last answer is on its way; what comes is thrown away
        Gone,
    };

    static constexpr qint64 readAtOnce = 64 * 1024;

    void enter(Stage stage);
    void read();
    void readRequests();
    void flush();
    bool mayRead() const;
    void advance();
    void headDone();
    void upgrade();
    void dispatch();
    void write(const Reply &reply, bool keepAlive);
    void pump();
    void answered();
    void log(int status) const;
    void refuse(const FramingError &error);
    void deadlinePassed();
    void throwAway();
    void written();
    void end();
    std::chrono::milliseconds deadlineOf(Stage stage) const;

    quint64 m_id;
    GuardServer &m_server;
    QTcpSocket *m_socket; ///< a child, until it is upgraded
    QHostAddress m_peer;
    QPointer<RequestPipe> m_pipe;
    HttpFraming m_framing;
    Stage m_stage = Stage::Idle;
    std::chrono::milliseconds m_since{0}; ///< when the stage was entered
    QByteArray m_unread;                  ///< read from the socket, not yet framed: requests behind the one under way
    bool m_reading = false;
    qint64 m_bodyMemory = 0; ///< of GuardServer's, held by this connection
    qint64 m_thrownAway = 0;

    FramedRequest m_request; ///< whole, until it is taken
    quint64 m_exchange = 0;  ///< number of the request under way
    QByteArray m_requestId;
    QByteArray m_method;
    QByteArray m_path;
    int m_minorVersion = 1;
    bool m_keepAlive = true;
    QElapsedTimer m_requestClock;

    FilePump m_pump; ///< of the answer that is a file

    qint64 m_unsent = 0;                     ///< at the last sweep
    std::chrono::milliseconds m_sentSome{0}; ///< when it last became less
};

} // namespace wakeline
