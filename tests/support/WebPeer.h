// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Peer.h"

#include <QTcpServer>

#include <memory>

namespace wakeline {

/// A scriptable HTTP/1.1 server, with or without TLS, on a free port of localhost. It keeps connections and understands
/// of PeerAnswer::Act: Answer, Silence, HalfAnswer, Cut. A status of 0 writes the body and nothing else.
class WebPeer : public QObject
{
    Q_OBJECT

public:
    using Script = std::function<PeerAnswer(const PeerRequest &)>;

    WebPeer();
    explicit WebPeer(const QSslConfiguration &tls);

    QUrl url() const;

    Script script = [](const PeerRequest &) { return PeerAnswer{}; };

    QList<PeerRequest> requests; ///< in the order of their arrival; those for /healthz only in `looks`
    int looks = 0;
    int healthStatus = 200; ///< of the answer to /healthz; 0: none
    int connections = 0;
    int unanswered = 0; ///< requests whose answer is still due

    void cutAll();
    void stopListening() { m_server->close(); }
    bool listenAgain() { return m_server->listen(QHostAddress::LocalHost, m_port); }

private:
    void listen();
    void accept();
    bool takeRequest(class QTcpSocket *socket, QByteArray &input, int connection);
    void answer(class QTcpSocket *socket, const PeerRequest &request);

    std::unique_ptr<QTcpServer> m_server;
    bool m_tls = false;
    quint16 m_port = 0;
};

} // namespace wakeline
