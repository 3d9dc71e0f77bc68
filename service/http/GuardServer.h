// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpFraming.h"
#include "HttpLimits.h"
#include "Reply.h"
#include "Request.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <optional>
#include <unordered_map>

namespace wakeline {

class ConnectionGuard;

/// A listening socket whose connections are guarded: QHttpServer behind it sees nothing but whole, checked requests.
///
/// QHttpServer 6.4 has no limits, no timeouts and no protection against a client that leaves (docs/decisions/0020).
class GuardServer final : public QTcpServer
{
    Q_OBJECT

public:
    /// What the guard asks of those behind it.
    struct Callbacks
    {
        /// Bytes that the body of this request may have.
        std::function<qint64(const FramedRequest &, Listener)> bodyLimit;
        /// How the clients of this path expect to be refused.
        std::function<Shape(QByteArrayView method, const QByteArray &path, Listener)> shape;
        /// Whether this WebSocket handshake is let through; a reply is the refusal.
        std::function<std::optional<Reply>(const FramedRequest &, Listener)> refuseUpgrade;
        /// Takes a connection whose handshake, unread, comes next. The callee owns the socket.
        std::function<void(QTcpSocket *)> upgrade;
    };

    /// \param firstId  connections are numbered from here, so that the ids of several listeners differ
    GuardServer(Listener listener, const HttpLimits &limits, Callbacks callbacks, quint64 firstId);
    ~GuardServer() override;

    /// TLS from here on; never less than 1.2.
    void setTls(const QSslConfiguration &configuration);
    const std::optional<QSslConfiguration> &tls() const { return m_tls; }

    Listener listener() const { return m_listener; }
    const HttpLimits &limits() const { return m_limits; }
    const Callbacks &callbacks() const { return m_callbacks; }
    qsizetype connections() const { return static_cast<qsizetype>(m_guards.size()); }
    bool draining() const { return m_draining; }

    /// The connection of this id, if it is still there.
    ConnectionGuard *guard(quint64 id) const;

    /// Stops accepting, closes what idles, and lets the rest finish; drained() follows.
    void drain();

    // For ConnectionGuard:
    std::chrono::milliseconds now() const { return std::chrono::milliseconds(m_clock.elapsed()); }
    void handOver(QTcpSocket *pipe) { addPendingConnection(pipe); }
    /// Takes `bytes` of the memory for bodies; false if there is not so much left. Negative gives back.
    bool takeBodyMemory(qint64 bytes);
    void handshakeEnded() { --m_handshakes; }
    void forget(const ConnectionGuard &guard);

Q_SIGNALS:
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void refuse(qintptr descriptor, const char *why);
    void sweep();
    void acceptFailed();

    Listener m_listener;
    HttpLimits m_limits;
    Callbacks m_callbacks;
    std::optional<QSslConfiguration> m_tls;
    std::unordered_map<quint64, ConnectionGuard *> m_guards;
    QHash<QHostAddress, int> m_perAddress;
    quint64 m_lastId;
    int m_handshakes = 0;
    qint64 m_bodyMemory = 0;
    bool m_draining = false;
    int m_refused = 0; ///< connections since the last log line about it
    const char *m_refusedWhy = "";
    std::chrono::milliseconds m_refusalsLogged = std::chrono::milliseconds::min() / 2;
    QElapsedTimer m_clock;
    QTimer m_sweep;
};

} // namespace wakeline
