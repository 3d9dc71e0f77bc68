// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConnectionGuard.h"

#include "GuardServer.h"
#include "HttpLog.h"
#include "HttpWriting.h"
#include "RequestPipe.h"
#include "UnsentBytes.h"

#include <QScopedValueRollback>
#include <QSslSocket>

#include <sys/socket.h>

namespace wakeline {

ConnectionGuard::ConnectionGuard(quint64 id, std::unique_ptr<QTcpSocket> socket, GuardServer &server)
    : QObject(&server),
      m_id(id),
      m_server(server),
      m_socket(socket.release()),
      m_peer(m_socket->peerAddress()),
      m_framing(server.limits())
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(readAtOnce); // beyond it the kernel's window closes, and the client has to wait
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ConnectionGuard::written);
    connect(m_socket, &QTcpSocket::disconnected, this, &ConnectionGuard::end);
    enter(Stage::Head); // the first request is due at once
}

ConnectionGuard::~ConnectionGuard()
{
    if (m_stage == Stage::Handshake)
        m_server.handshakeEnded();
    m_server.takeBodyMemory(-m_bodyMemory);
    m_server.forget(*this);
}

QByteArray ConnectionGuard::exchange() const
{
    return QByteArray::number(m_id) + '.' + QByteArray::number(m_exchange);
}

void ConnectionGuard::startTls(const QSslConfiguration &configuration)
{
    auto *secure = qobject_cast<QSslSocket *>(m_socket);
    enter(Stage::Handshake);
    connect(secure, &QSslSocket::encryptedBytesWritten, this, &ConnectionGuard::written);
    connect(secure, &QSslSocket::encrypted, this, [this] {
        m_server.handshakeEnded();
        enter(Stage::Head);
    });
    secure->setSslConfiguration(configuration);
    secure->startServerEncryption();
}

void ConnectionGuard::enter(Stage stage)
{
    m_stage = stage;
    m_since = m_server.now();
}

bool ConnectionGuard::mayRead() const
{
    const bool between = m_stage == Stage::Idle || m_stage == Stage::Head || m_stage == Stage::Body;
    return between && unsentBytes(*m_socket) <= m_server.limits().unsent;
}

void ConnectionGuard::read()
{
    if (m_stage == Stage::Lingering) {
        throwAway();
    } else if (!m_reading) { // a handler that answers at once comes back here from within
        readRequests();
        flush();
    }
}

/// Sends without a detour through the event loop: if the client's end of stream were read first, QTcpSocket would drop
/// the answer.
void ConnectionGuard::flush()
{
    if (m_stage != Stage::Gone)
        m_socket->flush();
}

/// Goes on until the client has nothing more, its request is with a handler, or others should have their turn.
void ConnectionGuard::readRequests()
{
    const QScopedValueRollback reading(m_reading, true);
    const quint64 lastOfThisTurn = m_exchange + static_cast<quint64>(m_server.limits().pipelinedPerTurn);
    while (mayRead()) {
        if (m_exchange >= lastOfThisTurn) {
            QMetaObject::invokeMethod(this, &ConnectionGuard::read, Qt::QueuedConnection);
            return;
        }
        if (m_unread.isEmpty())
            m_unread = m_socket->read(std::min(readAtOnce, m_socket->bytesAvailable()));
        if (m_unread.isEmpty())
            return;
        const qsizetype taken = m_framing.feed(m_unread);
        if (taken == m_unread.size())
            m_unread.clear();
        else
            m_unread.remove(0, taken);
        advance();
    }
}

/// Draws the conclusions from where the framing stands.
void ConnectionGuard::advance()
{
    using State = HttpFraming::State;
    if (m_framing.state() == State::Head && m_stage == Stage::Idle)
        enter(Stage::Head);
    if (m_framing.state() == State::HeadDone)
        headDone();
    if (m_framing.state() == State::Body && m_stage == Stage::Body) {
        const qint64 grown = m_framing.bodyReceived() - m_bodyMemory;
        if (m_server.takeBodyMemory(grown))
            m_bodyMemory += grown;
        else
            return refuse({503, {QStringLiteral("overloaded"), QStringLiteral("Too many uploads at once")}});
    }
    if (m_framing.state() == State::Done && m_stage != Stage::Gone)
        dispatch();
    else if (m_framing.state() == State::Refused && m_stage != Stage::Lingering)
        refuse(m_framing.error());
}

