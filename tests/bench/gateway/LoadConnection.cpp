// SPDX-License-Identifier: GPL-3.0-or-later
#include "LoadConnection.h"

#include <array>
#include <cerrno>
#include <utility>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wakeline {

LoadConnection::LoadConnection(LoadConnection &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)),
      m_due(other.m_due),
      m_input(std::move(other.m_input)),
      m_status(other.m_status)
{}

LoadConnection::~LoadConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool LoadConnection::open(quint16 port)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    return m_socket >= 0 && ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
           ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0;
}

bool LoadConnection::send(const QByteArray &request, Clock::time_point due)
{
    m_due = due;
    m_input.clear();
    return ::send(m_socket, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) == request.size();
}

LoadConnection::Progress LoadConnection::receive()
{
    std::array<char, 4096> buffer;
    const ssize_t size = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return Progress::Incomplete;
    if (size <= 0)
        return Progress::Broken;
    m_input.append(buffer.data(), qsizetype(size));
    return parse();
}

LoadConnection::Progress LoadConnection::parse()
{
    const qsizetype head = m_input.indexOf("\r\n\r\n");
    if (head < 0)
        return Progress::Incomplete;
    const QByteArray fields = m_input.left(head).toLower();
    const qsizetype length = fields.indexOf("\r\ncontent-length:");
    if (!fields.startsWith("http/1.1 ") || length < 0)
        return Progress::Broken;
    const qsizetype value = length + qsizetype(sizeof "\r\ncontent-length:") - 1;
    const qsizetype body = fields.mid(value, fields.indexOf("\r\n", value) - value).trimmed().toLongLong();
    if (m_input.size() < head + 4 + body)
        return Progress::Incomplete;
    m_status = fields.mid(9, 3).toInt();
    return Progress::Answered;
}

} // namespace wakeline
