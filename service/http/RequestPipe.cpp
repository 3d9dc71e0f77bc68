// SPDX-License-Identifier: GPL-3.0-or-later
#include "RequestPipe.h"

#include <QHostAddress>

#include <cstring>

namespace wakeline {

RequestPipe::RequestPipe(const QTcpSocket &client, QObject *parent) : QTcpSocket(parent)
{
    setPeerAddress(client.peerAddress());
    setPeerPort(client.peerPort());
    setLocalAddress(client.localAddress());
    setLocalPort(client.localPort());
    setSocketState(ConnectedState);
    setOpenMode(QIODevice::ReadWrite); // buffered: QHttpServer reads heads byte by byte
}

void RequestPipe::deliver(const QByteArray &request)
{
    m_input = request;
    m_read = 0;
    Q_EMIT readyRead();
}

void RequestPipe::hangUp()
{
    setSocketState(UnconnectedState);
    Q_EMIT disconnected();
}

qint64 RequestPipe::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_input.size() - m_read;
}

qint64 RequestPipe::readData(char *data, qint64 most)
{
    const qsizetype size = std::min<qint64>(most, m_input.size() - m_read);
    std::memcpy(data, m_input.constData() + m_read, static_cast<std::size_t>(size));
    m_read += size;
    if (m_read == m_input.size()) {
        m_input = {};
        m_read = 0;
    }
    return size;
}

qint64 RequestPipe::writeData(const char *, qint64 size)
{
    return size;
}

} // namespace wakeline
