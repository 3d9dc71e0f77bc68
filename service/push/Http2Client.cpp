// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Client.h"

#include "PushLog.h"

#include <algorithm>
#include <functional>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto busySweep = 20ms; ///< the precision of deadlines
constexpr auto idleSweep = 1s;
constexpr auto reconnectPause = 1s;
constexpr qsizetype maxDraining = 8;
constexpr int maxRefusals = 10;
constexpr Backoff::Duration firstRest = 25ms;
constexpr Backoff::Duration longestRest = 1s;

Http2Answer failed(Http2Failure failure, const QString &problem)
{
    return {.failure = failure, .problem = problem};
}

} // namespace

Http2Client::Http2Client(QUrl origin, QSslConfiguration tls, Options options, QObject *parent)
    : QObject(parent),
      m_origin(std::move(origin)),
      m_tls(std::move(tls)),
      m_options(options),
      m_backoff(options.timing.firstBackoff, options.timing.longestBackoff)
{
    m_tls.setAllowedNextProtocols({"h2"});
    connect(&m_sweep, &QTimer::timeout, this, &Http2Client::sweep);
    if (m_options.keepConnected) {
        setSweep(false);
        schedule();
    }
}

Http2Client::~Http2Client()
{
    std::vector<Http2ExchangePtr> waiting;
    QList<Http2Connection *> connections = m_draining;
    if (m_current)
        connections.append(m_current);
    for (Http2Connection *connection : connections) {
        for (Http2Ended &ended : connection->session().takeEnded())
            onEnded(std::move(ended));
        std::ranges::move(connection->session().takeOpen(), std::back_inserter(waiting));
        delete connection;
    }
    std::ranges::move(m_queue, std::back_inserter(waiting));
    for (const Http2ExchangePtr &exchange : waiting) {
        exchange->answer.failure = exchange->handedOut ? Http2Failure::MaybeDelivered : Http2Failure::NotSent;
        exchange->answer.problem = QStringLiteral("the client was stopped");
        m_done.push_back(exchange);
    }
    for (const Http2ExchangePtr &exchange : m_done)
        exchange->pending.resolveLater(std::move(exchange->answer));
}

QCoro::Task<Http2Answer> Http2Client::send(Http2Request request, QDeadlineTimer deadline)
{
    if (m_queue.size() >= m_options.maxQueue)
        co_return failed(Http2Failure::QueueFull, u"%1 requests are waiting already"_qs.arg(m_queue.size()));
    if (m_failedInTls && !m_nextAttempt.hasExpired()) // the next attempt will tell whether somebody has mended it
        co_return failed(Http2Failure::Tls, m_problem);
    const auto exchange = std::make_shared<Http2Exchange>();
    exchange->request = std::move(request);
    exchange->deadline = deadline;
    m_queue.push_back(exchange);
    setSweep(true);
    schedule();
    co_return co_await exchange->pending.value(); // no member after this: the client may be gone
}

std::size_t Http2Client::inFlight() const
{
    std::size_t streams = m_current ? m_current->session().openStreams() : 0;
    for (const Http2Connection *connection : m_draining)
        streams += connection->session().openStreams();
    return streams;
}

void Http2Client::reconnect()
{
    if (!isConnected() || !m_nextReconnect.hasExpired())
        return;
    m_nextReconnect.setRemainingTime(reconnectPause);
    drain();
}

/// Everything is done once per turn of the event loop: what many sends have to say leaves in one write, and no waiter
/// is resumed inside a callback of the socket or of nghttp2.
void Http2Client::schedule()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(this, &Http2Client::turn, Qt::QueuedConnection);
}

void Http2Client::turn()
{
    m_scheduled = false;
    const QPointer<Http2Client> self(this);
    resolveEnded();
    if (!self)
        return;
    pump();
    forgetDrained();
}

void Http2Client::resolveEnded()
{
    const QPointer<Http2Client> self(this);
    // Those that end while waiters run wait for the next turn, so that one busy waiter cannot hold the loop.
    for (std::size_t left = m_done.size(); left > 0 && self; --left) {
        const Http2ExchangePtr exchange = std::move(m_done.front());
        m_done.pop_front();
        exchange->pending.resolve(std::move(exchange->answer)); // may destroy this client
    }
    if (self && !m_done.empty())
        schedule();
}

