// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileDescriptor.h"
#include "Result.h"

#include <QByteArray>

#include <functional>

namespace wakeline {

/// A unix socket (0600) for one client, the service: lines in and out. Who connects anew takes the other's place, since
/// a service that was killed may leave its connection behind. Lives in libre's loop.
class ControlSocket
{
public:
    struct Listener
    {
        std::function<void()> connected;
        std::function<void(const QByteArray &)> line;
        std::function<void()> writable; ///< hasRoom() again
        std::function<void()> lost;     ///< nobody is connected, or another service
    };

    explicit ControlSocket(Listener listener) : m_listener(std::move(listener)) {}
    ~ControlSocket();
    ControlSocket(const ControlSocket &) = delete;
    ControlSocket &operator=(const ControlSocket &) = delete;

    /// Replaces what a killed process left at this path.
    Result<void> listen(const QString &path);

    bool isConnected() const { return m_client.isOpen(); }
    /// Whether more may be sent: false while the client does not read.
    bool hasRoom() const;
    /// Nothing happens without a client. One that does not read for too long is dropped.
    void send(const QByteArray &line);

private:
    void accept();
    void ready(int flags);
    void receive();
    void flush();
    void watch();
    void drop(const char *why);

    Listener m_listener;
    QByteArray m_path;
    FileDescriptor m_server;
    FileDescriptor m_client;
    QByteArray m_in;
    QByteArray m_out;
};

} // namespace wakeline
