// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>

namespace wakeline {

/// What QHttpServer takes for its client: a socket without a network, through which the guard hands over whole, checked
/// requests one at a time. What QHttpServer writes into it is dropped, because replies go out through the guard.
///
/// It lives as a child of its ConnectionGuard and never reports that data came or that the peer left by itself.
class RequestPipe final : public QTcpSocket
{
    Q_OBJECT

public:
    RequestPipe(const QTcpSocket &client, QObject *parent);

    /// Makes `request` readable and says so; whoever is connected has read it when this returns.
    void deliver(const QByteArray &request);

    /// Tells QHttpServer that the client is gone; it then deletes the pipe.
    void hangUp();

    qint64 bytesAvailable() const override;
    void disconnectFromHost() override { Q_EMIT refused(); }
    void close() override {}

Q_SIGNALS:
    /// QHttpServer could not read the request and wants to be rid of the client.
    void refused();

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_input;
    qsizetype m_read = 0;
};

} // namespace wakeline