void Http2Client::pump()
{
    if (!isConnected()) {
        connectIfWanted();
        return;
    }
    Http2Session &session = m_current->session();
    if (session.isDraining()) {
        ++m_counters.goaways;
        drain();
        connectIfWanted();
        return;
    }
    const std::size_t open = session.openStreams();
    const std::size_t allowed = m_options.maxInFlight > open ? m_options.maxInFlight - open : 0;
    std::size_t room = std::min(session.freeStreams(), allowed);
    std::deque<Http2ExchangePtr> resting;
    while (room > 0 && !m_queue.empty()) {
        const Http2ExchangePtr exchange = std::move(m_queue.front());
        m_queue.pop_front();
        if (!exchange->restUntil.hasExpired()) {
            resting.push_back(exchange);
        } else if (session.submit(exchange)) {
            --room;
        } else {
            m_queue.push_front(exchange);
            schedule(); // the stream ids are used up: on to a new connection
            break;
        }
    }
    m_queue.insert(m_queue.begin(), resting.begin(), resting.end());
    m_current->flush();
}

void Http2Client::connectIfWanted()
{
    const bool wanted = !m_queue.empty() || m_options.keepConnected;
    if (!wanted || m_current || !m_nextAttempt.hasExpired())
        return; // the sweep looks again
    const auto protocol = m_onlyIpv4 ? QAbstractSocket::IPv4Protocol : QAbstractSocket::AnyIPProtocol;
    auto *connection = new Http2Connection(m_origin, m_tls, protocol, m_options.timing, this);
    m_current = connection;
    connect(connection, &Http2Connection::opened, this, &Http2Client::onOpened);
    connect(connection, &Http2Connection::received, this, [this, connection] { onReceived(connection); });
    connect(connection, &Http2Connection::closed, this, [this, connection] { onClosed(connection); });
    setSweep(true);
}

void Http2Client::onOpened()
{
    ++m_counters.connections;
    m_onlyIpv4 = false;
    m_failedInTls = false;
    m_problem.clear();
    pump();
}

void Http2Client::onReceived(Http2Connection *connection)
{
    for (Http2Ended &ended : connection->session().takeEnded())
        onEnded(std::move(ended));
    if (connection->session().hasAnswered())
        m_backoff.reset(); // a connection that only opens and dies, again and again, must not look healthy
    schedule();
}

void Http2Client::onEnded(Http2Ended ended)
{
    const Http2ExchangePtr exchange = std::move(ended.exchange);
    switch (ended.fate) {
    case Http2Ended::Fate::Answered:
        m_done.push_back(exchange);
        break;
    case Http2Ended::Fate::Broken:
        fail(exchange, Http2Failure::MaybeDelivered, ended.problem);
        break;
    case Http2Ended::Fate::Unprocessed:
        if (++exchange->refusals > maxRefusals) {
            fail(exchange, Http2Failure::Refused, ended.problem);
            break;
        }
        exchange->rewind();
        if (exchange->refusals > 1) // once is a GOAWAY's ordinary race; more is a peer with no room
            exchange->restUntil.setRemainingTime(
                Backoff::jittered(std::min(firstRest * (1 << exchange->refusals), longestRest)));
        ++m_counters.sentAgain;
        m_queue.push_front(exchange);
        break;
    }
}

