// SPDX-License-Identifier: GPL-3.0-or-later
#include "CannedServer.h"

#include <QJsonDocument>
#include <QTcpSocket>

namespace wakeline {

CannedServer::CannedServer()
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("no loopback port to listen on");
}

QUrl CannedServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener.serverPort()));
}

void CannedServer::answer(const QString &methodAndPath, const QJsonObject &data, int status)
{
    const QJsonObject envelope{{QStringLiteral("data"), data}};
    m_answers.insert(methodAndPath, {status, QJsonDocument(envelope).toJson(QJsonDocument::Compact)});
}

void CannedServer::answerFile(const QString &methodAndPath, const QByteArray &file, const QByteArray &type)
{
    m_answers.insert(methodAndPath, {200, file, type});
}

void CannedServer::refuse(const QString &methodAndPath, int status, const QString &code, const QString &message,
                          const QString &field)
{
    QJsonObject envelope{
        {QStringLiteral("data"), QJsonValue::Null}, {QStringLiteral("error"), message}, {QStringLiteral("code"), code}};
    if (!field.isEmpty())
        envelope.insert(QStringLiteral("field"), field);
    m_answers.insert(methodAndPath, {status, QJsonDocument(envelope).toJson(QJsonDocument::Compact)});
}

void CannedServer::letGo()
{
    m_held.clear();
    for (const auto &[socket, answer] : std::exchange(m_kept, {})) {
        if (socket)
            socket->write(answer);
    }
}

void CannedServer::serve(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(socket->bytesAvailable());
    const qsizetype headEnd = seen.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    qsizetype bodyLength = 0;
    for (const QByteArray &line : seen.left(headEnd).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            bodyLength = line.mid(15).trimmed().toLongLong();
    }
    if (seen.size() < headEnd + 4 + bodyLength)
        return;
    const QByteArray request = socket->read(headEnd + 4 + bodyLength);
    const QList<QByteArray> words = request.left(request.indexOf('\r')).split(' ');
    const QString asked = QString::fromLatin1(words.value(0) + ' ' + words.value(1).split('?').constFirst());
    m_asked.append(asked);
    m_lastUpload = request.mid(headEnd + 4);
    if (bodyLength > 0)
        m_lastBody = QJsonDocument::fromJson(request.mid(headEnd + 4)).object();

    const QString whole = QString::fromLatin1(words.value(0) + ' ' + words.value(1));
    const Canned canned = m_answers.value(m_answers.contains(whole) ? whole : asked,
                                          Canned{404, R"({"data":null,"error":"Not found.","code":"not_found"})"});
    const QByteArray body = canned.status == 204 ? QByteArray() : canned.body;
    const QByteArray answer = "HTTP/1.1 " + QByteArray::number(canned.status) +
                              " Canned\r\nContent-Type: " + canned.type +
                              "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (m_held.contains(asked))
        m_kept.append({socket, answer});
    else
        socket->write(answer);
}

} // namespace wakeline
