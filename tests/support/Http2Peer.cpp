// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Peer.h"

#include "Http2PeerConnection.h"

#include <QSslSocket>

namespace wakeline {

Http2Peer::Http2Peer(const QSslConfiguration &tls, QObject *parent) : QObject(parent)
{
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, &Http2Peer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the test peer cannot listen: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

Http2Peer::~Http2Peer()
{
    cutAll();
}

QUrl Http2Peer::url() const
{
    return u"https://localhost:%1"_qs.arg(m_port);
}

bool Http2Peer::listenAgain()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void Http2Peer::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        auto *connection = new Http2PeerConnection(*this, socket, ++connections);
        open.append(connection);
        connection->start();
    }
}

void Http2Peer::goAway()
{
    for (Http2PeerConnection *connection : QList(open))
        connection->goAway();
}

void Http2Peer::cutAll()
{
    for (Http2PeerConnection *connection : QList(open))
        connection->cut();
}

void Http2Peer::write(const QByteArray &bytes) const
{
    for (Http2PeerConnection *connection : QList(open))
        connection->writeRaw(bytes);
}

} // namespace wakeline
