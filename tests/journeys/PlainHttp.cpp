// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlainHttp.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QTcpSocket>

namespace wakeline {

QJsonObject PlainAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

PlainAnswer plainHttp(quint16 port, const QByteArray &method, const QString &path, const QByteArray &body,
                      const QByteArray &headers, std::chrono::milliseconds patience)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(500))
        return {};
    QByteArray request = method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                         "\r\nConnection: close\r\n" + headers;
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired() && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
        answer += socket.readAll();
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? PlainAnswer{} : PlainAnswer{answer.mid(9, 3).toInt(), answer.mid(end + 4)};
}

QByteArray bearer(const QByteArray &token)
{
    return token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n";
}

QByteArray signIn(quint16 port, const QString &name, const QString &password)
{
    const QJsonObject body{{QStringLiteral("username"), name}, {QStringLiteral("password"), password}};
    const auto answer =
        plainHttp(port, "POST", QStringLiteral("/api/v1/auth/login"), QJsonDocument(body).toJson(), QByteArray());
    return answer.data().value(QLatin1String("access_token")).toString().toLatin1();
}

} // namespace wakeline
