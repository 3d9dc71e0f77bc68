// SPDX-License-Identifier: GPL-3.0-or-later
#include "ControlSocket.h"

#include "Libre.h"
#include "RecorderLog.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <sys/un.h>

namespace wakeline {

namespace {

constexpr qsizetype longestLine = 128 * 1024; ///< a list of 500 messages
constexpr qsizetype comfortable = 64 * 1024;  ///< that may wait to be sent
constexpr qsizetype unbearable = 1024 * 1024; ///< a client that leaves this unread is gone

QString lastError()
{
    return QString::fromLocal8Bit(strerror(errno));
}

} // namespace

ControlSocket::~ControlSocket()
{
    if (m_client.isOpen())
        ::fd_close(m_client.number());
    if (m_server.isOpen()) {
        ::fd_close(m_server.number());
        ::unlink(m_path.constData());
    }
}

Result<void> ControlSocket::listen(const QString &path)
{
    m_path = QFile::encodeName(path);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (m_path.size() >= qsizetype(sizeof address.sun_path))
        return failure(QStringLiteral("socket"), QStringLiteral("%1 is too long for a socket's path").arg(path));
    std::memcpy(address.sun_path, m_path.constData(), std::size_t(m_path.size()));

    FileDescriptor server(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    QDir().mkpath(QFileInfo(path).path());
    ::unlink(m_path.constData());
    const mode_t before = ::umask(0177); // 0600 from its first moment
    const bool bound =
        server.isOpen() && ::bind(server.number(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::umask(before);
    if (!bound || ::listen(server.number(), 4) != 0)
        return failure(QStringLiteral("socket"), QStringLiteral("Cannot listen on %1: %2").arg(path, lastError()));
    const auto onClient = [](int, void *self) { atEdge([&] { static_cast<ControlSocket *>(self)->accept(); }); };
    if (::fd_listen(server.number(), FD_READ, onClient, this) != 0)
        return failure(QStringLiteral("socket"), QStringLiteral("Cannot watch %1").arg(path));
    m_server = std::move(server);
    return {};
}

void ControlSocket::accept()
{
    FileDescriptor client(::accept4(m_server.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!client.isOpen())
        return;
    if (m_client.isOpen())
        drop("another took its place");
    m_client = std::move(client);
    watch();
    qCInfo(lcRecorder, "The service is connected");
    m_listener.connected();
}

void ControlSocket::watch()
{
    const auto onReady = [](int flags, void *self) {
        atEdge([&] { static_cast<ControlSocket *>(self)->ready(flags); });
    };
    ::fd_listen(m_client.number(), m_out.isEmpty() ? FD_READ : FD_READ | FD_WRITE, onReady, this);
}

void ControlSocket::ready(int flags)
{
    if (flags & FD_WRITE) {
        flush();
        if (m_client.isOpen() && hasRoom())
            m_listener.writable();
    }
    if (m_client.isOpen() && (flags & ~FD_WRITE))
        receive();
}

void ControlSocket::receive()
{
    char bytes[4096];
    const ssize_t size = ::read(m_client.number(), bytes, sizeof bytes);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0)
        return drop("it closed the connection");
    m_in.append(bytes, size);
    for (qsizetype end; (end = m_in.indexOf('\n')) >= 0 && m_client.isOpen();) {
        const QByteArray line = m_in.left(end);
        m_in.remove(0, end + 1);
        m_listener.line(line);
    }
    if (m_in.size() > longestLine)
        drop("it sent a line without an end");
}

bool ControlSocket::hasRoom() const
{
    return m_client.isOpen() && m_out.size() < comfortable;
}

void ControlSocket::send(const QByteArray &line)
{
    if (!m_client.isOpen())
        return;
    m_out += line + '\n';
    flush();
    if (m_out.size() > unbearable)
        drop("it does not read");
}

void ControlSocket::flush()
{
    while (!m_out.isEmpty()) {
        const ssize_t size = ::send(m_client.number(), m_out.constData(), std::size_t(m_out.size()), MSG_NOSIGNAL);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno != EAGAIN)
            return drop("it went away");
        if (size < 0)
            break;
        m_out.remove(0, size);
    }
    watch();
}

void ControlSocket::drop(const char *why)
{
    qCInfo(lcRecorder, "The connection to the service is closed: %s", why);
    ::fd_close(m_client.number());
    m_client.close();
    m_in.clear();
    m_out.clear();
    m_listener.lost();
}

} // namespace wakeline
