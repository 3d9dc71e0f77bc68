// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WebTransfer.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QObject>
#include <QSslConfiguration>

#include <deque>
#include <unordered_map>

namespace wakeline {

class TransferLoop;

/// An HTTP client for any number of origins, over libcurl: HTTP/2 where the peer offers it, else as many HTTP/1.1
/// connections as there are requests at once; connections are kept and used again. For every request an answer or a
/// failure no later than its deadline. No redirects, cookies, caches or proxies; at most 64 KB of an answer.
///
/// A request is sent again by itself only if a kept connection turns out to be closed before any answer came.
/// Towards one origin that speaks HTTP/2 for sure and takes thousands of pushes a second, use Http2Client.
/// \see docs/decisions/0087
class WebClient : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::size_t maxInFlight = 64; ///< at once; the rest waits
        std::size_t maxQueue = 2000;  ///< that wait; beyond it: QueueFull
        std::chrono::milliseconds connect{2000};
        bool onlyPublic = false; ///< never connect to a private, loopback, link-local or other special address
        bool onlyHttps = false;
    };

    /// For tests, logs and the status page.
    struct Counters
    {
        quint64 requests = 0;    ///< that were started
        quint64 connections = 0; ///< that were opened for them
    };

    /// \param tls  from providerTls(): the system's authorities and those it names
    WebClient(const QSslConfiguration &tls, Options options, QObject *parent = nullptr);

    /// Every send() that still waits is resolved, from the event loop.
    ~WebClient() override;

    QCoro::Task<WebAnswer> send(WebRequest request, QDeadlineTimer deadline);

    std::size_t inFlight() const { return m_running.size(); }
    std::size_t queued() const { return m_queue.size(); }
    Counters counters() const { return m_counters; }

private:
    void pump();
    void onFinished(void *handle, int result);
    void expire(const WebTransferPtr &transfer);
    void end(const WebTransferPtr &transfer, WebAnswer answer);
    void deliver();

    Options m_options;
    TrustedAuthorities m_authorities;
    std::unique_ptr<TransferLoop> m_loop;
    std::deque<WebTransferPtr> m_queue;
    std::unordered_map<void *, WebTransferPtr> m_running; ///< by curl's handle
    std::deque<WebTransferPtr> m_ended;                   ///< resolved in the next turn, outside every callback
    Counters m_counters;
};

} // namespace wakeline
