// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebPeer.h"

#include <QPointer>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

namespace wakeline {

WebPeer::WebPeer() : m_server(std::make_unique<QTcpServer>())
{
    listen();
}

WebPeer::WebPeer(const QSslConfiguration &tls) : m_tls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

void WebPeer::listen()
{
    m_server->setListenBacklogSize(1024);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &WebPeer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("the web peer cannot listen: %s", qPrintable(m_server->errorString()));
    m_port = m_server->serverPort();
}

QUrl WebPeer::url() const
{
    return QUrl(QStringLiteral("%1://localhost:%2").arg(m_tls ? "https" : "http").arg(m_port));
}

void WebPeer::cutAll()
{
    const QList<QTcpSocket *> open = findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : open)
        socket->abort();
}

void WebPeer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        socket->setParent(this);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const int connection = ++connections;
        const auto input = std::make_shared<QByteArray>();
        const auto read = [this, socket, input, connection] {
            input->append(socket->readAll());
            while (takeRequest(socket, *input, connection)) {
            }
        };
        connect(socket, &QTcpSocket::readyRead, socket, read);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read();
    }
}

bool WebPeer::takeRequest(QTcpSocket *socket, QByteArray &input, int connection)
{
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    QList<QByteArray> lines = input.left(end).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    PeerRequest request;
    request.method = first.value(0);
    request.path = first.value(1);
    request.connection = connection;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length", "0").toLongLong();
    if (input.size() < end + 4 + length)
        return false;
    request.body = input.mid(end + 4, length);
    input.remove(0, end + 4 + length);
    answer(socket, request);
    return true;
}

void WebPeer::answer(QTcpSocket *socket, const PeerRequest &request)
{
    PeerAnswer answer;
    if (request.path.endsWith("/healthz")) {
        ++looks;
        answer.status = healthStatus;
        if (healthStatus == 0)
            return;
    } else {
        requests.append(request);
        answer = script(request);
    }
    ++unanswered;
    if (answer.act == PeerAnswer::Act::Silence)
        return;
    const auto write = [this, answer, socket = QPointer(socket)] {
        --unanswered;
        if (!socket)
            return;
        if (answer.act == PeerAnswer::Act::Cut)
            return socket->abort();
        QByteArray head;
        if (answer.status > 0) {
            head = "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\n";
            for (const auto &[name, value] : answer.headers)
                head += name + ": " + value + "\r\n";
            head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
        }
        const bool half = answer.act == PeerAnswer::Act::HalfAnswer;
        socket->write(head + (half ? answer.body.left(answer.body.size() / 2) : answer.body));
        socket->flush();
        if (half || answer.status == 0)
            socket->disconnectFromHost();
    };
    if (answer.delay.count() > 0)
        QTimer::singleShot(answer.delay, this, write);
    else
        write();
}

} // namespace wakeline