void Http2Client::onClosed(Http2Connection *connection)
{
    const QString problem = connection->problem();
    for (Http2Ended &ended : connection->session().takeEnded())
        onEnded(std::move(ended));
    const std::vector<Http2ExchangePtr> cutOff = connection->session().takeOpen();
    for (const Http2ExchangePtr &exchange : cutOff) {
        if (exchange->complete && exchange->answer.status >= 200) {
            m_done.push_back(exchange);
        } else if (exchange->handedOut) {
            fail(exchange, Http2Failure::MaybeDelivered, problem);
        } else {
            exchange->rewind();
            m_queue.push_front(exchange);
        }
    }
    connection->deleteLater();
    schedule();
    if (m_draining.removeOne(connection))
        return;

    m_current = nullptr;
    const bool harmless = connection->wasOpen() && cutOff.empty(); // peers close what is idle
    const bool isNews = std::exchange(m_problem, harmless ? QString() : problem) != problem;
    ++(connection->wasOpen() ? m_counters.lostConnections : m_counters.failedConnections);
    m_onlyIpv4 = connection->failedToConnect() && !m_onlyIpv4;
    m_nextAttempt.setRemainingTime(m_backoff.next());
    if (isNews)
        qCInfo(lcPush, "The connection to %s ended: %s.", qPrintable(m_origin.host()), qPrintable(problem));
    m_failedInTls = connection->failedInTls();
    if (m_failedInTls)
        failQueued(Http2Failure::Tls, problem);
}

/// The current connection takes no more requests; a new one takes over while the old one ends its streams.
void Http2Client::drain()
{
    Http2Connection *old = m_current;
    m_current = nullptr;
    if (!old->session().hasAnswered())
        m_nextAttempt.setRemainingTime(m_backoff.next());
    m_draining.append(old);
    if (m_draining.size() > maxDraining) // a peer that says GOAWAY to everything and answers nothing
        m_draining.first()->abandon(QStringLiteral("too many connections are ending"));
}

void Http2Client::forgetDrained()
{
    for (qsizetype i = m_draining.size() - 1; i >= 0; --i) {
        if (m_draining[i]->session().openStreams() == 0)
            m_draining.takeAt(i)->finish();
    }
}

void Http2Client::setSweep(bool busy)
{
    const auto interval = busy ? std::chrono::milliseconds(busySweep) : std::chrono::milliseconds(idleSweep);
    if (!m_sweep.isActive() || m_sweep.intervalAsDuration() != interval)
        m_sweep.start(interval);
}

void Http2Client::sweep()
{
    forgetExpired();
    const QList<Http2Connection *> draining = m_draining; // check() may remove some
    for (Http2Connection *connection : draining)
        connection->check();
    if (m_current)
        m_current->check();
    pump();
    const bool connecting = m_current && !isConnected();
    const bool busy = !m_queue.empty() || inFlight() > 0 || connecting || !m_draining.isEmpty();
    if (busy || m_current || m_options.keepConnected)
        setSweep(busy);
    else
        m_sweep.stop();
}

void Http2Client::forgetExpired()
{
    const qint64 now = QDeadlineTimer::current().deadlineNSecs();
    const auto isLate = [now](const Http2ExchangePtr &exchange) { return exchange->deadline.deadlineNSecs() <= now; };

    const auto late = std::stable_partition(m_queue.begin(), m_queue.end(), std::not_fn(isLate));
    for (auto it = late; it != m_queue.end(); ++it)
        fail(*it, failureAtDeadline(**it), m_problem.isEmpty() ? QStringLiteral("no stream was free") : m_problem);
    m_queue.erase(late, m_queue.end());

    const auto cancelLate = [&](Http2Connection *connection) {
        for (const Http2ExchangePtr &exchange : connection->session().openMatching(isLate)) {
            fail(exchange, failureAtDeadline(*exchange), QStringLiteral("no answer before the deadline"));
            connection->session().cancel(exchange);
        }
        connection->flush();
    };
    for (Http2Connection *connection : QList(m_draining))
        cancelLate(connection);
    if (m_current)
        cancelLate(m_current);
}

Http2Failure Http2Client::failureAtDeadline(const Http2Exchange &exchange)
{
    if (exchange.handedOut)
        return Http2Failure::Deadline;
    return exchange.refusals > 0 ? Http2Failure::Refused : Http2Failure::NotSent;
}

void Http2Client::failQueued(Http2Failure failure, const QString &problem)
{
    for (const Http2ExchangePtr &exchange : std::exchange(m_queue, {}))
        fail(exchange, failure, problem);
}

void Http2Client::fail(const Http2ExchangePtr &exchange, Http2Failure failure, const QString &problem)
{
    exchange->answer = failed(failure, problem);
    m_done.push_back(exchange);
    schedule();
}

} // namespace wakeline
