// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backoff.h"
#include "Http2Connection.h"

#include <QCoroTask>
#include <QPointer>
#include <QTimer>

#include <deque>

namespace wakeline {

/// An HTTP/2 client of one origin: one connection that is kept, a bounded queue in front of it, and for every request
/// an answer or a failure no later than its deadline.
///
/// A request is sent again only if the peer cannot have acted on it: it was never sent, or the peer said so
/// (REFUSED_STREAM, GOAWAY). Anything else comes back as MaybeDelivered and the caller decides.
class Http2Client : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Http2Timing timing;
        std::size_t maxQueue = 10'000; ///< requests that wait for a stream; beyond it: QueueFull
        std::size_t maxInFlight = 1000;
        bool keepConnected = false; ///< connect ahead of the first request and again after a loss
    };

    /// For tests, logs and the status page.
    struct Counters
    {
        quint64 connections = 0; ///< that were opened
        quint64 failedConnections = 0;
        quint64 lostConnections = 0;
        quint64 goaways = 0;
        quint64 sentAgain = 0; ///< streams that the peer had not processed
    };

    /// \param origin  `https://host[:port]`
    Http2Client(QUrl origin, QSslConfiguration tls, Options options, QObject *parent = nullptr);

    /// Every send() that still waits is resolved, from the event loop.
    ~Http2Client() override;

    QCoro::Task<Http2Answer> send(Http2Request request, QDeadlineTimer deadline);

    bool isConnected() const { return m_current && m_current->state() == Http2Connection::State::Open; }
    std::size_t queued() const { return m_queue.size(); }
    std::size_t inFlight() const;
    Counters counters() const { return m_counters; }

    /// Why there is no connection, or why the last one broke off under requests; empty once one works.
    QString problem() const { return m_problem; }

    /// Drops the connection after its last stream and opens another for what comes next: a peer that answers 500 to
    /// everything is often one bad machine behind a balancer. At most once a second.
    void reconnect();

private:
    void schedule();
    void turn();
    void resolveEnded();
    void pump();
    void connectIfWanted();
    void setSweep(bool busy);
    void sweep();

    void onOpened();
    void onReceived(Http2Connection *connection);
    void onClosed(Http2Connection *connection);
    void onEnded(Http2Ended ended);
    void drain();
    void forgetDrained();
    void forgetExpired();
    void failQueued(Http2Failure failure, const QString &problem);
    void fail(const Http2ExchangePtr &exchange, Http2Failure failure, const QString &problem);
    static Http2Failure failureAtDeadline(const Http2Exchange &exchange);

    QUrl m_origin;
    QSslConfiguration m_tls;
    Options m_options;

    std::deque<Http2ExchangePtr> m_queue;
    std::deque<Http2ExchangePtr> m_done; ///< resolved in the next turn, outside every callback
    QPointer<Http2Connection> m_current;
    QList<Http2Connection *> m_draining; ///< after GOAWAY, until their last stream ends
    Counters m_counters;
    QString m_problem;

    Backoff m_backoff;
    QDeadlineTimer m_nextAttempt{0};
    QDeadlineTimer m_nextReconnect{0};
    bool m_onlyIpv4 = false;    ///< the last attempt hung in TCP: perhaps in a black hole behind an IPv6 address
    bool m_failedInTls = false; ///< the last connection
    bool m_scheduled = false;
    QTimer m_sweep;
};

} // namespace wakeline
