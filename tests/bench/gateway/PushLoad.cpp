// SPDX-License-Identifier: GPL-3.0-or-later
// Posts to /v1/push over keep-alive connections, every push of another call, and prints one line of JSON.
//   PushLoad --port PORT --keys FILE --tag TAG --connections N (--seconds S | --count N) [--rate PER_SECOND] [--hold]
// Without --rate each connection posts as soon as it has its answer. --count N is spread over the keys in order;
// --hold keeps the connections open until the standard input ends.
#include "LoadConnection.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <vector>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace wakeline;
using namespace std::chrono_literals;
using Clock = LoadConnection::Clock;

namespace {

constexpr int phones = 20'000;    ///< device tokens that take turns
constexpr auto patience = 15s;    ///< for the next answer, whichever
constexpr int eventsPerTurn = 64; ///< few, so that an answer's time is taken when it comes

struct Plan
{
    QList<QByteArray> keys;
    QByteArray tag;
    qint64 count = 0; ///< 0: until `seconds` are over
    std::chrono::seconds seconds{0};
    double rate = 0; ///< per second; 0: as fast as the answers come
};

[[noreturn]] void fail(const QString &what)
{
    QTextStream(stderr) << "PushLoad: " << what << '\n';
    ::_exit(1);
}

QByteArray pushRequest(const Plan &plan, qint64 number)
{
    const QByteArray &key = plan.keys.at(number % plan.keys.size());
    const QByteArray token = QByteArray::number(number % phones, 16).rightJustified(64, 'a');
    const QByteArray callId = plan.tag + '-' + QByteArray::number(number);
    const QByteArray body = R"({"license_key":")" + key + R"(","push_token":")" + token +
                            R"(","push_platform":"apns","caller_id":"+493012345678","caller_name":"Ada Lovelace",)" +
                            R"("call_id":")" + callId + R"("})";
    return "POST /v1/push HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

class Load
{
public:
    Load(Plan plan, int port, int connections);
    void run();
    QString report();

private:
    bool mayStart(qint64 number, Clock::time_point now) const;
    void sendDue();
    void receive(LoadConnection &connection);

    Plan m_plan;
    int m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<LoadConnection> m_connections;
    std::deque<LoadConnection *> m_free; ///< take turns
    Clock::time_point m_start;
    Clock::time_point m_end;
    qint64 m_sent = 0;
    std::vector<quint32> m_latencies; ///< microseconds, of the pushes answered with 200
    std::map<int, qint64> m_others;   ///< by status
};

Load::Load(Plan plan, int port, int connections) : m_plan(std::move(plan)), m_connections(std::size_t(connections))
{
    for (LoadConnection &connection : m_connections) {
        if (!connection.open(quint16(port)))
            fail(u"cannot connect to port %1"_qs.arg(port));
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.socket(), &event);
        m_free.push_back(&connection);
    }
}

bool Load::mayStart(qint64 number, Clock::time_point now) const
{
    const bool isPlanned = m_plan.count > 0 ? number < m_plan.count : now < m_start + m_plan.seconds;
    return isPlanned && (m_plan.rate == 0 || now >= m_start + std::chrono::duration<double>(number / m_plan.rate));
}

void Load::sendDue()
{
    for (auto now = Clock::now(); !m_free.empty() && mayStart(m_sent, now); now = Clock::now()) {
        const auto offset = std::chrono::duration<double>(m_plan.rate > 0 ? m_sent / m_plan.rate : 0);
        const auto due = m_plan.rate > 0 ? m_start + std::chrono::duration_cast<Clock::duration>(offset) : now;
        LoadConnection *connection = m_free.front();
        m_free.pop_front();
        if (!connection->send(pushRequest(m_plan, m_sent++), due))
            fail(QStringLiteral("a connection was closed"));
    }
}

void Load::receive(LoadConnection &connection)
{
    switch (connection.receive()) {
    case LoadConnection::Progress::Incomplete:
        return;
    case LoadConnection::Progress::Broken:
        fail(QStringLiteral("an answer broke off, or is none that this program reads"));
    case LoadConnection::Progress::Answered:
        break;
    }
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - connection.due());
    if (connection.status() == 200)
        m_latencies.push_back(quint32(took.count()));
    else
        ++m_others[connection.status()];
    m_free.push_back(&connection);
}

void Load::run()
{
    m_start = Clock::now();
    auto heard = m_start;
    for (;;) {
        sendDue();
        const bool isOver = m_plan.count > 0 ? m_sent >= m_plan.count : Clock::now() >= m_start + m_plan.seconds;
        if (isOver && m_free.size() == m_connections.size())
            break;
        std::array<epoll_event, eventsPerTurn> events;
        const int ready = ::epoll_wait(m_epoll, events.data(), eventsPerTurn, m_plan.rate > 0 && !isOver ? 1 : 1000);
        for (int i = 0; i < ready; ++i)
            receive(*static_cast<LoadConnection *>(events[std::size_t(i)].data.ptr));
        if (ready > 0 || m_free.size() == m_connections.size())
            heard = Clock::now();
        else if (Clock::now() > heard + patience)
            fail(u"no answer for %1 s, %2 requests are open"_qs.arg(patience.count())
                     .arg(m_connections.size() - m_free.size()));
    }
    m_end = Clock::now();
}

QString Load::report()
{
    std::ranges::sort(m_latencies);
    const auto quantile = [&](double share) {
        const std::size_t size = m_latencies.size();
        return size == 0 ? 0 : m_latencies[std::min(size - 1, std::size_t(share * double(size)))];
    };
    const double seconds = std::chrono::duration<double>(m_end - m_start).count();
    QString others;
    for (const auto &[status, count] : m_others)
        others += (others.isEmpty() ? u"\"%1\":%2"_qs : u",\"%1\":%2"_qs).arg(status).arg(count);
    return u"{\"ok\":%1,\"others\":{%2},\"seconds\":%3,\"per_second\":%4,\"p50_us\":%5,\"p99_us\":%6,\"max_us\":%7}"_qs
        .arg(m_latencies.size())
        .arg(others)
        .arg(seconds)
        .arg(double(m_latencies.size()) / seconds)
        .arg(quantile(0.5))
        .arg(quantile(0.99))
        .arg(quantile(1));
}

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(u"cannot read %1"_qs.arg(path));
    return file.readAll().trimmed().split('\n');
}

/// As many as the system lets us: the usual soft limit is 1,024.
void allowManySockets()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    for (const auto *name : {"port", "keys", "tag", "connections", "seconds", "count", "rate"})
        parser.addOption({QLatin1String(name), {}, QLatin1String(name)});
    parser.addOption({QStringLiteral("hold"), {}});
    parser.process(app);
    allowManySockets();
    const auto number = [&](const char *name) { return parser.value(QLatin1String(name)).toLongLong(); };
    Load load({.keys = linesOf(parser.value(QStringLiteral("keys"))),
               .tag = parser.value(QStringLiteral("tag")).toLatin1(),
               .count = number("count"),
               .seconds = std::chrono::seconds(number("seconds")),
               .rate = double(number("rate"))},
              int(number("port")), int(number("connections")));
    load.run();
    QTextStream(stdout) << load.report() << Qt::endl;
    if (parser.isSet(QStringLiteral("hold")))
        QTextStream(stdin).readAll();
    return 0;
}
