// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Connection.h"

#include <QSslError>

namespace wakeline {

namespace {

constexpr int httpsPort = 443;
constexpr qint64 readBuffer = 256 * 1024;
constexpr qsizetype writeBuffer = 512 * 1024; ///< what the socket may hold unsent before we stop producing

QByteArray authorityOf(const QUrl &origin)
{
    const QByteArray host = origin.host(QUrl::FullyEncoded).toLatin1();
    const int port = origin.port(httpsPort);
    return port == httpsPort ? host : host + ':' + QByteArray::number(port);
}

QString sentence(const QList<QSslError> &errors)
{
    QStringList texts;
    for (const QSslError &error : errors)
        texts.append(error.errorString());
    texts.removeDuplicates();
    return texts.join(QStringLiteral("; "));
}

} // namespace

Http2Connection::Http2Connection(const QUrl &origin, const QSslConfiguration &tls,
                                 QAbstractSocket::NetworkLayerProtocol protocol, Http2Timing timing, QObject *parent)
    : QObject(parent), m_session(authorityOf(origin)), m_timing(timing), m_started(Clock::now())
{
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); // else Nagle costs 40 ms for each push
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    });
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_failedInTls = true; // never ignored: QSslSocket ends the handshake
        m_problem = u"the peer's certificate was refused: "_qs + sentence(errors);
    });
    connect(&m_socket, &QSslSocket::encrypted, this, &Http2Connection::onEncrypted);
    connect(&m_socket, &QSslSocket::readyRead, this, &Http2Connection::onReadyRead);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] { flush(); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        m_failedInTls |= error == QAbstractSocket::SslHandshakeFailedError;
        const QString problem = m_socket.errorString();
        consume(); // the last answers may still wait in the buffer
        drop(problem);
    });
    connect(&m_socket, &QSslSocket::disconnected, this,
            [this] { drop(QStringLiteral("the peer closed the connection")); });

    m_socket.setSslConfiguration(tls);
    m_socket.setReadBufferSize(readBuffer);
    m_socket.connectToHostEncrypted(origin.host(), quint16(origin.port(httpsPort)), QIODevice::ReadWrite, protocol);
}

Http2Connection::~Http2Connection()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void Http2Connection::onEncrypted()
{
    if (m_socket.sslConfiguration().nextNegotiatedProtocol() != "h2") {
        m_failedInTls = true;
        drop(QStringLiteral("the peer does not speak HTTP/2 (ALPN h2)"));
        return;
    }
    m_state = State::Open;
    m_wasOpen = true;
    m_lastHeard = Clock::now();
    Q_EMIT opened();
}

void Http2Connection::onReadyRead()
{
    if (m_state != State::Open)
        return;
    m_lastHeard = Clock::now();
    if (consume())
        Q_EMIT received();
    else
        drop(m_session.problem());
}

bool Http2Connection::consume()
{
    while (m_state == State::Open && m_socket.isReadable() && m_socket.bytesAvailable() > 0) {
        const qint64 size = m_socket.read(m_input.data(), qint64(m_input.size()));
        if (size > 0 && !m_session.receive({m_input.data(), qsizetype(size)}))
            return false;
        if (size <= 0)
            break;
    }
    return true;
}

void Http2Connection::flush()
{
    if (m_state != State::Open)
        return;
    const qint64 unsent = m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite();
    if (unsent < writeBuffer) {
        m_output.resize(0); // keeps its memory
        if (!m_session.takeOutput(m_output, writeBuffer - qsizetype(unsent))) {
            drop(m_session.problem());
            return;
        }
        if (!m_output.isEmpty()) {
            m_socket.write(m_output);
            m_socket.flush();
        }
        if (m_session.hasEnded()) // streams that nghttp2 could not open any more
            Q_EMIT received();
    }
    if (m_state == State::Open && m_session.isOver())
        drop(QStringLiteral("the HTTP/2 session ended"));
}

void Http2Connection::check()
{
    const auto now = Clock::now();
    if (m_state == State::Connecting && now - m_started > m_timing.connect) {
        m_failedToConnect = m_socket.state() != QAbstractSocket::ConnectedState;
        drop(u"no connection within %1 ms"_qs.arg(m_timing.connect.count()));
    }
    if (m_state != State::Open)
        return;
    if (m_session.isPingUnanswered()) {
        // Anything heard since is as good as the answer that was asked for: the peer may be busy, but it is there.
        if (now - std::max(m_pinged, m_lastHeard) > m_timing.pingAnswer)
            drop(u"the peer did not answer a PING within %1 ms"_qs.arg(m_timing.pingAnswer.count()));
        return;
    }
    const auto patience = m_session.openStreams() > 0 ? m_timing.silenceInFlight : m_timing.silenceIdle;
    if (now - m_lastHeard > patience) {
        m_session.ping();
        m_pinged = now;
        flush();
    }
}

void Http2Connection::finish()
{
    disconnect();
    m_session.sayGoodbye();
    flush();
    m_state = State::Closed;
    m_socket.disconnect(this);
    m_socket.disconnectFromHost();
    deleteLater();
}

void Http2Connection::drop(const QString &problem)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    if (m_problem.isEmpty())
        m_problem = problem;
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT closed();
}

} // namespace wakeline