void ConnectionGuard::headDone()
{
    const FramedRequest &request = m_framing.request();
    ++m_exchange;
    m_requestClock.start();
    m_requestId = requestIdOf(request.headers);
    m_method = request.method;
    m_path = request.path();
    m_minorVersion = request.minorVersion;
    m_keepAlive = request.keepAlive && !m_server.draining();
    if (request.webSocket)
        return upgrade();
    const bool continues = request.expectsContinue;
    const bool hasBody = request.chunked || request.contentLength > 0;
    m_framing.acceptBody(hasBody ? m_server.callbacks().bodyLimit(request, m_server.listener()) : 0);
    if (m_framing.state() != HttpFraming::State::Body)
        return;
    enter(Stage::Body);
    if (continues)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

/// Puts the handshake back where QWebSocketServer expects to find it, and lets go of the socket.
void ConnectionGuard::upgrade()
{
    const auto badHandshake = [](const QString &why) {
        return Reply::error(400, {QStringLiteral("bad_request"), why});
    };
    auto refusal = m_server.callbacks().refuseUpgrade(m_framing.request(), m_server.listener());
    if (!refusal && !m_unread.isEmpty()) // RFC 6455 §4.1; QWebSocketServer would lose these bytes
        refusal = badHandshake(QStringLiteral("A WebSocket client waits for the answer before it speaks"));
    if (!refusal && m_pipe) // the socket has a past that QWebSocketServer does not expect
        refusal = badHandshake(QStringLiteral("A WebSocket needs a connection of its own"));
    if (refusal) {
        write(*refusal, false);
        return;
    }
    const QByteArray handshake = m_framing.rawHead();
    for (auto c = handshake.crbegin(); c != handshake.crend(); ++c)
        m_socket->ungetChar(*c);
    m_stage = Stage::Gone;
    m_socket->disconnect(this);
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->setParent(nullptr);
    deleteLater();
    log(101);
    m_server.callbacks().upgrade(socket);
}

void ConnectionGuard::dispatch()
{
    m_request = m_framing.takeRequest();
    m_server.takeBodyMemory(-std::exchange(m_bodyMemory, 0));
    if (!m_pipe) {
        m_pipe = new RequestPipe(*m_socket, this);
        connect(m_pipe, &RequestPipe::refused, this, [this] {
            refuse({400, {QStringLiteral("bad_request"), QStringLiteral("The request could not be read")}});
        });
        m_server.handOver(m_pipe);
    }
    enter(Stage::Answering);
    m_pipe->deliver(writeRequest(exchange()));
}

void ConnectionGuard::reply(const QByteArray &exchange, const Reply &reply)
{
    if (m_stage != Stage::Answering || exchange != this->exchange()) {
        qCInfo(lcHttp).noquote() << "An answer came too late and was dropped:" << m_path;
        return;
    }
    write(reply, m_keepAlive && !m_server.draining());
    if (!m_reading)
        flush();
    if (m_stage == Stage::Idle)
        read(); // what was pipelined behind
}

void ConnectionGuard::write(const Reply &reply, bool keepAlive)
{
    const ReplyFrame frame{m_requestId, m_minorVersion, m_method == "HEAD", keepAlive};
    m_socket->write(writeReply(reply, frame));
    log(reply.status);
    m_keepAlive = keepAlive;
    if (!hasFileToSend(reply, frame))
        return answered();
    m_pump.start(*reply.file);
    enter(Stage::Sending);
    pump();
}

void ConnectionGuard::pump()
{
    const qint64 left = m_pump.left();
    const FilePump::State state = m_pump.pump(*m_socket);
    if (state == FilePump::State::Broken) {
        qCWarning(lcHttp).noquote() << m_requestId << "A file ended before its answer did:" << m_path;
        return m_socket->abort();
    }
    if (m_pump.left() < left) { // there was room: the client has fetched something
        m_sentSome = m_server.now();
        m_unsent = unsentBytes(*m_socket);
    }
    if (state == FilePump::State::Sending)
        return;
    answered();
    if (m_stage == Stage::Idle) // what was pipelined behind
        QMetaObject::invokeMethod(this, &ConnectionGuard::read, Qt::QueuedConnection);
}

void ConnectionGuard::answered()
{
    // A drain that began while a file was on its way closes after it; before, the head has announced it.
    enter(m_keepAlive && !(m_stage == Stage::Sending && m_server.draining()) ? Stage::Idle : Stage::Lingering);
}

/// The access log: no query, because a query may carry a key.
void ConnectionGuard::log(int status) const
{
    const auto line = [this, status] {
        return QByteArrayList{m_requestId,
                              m_method,
                              m_path,
                              QByteArray::number(status),
                              QByteArray::number(m_requestClock.elapsed()) + " ms",
                              m_peer.toString().toLatin1()}
            .join(' ');
    };
    if (status < 400)
        qCDebug(lcHttp, "%s", line().constData());
    else
        qCInfo(lcHttp, "%s", line().constData());
}

/// Answers a request that no route shall see, and ends the connection: where it ends in the stream is not known.
void ConnectionGuard::refuse(const FramingError &error)
{
    const bool headKnown =
        m_stage == Stage::Body || m_stage == Stage::Answering || !m_framing.request().method.isEmpty();
    if (!headKnown) {
        ++m_exchange;
        m_requestClock.start();
        m_requestId = requestIdOf({});
        m_method = m_path = "-";
    }
    m_server.takeBodyMemory(-std::exchange(m_bodyMemory, 0));
    const Shape shape = m_server.callbacks().shape(m_method, m_path, m_server.listener());
    write(Reply::error(error.status, error.error, shape), false);
    throwAway();
}

/// While lingering: reads on for a while, so that the client gets the answer instead of a reset.
void ConnectionGuard::throwAway()
{
    m_thrownAway += std::exchange(m_unread, {}).size();
    while (m_socket->bytesAvailable() > 0)
        m_thrownAway += m_socket->read(readAtOnce).size();
    if (m_thrownAway > m_server.limits().linger)
        m_socket->abort();
}

void ConnectionGuard::written()
{
    if (m_stage == Stage::Sending) {
        pump();
    } else if (m_stage == Stage::Lingering && unsentBytes(*m_socket) == 0) {
        m_since = m_server.now(); // the time to read the answer begins
        if (qobject_cast<QSslSocket *>(m_socket))
            m_socket->disconnectFromHost();
        else
            ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    } else if (!m_unread.isEmpty() || m_socket->bytesAvailable() > 0) {
        QMetaObject::invokeMethod(this, &ConnectionGuard::read, Qt::QueuedConnection); // waited for the client to fetch
    }
}

std::chrono::milliseconds ConnectionGuard::deadlineOf(Stage stage) const
{
    const HttpLimits &limits = m_server.limits();
    switch (stage) {
    case Stage::Handshake:
        return limits.handshakeTime;
    case Stage::Idle:
        return limits.idleTime;
    case Stage::Head:
        return limits.headTime;
    case Stage::Body:
        return limits.bodyTime + std::chrono::milliseconds(m_framing.bodyReceived() * 1000 / limits.bodyRate);
    case Stage::Answering:
        return limits.handlerTime;
    case Stage::Sending:
        return limits.writeStall;
    case Stage::Lingering:
    case Stage::Gone:
        break;
    }
    return limits.lingerTime;
}

void ConnectionGuard::sweep(std::chrono::milliseconds now)
{
    if (m_stage == Stage::Gone)
        return;
    const qint64 waiting = unsentBytes(*m_socket);
    if (waiting == 0 || waiting < m_unsent || m_unsent == 0)
        m_sentSome = now;
    m_unsent = waiting;
    if (waiting > 0 && now - m_sentSome > m_server.limits().writeStall) {
        qCInfo(lcHttp).noquote() << "A client took no byte of its answer and was cut off:" << m_peer.toString();
        m_socket->abort();
        return;
    }
    // As long as an answer is being fetched, only the stall counts.
    const bool fetching =
        waiting > 0 && (m_stage == Stage::Idle || m_stage == Stage::Sending || m_stage == Stage::Lingering);
    if (!fetching && now - m_since > deadlineOf(m_stage))
        deadlinePassed();
}

void ConnectionGuard::deadlinePassed()
{
    switch (m_stage) {
    case Stage::Idle:
        m_socket->disconnectFromHost();
        enter(Stage::Lingering);
        break;
    case Stage::Head:
        // Nothing at all was sent: a preconnected browser, a probe. Nobody waits for an answer.
        if (m_framing.state() == HttpFraming::State::Waiting)
            return m_socket->abort();
        refuse({408, {QStringLiteral("timeout"), QStringLiteral("The request head took too long")}});
        break;
    case Stage::Body:
        refuse({408, {QStringLiteral("timeout"), QStringLiteral("The request body took too long")}});
        break;
    case Stage::Answering:
        qCWarning(lcHttp).noquote() << m_requestId << "No answer in time to" << m_method << m_path;
        refuse({503, {QStringLiteral("timeout"), QStringLiteral("The service took too long to answer")}});
        break;
    case Stage::Handshake:
    case Stage::Sending:
    case Stage::Lingering:
    case Stage::Gone:
        m_socket->abort();
        break;
    }
}

void ConnectionGuard::drain()
{
    if (m_stage == Stage::Idle || m_stage == Stage::Handshake ||
        (m_stage == Stage::Head && m_framing.state() == HttpFraming::State::Waiting))
        m_socket->disconnectFromHost();
}

void ConnectionGuard::end()
{
    if (m_stage == Stage::Handshake)
        m_server.handshakeEnded();
    m_stage = Stage::Gone;
    m_pump.stop();
    if (m_pipe)
        m_pipe->hangUp();
    deleteLater();
}

} // namespace wakeline
