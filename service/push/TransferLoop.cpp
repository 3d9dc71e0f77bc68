// SPDX-License-Identifier: GPL-3.0-or-later
#include "TransferLoop.h"

#include <curl/curl.h>

#include <csignal>
#include <mutex>

namespace wakeline {

namespace {

void initCurlOnce()
{
    static std::once_flag once;
    std::call_once(once, [] {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        // curl leaves SIGPIPE to the program when it is told not to touch signals.
        std::signal(SIGPIPE, SIG_IGN);
    });
}

} // namespace

struct TransferLoop::SocketWatch
{
    SocketWatch(int socket, TransferLoop &loop)
        : read(new QSocketNotifier(socket, QSocketNotifier::Read, &loop)),
          write(new QSocketNotifier(socket, QSocketNotifier::Write, &loop))
    {
        connect(read, &QSocketNotifier::activated, &loop, [&loop, socket] { loop.drive(socket, CURL_CSELECT_IN); });
        connect(write, &QSocketNotifier::activated, &loop, [&loop, socket] { loop.drive(socket, CURL_CSELECT_OUT); });
    }

    /// One of them may be the sender of the very event that ends the watch.
    ~SocketWatch()
    {
        set(CURL_POLL_NONE);
        read->deleteLater();
        write->deleteLater();
    }

    void set(int what)
    {
        read->setEnabled((what & CURL_POLL_IN) != 0);
        write->setEnabled((what & CURL_POLL_OUT) != 0);
    }

    QSocketNotifier *read;
    QSocketNotifier *write;
};

TransferLoop::TransferLoop(std::size_t maxKept)
{
    initCurlOnce();
    m_multi = curl_multi_init();
    if (!m_multi)
        qFatal("libcurl cannot be used: out of memory");
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &TransferLoop::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &TransferLoop::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, long(maxKept));
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { drive(CURL_SOCKET_TIMEOUT, 0); });
}

TransferLoop::~TransferLoop()
{
    curl_multi_cleanup(m_multi); // closes the connections that were kept, and their watches with them
}

void TransferLoop::add(void *easy)
{
    curl_multi_add_handle(m_multi, easy);
}

void TransferLoop::remove(void *easy)
{
    curl_multi_remove_handle(m_multi, easy);
}

int TransferLoop::onSocket(void *, int socket, int what, void *self, void *watch)
{
    static_cast<TransferLoop *>(self)->watch(socket, what, static_cast<SocketWatch *>(watch));
    return 0;
}

void TransferLoop::watch(int socket, int what, SocketWatch *known)
{
    if (what == CURL_POLL_REMOVE) {
        delete known;
        curl_multi_assign(m_multi, socket, nullptr);
        return;
    }
    if (!known) {
        known = new SocketWatch(socket, *this); // deleted above: curl ends every watch that it began
        curl_multi_assign(m_multi, socket, known);
    }
    known->set(what);
}

int TransferLoop::onTimer(void *, long milliseconds, void *self)
{
    auto *loop = static_cast<TransferLoop *>(self);
    if (milliseconds < 0)
        loop->m_timer.stop();
    else
        loop->m_timer.start(int(milliseconds));
    return 0;
}

void TransferLoop::drive(int socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            Q_EMIT finished(message->easy_handle, message->data.result); // the message dies with the removal
    }
}

} // namespace wakeline
