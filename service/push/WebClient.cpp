// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebClient.h"

#include "TransferLoop.h"

#include <QPointer>

namespace wakeline {

namespace {

WebAnswer failed(Http2Failure failure, const QString &problem)
{
    WebAnswer answer;
    answer.failure = failure;
    answer.problem = problem;
    return answer;
}

} // namespace

WebClient::WebClient(const QSslConfiguration &tls, Options options, QObject *parent)
    : QObject(parent),
      m_options(options),
      m_authorities(tls),
      m_loop(std::make_unique<TransferLoop>(options.maxInFlight))
{
    connect(m_loop.get(), &TransferLoop::finished, this, &WebClient::onFinished);
}

WebClient::~WebClient()
{
    for (const auto &[handle, transfer] : m_running)
        m_loop->remove(handle);
    const WebAnswer stopped = failed(Http2Failure::NotSent, QStringLiteral("the service is stopping"));
    for (const auto &[handle, transfer] : m_running)
        transfer->ended.resolveLater(stopped);
    for (const WebTransferPtr &transfer : m_queue)
        transfer->ended.resolveLater(stopped);
    for (const WebTransferPtr &transfer : m_ended)
        transfer->ended.resolveLater(transfer->answer);
}

QCoro::Task<WebAnswer> WebClient::send(WebRequest request, QDeadlineTimer deadline)
{
    if (deadline.hasExpired())
        co_return failed(Http2Failure::NotSent, QStringLiteral("the deadline had passed"));
    if (m_queue.size() >= m_options.maxQueue)
        co_return failed(Http2Failure::QueueFull, QStringLiteral("too many requests wait"));
    const WebTransfer::Limits limits{m_options.connect, m_options.onlyPublic, m_options.onlyHttps};
    const auto transfer = std::make_shared<WebTransfer>(std::move(request), limits, m_authorities);
    if (!deadline.isForever()) {
        // The transfer owns the timer, and the timer must not keep the transfer.
        connect(&transfer->deadline, &QTimer::timeout, this, [this, weak = std::weak_ptr(transfer)] {
            if (const auto late = weak.lock())
                expire(late);
        });
        transfer->deadline.start(std::chrono::milliseconds(deadline.remainingTime()));
    }
    m_queue.push_back(transfer);
    pump();
    co_return co_await transfer->ended.value();
}

void WebClient::pump()
{
    while (!m_queue.empty() && m_running.size() < m_options.maxInFlight) {
        const WebTransferPtr transfer = m_queue.front();
        m_queue.pop_front();
        ++m_counters.requests;
        m_running.emplace(transfer->handle(), transfer);
        m_loop->add(transfer->handle());
    }
}

void WebClient::onFinished(void *handle, int result)
{
    const auto found = m_running.find(handle);
    if (found == m_running.end())
        return;
    const WebTransferPtr transfer = found->second;
    m_counters.connections += transfer->connectionsOpened();
    m_running.erase(found);
    m_loop->remove(handle);
    end(transfer, transfer->conclude(result));
    pump();
}

void WebClient::expire(const WebTransferPtr &transfer)
{
    const QString problem = QStringLiteral("no answer before the deadline");
    if (m_running.erase(transfer->handle()) > 0) {
        const bool sent = transfer->wasSent();
        m_loop->remove(transfer->handle());
        end(transfer, failed(sent ? Http2Failure::Deadline : Http2Failure::NotSent, problem));
        pump();
    } else if (std::erase(m_queue, transfer) > 0) {
        end(transfer, failed(Http2Failure::NotSent, problem));
    }
}

void WebClient::end(const WebTransferPtr &transfer, WebAnswer answer)
{
    transfer->deadline.stop();
    transfer->answer = std::move(answer);
    m_ended.push_back(transfer);
    if (m_ended.size() == 1)
        QMetaObject::invokeMethod(this, &WebClient::deliver, Qt::QueuedConnection);
}

void WebClient::deliver()
{
    const QPointer<WebClient> self(this); // a waiter may destroy this object
    std::deque<WebTransferPtr> ended = std::exchange(m_ended, {});
    while (!ended.empty()) {
        const WebTransferPtr transfer = ended.front();
        ended.pop_front();
        if (self)
            transfer->ended.resolve(transfer->answer);
        else
            transfer->ended.resolveLater(transfer->answer);
    }
}

} // namespace wakeline
