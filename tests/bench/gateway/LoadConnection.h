// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace wakeline {

/// One keep-alive connection of the load, with at most one request under way.
class LoadConnection
{
public:
    using Clock = std::chrono::steady_clock;

    LoadConnection() = default;
    LoadConnection(LoadConnection &&other) noexcept;
    LoadConnection &operator=(LoadConnection &&) = delete;
    ~LoadConnection();

    /// To 127.0.0.1. \return false: see errno
    bool open(quint16 port);
    int socket() const { return m_socket; }

    /// \param due  when the request should have been sent: what a server's slowness delays counts as its latency
    bool send(const QByteArray &request, Clock::time_point due);
    Clock::time_point due() const { return m_due; }

    enum class Progress { Incomplete, Answered, Broken };
    /// Reads what is there. After Answered, status() is that of the answer, and the connection is free again.
    Progress receive();
    int status() const { return m_status; }

private:
    Progress parse();

    int m_socket = -1;
    Clock::time_point m_due;
    QByteArray m_input;
    int m_status = 0;
};

} // namespace wakeline
