// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one GET over and over, on keep-alive connections, each with a token in turn, and prints one line of JSON.
//   AppLoad --port PORT --tokens FILE --path PATH --connections N --seconds S
// Bodies are counted and thrown away, so that the load costs little beside what it measures.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto patience = 15s; ///< for the next byte, whose ever

[[noreturn]] void fail(const QString &what)
{
    QTextStream(stderr) << "AppLoad: " << what << '\n';
    ::_exit(1);
}

/// One connection with one request under way.
class Client
{
public:
    Client(quint16 port, QByteArray request) : m_request(std::move(request))
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        if (::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
            ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0)
            fail(u"cannot connect to port %1"_qs.arg(port));
    }

    int socket() const { return m_socket; }

    void send()
    {
        m_head.clear();
        m_missing = -1;
        m_sentAt = Clock::now();
        if (::send(m_socket, m_request.constData(), std::size_t(m_request.size()), MSG_NOSIGNAL) != m_request.size())
            fail(u"a connection was closed"_qs);
    }

    /// \return whether the answer is whole
    bool receive(std::vector<char> &buffer, qint64 &bodyBytes)
    {
        const ssize_t size = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return false;
        if (size <= 0)
            fail(u"an answer broke off"_qs);
        qint64 body = size;
        if (m_missing < 0)
            body = readHead(buffer.data(), size);
        m_missing -= body;
        bodyBytes += body;
        return m_head.isNull() && m_missing == 0;
    }

    Clock::time_point sentAt() const { return m_sentAt; }

private:
    /// \return how many of the bytes are of the body
    qint64 readHead(const char *data, ssize_t size)
    {
        m_head.append(data, size);
        const qsizetype end = m_head.indexOf("\r\n\r\n");
        if (end < 0) {
            m_missing = -1;
            return 0;
        }
        const QByteArray head = m_head.first(end + 2).toLower();
        const qsizetype length = head.indexOf("\r\ncontent-length: ");
        if (!head.startsWith("http/1.1 200 ") || length < 0)
            fail(u"this is no answer to measure: "_qs + QString::fromLatin1(m_head.left(300)));
        const qsizetype value = length + 18;
        m_missing = head.sliced(value, head.indexOf('\r', value) - value).toLongLong();
        const qint64 body = m_head.size() - end - 4;
        m_head = QByteArray();
        return body;
    }

    int m_socket = -1;
    QByteArray m_request;
    QByteArray m_head;     ///< as far as it has come; null once it is read
    qint64 m_missing = -1; ///< bytes of the body; below 0 while the head is read
    Clock::time_point m_sentAt;
};

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(u"cannot read %1"_qs.arg(path));
    return file.readAll().trimmed().split('\n');
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    for (const auto *name : {"port", "tokens", "path", "connections", "seconds"})
        parser.addOption({QLatin1String(name), {}, QLatin1String(name)});
    parser.process(app);
    const auto number = [&](const char *name) { return parser.value(QLatin1String(name)).toInt(); };
    const QList<QByteArray> tokens = linesOf(parser.value(u"tokens"_qs));
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Client> clients;
    clients.reserve(std::size_t(number("connections")));
    for (int i = 0; i < number("connections"); ++i) {
        clients.emplace_back(quint16(number("port")), "GET " + parser.value(u"path"_qs).toLatin1() +
                                                          " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                                                          tokens.at(i % tokens.size()) + "\r\n\r\n");
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &clients.back()}};
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, clients.back().socket(), &event);
    }
    std::vector<char> buffer(256 * 1024);
    std::vector<quint32> latencies;
    qint64 bytes = 0;
    const auto start = Clock::now();
    for (Client &client : clients)
        client.send();
    std::array<epoll_event, 64> events;
    std::size_t open = clients.size();
    while (open > 0) {
        const int ready = ::epoll_wait(epoll, events.data(), int(events.size()), int(patience / 1ms));
        if (ready == 0)
            fail(u"no answer for %1 s"_qs.arg(patience / 1s));
        for (int i = 0; i < ready; ++i) {
            Client &client = *static_cast<Client *>(events[std::size_t(i)].data.ptr);
            if (!client.receive(buffer, bytes))
                continue;
            const auto now = Clock::now();
            latencies.push_back(quint32((now - client.sentAt()) / 1us));
            if (now < start + std::chrono::seconds(number("seconds")))
                client.send();
            else
                --open;
        }
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::ranges::sort(latencies);
    const auto quantile = [&](double share) {
        return latencies[std::min(latencies.size() - 1, std::size_t(share * double(latencies.size())))];
    };
    QTextStream(stdout) << u"{\"ok\":%1,\"seconds\":%2,\"bytes\":%3,\"p50_us\":%4,\"p99_us\":%5}"_qs
                               .arg(latencies.size())
                               .arg(seconds)
                               .arg(bytes)
                               .arg(quantile(0.5))
                               .arg(quantile(0.99))
                        << Qt::endl;
    return 0;
}
