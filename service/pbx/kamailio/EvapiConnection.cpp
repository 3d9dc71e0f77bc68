// SPDX-License-Identifier: GPL-3.0-or-later
#include "EvapiConnection.h"

#include "PbxLog.h"

#include <QRandomGenerator>

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace wakeline {

namespace {

/// evapi reads into 32 kB; half of that on the way can never be cut.
constexpr qint64 window = 16 * 1024;
constexpr qint64 confirmAfter = window / 2;
constexpr qint64 mostWaitingBytes = 4 * 1024 * 1024;

} // namespace

EvapiConnection::EvapiConnection(Options options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EvapiConnection::open);
    connect(&m_tick, &QTimer::timeout, this, &EvapiConnection::tick);
    connect(&m_socket, &QTcpSocket::connected, this, &EvapiConnection::greet);
    connect(&m_socket, &QTcpSocket::readyRead, this, &EvapiConnection::read);
    connect(&m_socket, &QTcpSocket::disconnected, this,
            [this] { drop(QStringLiteral("Kamailio closed the connection")); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { drop(m_socket.errorString()); });
}

EvapiConnection::~EvapiConnection()
{
    m_socket.disconnect(this);
}

void EvapiConnection::start()
{
    m_started = true;
    open();
}

void EvapiConnection::open()
{
    m_reader = NetstringReader();
    m_waiting.clear();
    m_waitingBytes = 0;
    m_sent = 0;
    m_confirmed = 0;
    m_pings.clear();
    m_heard.start();
    m_tick.start(m_options.ping);
    m_socket.connectToHost(m_options.host, m_options.port);
}

void EvapiConnection::greet()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setReadBufferSize(4 * 1024 * 1024);
    const QByteArray hello = netstring(helloMessage(m_options.secret));
    m_sent += hello.size();
    m_socket.write(hello);
    m_socket.flush();
}

void EvapiConnection::read()
{
    m_reader.append(m_socket.readAll());
    // evapi leaves Nagle's algorithm on: its next event waits until this one is acknowledged, up to 40 ms by default.
    const int now = 1;
    ::setsockopt(static_cast<int>(m_socket.socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &now, sizeof(now));
    m_heard.start();
    while (m_socket.state() == QAbstractSocket::ConnectedState) {
        const auto frame = m_reader.next();
        if (!frame)
            return drop(QStringLiteral("Kamailio sent something that is no frame: %1").arg(frame.error().message));
        if (!*frame)
            return;
        handle(**frame);
    }
}

void EvapiConnection::handle(const QByteArray &frame)
{
    const auto message = readKamailioMessage(frame);
    if (!message) {
        qCWarning(lcPbx, "a message from Kamailio is not understood: %s", qUtf8Printable(message.error().message));
        return;
    }
    if (std::holds_alternative<EvapiRefused>(*message)) {
        qCCritical(lcPbx,
                   "Kamailio at %s:%d refuses us: WAKELINE_KAMAILIO_SECRET and EVAPI_SECRET differ; next try in %lld s",
                   qUtf8Printable(m_options.host), m_options.port,
                   static_cast<long long>(m_options.refusedRetry.count() / 1000));
        m_complained = true;
        drop(QString());
        retryIn(m_options.refusedRetry);
    } else if (const auto *pong = std::get_if<EvapiPong>(&*message)) {
        handlePong(*pong);
    } else if (const auto *welcome = std::get_if<EvapiWelcome>(&*message)) {
        m_ready = true;
        m_lamps = welcome->lamps;
        m_failures = 0;
        m_complained = false;
        qCInfo(lcPbx, "connected to Kamailio at %s:%d", qUtf8Printable(m_options.host), m_options.port);
        Q_EMIT readyChanged(true);
    } else if (m_ready) {
        Q_EMIT received(*message);
    }
}

void EvapiConnection::handlePong(const EvapiPong &pong)
{
    while (!m_pings.isEmpty()) {
        const Ping ping = m_pings.dequeue();
        m_confirmed = ping.sentBefore;
        if (ping.number == pong.number)
            break;
    }
    if (pong.gap) {
        qCWarning(lcPbx, "this service was silent for too long and missed events");
        Q_EMIT gapFound();
    }
    pump();
}

bool EvapiConnection::send(const QByteArray &message)
{
    if (!m_ready)
        return false;
    const QByteArray frame = netstring(message);
    if (frame.size() > confirmAfter || m_waitingBytes + frame.size() > mostWaitingBytes) {
        qCWarning(lcPbx, "a message of %lld bytes to Kamailio is dropped: %lld bytes are waiting",
                  static_cast<long long>(frame.size()), static_cast<long long>(m_waitingBytes));
        return false;
    }
    m_waiting.enqueue(frame);
    m_waitingBytes += frame.size();
    pump();
    return true;
}

void EvapiConnection::pump()
{
    QByteArray batch;
    while (!m_waiting.isEmpty() && m_sent - m_confirmed + batch.size() + m_waiting.head().size() <= window)
        batch += m_waiting.dequeue();
    m_waitingBytes -= batch.size();
    const qint64 sinceLastPing = m_sent + batch.size() - (m_pings.isEmpty() ? m_confirmed : m_pings.last().sentBefore);
    if (sinceLastPing > confirmAfter) {
        // A pong says that all before its ping has been handled: only that, not TCP's word, makes room again.
        batch += netstring(pingMessage(++m_lastPing));
        m_pings.enqueue({m_lastPing, m_sent + batch.size()});
    }
    if (batch.isEmpty())
        return;
    m_sent += batch.size();
    m_socket.write(batch);
    m_socket.flush();
}

void EvapiConnection::tick()
{
    if (m_heard.elapsed() > m_options.silence.count())
        return drop(
            QStringLiteral("nothing heard for %1 s").arg(static_cast<double>(m_heard.elapsed()) / 1000, 0, 'f', 1));
    if (!m_ready)
        return;
    const QByteArray ping = netstring(pingMessage(++m_lastPing));
    m_sent += ping.size();
    m_pings.enqueue({m_lastPing, m_sent});
    m_socket.write(ping);
    m_socket.flush();
}

void EvapiConnection::drop(const QString &why)
{
    if (m_retry.isActive())
        return; // a second signal of the same end
    if (!m_complained) {
        qCWarning(lcPbx, "no connection to Kamailio at %s:%d: %s; calls are decided without us until it is back",
                  qUtf8Printable(m_options.host), m_options.port, qUtf8Printable(why));
        m_complained = true;
    }
    const auto ceiling = std::min(m_options.lastRetry, m_options.firstRetry * (1 << std::min(m_failures, 10)));
    ++m_failures;
    retryIn(ceiling / 2 +
            std::chrono::milliseconds(QRandomGenerator::global()->bounded(qint64(ceiling.count() / 2 + 1))));
    m_tick.stop();
    m_socket.abort();
    if (m_ready) {
        m_ready = false;
        Q_EMIT readyChanged(false);
    }
}

void EvapiConnection::retryIn(std::chrono::milliseconds delay)
{
    m_retry.start(delay);
}

} // namespace wakeline
