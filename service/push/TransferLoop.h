// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace wakeline {

/// Runs libcurl's transfers in Qt's event loop: curl says which sockets and which moment it waits for.
/// \see libcurl-multi(3), "multi_socket"
class TransferLoop : public QObject
{
    Q_OBJECT

public:
    /// \param maxKept  connections that are kept without work
    explicit TransferLoop(std::size_t maxKept);

    /// Every transfer must have been removed.
    ~TransferLoop() override;

    /// \param easy  a CURL handle
    void add(void *easy);
    void remove(void *easy);

Q_SIGNALS:
    /// \param result  a CURLcode. The transfer must be removed now.
    void finished(void *easy, int result);

private:
    struct SocketWatch;

    static int onSocket(void *easy, int socket, int what, void *self, void *watch);
    static int onTimer(void *multi, long milliseconds, void *self);
    void watch(int socket, int what, SocketWatch *known);
    void drive(int socket, int events);

    void *m_multi;
    QTimer m_timer;
};

} // namespace wakeline
