// SPDX-License-Identifier: GPL-3.0-or-later
#include "TokenPeer.h"

#include <QSslSocket>
#include <QTimer>

namespace wakeline {

TokenPeer::TokenPeer(const QSslConfiguration &tls, QObject *parent) : QObject(parent)
{
    script = [this](const QByteArray &) { return token("token-" + QByteArray::number(requests)); };
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, &TokenPeer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the token endpoint cannot listen: %s", qPrintable(m_server.errorString()));
}

QUrl TokenPeer::url() const
{
    return u"https://localhost:%1/token"_qs.arg(m_server.serverPort());
}

TokenPeer::Answer TokenPeer::token(const QByteArray &token, int lifetime)
{
    return {.body = R"({"access_token":")" + token + R"(","expires_in":)" + QByteArray::number(lifetime) +
                    R"(,"token_type":"Bearer"})"};
}

void TokenPeer::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        socket->setParent(this);
        const auto input = std::make_shared<QByteArray>();
        const auto read = [this, socket, input] {
            input->append(socket->readAll());
            const qsizetype end = input->indexOf("\r\n\r\n");
            const qsizetype field = input->toLower().indexOf("content-length:");
            if (end < 0 || field < 0)
                return;
            const qsizetype length =
                input->mid(field + 15, input->indexOf("\r\n", field) - field - 15).trimmed().toInt();
            if (input->size() - end - 4 < length)
                return;
            const QByteArray form = input->mid(end + 4, length);
            input->clear();
            answer(socket, form);
        };
        connect(socket, &QSslSocket::readyRead, socket, read);
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        read();
    }
}

void TokenPeer::answer(QSslSocket *socket, const QByteArray &form)
{
    ++requests;
    const Answer answer = script(form);
    if (answer.silent)
        return;
    QTimer::singleShot(answer.delay, socket, [socket, answer] {
        socket->write("HTTP/1.1 " + QByteArray::number(answer.status) +
                      " X\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(answer.body.size()) + "\r\nConnection: close\r\n\r\n" + answer.body);
        socket->disconnectFromHost();
    });
}

} // namespace wakeline
